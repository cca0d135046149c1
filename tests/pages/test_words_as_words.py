"""Titles, questions and other words of records stand in Markdown that nobody wrote: they are read as words, all of them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from macros.manuscript.markdown.convert import made_of
from macros.manuscript.record_markdown import words_in_markdown

MARKS = [
    *r"\`*_{}[]()<>#+-.!|~=:^&;/?",
    '"',
    "'",
    "1.",
    "a",
    "b c",
    "中文",
    " ",
    "http://a.example",
    "&amp;",
    "[^1]",
    "*[a]",
]
WORDS = st.lists(st.sampled_from(MARKS), min_size=1, max_size=8).map(lambda found: " ".join("".join(found).split()))
LINKED, ALONE, UNDER, AT_HEAD = (
    "- [{}](page.md)\n\n    about\n- [Other](other.md)\n",
    "{}\n",
    "- [Other](other.md)\n\n    {}\n",
    "# {} {{ #id }}\n",
)


@given(WORDS, st.sampled_from((LINKED, ALONE, UNDER, AT_HEAD)))
@example("Errors]: ours", LINKED)
@example("^x]: a note", LINKED)
@example("[a]: https://b.example", ALONE)
@example("*[a]: b", UNDER)
def test_words_are_read_as_they_are_wherever_they_stand(words: str, where: str) -> None:
    if not words:
        return
    made = LexborHTMLParser(made_of(where.format(words_in_markdown(words))).html)
    assert made.body is not None
    place = {LINKED: 'a[href="page.md"]', ALONE: "p", UNDER: "li p:nth-of-type(2)", AT_HEAD: "h1"}[where]
    found = made.css_first(place)
    assert found is not None, made.html
    assert " ".join(found.text().removesuffix("¶").split()) == words
    assert len(made.css("a")) == {LINKED: 2, ALONE: 0, UNDER: 1, AT_HEAD: 1}[where]


@pytest.mark.parametrize("words", ["{{ fact('a.b') }}", "{% x %}", "{# y #}", "a {b} c"])
def test_jinja_sees_nothing_in_them(words: str) -> None:
    assert not {"{{", "{%", "{#"} & {pair for pair in ("{{", "{%", "{#") if pair in words_in_markdown(words)}
