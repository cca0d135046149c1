"""Quantities for derivations: an interval with unit, hedges, periods and sources, and how two of them join.

Interval arithmetic as in Moore (1966): the result of an operation spans every result of its ends. It is done twice,
with the figures as stated and with all that their hedges allow; how the second goes beyond the first is the hedge.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from macros.catalog.catalog import Catalog
from macros.catalog.numbers.corners import Leaf, Node, Tree, narrowed, spread
from macros.catalog.numbers.hedges import ENDLESS, hedge, reach
from macros.catalog.numbers.rounding import Ends
from macros.catalog.periods import Period
from macros.catalog.records import Bound, Event, Fact, Status
from macros.ground.told import Told, told

LOOSER: dict[Status, int] = {"reported": 0, "estimate": 1, "projection": 2}
_WIDE = Context(prec=60)  # a written number has forty characters


class UnlikeError(ValueError):
    """Two quantities that must not be added: dollars and people, percent and points."""

    def __init__(self, said: Told) -> None:
        super().__init__(said)
        self.said = said


@dataclass(frozen=True, slots=True)
class Quantity:
    """What the stated figures give, `low` to `high`, in a unit (None once multiplied or divided).

    `least` and `most` are how far the truth may lie beyond, by the `hedges` that went in; infinite without a limit.
    """

    low: Decimal
    high: Decimal
    unit: str | None
    dimension: dict[str, int]
    least: Decimal
    most: Decimal
    tree: Tree
    hedges: frozenset[Bound] = frozenset()
    status: Status = "reported"
    periods: frozenset[Period] = frozenset()
    sources: tuple[str, ...] = ()
    days: frozenset[dt.date] = frozenset()  # the first and last days of what its inputs describe
    is_difference: bool = False

    @classmethod
    def of_fact(cls, fact_id: str, fact: Fact, catalog: Catalog) -> Quantity:
        """A written fact as a quantity; an unknown unit has a dimension of its own, so nothing joins it."""
        low, high = fact.range or (fact.value or Decimal(0),) * 2
        unit = catalog.units.get(fact.unit)
        least, most = reach(fact.bound, low, high, floor=unit.floor if unit else -ENDLESS)
        return cls(
            low,
            high,
            fact.unit,
            dict(unit.dimension) if unit else {fact.unit: 1},
            least,
            most,
            Leaf(fact_id, (low, high), (least, most)),
            frozenset([fact.bound]),
            "reported" if fact.became else fact.status or "reported",  # what came of it is known: it is history
            frozenset([fact.as_of] if fact.as_of else []),
            fact.sources,
            _days_of(fact.as_of),
        )

    @property
    def common_period(self) -> Period | None:
        """The one period all inputs describe, or None."""
        return next(iter(self.periods)) if len(self.periods) == 1 else None

    @property
    def is_one(self) -> bool:
        """Whether it is just one: what a share leaves of the whole is a share."""
        return self.least == self.most == 1

    @property
    def bound(self) -> Bound:
        """How the result is hedged, as the hedges of its inputs have it."""
        return self.stated[1]

    @property
    def stated(self) -> tuple[Ends, Bound]:
        """The ends to state, alike where they are one number, and their hedge."""
        return hedge((self.low, self.high), (self.least, self.most), self.hedges)

    def measure(self) -> str:
        """The unit, or else the dimension, for a message."""
        named = " ".join(f"{name}^{power}" if power != 1 else name for name, power in sorted(self.dimension.items()))
        return self.unit or named or told("a pure number")

    def under(self, name: str, fact: Fact, *, floor: Decimal = -ENDLESS) -> Quantity:
        """The same amount as this fact states it: in its unit, with the hedge, status and period that it gives."""
        (least, most), hedges = (self.least, self.most), self.hedges
        if fact.bound != "exact":
            vaguer = reach(fact.bound, self.low, self.high, floor=floor)
            (least, most), hedges = (min(least, vaguer[0]), max(most, vaguer[1])), frozenset([fact.bound])
        same = replace(self, unit=fact.unit, least=least, most=most, hedges=hedges, is_difference=False)
        same = replace(same, tree=Leaf(name, (self.low, self.high), (least, most)), status=fact.status or self.status)
        return replace(same, periods=frozenset([fact.as_of]), days=_days_of(fact.as_of)) if fact.as_of else same

    def times(self, factor: int) -> Quantity:
        """The same amount counted in a unit that many times smaller: percentage points for a share."""
        ends = (_WIDE.multiply(end, Decimal(factor)) for end in (self.low, self.high, self.least, self.most))
        low, high, least, most = ends
        return replace(self, low=low, high=high, least=least, most=most)

    def narrowed(self) -> Quantity:
        """The same with what a fact named twice cannot do counted out: (b - a) / a goes no lower than -1."""
        low, high, least, most = narrowed(self.tree, (self.low, self.high), (self.least, self.most))
        return replace(self, low=low, high=high, least=least, most=most)


def join(sign: str, left: Quantity, right: Quantity) -> Quantity:
    """`left` and `right` under one of + - * /.

    Raises UnlikeError when unlike things are added, ZeroDivisionError when the divisor's stated figures hold zero.
    """
    if sign in "+-" and left.unit != right.unit:
        measures = {"left": left.measure(), "right": right.measure()}
        raise UnlikeError(told("{left} and {right} cannot be joined by {sign}", **measures, sign=sign))
    if sign == "/" and right.low <= 0 <= right.high:
        raise ZeroDivisionError
    low, high = spread(sign, (left.low, left.high), (right.low, right.high), _WIDE)
    least, most = spread(sign, (left.least, left.most), (right.least, right.most), _WIDE)
    return Quantity(
        low,
        high,
        left.unit if sign in "+-" else None,
        left.dimension if sign in "+-" else _dimension(left.dimension, right.dimension, 1 if sign == "*" else -1),
        least,
        most,
        Node(sign, left.tree, right.tree),
        left.hedges | right.hedges,
        max(left.status, right.status, key=lambda status: LOOSER[status]),
        left.periods | right.periods,
        tuple(dict.fromkeys((*left.sources, *right.sources))),
        left.days | right.days,
        is_difference=sign == "-" and not left.is_one,
    )


def days_between(name: str, first: Event, last: Event) -> Quantity:
    """Days from one event to another: a range where either date is a stretch of days."""
    ends = sorted(
        Decimal((b - a).days) for a in (first.date.start, first.date.end) for b in (last.date.start, last.date.end)
    )
    low, high = ends[0], ends[-1]
    sources = tuple(dict.fromkeys((*first.sources, *last.sources)))
    leaf = Leaf(name, (low, high), (low, high))
    days = _days_of(first.date) | _days_of(last.date)
    return Quantity(low, high, "days", {"time": 1}, low, high, leaf, sources=sources, days=days)


def _days_of(period: Period | None) -> frozenset[dt.date]:
    return frozenset((period.start, period.end)) if period else frozenset()


def _dimension(left: dict[str, int], right: dict[str, int], power: int) -> dict[str, int]:
    joined = {name: left.get(name, 0) + power * right.get(name, 0) for name in {*left, *right}}
    return {name: exponent for name, exponent in joined.items() if exponent}
