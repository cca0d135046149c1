"""What a reader sees is told however it was written, once, and where it was written."""

from __future__ import annotations

import pytest

from macros.ground.problems import Problem
from tests.conftest import GOOD_GLOSSARY, GOOD_PAGE, Read

FIRST = GOOD_PAGE.count("\n") + 2  # the line of what is written below the page
AVOIDING = GOOD_GLOSSARY + "  avoid: {zh: [辉达], en: [Nvidia Corp]}\n"


def told(read: Read, text: str) -> list[Problem]:
    page = GOOD_PAGE.format(title="Title") + f"\n{text}\n"
    files = {"docs/en/index.md": page, "docs/zh/index.md": page, "data/glossary.yml": AVOIDING}
    return sorted(found for found in read(files)[1] if found.code in ("typed-quantity", "forbidden-rendering"))


def in_language(problems: list[Problem], language: str) -> list[tuple[str, int, int, str]]:
    return [
        (found.code, found.position.line - FIRST, found.position.column, found.message)
        for found in problems
        if found.position.path == f"docs/{language}/index.md"
    ]


@pytest.mark.parametrize(
    ("text", "column", "typed"),
    [
        ("It lost **55** billion dollars.", 11, "55 billion"),
        ("It lost 55  billion dollars.", 9, "55  billion"),
        ("It lost 55&#32;billion dollars.", 9, "55 billion"),
        ("It lost 55&nbsp;billion dollars.", 9, "55 billion"),
        ("It lost 55\u3000billion dollars.", 9, "55\u3000billion"),
        ("It lost [55](index.md) billion.", 10, "55 billion"),
        ("It rose 55 _per cent_.", 9, "55 per cent"),
        ("It lost 55–billion dollars.", 9, "55–billion"),
        ("It lost 55bn.", 9, "55bn"),
        ("It lost US&#36;55bn.", 16, "55bn"),
        ("It lost US&#36;55.", 9, "US$55."),
        ("It lost ＄55.", 9, "＄55."),
        ("It lost sixty billion dollars.", 9, "sixty billion"),
        ("It lost sixty-one billion dollars.", 9, "sixty-one billion"),
        ("It lost *sixty* billion dollars.", 10, "sixty billion"),
        ("So ninety per cent of chips.", 4, "ninety per cent"),
        ("Some nineteen companies.", 6, "nineteen companies"),
        ("损失**55**亿美元", 5, "55亿"),
        ("损失55  亿美元", 3, "55  亿"),
        ("损失55**亿**美元", 3, "55亿"),
        ("损失5&#53;&#20159;美元", 3, "55亿"),
        ("损失五十五&#x4ebf;美元", 3, "五十五亿"),
        ("损失55億美元", 3, "55億"),
        ("损失五十五億美元", 3, "五十五億"),
        ("损失5**5亿**美元", 6, "5亿"),
        ("- so\n- it lost **55** billion", 13, "55 billion"),
        ("|a|\n|-|\n|**55**亿|", 4, "55亿"),
        ("So[^1] it\n\n[^1]: lost **55** billion", 14, "55 billion"),
        ("Grew 5[^1] billion\n\n[^1]: x", 6, "5 billion"),
        ("## Lost **55** billion { #lost }", 11, "55 billion"),
    ],
)
def test_a_quantity_is_told_in_any_spelling_once_at_its_place(read, text, column, typed):
    problems = told(read, text)
    line = next((n for n, one in enumerate(text.split("\n")) if "5" in one or "五" in one or n == text.count("\n")), 0)
    expected = [("typed-quantity", line, column, f'"{typed}" is typed by hand')]
    assert in_language(problems, "en") == in_language(problems, "zh") == expected


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("So Nvidia *Corp* said", 4),
        ("So Nvidia  Corp said", 4),
        ("So Nvidia\nCorp said", 4),
        ("So Nvidi&#97; Corp said", 4),
        ("So **Nvidia Corp** said", 6),
        ("So [Nvidia](index.md) Corp said", 5),
    ],
)
def test_a_rendering_to_avoid_is_told_in_any_spelling_once_at_its_place(read, text, column):
    expected = [("forbidden-rendering", 0, column, '"Nvidia Corp" is a rendering to avoid')]
    assert in_language(told(read, text), "en") == expected


@pytest.mark.parametrize(
    ("text", "column"), [("辉&#36798;说", 1), ("辉**达**说", 1), ("**辉**达说", 3), ("辉\n达说", 1), ("辉达说", 1)]
)
def test_a_chinese_rendering_to_avoid_is_told_in_any_spelling(read, text, column):
    expected = [("forbidden-rendering", 0, column, '"辉达" is a rendering to avoid')]
    assert in_language(told(read, text), "zh") == expected


@pytest.mark.parametrize(
    "text",
    [
        "`55` billion",
        "a `55 billion` b",
        "55\n\nbillion",
        "- 55\n- billion",
        "|55|billion|\n|-|-|\n|a|b|",
        "## In 2025 { #when }\n\ndays",
        "芯片[^1]家\n\n[^1]: x",
        "<https://example.com/5%>",
        "**RTX** 5090 and *2025*",
        "Nvidia{{ sources() }} Corp",
        "Nvidia `Corp`",
        "Nvidia\n\nCorp",
        "辉\n\n达",
        "the Nvidia *Corps*",
        "![55](map.png) billion",
    ],
)
def test_what_no_reader_sees_together_is_not_told(read, text):
    assert told(read, text) == []


def test_many_quantities_alike_are_each_told_at_their_line(read):
    text = "\n\n".join(["lost **55** billion", "lost 55 billion"] * 6)
    places = in_language(told(read, text), "en")
    assert [(line, column) for _, line, column, _ in places] == [(2 * n, 8 if n % 2 == 0 else 6) for n in range(12)]


def test_no_quantity_is_lost_among_very_many_alike(read):
    text = "\n\n".join(["lost **55** billion", "lost 55 billion"] * 60)
    assert len(in_language(told(read, text), "en")) > 60 + 10  # where they stand is looked for a few times only
    assert len(in_language(told(read, "lost 55 billion\n\nlost &#x35;.5 billion or *5*.5 billion"), "en")) == 3


def test_code_in_a_fence_and_in_a_sentence_is_passed_over(read):
    assert told(read, "```\n**55** billion\n```\n\n`5` **billion** and 5 `billion`") == []
