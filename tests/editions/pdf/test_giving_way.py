"""Figures give way: nothing is lost or torn from its section, and no figure leaves a hole that text could fill."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from macros.editions.pdf.giving_way import Block, moved, passed

PAGE = 900.0


def block(tag: str, height: float, *, name: str = "", is_whole: bool = False) -> Block:
    return Block(tag, name, 8.0, height, 8.0, is_whole or bool(name))


def text(height: float) -> Block:
    return block("p", height)


def figure(name: str, height: float) -> Block:
    return block("figure", height, name=name)


def test_a_figure_lets_text_go_first_until_its_page_is_full() -> None:
    flow = [text(500), figure("a", 600), *(text(90) for _ in range(8))]
    assert passed([flow], PAGE) == {"a": 4}


def test_a_figure_that_fits_stays() -> None:
    assert passed([[text(200), figure("a", 600), text(90)]], PAGE) == {}


def test_a_figure_first_on_its_page_stays() -> None:
    assert passed([[figure("a", 890), text(90)]], PAGE) == {}


def test_a_figure_passes_no_heading_no_figure_and_no_end_of_a_section() -> None:
    for barrier in (block("h2", 20), figure("b", 100)):
        assert "a" not in passed([[text(500), figure("a", 600), barrier, text(400)]], PAGE)
    assert passed([[text(500), figure("a", 600)], [text(400)]], PAGE) == {}


def test_a_box_that_would_not_fit_is_not_passed() -> None:
    whole = block("div", 500, is_whole=True)
    assert passed([[text(500), figure("a", 600), whole, text(300)]], PAGE) == {}
    assert passed([[text(500), figure("a", 600), block("div", 300, is_whole=True), text(300)]], PAGE) == {"a": 2}


def test_a_figure_that_would_leave_more_empty_further_down_stays() -> None:
    table = block("table", 500)  # the rest of its page, and so much of the next that the figure has no room below it
    assert passed([[text(600), figure("a", 700), table, block("h2", 20), text(400)]], PAGE) == {}
    assert passed([[text(600), figure("a", 300), table, block("h2", 20), text(400)]], PAGE) == {"a": 1}


def test_a_figure_that_would_fit_below_a_broken_table_by_a_hair_stays() -> None:
    before = [text(600), figure("f", 750)]
    assert passed([[*before, block("table", 590), text(50)]], 1000) == {}
    assert passed([[*before, block("table", 540), text(50)]], 1000) == {"f": 1}


@st.composite
def flows(draw: st.DrawFn) -> list[list[Block]]:
    heights = st.floats(1, 2 * PAGE)
    sections = []
    for section in range(draw(st.integers(1, 3))):
        blocks = []
        for number in range(draw(st.integers(1, 12))):
            kind = draw(st.sampled_from(("p", "p", "p", "div", "h2", "figure")))
            height = draw(heights)
            name = f"f{section}-{number}" if kind == "figure" else ""
            blocks.append(block(kind, height, name=name, is_whole=kind == "div"))
        sections.append(blocks)
    return sections


@given(flows())
def test_any_document_keeps_its_blocks_its_order_of_text_and_its_sections(sections: list[list[Block]]) -> None:
    html = "<body>" + "".join(
        "<section>"
        + "\n".join(f'<{one.tag} id="{one.id or f"x{s}-{n}"}">{s}.{n}</{one.tag}>' for n, one in enumerate(blocks))
        + "</section>"
        for s, blocks in enumerate(sections)
    )
    before, after = (LexborHTMLParser(one) for one in (html, moved(html, passed(sections, PAGE))))
    for old, new in zip(before.css("section"), after.css("section"), strict=True):
        was, now = ([(one.tag, one.text()) for one in part.css("section > *")] for part in (old, new))
        assert sorted(was) == sorted(now)
        assert [one for one in was if one[0] != "figure"] == [one for one in now if one[0] != "figure"]
        assert [one for one in was if one[0] in ("figure", "h2")] == [one for one in now if one[0] in ("figure", "h2")]
