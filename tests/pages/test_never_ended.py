"""Code and links that begin and do not end are told at their place, with the line as it should be; in code, neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.ground.problems import Problem
from macros.manuscript.survey import read_project
from tests.conftest import Write
from tests.faults.mistakes.pages import EN, END

UNENDED = [
    ("[text](", "[text](…)", 1),
    ("A [text](index.md", "[text](index.md)", 3),
    ("A [text](index.md and more", "[text](index.md)", 3),
    ("[a](index.md) and [text](", "[text](…)", 19),
    ("A [text](\nand on", "[text](…)", 3),
    ("```\nA word.", "```", 1),
    ("````python\nA word.\n```", "````", 1),
    ("~~~\n[text](index.md\n```", "~~~", 1),
]
ENDED = [
    "```\n[text](\n```",
    "~~~\n```\n[text](index.md\n~~~",
    "A `[text](` in code.",
    r"A \[text](",
    "A [word] (in brackets",
    "[text](index.md)",
    "[a](index.md), [b](index.md)",
]


def with_line(root: Path, text: str) -> list[Problem]:
    page = root / EN
    page.write_text(page.read_text(encoding="utf-8").replace(END, f"{text}\n\n{END}"), encoding="utf-8")
    return [problem for problem in read_project(root)[1] if problem.code == "other-block"]


@pytest.mark.parametrize(("text", "line", "column"), UNENDED)
def test_what_does_not_end_is_told_where_it_begins_with_its_end(
    write: Write, text: str, line: str, column: int
) -> None:
    first, *_ = with_line(write(), text)
    assert (first.position.line, first.position.column) == (12, column)
    assert line in first.hint


@pytest.mark.parametrize("text", ENDED)
def test_what_ends_or_is_shown_as_code_is_no_problem(write: Write, text: str) -> None:
    assert with_line(write(), text) == []
