"""Whatever stands in whatever field of whatever record: problems come back, never an exception, and soon."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.catalog.load import KINDS, Kind, load_catalog
from macros.catalog.rules import catalog_problems
from macros.ground.problems import as_text
from macros.wording.checks import wording_problems
from tests.conftest import GOOD_FACT, GOOD_GLOSSARY, GOOD_SOURCES, Write
from tests.effort import within

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["h20.charge-warned", "cnbc", "usd", "nvidia", "en", "2025-04-15", "1e99", "-0", "{n}", "{", "..", "a b", "line", "1..", "9999", "FY9999-Q4", "0001-01-01..FY0001"]),
)  # fmt: skip
KEYS = st.one_of(
    st.sampled_from(["zh", "en", "other", "original", "name", "value", "n", "[key]", "moved_to", "<<"]),
    st.text(max_size=5),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
# What makes the other fields of a record right, so that the one that is spoiled is reached
IN_BOTH = {"zh": "甲", "en": "A"}
COMMON: dict[str, Any] = {
    "label": IN_BOTH, "name": IN_BOTH, "title": IN_BOTH, "said": IN_BOTH, "text": IN_BOTH, "subtitle": IN_BOTH, "alt": IN_BOTH,
    "sources": ["cnbc"], "unit": "usd", "value": "5", "as_of": "2024", "status": "reported", "date": "2025-04-15", "actor": "nvidia",
    "speaker": "nvidia", "issue": "h20", "number": "1", "question": IN_BOTH, "answer": IN_BOTH, "description": IN_BOTH, "published": "2025-04-15",
    "section": "index", "verdict": "opinion", "grade": "A", "read": "full", "type": "report", "scale": "plain",
    "dimension": {"x": "1"}, "moved_to": "x", "language": "en", "tag": "en", "babel": "en_GB", "material": "en",
    "publisher": {"name": "A"}, "fields": [{"name": "a", "type": "year", "title": IN_BOTH}, {"name": "b", "type": "number", "title": IN_BOTH}],
    "words": {one: {"prose": {"other": "{n}"}, "table": {"other": "{n}"}, "name": "x"} for one in IN_BOTH},
}  # fmt: skip
SPECIAL = {
    "language": {"name": "English"},
    "source": {"title": {"original": "A"}},
    "term": {"kind": "concept"},
    "claim": {"kind": "opinion"},
    "chart": {"kind": "line", "series": "h20", "along": "a", "field": "b"},
}


def record(kind: Kind) -> dict[str, Any]:
    fields = kind.model.model_fields
    return {name: value for name, value in {**COMMON, **SPECIAL.get(kind.name, {})}.items() if name in fields}


def file_of(kind: Kind) -> str:
    return f"data/{kind.where}" if kind.where.endswith(".yml") else f"data/{kind.where}/h20.yml"


def spoil(root: Path, kind: Kind, value: object, *, whole: bool) -> None:
    """Write one record of the kind, or a whole file, with the value in it."""
    made = value if whole or kind.ids == "file" else {"charge-warned": value}
    path = root / file_of(kind)
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8", errors="replace")


def some(examples: int) -> settings:
    """So many examples, however long one takes."""
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


def hold_values(root: Path, kind: Kind, examples: int) -> None:
    """Write so many values into fields of a record of the kind: each is told or taken."""

    @some(examples)
    @given(st.data())
    def run(data: st.DataObject) -> None:
        field = data.draw(st.sampled_from([*kind.model.model_fields, "", "moved_to", "unknown"]))
        value = data.draw(VALUES)
        whole = data.draw(st.booleans()) and not field
        spoil(root, kind, value if not field else {**record(kind), field: value}, whole=whole)
        catalog, problems = load_catalog(root)
        as_text(problems).encode("utf-8")
        if catalog.whole:
            as_text([*catalog_problems(catalog), *wording_problems(catalog)]).encode("utf-8")

    run()


def hold_phrases(root: Path, examples: int) -> None:
    """Write so many values for phrases: each is told or taken."""

    @some(examples)
    @given(VALUES, st.sampled_from(["", "figure", "numbers", "bounds"]))
    def run(value: object, group: str) -> None:
        made = {group: value} if group else value
        file = root / "data/phrases/en.yml"
        file.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8", errors="replace")
        catalog, problems = load_catalog(root)
        as_text([*problems, *(catalog_problems(catalog) if catalog.whole else ())]).encode("utf-8")

    run()


EACH_KIND = pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])


@pytest.mark.heavy
@EACH_KIND
def test_no_value_in_no_field_raises(write: Write, kind: Kind) -> None:
    hold_values(write(), kind, 40)


@pytest.mark.long
@EACH_KIND
def test_no_value_of_hundreds_in_no_field_raises(write: Write, kind: Kind) -> None:
    hold_values(write(), kind, 400)


@pytest.mark.heavy
def test_no_phrase_raises(write: Write) -> None:
    hold_phrases(write(), 40)


@pytest.mark.long
def test_no_phrase_of_hundreds_raises(write: Write) -> None:
    hold_phrases(write(), 400)


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("data/facts/h20.yml", GOOD_FACT.replace("[cnbc]", "[" + "cnbc, " * 60 + "cnbc]")),
        ("data/facts/h20.yml", GOOD_FACT.replace("[cnbc]", "[" + "x, " * 300_000 + "x]")),
        ("data/glossary.yml", GOOD_GLOSSARY + "  avoid: {en: [" + "x, " * 60 + "x]}\n"),
        ("data/glossary.yml", GOOD_GLOSSARY.replace("NVIDIA", "N" * 121)),
        ("data/sources/press.yml", GOOD_SOURCES.replace("CNBC", "C" * 121)),
    ],
)
def test_lists_and_names_have_limits(read, name: str, text: str) -> None:
    with within(15):
        _, problems = read({name: text})
    assert ("too-long", name) in {(found.code, found.position.path) for found in problems}


@pytest.mark.parametrize("name", ['"."', '"*"', '"…"', '" "', '""', '"\\u3000"', '"\\t"', "[a]", "{a: b}", '"（"'])
def test_a_term_is_not_called_by_a_sign(read, name: str) -> None:
    for text in (
        GOOD_GLOSSARY.replace("NVIDIA", name),
        GOOD_GLOSSARY + f"  avoid: {{en: [{name}]}}\n",
        GOOD_GLOSSARY + f"  short: {{zh: 英, en: {name}}}\n",
    ):
        _, problems = read({"data/glossary.yml": text})
        assert [found for found in problems if found.position.path == "data/glossary.yml"]


@pytest.mark.heavy
def test_five_thousand_terms_of_signs_that_mean_something_to_patterns_are_read_soon(read) -> None:
    terms = "".join(
        f"t{n}:\n  name: {{zh: '词(*{n}', en: 'Term [a{n}+'}}\n  kind: concept\n  avoid: {{en: ['(x+)+{n}', '.*{n}$']}}\n  unused: a test\n"
        for n in range(5000)
    )
    with within(8):
        _, problems = read({"data/glossary.yml": GOOD_GLOSSARY + terms.replace("  unused: a test\n", "")})
    assert {found.code for found in problems} <= {"unused"}


@pytest.mark.heavy
def test_a_hundred_thousand_small_mistakes_are_told_in_part_and_soon(read) -> None:
    for text in (
        GOOD_FACT + "".join(f"a{n}: {{x: 1}}\n" for n in range(100_000)),
        GOOD_FACT + "".join(f"A{n}: 1\n" for n in range(100_000)),
        GOOD_FACT + "a: 1\n" * 100_000,
    ):
        with within(15):  # half of it is libyaml's
            _, problems = read({"data/facts/h20.yml": text})
        assert len(problems) < 300
