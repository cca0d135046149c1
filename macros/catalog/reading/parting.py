"""What stands between the cells of a CSV where it is no comma: which mark, and the lines as they were meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from macros.ground.problems import Mend
from macros.ground.told import Told, told

_SEPARATORS = {
    ";": told("semicolons"),
    "\t": told("tabs"),
    "|": told("strokes"),
    "，": told("full-width commas"),
    "、": told("full-width commas"),
}
_FULL_WIDTH = "，、"  # others may part cells that hold a comma for the point
_TOLD_TO_SPREADSHEETS = re.compile("sep=.", re.IGNORECASE)  # a first line that Excel reads and no one else
_FIRST_THOUSANDS, _LAST_THOUSANDS = re.compile(r"-?\d{1,3}", re.ASCII), re.compile(r"\d{3}(\.\d+)?", re.ASCII)


def names_its_separator(line: str) -> bool:
    """Whether a line tells a spreadsheet what stands between cells, and is no row."""
    return bool(_TOLD_TO_SPREADSHEETS.fullmatch(line.strip()))


def separator_in(head: str) -> tuple[int, Told, str] | None:
    """Where a head without commas has another mark between its cells, what that mark is called, and the mark."""
    return next(((head.index(mark), called, mark) for mark, called in _SEPARATORS.items() if mark in head), None)


def with_commas(lines: Sequence[str], mark: str) -> Mend | None:
    """The whole text with commas in the place of a mark; None where a comma or a quotation mark may be a cell's own."""
    text = "\n".join(lines)
    return None if "," in text or '"' in text else Mend(1, 1, text, text.replace(mark, ","))


def row_with_commas(line: str, number: int, wanted: int) -> tuple[Told, Mend] | None:
    """For a row with too few cells, the mark between them and the line as it was meant, of `wanted` cells; or None."""
    if '"' in line:
        return None
    for mark, called in _SEPARATORS.items():
        meant = line.replace(mark, ",")
        if mark in line and (mark in _FULL_WIDTH or "," not in line) and meant.count(",") == wanted - 1:
            return called, Mend(number, 1, line, meant)
    return None


def cell_instead(line: str, place: tuple[int, int], written: str, meant: str | None) -> Mend | None:
    """What is meant in the place of a cell, where it stands at this line and column as it is `written`."""
    start = place[1] - 1
    return Mend(*place, written, meant) if meant and line[start : start + len(written)] == written else None


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
