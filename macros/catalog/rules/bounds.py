"""A hedge on one side is written where it can be read in one way: on one number, and as a limit not below zero.

"At least 12 to 15" says nothing of either end, and "at least -5%" is a fall of no more than 5% to one reader and of no
less to another; `over` and `nearly` are seen from zero by everybody. Sums are left alone: their hedges are limits, and
are worded as such; what a number was before it was put right stays as it was. Code `not-an-option`.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.records import Amount, Bound, Claim, Fact, Record
from macros.ground.problems import Problem
from macros.ground.told import Told, told

_ONE_SIDED: frozenset[Bound] = frozenset(("nearly", "over", "at-least", "at-most"))
_LIMITS: frozenset[Bound] = frozenset(("at-least", "at-most"))


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem at a hedge that nobody can read, or that two can read in two ways."""
    is_sum = isinstance(record, Fact) and record.derive is not None and not record.range  # whose hedge is of no range
    wrong = _amiss(record) if isinstance(record, Fact | Claim) and not is_sum and record.bound in _ONE_SIDED else None
    if wrong:
        said, hint = wrong
        yield catalog.problem(catalog.place(kind, record_id, "bound"), said, "not-an-option", hint)


def _amiss(amount: Amount) -> tuple[Told, Told] | None:
    if amount.range:
        said = told('"{bound}" of a range: of which of its ends?', bound=amount.bound)
        return said, told("keep one end as value: 12e9, or write bound: about")
    if amount.bound in _LIMITS and amount.value is not None and amount.value < 0:
        said = told('"{bound}" of a number below zero: of a larger fall, or of a smaller?', bound=amount.bound)
        return said, told("a fall of 5 or more is bound: over; one of up to 5 is range: [-5, 0]")
    return None
