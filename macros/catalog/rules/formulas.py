"""No text of a record is a formula to a spreadsheet, which opens the open data without asking. Code `formula`.

A cell that begins with =, +, - or @ is one (OWASP, CSV Injection); a number with a sign, or words after it, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from macros.catalog.catalog import Catalog
from macros.catalog.records import Record
from macros.catalog.tables import Row
from macros.ground.problems import Position, Problem
from macros.ground.told import told

_FORMULA = re.compile(r"[=@]|[-+][^|!(]*[|!(]")


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each text of a record that a spreadsheet would run."""
    for kind, record_id, record in catalog.records():
        for steps, text in _texts(record):
            if _FORMULA.match(text):
                hint = told("begin it with a word")
                said = told("a text that a spreadsheet takes for a formula")
                yield catalog.problem(catalog.place(kind, record_id, *steps), said, "formula", hint)
    for series_id, rows in catalog.rows.items():
        yield from _in_rows(catalog, f"data/series/{series_id}.csv", rows)


def _in_rows(catalog: Catalog, path: str, rows: Sequence[Row]) -> Iterator[Problem]:
    for line, row in enumerate(rows, start=2):
        if any(isinstance(cell, str) and _FORMULA.match(cell) for cell in row.values()):
            said, hint = told("a text that a spreadsheet takes for a formula"), told("begin it with a word")
            yield catalog.problem(Position(path, line, 1), said, "formula", hint)


def _texts(record: Record) -> Iterator[tuple[tuple[str, ...], str]]:
    for field in type(record).model_fields:
        value = getattr(record, field)
        if isinstance(value, str):
            yield (field,), value
        elif isinstance(value, Record):
            yield from (((field, *steps), text) for steps, text in _texts(value))
        elif isinstance(value, Mapping):
            yield from (((field, key), text) for key, text in value.items() if isinstance(text, str))
