"""Footnotes: a note, the mark that leads to it, and nothing else of that name."""

from __future__ import annotations

import re

import pytest

from macros.editions.feed_html import feed_html
from macros.pages.bodies import written_body
from macros.wording.voice import voices
from tests.conftest import GOOD_PAGE, Read

FIRST = GOOD_PAGE.count("\n") + 2  # the line of what is written below the page


def told(read: Read, text: str) -> list[str]:
    page = GOOD_PAGE.format(title="Title") + f"\n{text}\n"
    _, problems = read({"docs/en/index.md": page, "docs/zh/index.md": page})
    here = sorted(found for found in problems if found.position.path == "docs/en/index.md")
    return [f"{found.position.line - FIRST}:{found.position.column} {found.message} {found.code}" for found in here]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Text.\n\n[^1]: a note", "2:1"),
        ("`a[^1]`\n\n[^1]: x", "2:1"),
        ("    a[^1]\n\n[^1]: x", "2:1"),
        ('[x](index.md "[^1]")\n\n[^1]: x', "2:1"),
        ("![a[^1]](map.png)\n\n[^1]: x", "2:1"),
        ("a\n\n[^1]: only here[^1]", "2:1"),
        ("a\\[^1]\n\n[^1]: x", "2:1"),
        ("> a\n\n> [^1]: x", "2:3"),
        ("- a\n\n    [^1]: x", "2:5"),
        ("a[^2]\n\n[^1]: x\n[^2]: y", "2:1"),
        ("a[^a&amp;b]\n\n[^a&amp;c]: x\n\n[^a&amp;b]: y", "2:1"),
    ],
)
def test_a_note_that_nothing_refers_to_is_told_at_its_line(read, text, place):
    lost = [found for found in told(read, text) if found.endswith("lost-footnote")]
    assert lost == [f"{place} a note that nothing refers to lost-footnote"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a[^x]", "0:2"),
        ("## H[^x] { #h }", "0:5"),
        ("[a[^x]](index.md)", "0:3"),
        ("- a\n- b[^x]", "1:4"),
        ("|a|\n|-|\n|b[^x]|", "2:3"),
        ("`[^x]` a[^x]", "0:9"),
        ("a[^x]: b", "0:2"),
    ],
)
def test_a_mark_without_a_note_is_told_at_its_place(read, text, place):
    assert told(read, text) == [f'{place} no note "x" lost-footnote']


NOTHING = [
    "",
    " ",
    "\u3000",
    "\u00a0",
    "&nbsp;&emsp;",
    "[x]: https://a.example/",
    "\n\n    ---",
    "` `",
    "\n\n    > \u3000",
]


@pytest.mark.parametrize("nothing", NOTHING)
def test_a_note_that_says_nothing_is_told_at_its_line(read: Read, nothing: str) -> None:
    found = told(read, f"a[^n] b[^n]\n\n[^n]: {nothing}")
    assert "2:1 a note that says nothing lost-footnote" in found
    assert len([one for one in found if one.endswith("lost-footnote")]) == 1


def test_a_picture_says_something(read: Read) -> None:
    assert told(read, "a[^n]\n\n[^n]: ![b](map.png)") == ["2:12 no file docs/en/map.png broken-link"]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\nmore\n\n"])
def test_a_second_note_of_one_name_is_told_where_it_begins(read, between):
    line = 2 + between.count("\n")
    said = f'{line}:1 a second note "1" lost-footnote'
    assert told(read, f"a[^1]\n\n[^1]: x{between}[^1]: y") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "a[^1] b[^1]\n\n[^1]: x",
        "a[^1]\n\n[^1]: x[^2]\n\n[^2]: y[^1]",
        "## H[^1] { #h }\n\n[^1]: x",
        "|a[^1]|\n|-|\n|b|\n\n[^1]: x",
        "[l[^1]](index.md)\n\n[^1]: x",
        "a[^1-1] b[^1]\n\n[^1-1]: x\n\n[^1]: y",
        'a[^a-b]\n\n[^a-b]: {{ fact("h20.charge-warned") }}',
        "a[^n]\n\n[^n]:\n    - `b`",
        'a[^n]\n\n[^n]: {{ cite("cnbc") }}',
        "`[^x]` and\n\n```\n[^x]: y\n[^x]: y\n```",
        "a \\[^x]",
        "<https://example.com/[^x]>",
        "[^x](index.md)",
        "    [^x]: y\n    [^x]: y",
    ],
)
def test_footnotes_as_people_write_them_are_not_told(read, text):
    assert told(read, text) == []


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "作者附注，不是资料来源"), ("en", "Notes by the writer, not sources")]
)
def test_a_note_has_another_mark_than_a_source_and_stands_under_words_that_say_so(
    read: Read, language: str, words: str
) -> None:
    """A source's mark is a bare digit; the words stand in feeds too, which know no style."""
    text = GOOD_PAGE.format(title="T").replace(
        "\n## ", '\nA word{{ cite("cnbc") }} and more[^1].\n\n[^1]: A note.\n\n## '
    )
    project = read({f"docs/{name}/index.md": text for name in ("zh", "en")})[0]
    page, voice = project.by_path[f"docs/{language}/index.md"], voices(project.catalog)[language]
    body = written_body(project, page, voice)
    told = feed_html(body.renderer, body.html, address="https://example.org/", up="./", later=lambda _: "")
    for html in (body.html, told):
        marks = re.findall(r"<sup\b[^>]*><a\b[^>]*>([^<]*)</a></sup>", html)
        assert "*1" in marks
        assert [mark.lstrip("†") for mark in marks if mark != "*1"] == ["1"]
        assert re.search(rf"<hr>\s*<p\b[^>]*>{words}</p>\s*<ol>\s*<li id=\"fn:1\">", html)


def test_a_page_without_notes_has_no_such_words(read: Read) -> None:
    project = read()[0]
    page = project.by_path["docs/en/index.md"]
    assert "cl-footnotes" not in written_body(project, page, voices(project.catalog)["en"]).html
