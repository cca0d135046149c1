"""A number lies where numbers of its unit do: a share of 80 is 8,000%, and meant to be 0.8.

How far a unit sensibly goes is its `span`; one without any goes everywhere. What is meant to lie beyond has a unit of
its own: 80 times is no share. What a number was before it was put right stays as it was. Code `out-of-range`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.chart_records import Series
from macros.catalog.numbers.rounding import shifted
from macros.catalog.numbers.unit_records import Unit
from macros.catalog.records import Amount, Claim, Fact, Record
from macros.ground.problems import Position, Problem
from macros.ground.told import Told, told

Measured = tuple[Position, Sequence[Decimal], str]  # where a number or a range stands, and the id of its unit


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for each number outside the span of its unit, in a record or in its table."""
    for position, ends, unit_id in _measured(catalog, kind, record_id, record):
        unit = catalog.units.get(unit_id)
        number = next((end for end in ends if unit and _is_outside(unit, end)), None)
        if unit and number is not None:
            yield catalog.problem(position, _asked(unit, number), "out-of-range", _hint(unit, unit_id, number))


def _measured(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Measured]:
    if isinstance(record, Fact):
        yield from _of_amount(catalog, (kind, record_id), record, record.unit, "derive" if record.derive else None)
    elif isinstance(record, Claim):
        yield from _of_amount(catalog, (kind, record_id), record, record.unit or "")
    elif isinstance(record, Series):
        yield from _in_table(catalog, record_id, record)


def _of_amount(
    catalog: Catalog, place: tuple[Any, ...], amount: Amount, unit_id: str, field: str | None = None
) -> Iterator[Measured]:
    if amount.value is not None:
        yield catalog.place(*place, field or "value"), (amount.value,), unit_id
    elif amount.range:
        yield catalog.place(*place, field or "range"), amount.range, unit_id


def _in_table(catalog: Catalog, series_id: str, series: Series) -> Iterator[Measured]:
    measured = [(column.name, column.unit) for column in series.fields if column.unit]
    for line, row in enumerate(catalog.rows.get(series_id, ()), start=2):
        for name, unit_id in measured:
            cell = row.get(name)
            if isinstance(cell, Decimal):
                yield Position(f"data/series/{series_id}.csv", line, 1), (cell,), unit_id


def _is_outside(unit: Unit, number: Decimal) -> bool:
    return unit.span is not None and not unit.span[0] <= number <= unit.span[1]


def _asked(unit: Unit, number: Decimal) -> Told:
    if unit.scale == "percent":
        return told("{number} is {percent}%", number=_plain(number), percent=_plain(shifted(number, 2)))
    return told("{number} is more than anybody expects in this unit, or less", number=_plain(number))


def _hint(unit: Unit, unit_id: str, number: Decimal) -> Told:
    assert unit.span is not None
    less = shifted(number, -2)
    if unit.scale == "percent" and unit.span[0] <= less <= unit.span[1]:
        return told("write {less}? If it is meant, use a unit without a span, such as times", less=_plain(less))
    return told('mend the number, use another unit, or widen the span of "{unit}" in data/units.yml', unit=unit_id)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():,f}"
