"""Whatever content holds, a terminal, a log and an editor get text that steers nothing, and the caret stands right."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.ground.problems import PICTURED, Position, Problem, as_github, as_json, as_text
from macros.ground.told import told
from macros.ground.visible import visible
from tests.conftest import ROOT

STEERING = {
    "an escape": "\x1b[2J",
    "a bell": "\x07",
    "a C1 control": "\x9b2J",
    "delete": "\x7f",
    "a carriage return": "\r",
    "a newline": "\n",
    "a tab": "\t",
    "bidi": "\u202e",
    "an isolate": "\u2066",
    "the Arabic letter mark": "\u061c",
    "zero width": "\u200b",
    "a byte-order mark": "\ufeff",
    "a soft hyphen": "\u00ad",
    "a line separator": "\u2028",
    "a tag": "\U000e0041",
    "a variation selector": "\ufe0f",
    "a Hangul filler": "\u3164",
    "private use": "\ue002",
    "half a character": "\udc80",
    "no character": "\uffff",
}
ANY = st.text(st.characters(exclude_categories=()), max_size=40)


def is_plain(text: str) -> bool:
    """Whether a text shows all that it holds, and holds lines alone besides."""
    hidden = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    return not [mark for mark in text if mark != "\n" and unicodedata.category(mark) in hidden]


def problem(odd: str, line: str | None = None, column: int = 1) -> Problem:
    """A problem with `odd` wherever content can put it."""
    place = Position(f"docs/{odd}.md", 2, column)
    said, hint = told('no fact "{name}"', name=f"a{odd}b"), told("write {written}", written=f"c{odd}d")
    return Problem(place, said, "unknown-fact", hint, f"x{odd}y" if line is None else line)


@pytest.mark.parametrize("odd", STEERING.values(), ids=STEERING)
def test_what_steers_a_terminal_is_shown_wherever_it_stands(odd: str) -> None:
    shown = "".join(f"\\u{{{ord(mark):x}}}" for mark in odd if not mark.isascii() or ord(mark) < 32 or mark == "\x7f")
    text = as_text([problem(odd)])
    assert is_plain(text)
    assert text.count(shown) == 4, "path, message, line and hint"
    assert text.count("\n") == 3, "and makes no line of its own"


@pytest.mark.parametrize("odd", STEERING.values(), ids=STEERING)
def test_json_keeps_what_was_written_in_escapes_of_its_own(odd: str) -> None:
    text = as_json([problem(odd)])
    assert is_plain(text)
    assert json.loads(text)[0]["path"] == f"docs/{odd}.md"


@pytest.mark.parametrize("odd", [*STEERING.values(), ",line=1::", ",title=x", "::error::", "%0A::error::", "%2C", ":"])
def test_an_annotation_is_one_command_with_the_properties_it_was_given(odd: str) -> None:
    text = as_github([problem(odd)])
    assert is_plain(text)
    assert "\n" not in text
    properties = text.removeprefix("::error ").partition("::")[0].split(",")
    assert [name.partition("=")[0] for name in properties] == ["file", "line", "col", "title"]
    assert properties[1:] == ["line=2", "col=1", "title=unknown-fact"]
    written = visible(f"docs/{odd}.md")
    assert properties[0][5:].replace("%3A", ":").replace("%2C", ",").replace("%25", "%") == written


@given(ANY, ANY, st.integers(1, 200))
def test_nothing_that_is_written_steers_any_form(odd: str, line: str, column: int) -> None:
    for form in (as_text, as_json, as_github):
        text = form([problem(odd, line, column)])
        assert is_plain(text)
        assert text.encode("utf-8"), "half a character cannot be printed"
    assert json.loads(as_json([problem(odd, line, column)]))[0]["message"] == f'no fact "a{odd}b"'


@pytest.mark.parametrize(
    ("line", "column", "under"),
    [
        ("a\x1b[2Jb: wrong", 9, "wrong"),
        ("\t\twrong", 3, "wrong"),
        ("中文\u202ewrong", 4, "wrong"),
        ("ｱｲ wrong", 4, "wrong"),
        ("e\u0301e\u0301 wrong", 6, "wrong"),
        ("😀 wrong", 3, "wrong"),
        ("a" * 200 + "\u200b" * 9 + "wrong" + "b" * 200, 210, "wrong"),
        ("a\x1bwrong", 2, "\\u{1b}wrong"),
    ],
)
def test_the_caret_stands_under_the_character_that_is_meant(line: str, column: int, under: str) -> None:
    _, shown, caret, _ = as_text([problem("", line, column)]).split("\n")
    place = width(caret.removeprefix(PICTURED).partition("^")[0])
    rest = shown.removeprefix(PICTURED)
    while place:
        place -= width(rest[0])
        rest = rest[1:]
    rest = rest.lstrip("\u0301")
    assert rest.startswith(under)


def width(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(0 if unicodedata.combining(mark) else 1 + (unicodedata.east_asian_width(mark) in "WF") for mark in text)


@pytest.mark.builds
@pytest.mark.parametrize(
    "arguments", [["explain", "\x1b[2J\u202e"], ["check", "\x1b[2J"], ["stamp", "\x1b[2J"], ["\x1b[2J"]]
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_command_line_shows_what_it_was_given(arguments: list[str], language: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "macros", *arguments, *(["--lang", language] if arguments[1:] else [])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert is_plain(done.stdout + done.stderr)
    assert "[2J" in done.stderr


def test_a_fault_of_ours_shows_what_it_names() -> None:
    from macros.ground.leaving import first_line

    assert first_line(ValueError("no \x1b[2J")) == "no \\u{1b}[2J"
    assert first_line(OSError(2, "No such file", "docs/\x1b[2J.md")) == "No such file: \\u{1b}[2J.md"


def test_ordinary_text_is_printed_as_it_is() -> None:
    for text in ("至多55亿美元“引号”", "$5.5\u00a0billion – naïve", "日本語 한국어 العربية", r"C:\u{1b}"):
        assert visible(text) == text
