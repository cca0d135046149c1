"""Tables, lists and links as word processors and Chinese keyboards write them are told, once, and mended where it is clear."""

from __future__ import annotations

import pytest
from markdown import markdown
from selectolax.lexbor import LexborHTMLParser

from macros.catalog.catalog import Catalog
from macros.ground.problems import Problem, mended
from macros.manuscript.page import page_of
from macros.manuscript.rules.blocks import check_page

TOP = "---\noriginal: en\n---\n\n"


def told_of(body: str) -> list[Problem]:
    page, _ = page_of(f"{TOP}{body}\n", "docs/en/issues/one/part.md", "en")
    return list(check_page(page, Catalog()))


@pytest.mark.parametrize(
    "body",
    [
        "| A | B |\n|—|—|\n| 1 | 2 |",
        "|甲|乙|\n|––|––|\n|1|2|",
        "A | B\n―|―\nc | d",
        "| A | B |\n|：—：|—|\n| 1 | 2 |",
        "> | A | B |\n> |—-|—-|\n> | 1 | 2 |",
        "｜甲｜乙｜\n|---|---|\n｜1｜2｜",
        "｜甲｜乙｜\n｜－－｜－－｜\n｜1｜2｜",
        "见[第二期]（../yardstick/index.md）。",
        "见[第二期](../yardstick/index.md）。",
        "See [the second issue] (../yardstick/index.md).",
        "See (the second issue)[../yardstick/index.md#tell].",
        "见[此处]（https://example.com/a）。",
        "＃＃ 一个估计",
        "＊＊财新网＊＊估计",
        "１．甲\n２．乙",
        "－ 甲\n－ 乙",
        "》 财新网说",
        "据说［＾注］。",
    ],
)
def test_it_is_told_and_its_mend_makes_what_is_meant(body: str) -> None:
    problems = told_of(body)
    assert problems
    assert {problem.code for problem in problems} == {"other-block"}
    right = mended(f"{TOP}{body}\n", [problem.mend for problem in problems if problem.mend])
    assert told_of(right.removeprefix(TOP).rstrip("\n")) == []
    made = LexborHTMLParser(markdown(right.removeprefix(TOP), extensions=["tables"]))
    assert made.css_first("a, td, h2, strong, li, blockquote") or "[^注]" in right


@pytest.mark.parametrize(
    "body",
    [
        "| A | B |\n| 1 | 2 |\n| 3 | 4 |",
        "• First\n• Second",
        "1) Fourth\n2) Fifth",
        "o First\no Second",
        "– one\n– two",
        "1、甲\n2、乙",
        "（1）甲\n（2）乙",
    ],
)
def test_it_is_told_once(body: str) -> None:
    assert [problem.code for problem in told_of(body)] == ["other-block"]


@pytest.mark.parametrize(
    "body",
    [
        "– one thing",
        "1、甲\n\n乙",
        "one — two | three",
        "[a](../b/index.md) (see there)",
        "[a](https://example.com/a)",
        "(a) [b](../c/index.md)",
        "`[a]（../b.md）`",
        "    • code",
        "| A | B |\n|---|---|\n| — | – |",
        "他说（见附录）。",
    ],
)
def test_what_markdown_reads_as_it_looks_is_left_alone(body: str) -> None:
    assert told_of(body) == []
