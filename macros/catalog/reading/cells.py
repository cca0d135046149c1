"""What the cells of a CSV can only have meant, where a spreadsheet or a habit wrote them otherwise. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from macros.ground.told import Told, told

_SEPARATORS = {";": told("semicolons"), "\t": told("tabs"), "|": told("strokes"), "，": told("full-width commas")}
_TOLD_TO_SPREADSHEETS = re.compile("sep=.", re.IGNORECASE)  # a first line that Excel reads and no one else
_FIRST_THOUSANDS, _LAST_THOUSANDS = re.compile(r"-?\d{1,3}", re.ASCII), re.compile(r"\d{3}(\.\d+)?", re.ASCII)


def separator_in(head: str) -> tuple[int, Told] | None:
    """Where a head without commas has another mark between its cells, and what that mark is called."""
    return next(((head.index(mark), called) for mark, called in _SEPARATORS.items() if mark in head), None)


def names_its_separator(line: str) -> bool:
    """Whether a line tells a spreadsheet what stands between cells, and is no row."""
    return bool(_TOLD_TO_SPREADSHEETS.fullmatch(line.strip()))


def number_in_two_cells(cells: Sequence[str]) -> str | None:
    """The first number that a comma between its thousands made two cells, in plain digits."""
    return next(
        (
            f"{first}{rest}"
            for first, rest in pairwise(cells)
            if _FIRST_THOUSANDS.fullmatch(first) and _LAST_THOUSANDS.fullmatch(rest)
        ),
        None,
    )
