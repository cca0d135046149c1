"""What looks like a list, a table or a sentence is published as one, or told."""

from __future__ import annotations

import pytest

from macros.ground.problems import as_text
from tests.pages.test_rules import TOP, both

TABLE = "| a | b |\n|---|---|\n| c | d |"


@pytest.fixture
def told(read):
    def found(body: str) -> list[str]:
        lines = as_text(read(both(TOP + body + "\n"))[1]).splitlines()
        return [line for line in lines if "[other-block]" in line and "/en/" in line]

    return found


@pytest.mark.parametrize(
    "body",
    [
        "A line:\n- a\n- b",
        "A line:\n* **a**\n* b",
        "A line:\n1. a\n2. b",
        "一行：\n- 甲\n- 乙",
        f"A line:\n{TABLE}",
        "> A line:\n> - a",
        "Steps:\n1) a\n2) b",
        "- a\n  - b",
        "1. a\n\n   - b",
        "2025. That year it fell.",
        "Text.\n\n3. It begins with three.",
        "- [a](index.md)\n  + b",
        "Year\tSales\na\tb\nc\td",
    ],
)
def test_a_line_that_is_read_otherwise_is_told(told, body: str) -> None:
    assert told(body)


@pytest.mark.parametrize(
    "body",
    [
        "A line:\n\n- a\n- b",
        "- a\n    - b\n- c",
        "1. a\n2. b\n\n3. c",
        "1. a\nwhich goes on\n2. b",
        "1. a\n\n    and on\n\n2. b",
        f"A line:\n\n{TABLE}",
        "It fell - by much -\nand rose",
        "In 2025\nit fell",
        "Costs: a | b\nand | c",
        "```\ntext\n- no item\n  - nor this\n2025. nor this\n```",
        "2025\\. That year it fell.",
        "0. a\n1. b",
        "Term\n:   what it is\n\n    - a",
        "A line -1 and\n-2 below it",
        "-\ta\n-\tb",
        "Text.\n\n\ta\tb\n\tc\td",
        "```\na\tb\n```",
        "[^1]: note\n\n    - a\n\nText[^1]",
    ],
)
def test_what_is_read_as_it_looks_is_not_told(told, body: str) -> None:
    assert told(body) == []


def test_the_place_is_that_of_the_line(told) -> None:
    first, second = told("Text.\n\nA line:\n- a\n\n2025. A year.")
    assert ":11:1:" in first
    assert ":13:1:" in second


def test_a_pasted_table_is_told_once_with_what_to_do(told) -> None:
    """Row 48: as Word and Excel put it on the clipboard."""
    [found] = told("Text.\n\nYear\tSales\na\tb\nc\td\n\nText.")
    assert ":10:1: cells parted by tabs" in found
