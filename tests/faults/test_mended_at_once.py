"""Whoever does what a hint says, to the letter, is done: it names the file, the line and the ids of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.ground.problems import Problem, mended, without_followers
from macros.manuscript.survey import read_project
from tests.conftest import BOOKED_FACT, BOTH_CHARGES, GOOD_FACT
from tests.faults.mistakes.pages import CALL, EN, END, ZH
from tests.faults.mistakes.records import EVENT, FACT, MORE, SUM, WARNED

FACTS = "data/facts/h20.yml"
FIXED = ["languages", "newsletter", "units", "glossary", "quotes", "phrases/zh", "phrases/en"]
GONE = """\
gone:
  withdrawn: 2026-01-01
  label: {zh: 乙, en: B}
  value: 5
  unit: usd
  reason: {zh: 读错, en: It was misread}
"""


def problems_of(write, files: dict[str, str]) -> list[Problem]:
    return sorted(read_project(write(files))[1])


def only(write, code: str, files: dict[str, str]) -> Problem:
    """The first problem of a code in the small project with these files."""
    found = problems_of(write, files)
    return next(problem for problem in found if problem.code == code)


@pytest.mark.parametrize("name", FIXED)
def test_a_file_of_a_fixed_name_that_is_not_there_is_one_problem(newsletter: Path, name: str) -> None:
    path = newsletter / f"data/{name}.yml"
    held = path.read_bytes()
    path.unlink()
    try:
        problems = without_followers(read_project(newsletter)[1])
    finally:
        path.write_bytes(held)
    assert [(one.position.path, one.code) for one in problems] == [(f"data/{name}.yml", "missing-file")]
    assert f"git checkout -- data/{name}.yml" in problems[0].hint


@pytest.mark.parametrize("sign", "+-*/")
@pytest.mark.parametrize("form", ["{a}{sign}{b}", "{a}{sign} {b}", "{a} {sign}{b}"])
def test_a_sum_without_blanks_is_shown_with_them(write, sign: str, form: str) -> None:
    typed = form.format(a="h20.charge-warned", b="h20.charge-warned", sign=sign)
    told = only(write, "broken-derive", {MORE: SUM.replace(WARNED, typed)})
    assert "blank" in told.hint or "space on each side" in told.hint
    if " " not in typed:
        assert f"h20.charge-warned {sign} h20.charge-warned" in told.hint


@pytest.mark.parametrize("typed", ["5-7", "5–7", "5..7", "5 to 7", "5至7", "5 ~ 7"])
def test_a_range_in_one_text_is_mended(write, typed: str) -> None:
    text = FACT.replace("value: 5", f"range: {typed}")
    told = only(write, "wrong-length", {MORE: text})
    assert "range: [5, 7]" in told.hint
    assert told.mend
    assert mended(text, [told.mend]) == FACT.replace("value: 5", "range: [5, 7]")


AMOUNTS = {
    "140-150": ["range: [140, 150]"],
    "about 5": ["value: 5", "bound: about"],
    "约5": ["value: 5", "bound: about"],
    "up to 5.5 billion": ["value: 5.5e9", "bound: at-most"],
    "more than 1,200": ["value: 1200", "bound: over"],
    "about 140-150": ["range: [140, 150]", "bound: about"],
    "$148": ["value: 148", "unit:"],
    "148亿美元": ["value: 148e8", "unit:"],
    "148 USD": ["value: 148", "unit:"],
}


@pytest.mark.parametrize("typed", AMOUNTS)
def test_an_amount_in_one_text_is_told_apart(write, typed: str) -> None:
    told = only(write, "not-a-number", {MORE: FACT.replace("value: 5", f"value: {typed}")})
    assert [line for line in AMOUNTS[typed] if line not in told.hint] == [], told.hint


@pytest.mark.parametrize("place", ["sum", "page", "words", "record"])
def test_what_was_withdrawn_is_told_as_that_wherever_it_is_named(write, place: str) -> None:
    chart = BOTH_CHARGES.replace("h20.charge-booked", "h20.gone")
    page = f'---\ntitle: T\ndescription: T\noriginal: zh\n---\n# T {{ #top }}\n\n{{{{ fact("h20.gone") }}}}\n\n{END}'
    files = {
        "sum": {MORE: SUM.replace(WARNED, "h20.charge-warned / h20.gone")},
        "page": {EN: page},
        "words": {MORE: FACT.replace("en: A", 'en: "A {h20.gone}"')},
        "record": {"data/charts/both.yml": chart},
    }[place]
    found = problems_of(write, {FACTS: GOOD_FACT + BOOKED_FACT + GONE, **files})
    [told] = [problem for problem in found if "is withdrawn (data/facts/h20.yml:" in problem.message]
    assert "did you mean" not in told.hint


@pytest.mark.parametrize(("wrong", "offered"), [("h20.chrage-warned", "h20.charge-warned"), ("more.charge-warned", "")])
def test_an_id_of_another_topic_is_not_offered(write, wrong: str, offered: str) -> None:
    told = only(write, "unknown-fact", {MORE: f"{FACT}{SUM.replace(WARNED, wrong)}"})
    assert ("did you mean" in told.hint) == bool(offered)
    assert offered in told.hint


def test_what_differs_in_capitals_alone_is_offered(write) -> None:
    unit = only(write, "unknown-unit", {MORE: FACT.replace("usd", "USD")})
    term = only(write, "unknown-term", {"data/events/more.yml": EVENT.replace("nvidia", "NVIDIA")})
    assert 'did you mean "usd"' in unit.hint
    assert 'did you mean "nvidia"' in term.hint


@pytest.mark.parametrize(("field", "path"), [("unit: usd", "data/units.yml"), ("sources: [cnbc]", "data/sources/")])
def test_where_to_add_what_there_is_not_is_named(write, field: str, path: str) -> None:
    name = field.partition(": ")[2]
    found = problems_of(write, {MORE: FACT.replace(field, field.replace(name.strip("[]"), "qqqqqqqq"))})
    assert any(problem.code.startswith("unknown-") and path in problem.hint for problem in found), found


def test_a_file_whose_name_is_no_id_is_told_once(write) -> None:
    copy = "data/facts/h20 (copy).yml"
    found = problems_of(write, {copy: GOOD_FACT + BOOKED_FACT})
    assert [(problem.position.path, problem.code) for problem in found] == [(copy, "bad-id")]


def test_items_of_a_list_that_became_one_text_are_told_as_that(write) -> None:
    typed = FACT.replace("sources: [cnbc]", "sources:\n    - cnbc\n      - mirror")
    assert "indent" in only(write, "unknown-source", {MORE: typed}).hint


@pytest.mark.parametrize("macro", ["chart", "claim", "quote", "term", "fact"])
def test_an_example_names_what_the_project_has(write, macro: str) -> None:
    project = read_project(write())[0]
    page = (project.root / EN).read_text(encoding="utf-8").replace(CALL, f'{{{{ {macro}("qqqqqqqq") }}}}')
    told = only(write, f"unknown-{macro}", {EN: page})
    _, _, example = told.hint.partition('("')
    known = {name for records in project.catalog.by_kind.values() for name in records}
    assert not example or example.partition('"')[0] in known


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("me@example.org", "mailto:me@example.org"),
        ("https//example.org", "https://example.org"),
        ("http//example.org/a/b", "https://example.org/a/b"),
        ("www.example.org", "https://www.example.org"),
    ],
)
def test_an_address_without_its_beginning_is_shown_with_it(write, typed: str, meant: str) -> None:
    write()
    pages = {path: (write() / path).read_text(encoding="utf-8") for path in (ZH, EN)}
    files = {path: text.replace(END, f"[us]({typed})\n\n{END}") for path, text in pages.items()}
    assert f"write {meant}" in only(write, "broken-link", files).hint
