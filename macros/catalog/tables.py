"""The rows of a series: a CSV held against the description of its columns, each fault at its line and column.

Cells are read as Table Schema has them (https://specs.frictionlessdata.io/table-schema/): dates as ISO 8601, numbers
with a point. Codes `empty-series`, `missing-column`, `unknown-column`, `empty-cell`, `wrong-cell`, `repeated-cell`,
`cell-out-of-range`, `row-length` and `too-large`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from macros.catalog.chart_records import Column, Series
from macros.catalog.periods import Period
from macros.catalog.reading import cells as written_as
from macros.catalog.reading import parting
from macros.catalog.reading.lines import Line, lines_of
from macros.catalog.reading.scalars import day_meant
from macros.catalog.reading.typed import NUMBERS, value_of
from macros.catalog.validators import LONGEST_NUMBER
from macros.ground.enough import first_of
from macros.ground.lines import on_one_line
from macros.ground.problems import Position, Problem
from macros.ground.told import Told, listed, told

Cell = Decimal | Period | str | None
Row = Mapping[str, Cell]

MOST_ROWS, MOST_CELLS = 100_000, 300_000  # of one series; what is longer is a database, not a table
MOST_LETTERS = 8_000_000
LONGEST_LINE = 20_000  # characters
_IN_WORDS = {
    "number": told("number"),
    "integer": told("whole number"),
    "date": told("day"),
    "yearmonth": told("month of a year"),
    "year": told("year"),
}
_EXAMPLES = {"number": "0.25", "integer": "12", "date": "2025-04-15", "yearmonth": "2025-04", "year": "2025"}


def read_rows(
    text: str, path: str, series: Series, percents: Collection[str] = ()
) -> tuple[tuple[Row, ...], list[Problem]]:
    """The rows of a CSV with the columns of `series`, and everything wrong with it; `path` is named in problems.

    A cell that cannot be read is None in its row. `percents` are the units whose numbers are said times 100.
    """
    tell = _Teller(path, text, percents)
    problems = list(_too_large(tell.lines, text, tell))
    if problems:
        return (), problems
    lines = lines_of(text)
    heads = [cell.strip() for cell in next(lines, Line(1, [])).cells]
    problems = _parted_otherwise(tell, heads, series) or first_of(_amiss_with_heads(heads, series, tell))
    if text.count("\n", 0, len(text.rstrip("\n"))) < 1:
        hint = told("write a row below the head: {names}", names=listed(column.name for column in series.fields))
        problems.append(tell(1, 1, told("a series without rows"), "empty-series", hint))
    if problems:
        return (), problems
    rows: list[Row] = []
    problems = first_of(chain(_read(lines, heads, series, rows, tell), _repeated(rows, series, tell)))
    return tuple(rows), problems


def _too_large(lines: list[str], text: str, tell: _Teller) -> Iterator[Problem]:
    """What is told before anything is parsed."""
    hint = told("keep the rows that a chart draws; link to the whole table")
    body = text.partition("\n")[2]
    rows = body.count("\n") + (not body.endswith("\n"))
    if rows > MOST_ROWS:
        said = told("{n} rows, the limit is {limit}", n=rows, limit=MOST_ROWS)
        yield tell(MOST_ROWS + 2, 1, said, "too-large", hint)
    elif len(text) > MOST_LETTERS:
        yield tell(1, 1, told("more than {limit} characters", limit=MOST_LETTERS), "too-large", hint)
    elif body.count(",") + rows > MOST_CELLS:
        yield tell(1, 1, told("more than {limit} cells", limit=MOST_CELLS), "too-large", hint)
    else:
        long = next((n for n, line in enumerate(lines, start=1) if len(line) > LONGEST_LINE), None)
        if long is not None:
            said = told("a line of more than {limit} characters", limit=LONGEST_LINE)
            yield tell(long, 1, said, "too-large", told("shorten it; look for a quotation mark left open"))


def _read(lines: Iterator[Line], heads: list[str], series: Series, rows: list[Row], tell: _Teller) -> Iterator[Problem]:
    """Put the rows into `rows`, and tell what is wrong with each."""
    columns = {column.name: column for column in series.fields}
    for number, cells, fault in lines:
        if fault:
            yield tell(number, 1, *fault)
            continue
        row, found = _row(cells, heads, columns, number, tell)
        rows.append(row)
        yield from found


class _Teller:
    """Makes problems of one CSV file, each with its source line; its hints know what is a percentage."""

    def __init__(self, path: str, text: str, percents: Collection[str]) -> None:
        self.path, self.lines, self.percents = path, text.split("\n"), percents

    def __call__(self, line: int, column: int, said: Told, code: str, hint: Told) -> Problem:
        return Problem(Position(self.path, line, column), said, code, hint, self.lines[line - 1])


def _parted_otherwise(tell: _Teller, heads: list[str], series: Series) -> list[Problem]:
    """One problem where something else than commas stands between the cells, instead of one for each column."""
    if parting.names_its_separator(tell.lines[0]):
        said = told("a line that tells a spreadsheet how cells are parted")
        return [tell(1, 1, said, "unknown-column", told("take the line out, and part the cells by commas"))]
    separator = parting.separator_in(tell.lines[0])
    if separator is None or len(heads) >= len(series.fields) or any(column.name in heads for column in series.fields):
        return []
    said = told("the cells are parted by {mark}, not by commas", mark=separator[1])
    mend = parting.with_commas(tell.lines, separator[2])
    hint = told("save it as CSV with commas: in a spreadsheet choose “CSV UTF-8 (comma delimited)”")
    hint = told("write commas between them; ./ledger fix does") if mend else hint
    return [replace(tell(1, separator[0] + 1, said, "unknown-column", hint), mend=mend)]


def _amiss_with_heads(heads: list[str], series: Series, tell: _Teller) -> Iterator[Problem]:
    names = [column.name for column in series.fields]
    meant = written_as.heads_meant(heads, names)
    for name in names:
        if name not in heads and name not in meant.values():
            hint = told("add it to the head and a cell to each line, or take it out of the description")
            yield tell(1, 1, told('no column "{name}"', name=name), "missing-column", hint)
    for n, head in enumerate(heads):
        if head not in names or head in heads[:n]:
            known = meant if head not in heads[:n] else {}
            hint, at = written_as.head_hint(head, names, known), _column(heads, n)
            mend = parting.cell_instead(tell.lines[0], (1, at), head, written_as.head_plainly_meant(head, known))
            yield replace(tell(1, at, told('unknown column "{name}"', name=head), "unknown-column", hint), mend=mend)


def _column(cells: list[str], n: int) -> int:
    """Where cell `n` of a line begins, counted from 1; exact where no cell is quoted."""
    return 1 + sum(len(cell) + 1 for cell in cells[:n])


def _row(
    cells: list[str], heads: list[str], columns: Mapping[str, Column], number: int, tell: _Teller
) -> tuple[Row, list[Problem]]:
    if not any(cell.strip() for cell in cells):
        return {}, [tell(number, 1, told("a row without cells"), "row-length", told("take the line out"))]
    if len(cells) != len(heads):
        said = told("{n} cells, the head has {limit}", n=len(cells), limit=len(heads))
        if len(cells) > len(heads):
            parted = parting.number_in_two_cells(cells)
            hint = told("take out what is too many; a text that holds a comma is quoted")
            hint = told("write {word}", word=parted) if parted else hint
            return {}, [tell(number, _column(cells, len(heads)), said, "row-length", hint)]
        parted_by = parting.row_with_commas(tell.lines[number - 1], number, len(heads))
        if parted_by:
            said = told("the cells are parted by {mark}, not by commas", mark=parted_by[0])
            short = tell(number, 1, said, "row-length", told("part them by commas"))
            return {}, [replace(short, mend=parted_by[1])]
        return {}, [tell(number, 1, said, "row-length", told("give every column a cell, if an empty one"))]
    row: dict[str, Cell] = {}
    problems = []
    for n, (head, written) in enumerate(zip(heads, cells, strict=True)):
        row[head], wrong = _cell(columns[head], written.strip(), tell.percents)
        if wrong:
            place = number, _column(cells, n)
            meant = _meant(columns[head], written.strip(), tell.percents) if wrong[1] == "wrong-cell" else None
            mend = parting.cell_instead(tell.lines[number - 1], place, written, meant)
            problems.append(replace(tell(number, place[1], *wrong), mend=mend))
    return row, problems


def _cell(column: Column, written: str, percents: Collection[str]) -> tuple[Cell, tuple[Told, str, Told] | None]:
    """What the cell holds, and what is wrong with it as message, code and hint."""
    if not written:
        hint = told("fill it in, or take the row out")
        return None, (
            told('no "{name}" in this row', name=column.name),
            "empty-cell",
            hint,
        ) if column.constraints.required else None
    if column.type == "string":
        return on_one_line(written), None
    if column.type in NUMBERS and len(written) > LONGEST_NUMBER:
        said = told("a number of {n} characters, the limit is {limit}", n=len(written), limit=LONGEST_NUMBER)
        return None, (said, "wrong-cell", _as_meant(column, "", percents))
    value = value_of(column.type, written)
    if value is None:
        said = told('"{written}" is no {type}', written=written, type=_IN_WORDS[column.type])
        return None, (said, "wrong-cell", _as_meant(column, written, percents))
    return value, _out_of_range(column, value)


def _as_meant(column: Column, written: str, percents: Collection[str]) -> Told:
    """The hint for a cell: its value as it is to be written, where it can only have meant one, else an example."""
    meant = _meant(column, written, percents)
    if meant:
        return told("write {word}", word=meant)
    return told("write it in the form of {example}", example=_EXAMPLES[column.type])


def _meant(column: Column, written: str, percents: Collection[str]) -> str | None:
    """What a cell can only have meant, as it is to be written; None where that is not certain."""
    if len(written) > LONGEST_NUMBER:
        return None
    plain = written_as.unquoted(written)
    read = written_as.number_in_cell(plain, column.unit, percents) if column.type in NUMBERS else day_meant(plain)
    return next((meant for meant in (plain, read) if meant and value_of(column.type, meant) is not None), None)


def _out_of_range(column: Column, value: Decimal | Period) -> tuple[Told, str, Told] | None:
    low, high = column.constraints.minimum, column.constraints.maximum
    if not isinstance(value, Decimal) or not ((low is not None and value < low) or (high is not None and value > high)):
        return None
    said = told('{value} is outside what "{name}" may hold', value=value, name=column.name)
    return said, "cell-out-of-range", told("mend it, or the column's constraints")


def _repeated(rows: list[Row], series: Series, tell: _Teller) -> Iterator[Problem]:
    """What stands twice in a column that holds everything once: numbers and days by what they are (1 is 1.0)."""
    for column in series.fields:
        if not column.constraints.unique:
            continue
        seen: dict[Decimal | dt.date | str, int] = {}
        for number, row in enumerate(rows, start=2):
            value = row.get(column.name)
            if value is None:
                continue
            first = seen.setdefault(value.start if isinstance(value, Period) else value, number)
            if first != number:
                said = told('"{written}" stands in line {line} already', written=value, line=first)
                yield tell(number, 1, said, "repeated-cell", told("leave one of the two"))
