"""Quantities for derivations: an interval with unit, bound, periods and sources, and how two of them join.

Interval arithmetic as in Moore (1966): the result of an operation spans every result of its ends.
"""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Context, Decimal

from macros.catalog.catalog import Catalog
from macros.catalog.periods import Period
from macros.catalog.records import Bound, Event, Fact, Status
from macros.ground.told import Told, told

_LOOSER: dict[Status, int] = {"reported": 0, "estimate": 1, "projection": 2}
_OPPOSITE: dict[Bound, Bound] = {
    "at-most": "at-least",
    "at-least": "at-most",
    "over": "nearly",
    "nearly": "over",
}
_BOUND_RANK: dict[Bound, int] = {"exact": 0, "about": 1, "nearly": 2, "over": 2, "at-least": 3, "at-most": 3}
_OPERATIONS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


class UnlikeError(ValueError):
    """Two quantities that must not be added: dollars and chips, percent and points."""

    def __init__(self, said: Told) -> None:
        super().__init__(said)
        self.said = said


@dataclass(frozen=True, slots=True)
class Quantity:
    """low..high in a unit (None once multiplied or divided), with what its inputs said of themselves."""

    low: Decimal
    high: Decimal
    unit: str | None
    dimension: dict[str, int]
    bound: Bound = "exact"
    status: Status = "reported"
    periods: frozenset[Period] = frozenset()
    sources: tuple[str, ...] = ()
    days: frozenset[dt.date] = frozenset()  # the first and last days of what its inputs describe

    @classmethod
    def of_fact(cls, fact: Fact, catalog: Catalog) -> Quantity:
        """A written fact as a quantity; an unknown unit has a dimension of its own, so nothing joins it."""
        low, high = fact.range or (fact.value or Decimal(0),) * 2
        unit = catalog.units.get(fact.unit)
        return cls(
            low,
            high,
            fact.unit,
            dict(unit.dimension) if unit else {fact.unit: 1},
            fact.bound,
            fact.status or "reported",
            frozenset([fact.as_of] if fact.as_of else []),
            fact.sources,
            _days_of(fact.as_of),
        )

    @property
    def common_period(self) -> Period | None:
        """The one period all inputs describe, or None."""
        return next(iter(self.periods)) if len(self.periods) == 1 else None

    def measure(self) -> str:
        """The unit, or else the dimension, for a message."""
        named = " ".join(f"{name}^{power}" if power != 1 else name for name, power in sorted(self.dimension.items()))
        return self.unit or named or told("a pure number")

    def rounded(self, digits: int | None) -> tuple[Decimal, Decimal]:
        """Both ends with so many significant digits, half to even; as they are where none are stated."""
        context = Context(prec=digits, rounding=ROUND_HALF_EVEN) if digits else None
        return (context.plus(self.low), context.plus(self.high)) if context else (self.low, self.high)

    def stated(self, fact: Fact) -> Quantity:
        """The same amount as a fact states it: under its unit, and with the bound, status and period that it gives."""
        bound = fact.bound if fact.bound != "exact" else self.bound
        same = replace(self, unit=fact.unit, bound=bound, status=fact.status or self.status)
        return replace(same, periods=frozenset([fact.as_of]), days=_days_of(fact.as_of)) if fact.as_of else same


def join(sign: str, left: Quantity, right: Quantity) -> Quantity:
    """`left` and `right` under one of + - * /.

    Raises UnlikeError when unlike things are added, ZeroDivisionError when the divisor's interval holds zero.
    """
    if sign in "+-" and left.unit != right.unit:
        measures = {"left": left.measure(), "right": right.measure()}
        raise UnlikeError(told("{left} and {right} cannot be joined by {sign}", **measures, sign=sign))
    if sign == "/" and right.low <= 0 <= right.high:
        raise ZeroDivisionError
    ends = [_OPERATIONS[sign](a, b) for a in (left.low, left.high) for b in (right.low, right.high)]
    return Quantity(
        min(ends),
        max(ends),
        left.unit if sign in "+-" else None,
        left.dimension if sign in "+-" else _dimension(left.dimension, right.dimension, 1 if sign == "*" else -1),
        _loosest(left.bound, _OPPOSITE.get(right.bound, right.bound) if sign in "-/" else right.bound),
        max(left.status, right.status, key=lambda status: _LOOSER[status]),
        left.periods | right.periods,
        tuple(dict.fromkeys((*left.sources, *right.sources))),
        left.days | right.days,
    )


def days_between(first: Event, last: Event) -> Quantity:
    """Days from one event to another: a range where either date is a stretch of days."""
    ends = sorted(
        Decimal((b - a).days) for a in (first.date.start, first.date.end) for b in (last.date.start, last.date.end)
    )
    sources = tuple(dict.fromkeys((*first.sources, *last.sources)))
    days = _days_of(first.date) | _days_of(last.date)
    return Quantity(ends[0], ends[-1], "days", {"time": 1}, sources=sources, days=days)


def overstated(fact: Fact, parts: Quantity) -> tuple[str, Told] | None:
    """The field in which a sum says more of itself than its parts do, and what is wrong with it.

    It may be vaguer than they are: about where they say over, an estimate where they are reported.
    """
    if fact.bound != "exact" and not _allows(fact.bound, parts, *parts.rounded(fact.digits)):
        said = told('its parts give "{given}" and no "{stated}"', given=parts.bound, stated=fact.bound)
        return "bound", said
    if fact.status and _LOOSER[fact.status] < _LOOSER[parts.status]:
        said = told('its parts give "{given}" and no "{stated}"', given=parts.status, stated=fact.status)
        return "status", said
    if fact.as_of and (not parts.days or fact.as_of.end > max(parts.days)):  # an earlier one may be reckoned back to
        return "as_of", told("none of its parts reaches to {period}", period=str(fact.as_of))
    foreign = [source for source in fact.sources if source not in parts.sources]
    return ("sources", told("none of its parts rests on {source}", source=foreign[0])) if foreign else None


def _allows(stated: Bound, parts: Quantity, low: Decimal, high: Decimal) -> bool:
    """Whether what the parts say of their sum allows a bound: rounded up, 14.5% is not over 15%."""
    if stated in (parts.bound, "about"):
        return True
    holds = {
        "at-least": low <= parts.low,
        "over": low < parts.low,
        "at-most": parts.high <= high,
        "nearly": parts.high < high,
    }
    return parts.bound == "exact" and holds[stated]


def _days_of(period: Period | None) -> frozenset[dt.date]:
    return frozenset((period.start, period.end)) if period else frozenset()


def _dimension(left: dict[str, int], right: dict[str, int], power: int) -> dict[str, int]:
    joined = {name: left.get(name, 0) + power * right.get(name, 0) for name in {*left, *right}}
    return {name: exponent for name, exponent in joined.items() if exponent}


def _loosest(left: Bound, right: Bound) -> Bound:
    """The looser hedge; two hedges that pull opposite ways leave only `about`."""
    if left != right and _BOUND_RANK[left] == _BOUND_RANK[right]:
        return "about"
    return max(left, right, key=lambda bound: _BOUND_RANK[bound])
