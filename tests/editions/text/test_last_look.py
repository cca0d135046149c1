"""What the writer of Markdown writes, the last look at finished files lets pass, whatever the words were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from macros.editions.blocks.markdown import Markdown
from macros.editions.blocks.model import (
    WRITTEN,
    Block,
    Break,
    Code,
    Heading,
    Inline,
    Inlines,
    Listing,
    Marks,
    Note,
    Notes,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
)
from macros.pages.inspection import faults_in_markdown

_READER = MarkdownIt("commonmark").enable("table")
# Every kind of link that a page may have, and words that look like one
LINKS = (
    "https://a.example/x_(y)?a=b&c=d",
    "mailto:desk@a.example",
    "mailto:desk@a.example?subject=a%20b&body=c_d",
    "../part/#top",
    "./#a:b",
    "./a:b",
    "#b:c",
    "a&b",
)
SIGNS = st.text(st.sampled_from("a\\`<>[]()!&:^ "), min_size=1, max_size=8)
WORDS = SIGNS | st.sampled_from(("<share>", "](javascript:x)", "<https://a.example", "\\", "`", *LINKS))
LOOKS: st.SearchStrategy[Marks] = st.sampled_from(((), (), ("code",), ("code",), ("strong",), ("em",)))
RUNS = st.builds(Run, WORDS, LOOKS, st.just("") | st.sampled_from(LINKS))
OWN = st.sampled_from(LINKS).map(lambda link: Run(link, (), link))  # words that are their own address
INLINES: st.SearchStrategy[Inline] = RUNS | RUNS | OWN | st.just(Note(WRITTEN, "1")) | st.just(Break())
LINE: st.SearchStrategy[Inlines] = st.lists(INLINES, min_size=1, max_size=5).map(tuple)


def looked_at(block: Block) -> None:
    """A block as Markdown: the last look finds nothing in it, its reader no HTML and no link that it has not."""
    text = Markdown().of((block,))
    assert faults_in_markdown(text) == []
    tokens = [one for token in _READER.parse(text) for one in (token, *(token.children or ()))]
    assert not [one.content for one in tokens if one.type.startswith("html")]
    led = {_unquoted(str(one.attrs["href"])) for one in tokens if "href" in one.attrs}
    assert led <= set(LINKS)


def _unquoted(link: str) -> str:
    return link.replace("%28", "(").replace("%29", ")")


@given(LINE)
def test_a_paragraph_passes(line: Inlines) -> None:
    looked_at(Paragraph(line))


@given(LINE, LINE, st.text(st.sampled_from("a`\\<>[] \n"), max_size=12))
def test_words_and_code_pass_in_whatever_they_stand(one: Inlines, other: Inlines, code: str) -> None:
    first, second, shown = Paragraph(one), Paragraph(other), Code(f"{code}\n\n<b>")
    for block in (
        Heading(2, one),
        Table((one, other), (Row((other, one)),)),
        Listing(((first, shown, second), (shown,), ()), first=9),
        Quote((first, Listing(((second, shown),)), shown)),
        Notes(WRITTEN, (("1", (first, shown)), ("2", (shown,)))),
    ):
        looked_at(block)


@given(st.text(st.sampled_from("\\`"), max_size=6), st.text(st.sampled_from("\\` "), max_size=6))
def test_a_tag_is_found_where_a_reader_takes_it_for_one(before: str, after: str) -> None:
    """Backslashes and backticks decide what is code and what is escaped: the look decides as readers do."""
    text = f"a {before}<b>{after}"
    is_tag = any(one.type == "html_inline" for token in _READER.parse(text) for one in token.children or ())
    assert bool(faults_in_markdown(text)) == is_tag
