"""A list, a note, a quotation, a box or a table may hold nothing: every writer of blocks writes what there is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from macros.editions.blocks.markdown import Markdown
from macros.editions.blocks.model import (
    NUMBER,
    SOURCE,
    WRITTEN,
    Block,
    Blocks,
    Box,
    Code,
    Definitions,
    Heading,
    Inlines,
    Listing,
    Notes,
    Pair,
    Paragraph,
    Quote,
    Row,
    Rule,
    Run,
    Table,
)
from macros.editions.finished_issue import FinishedIssue
from macros.editions.pdf.document import document
from macros.editions.text.boxes import in_words
from macros.editions.text.edition import text_of
from macros.editions.text.plain import PlainText
from macros.editions.text.twins import twin_of
from macros.editions.wechat.flat import flattened
from macros.editions.wechat.pasted import article
from macros.editions.wechat.posts import Post, posts_of, whole_post
from macros.editions.wechat.zhihu import markdown
from macros.pages.inspection import faults_in, faults_in_markdown
from macros.wording.voice import Voice, phrase, voices
from tests.conftest import Read
from tests.editions.wechat.small_issue import PAGE, issue_of
from tests.editions.whole_issues import whole_issue

LINE: st.SearchStrategy[Inlines] = st.sampled_from(((), (Run("字"),), (Run("a", ("code",), "https://a.example"),)))
PAIR = st.builds(Pair, LINE, st.lists(LINE, max_size=2).map(tuple))


def _holding(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    within = st.lists(blocks, max_size=2).map(tuple)
    items = st.lists(within, max_size=2).map(tuple)
    noted = st.lists(st.tuples(st.just("1"), within), max_size=2).map(tuple)
    return (
        st.builds(Listing, items, st.sampled_from((None, 3)))
        | st.builds(Notes, st.sampled_from((NUMBER, SOURCE, WRITTEN)), noted)
        | st.builds(Quote, within)
        | st.builds(Box, LINE, within)
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table as HTML has them, as many cells in each row, of which any may be empty; it may have no row."""
    columns = draw(st.integers(1, 3))
    cells = st.lists(LINE, min_size=columns, max_size=columns).map(tuple)
    rows = st.builds(Row, cells) | st.builds(Row, st.tuples(LINE), st.just(True))
    return Table(draw(cells), tuple(draw(st.lists(rows, max_size=2))), draw(st.sampled_from(((), (0,)))))


LEAVES = (
    st.builds(Paragraph, LINE)
    | st.builds(Heading, st.integers(2, 6), LINE)
    | st.builds(Code, st.sampled_from(("", "\n", "a")))
    | st.builds(Definitions, st.lists(PAIR, max_size=2).map(tuple))
    | tables()
    | st.just(Rule())
)
BLOCKS: st.SearchStrategy[Blocks] = st.lists(st.recursive(LEAVES, _holding, max_leaves=6), max_size=3).map(tuple)


@cache
def _issue() -> FinishedIssue:
    return whole_issue("yardstick", "zh")


@cache
def _post() -> Post:
    return posts_of(_issue())[0]


def _voice() -> Voice:
    return _issue().voice


@given(BLOCKS)
def test_as_text_and_as_a_twin(blocks: Blocks) -> None:
    PlainText(_voice()).of(blocks)
    twin = Markdown(simpler=lambda block: in_words(_voice(), block)).of(blocks)
    assert faults_in_markdown(twin) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_writers_table_keeps_a_column_that_is_called_as_ours_of_sources(language: str) -> None:
    """Ours goes without: who says so is in the notes. What is called so by a writer may be anything."""
    voice = voices(_voice().catalog)[language]
    called = phrase(voice, "figure", "source")
    table = Table(((Run("a"),), (Run(called),)), (Row(((Run("b"),), (Run("no regulator"),))),))
    assert "no regulator" in PlainText(voice).of((table,))
    assert "no regulator" not in PlainText(voice).of((replace(table, credited=True),))


@settings(max_examples=40)
@given(BLOCKS)
def test_as_a_post(blocks: Blocks) -> None:
    post = replace(_post(), blocks=tuple(flattened(_voice(), blocks, ())))
    markdown(_issue(), post, "f")
    assert LexborHTMLParser(article(_issue(), [post], post, [])).css("section")


EMPTY = (
    "- \n- a",
    "1. ",
    "> ",
    "- \n    > ",
    "- > ",
    "|a|\n|-|",
    "|a|\n|-|\n| |",
    "!!! note\n    - ",
    "```\n```",
    "> - \n>\n> > ",
)


@pytest.mark.parametrize("empty", EMPTY)
def test_what_an_author_leaves_empty_goes_out_in_every_form(read: Read, empty: str) -> None:
    issue = issue_of(read, f"{PAGE}\n词[^n]。\n\n{empty}\n\n[^n]: 注。\n")
    page = issue.opening
    assert faults_in(page.html) == []
    assert faults_in_markdown(twin_of(page, "")) == []
    assert text_of(issue)
    assert document(issue)
    for post in (whole_post(issue), *posts_of(issue)):
        markdown(issue, post, "f")
        article(issue, [post], post, [])
