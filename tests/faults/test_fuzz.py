"""Whatever is written into a record, a page or its front matter: problems come back, never a traceback, and soon."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from macros.ground.problems import as_github, as_json, as_text
from macros.manuscript.survey import read_project
from tests.conftest import GOOD_PAGE, ROOT, Write
from tests.effort import within

LONGEST = 5.0  # seconds, see tests/effort.py
REAL = {
    "yaml": sorted(file.read_text(encoding="utf-8") for file in (ROOT / "data").rglob("*.yml")),
    "page": sorted(file.read_text(encoding="utf-8") for file in (ROOT / "docs").rglob("*.md")),
}
# What each kind of file is broken with: marks that mean something to YAML, Markdown, Jinja or the sanitiser.
# fmt: off
MARKS = st.sampled_from([
    "\t", "  ", "\n", ": ", "- ", "#", "&a ", "*a", "<<: ", "!!int ", "|", ">", "'", "\"", "[", "]", "{", "}",
    "---\n", "...\n", "{{", "}}", "{%", "%}", "{#", "{{ fact(\"", "\") }}", "{{ fact(1) }}",
    "{h20.charge-warned}", "{", "`", "```\n", "~~~", "$", "\\", "<script>", "</", "<!--", "<svg onload=x>",
    "&#x0;", "&amp;", "](javascript:x)", "![](", "[^1]", "[x]: y", "|-|\n", "!!! a\n", "：", "，", "亿", "万",
    "三成", "４５", "１２", "%", "1e999", "-0", "NO", "012", "2026-02-30", "FY2026-Q9", "9" * 60, ".nan", "..",
    "a..b", "\ufeff", "\u2028", "\x00", "", "\u202e", "e\u0301", "\U0001f600", "\r\n", "\r", "\x85", "\xa0",
    "null", "~", "true",
])
# fmt: on
FIELDS = [
    "value",
    "range",
    "derive",
    "unit",
    "bound",
    "as_of",
    "status",
    "sources",
    "label",
    "became",
    "digits",
    "mixes",
    "unused",
    "moved_to",
    "checked",
    "short",
    "locator",
]
FILES = [
    "data/facts/h20.yml",
    "data/sources/press.yml",
    "data/glossary.yml",
    "data/events/kept.yml",
    "data/units.yml",
    "data/languages.yml",
    "data/phrases/en.yml",
    "data/claims/new.yml",
    "data/quotes.yml",
    "data/charts/new.yml",
]
PAGES = ["docs/en/index.md", "docs/zh/index.md", "docs/en/new.md", "docs/index.md"]


def mutations(texts: list[str]) -> st.SearchStrategy[str]:
    """A real text of at most 3,000 characters with some places cut out, doubled, or broken into by a mark."""

    @st.composite
    def mutated(draw: st.DrawFn) -> str:
        text = draw(st.sampled_from(texts))
        start = draw(st.integers(0, max(0, len(text) - 3000)))
        text = text[start : start + 3000] if draw(st.booleans()) else text[:3000]
        for _ in range(draw(st.integers(1, 6))):
            at = draw(st.integers(0, len(text)))
            length = draw(st.integers(0, 40))
            put = draw(st.one_of(MARKS, st.text(max_size=8), st.just(text[at : at + length] * 2)))
            text = text[:at] + put + text[at + length :]
        return text

    return mutated()


SCALARS = st.one_of(MARKS, st.text(max_size=20), st.integers().map(str), st.floats().map(str), st.dates().map(str))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
        st.dictionaries(st.sampled_from(["zh", "en", "value", "original", "x"]), inner, max_size=3).map(
            lambda items: "{" + ", ".join(f"{key}: {item}" for key, item in items.items()) + "}"
        ),
    ),
    max_leaves=6,
)
RECORDS = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8).map(
    lambda fields: "charge-warned:\n" + "".join(f"  {key}: {value}\n" for key, value in fields.items())
)
FRONTS = st.tuples(
    st.dictionaries(
        st.sampled_from(
            ["title", "description", "original", "order", "render_macros", "template", "fact", "lang", "stamps", "x"]
        ),
        VALUES,
        max_size=5,
    ),
    st.lists(st.one_of(MARKS, st.text(max_size=30)), max_size=12),
).map(
    lambda parts: (
        "---\n" + "".join(f"{key}: {value}\n" for key, value in parts[0].items()) + "---\n" + "".join(parts[1])
    )
)
INPUTS = st.one_of(
    st.tuples(
        st.sampled_from(FILES), st.one_of(mutations(REAL["yaml"]), RECORDS, st.lists(MARKS, max_size=30).map("".join))
    ),
    st.tuples(
        st.sampled_from(PAGES), st.one_of(mutations(REAL["page"]), FRONTS, st.lists(MARKS, max_size=30).map("".join))
    ),
    st.tuples(
        st.sampled_from(PAGES),
        st.lists(MARKS, max_size=12).map(lambda marks: GOOD_PAGE.format(title="Title") + "".join(marks)),
    ),
)


def is_told(root: Path, name: str, text: str) -> None:
    """Read the project with one file spoiled: it returns, in time, with problems that every form can print."""
    file = root / name
    kept = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        with within(LONGEST):
            _, problems = read_project(root)
        assert all(form(problems) for form in (as_text, as_json, as_github)) or not problems
    finally:
        file.write_bytes(kept) if kept is not None else file.unlink()


def fuzz(root: Path, examples: int) -> None:
    """Try so many inputs."""

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(INPUTS)
    def run(made: tuple[str, str]) -> None:
        is_told(root, *made)

    run()


def test_a_hundred_spoiled_files_are_told_without_a_traceback(write: Write) -> None:
    """Row 43, in short."""
    fuzz(write(), 100)


@pytest.mark.long
def test_ten_thousand_spoiled_files_are_told_without_a_traceback(write: Write) -> None:
    """Row 43."""
    fuzz(write(), int(os.environ.get("SPOILED_FILES", "10000")))
