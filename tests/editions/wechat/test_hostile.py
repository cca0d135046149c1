"""Whatever words a post is made of, they are words on the page it is copied from, in the post and in Markdown."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from macros.editions.blocks.model import (
    Block,
    Break,
    Check,
    Code,
    Figure,
    Heading,
    Inlines,
    Listing,
    Number,
    Pair,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
)
from macros.editions.kinds import EDITIONS
from macros.editions.wechat.notes import apart
from macros.editions.wechat.pasted import article, copy_page
from macros.editions.wechat.pictures import Picture
from macros.editions.wechat.posts import Post, posts_of
from macros.editions.wechat.zhihu import markdown
from tests.conftest import GOOD_FACT, GOOD_SOURCES, Read
from tests.editions.wechat.posts_read import text_of_page
from tests.editions.wechat.small_issue import issue_of
from tests.editions.whole_issues import whole_issue

HOSTILE = (
    "\"'><script>alert(1)</script>&amp;{policy}",
    "<img src=x onerror=alert(1)>",
    "]]> --> </style></main></script>",
    "a\n# b\n\n- c\n1. d\n> e\n```\nf",
    "[g](javascript:alert(1)) ![h](x) <https://evil.example>",
    "**i** `j` | k | ~~l~~ $m$ \\",
    "\u05e9\u05dc\u05d5\u05dd \U0001f680",
)


def hostile_post(words: str) -> Post:
    """A post of every kind of block, with these words wherever one takes any."""
    (post,) = posts_of(whole_issue("yardstick", "zh"))
    key = next(iter(post.notes))
    line: Inlines = (
        Run(words),
        Run(words, ("strong", "em", "code")),
        Number(words, 1, key, doubtful=True, marks=("strong",)),
        Run(words, ("strong",), meaning=words),
    )
    chart, pair = next(iter(post.figures)), Pair((Run(words),), (line,))
    blocks: tuple[Block, ...] = (
        Heading(2, line),
        Paragraph(line),
        Quote((Paragraph(line),)),
        Code(words),
        Listing(((Paragraph((*line, Break(), *line)),),)),
        Listing(((Paragraph(line),),), first=3),
        Table((line, line, line, line), (Row((line, line, line, line)),)),
        Table((line, line), (Row((line, line)),)),
        Figure(chart, "", words, words, (Run(words),), None, ((Run(words),),), (Run(words),)),
        Check("differs", "", pair, pair, (pair,)),
    )
    return replace(post, title=words, digest=words, blocks=blocks)


def in_a_row(said: str) -> str:
    return re.sub(r"\s+", " ", said).strip()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words_on_the_page_and_in_the_post(words: str) -> None:
    issue, post = whole_issue("yardstick", "zh"), hostile_post(words)
    pictures = [Picture("a.png", b"", 1)]
    pasted = article(issue, [post, post], post, pictures)
    html = copy_page(issue, [post, post], post, pictures, pasted)
    tree = LexborHTMLParser(html)
    assert len(tree.css("script")) == len(tree.css("style")) == len(tree.css("main")) == 1
    assert not [name for node in tree.css("*") for name in node.attributes if name.startswith("on")]
    assert [node.attributes["src"] for node in tree.css("main img")] == ["data:image/png;base64,"]
    assert not tree.css("main a")
    assert in_a_row(words) in in_a_row(tree.css_first("main").text())  # type: ignore[union-attr]
    assert in_a_row(tree.css_first("[data-of=title]").attributes["value"] or "") == in_a_row(words)  # type: ignore[union-attr]
    policy = tree.css_first("meta[http-equiv]").attributes["content"]  # type: ignore[union-attr]
    assert policy is not None
    assert "'sha256-" in policy


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words_in_markdown(words: str) -> None:
    issue, post = whole_issue("yardstick", "zh"), hostile_post(words)
    written = markdown(issue, post, "folder")
    html = Markdown(extensions=["tables", "fenced_code"]).convert(written)
    tree = LexborHTMLParser(html)
    assert not tree.css("script, style, main, a")
    assert [node.attributes["src"] for node in tree.css("img")] == [f"folder/{next(iter(post.figures))}.png"]
    assert len(tree.css("h1")) == 1
    shown = in_a_row(re.sub(r"\\(?=[|~$\\])", "", tree.body.text()))  # type: ignore[union-attr]
    assert re.sub(r"\\", "", in_a_row(words)) in shown.replace("\\", "")


def test_a_hostile_record_is_words_in_its_note(read: Read) -> None:
    label = "费用<b>&“甲”"
    facts = GOOD_FACT.replace("预告的费用", label) + GOOD_FACT.replace("charge-warned", "charge-booked")
    sources = GOOD_SOURCES.replace("name: CNBC", "name: '<i>&amp;]]>'", 1)
    issue = issue_of(read, **{"data/facts/h20.yml": facts, "data/sources/press.yml": sources})
    files = EDITIONS["wechat"].make(issue)
    text = text_of_page(files["small-zh-wechat/index.html"])
    assert f"〔1〕{label}：至多55亿美元。" in text
    assert "<i>&amp;]]>，2025年4月15日" in text
    assert json.loads(files["small-zh-wechat/posts.json"])[0]["file"] == "index.html"


def test_what_others_printed_does_not_turn_what_is_beside_it() -> None:
    name = "\u05d7\u05d3\u05e9\u05d5\u05ea"
    assert apart(name) == f"\u2068{name}\u2069"
    assert apart("《金融时报》") == "《金融时报》"
