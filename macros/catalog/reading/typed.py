"""What a cell of a CSV holds by the type of its column, as Table Schema has it; judges nothing else."""

from __future__ import annotations

import re
from decimal import Decimal

from macros.catalog.periods import Period, PeriodError, read_period

NUMBERS = {
    "number": re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII),
    "integer": re.compile(r"-?(0|[1-9]\d*)", re.ASCII),
}
_GRAINS = {"date": "day", "yearmonth": "month", "year": "year"}


def value_of(kind: str, written: str) -> Decimal | Period | None:
    """The number, day, month or year that is written; None where it is none of this kind."""
    return _number(kind, written) if kind in NUMBERS else _period(kind, written)


def _number(kind: str, written: str) -> Decimal | None:
    """The number that is written, with the zeros at its end, which say how exact it is; of zero there is one."""
    found = Decimal(written) if NUMBERS[kind].fullmatch(written) else None
    return found.copy_abs() if found == 0 else found  # -0 would be 0 in a table and -0 in the data beside it


def _period(kind: str, written: str) -> Period | None:
    try:
        period = read_period(written)
    except PeriodError:
        return None
    return period if period.grain == _GRAINS[kind] else None
