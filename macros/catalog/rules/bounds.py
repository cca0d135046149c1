"""A hedge on one side is written where it can be read in one way: on one number, and not below zero but as a fall.

"At least 12 to 15" says nothing of either end, and "at least -5%" is a fall of no more than 5% to one reader and of no
less to another. Sums are left alone: their hedges are limits, and are worded as such. Code `not-an-option`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.records import Amount, Bound, Change
from macros.ground.problems import Problem
from macros.ground.told import Told, told

_ONE_SIDED: frozenset[Bound] = frozenset(("nearly", "over", "at-least", "at-most"))
_FROM_ZERO: frozenset[Bound] = frozenset(("nearly", "over"))


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem at each hedge that nobody can read, or that two can read in two ways."""
    for place, amount, unit in _written(catalog):
        wrong = _amiss(catalog, amount, unit) if amount.bound in _ONE_SIDED else None
        if wrong:
            said, hint = wrong
            yield catalog.problem(catalog.place(*place, "bound"), said, "not-an-option", hint)


def _written(catalog: Catalog) -> Iterator[tuple[tuple[Any, ...], Amount | Change, str]]:
    """Each amount that a record states, with where it stands and its unit."""
    for fact_id, fact in catalog.facts.items():
        if fact.derive is None:
            yield ("fact", fact_id), fact, fact.unit
        for number, change in enumerate(() if fact.derive else fact.history):
            yield ("fact", fact_id, "history", number), change, fact.unit
    for claim_id, claim in catalog.claims.items():
        yield ("claim", claim_id), claim, claim.unit or ""


def _amiss(catalog: Catalog, amount: Amount | Change, unit: str) -> tuple[Told, Told] | None:
    if amount.range:
        said = told('"{bound}" of a range: of which of its ends?', bound=amount.bound)
        return said, told("keep one end as value: 12e9, or write bound: about")
    if amount.value is None or amount.value >= 0:
        return None
    changes = unit in catalog.units and catalog.units[unit].is_change
    if not changes:
        said = told('"{bound}" of a number below zero: more of it, or less?', bound=amount.bound)
        return said, told("write the amount without its minus, and in the label that it is a loss")
    if amount.bound not in _FROM_ZERO:
        said = told('"{bound}" of a fall: of a larger one, or of a smaller?', bound=amount.bound)
        return said, told("a fall of 5% or more is bound: over; one of up to 5% is range: [-0.05, 0]")
    return None
