"""The lines of a CSV as cells (RFC 4180): each on one line, so that no quotation mark left open takes rows away."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

from macros.ground.told import Told, told

LONGEST_CELL = 2000  # characters
_LEFT_OPEN = told("shorten it; look for a quotation mark left open")
_CLOSE_IT = told('close the quotation mark on its line, before the comma; one that is meant is written twice: ""')


class Line(NamedTuple):
    """The cells of a row, the line it begins on (from 1), and what is wrong with it as message, code and hint."""

    number: int
    cells: list[str]
    fault: tuple[Told, str, Told] | None = None


def lines_of(text: str) -> Iterator[Line]:
    """Each row; what cannot be read further ends in one with a fault."""
    reader = csv.reader(StringIO(text), strict=True)
    first = 1
    try:
        for cells in reader:
            yield Line(first, cells, _fault(cells, over_lines=reader.line_num > first))
            first = reader.line_num + 1
    except csv.Error as error:  # of a text without NUL: a cell beyond the reader's own limit, or a mark out of place
        is_long = "limit" in str(error)
        yield Line(first, [], _too_long() if is_long else _with_mark(over_lines=reader.line_num > first))


def _fault(cells: list[str], *, over_lines: bool) -> tuple[Told, str, Told] | None:
    if max(map(len, cells), default=0) > LONGEST_CELL:
        return _too_long()
    return _with_mark(over_lines=True) if over_lines else None


def _too_long() -> tuple[Told, str, Told]:
    return told("a cell of more than {limit} characters", limit=LONGEST_CELL), "too-large", _LEFT_OPEN


def _with_mark(*, over_lines: bool) -> tuple[Told, str, Told]:
    if over_lines:
        return told("a cell that goes on over the end of its line"), "row-length", _CLOSE_IT
    return told("a cell that goes on behind its closing quotation mark"), "row-length", _CLOSE_IT
