"""Of a table every cell is shown in a cell, or its line is told: held against Python-Markdown itself."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from macros.ground.problems import as_text
from macros.manuscript.markdown.tables import torn_tables
from tests.pages.test_rules import TOP, both

BORDERS = st.sampled_from(("|{}|", "{}", "|{}", "{}|"))


@st.composite
def tables(draw: st.DrawFn) -> list[str]:
    """A head, dashes and rows of any widths, each with or without bars at its ends."""
    widths = draw(st.lists(st.integers(2, 4), min_size=2, max_size=4))
    lines = []
    for number, width in enumerate(widths):
        cells = ["---" if number == 1 else f" w{number}x{cell} " for cell in range(width)]
        lines.append(draw(BORDERS).format("|".join(cells)).strip())
    return lines


@given(tables())
def test_a_table_is_told_where_its_words_are_not_in_cells(lines: list[str]) -> None:
    made = LexborHTMLParser(markdown.markdown("\n".join(lines), extensions=["tables"]))
    shown = [node.text().strip() for node in made.css("th, td")]
    written = [cell.strip() for line in (lines[0], *lines[2:]) for cell in line.split("|") if cell.strip()]
    is_told = bool(list(torn_tables(enumerate(lines))))
    is_whole = set(written).issubset(shown)
    assert is_told or is_whole
    # All is shown, though moved by a column, where lines have bars at other ends
    assert not is_told or not is_whole or len({(line[0] == "|", line[-1] == "|") for line in lines}) > 1


@given(tables())
def test_the_line_of_dashes_that_is_proposed_makes_it_a_table(lines: list[str]) -> None:
    for place, torn in torn_tables(enumerate(lines[:2])):
        lines[place] = torn.mended
    assert LexborHTMLParser(markdown.markdown("\n".join(lines[:2]), extensions=["tables"])).css_first("table")


@pytest.mark.parametrize(
    ("body", "place", "said"),
    [
        ("A | B | C\n|---|---|---|\n1 | 2 | 3", ":9:1:", "5 cells of dashes below a head of 3"),
        ("A | B\n\n|---|---|\n1 | 2", ":10:1:", "no head of a table above it"),
        ("| a | b |\n|---|---|\n| c | d | e |", ":10:1:", "a row of 3 cells in a table of 2"),
        ("> A | B\n> ---|---\n> | 1 | 2 |", ":10:3:", "begin and end each line"),
    ],
)
def test_a_torn_table_is_told_at_its_line_and_once(read, body: str, place: str, said: str) -> None:
    told = as_text(read(both(f"{TOP}{body}\n"))[1]).split("docs/zh/")[0]
    assert told.count("[other-block]") == 1
    assert place in told
    assert said in told


@pytest.mark.parametrize(
    "body",
    [
        "| `a|b` | c |\n|---|---|\n| x | y |",
        "| a\\|b | c |\n|---|---|\n| x | y |",
        "```\n|---|---|\n```",
        "Text.\n\n---\n",
    ],
)
def test_bars_in_code_and_bars_with_a_stroke_part_nothing(read, body: str) -> None:
    assert as_text(read(both(f"{TOP}{body}\n"))[1]) == ""
