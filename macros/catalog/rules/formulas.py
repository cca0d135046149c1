"""No text of a record is a formula to a spreadsheet, as it is written; with its names in words, `wording/checks.py`
looks at it again. Code `formula`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.catalog.catalog import Catalog
from macros.catalog.record_texts import texts_of
from macros.catalog.records import Record
from macros.catalog.tables import Row
from macros.ground.formulas import is_formula
from macros.ground.problems import Position, Problem
from macros.ground.told import told

SAID, HINT = (
    told("a text that a spreadsheet takes for a formula"),
    told("begin it with a word, and what follows a ; or | in it, too"),
)


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for each text of a record, and each row of a series, that a spreadsheet would run."""
    for steps, text in texts_of(record):
        if is_formula(text):
            yield catalog.problem(catalog.place(kind, record_id, *steps), SAID, "formula", HINT)
    if kind == "series":
        yield from _in_rows(catalog, f"data/series/{record_id}.csv", catalog.rows.get(record_id, ()))


def check(catalog: Catalog) -> Iterator[Problem]:
    """The same in what withdrawn records leave behind."""
    for kind, record_id, gone in catalog.withdrawn_records():
        yield from check_record(catalog, kind, record_id, gone)


def _in_rows(catalog: Catalog, path: str, rows: Sequence[Row]) -> Iterator[Problem]:
    for line, row in enumerate(rows, start=2):
        if any(isinstance(cell, str) and is_formula(cell) for cell in row.values()):
            yield catalog.problem(Position(path, line, 1), SAID, "formula", HINT)
