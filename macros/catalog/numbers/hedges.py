"""Hedges as intervals: how far a number so hedged may lie from the truth, and which hedge an interval calls for.

`at-least` and `at-most` are limits on the number line: at least -0.2 is -0.2 and all above. `nearly` and `over` are
seen from zero, as people speak: nearly -7% is a fall of a little less, over -6% one of more.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from macros.catalog.numbers.rounding import Ends, rounded_together, shortened
from macros.catalog.records import Bound

ENDLESS = Decimal("Infinity")
_ABOUT = Decimal("0.1")  # of a number: what rounding to one digit moves it by at most, and about as much
_STILL_NEARLY = Decimal("0.25")  # of a number: what lies further below it is not nearly it
_LIMITS: frozenset[Bound] = frozenset(("at-least", "at-most"))


def reach(bound: Bound, low: Decimal, high: Decimal, *, floor: Decimal = -ENDLESS) -> Ends:
    """The least and the most that the truth may be, where low..high is said with `bound`.

    What is `floor` at least goes no lower: sales of at most 5 billion are none below zero.
    """
    away = -1 if high < 0 else 1  # the direction that leads away from zero
    around = low - _about(low), high + _about(high)
    toward = around[0] if high >= 0 else low, around[1] if high <= 0 else high
    beyond = (low, ENDLESS) if away > 0 else (-ENDLESS, high)
    at_most = floor if low >= floor else -ENDLESS, high
    return {
        "exact": (low, high),
        "about": around,
        "nearly": toward,
        "over": beyond,
        "at-least": (low, ENDLESS),
        "at-most": at_most,
    }[bound]


def _about(number: Decimal) -> Decimal:
    return abs(number) * _ABOUT if number else Decimal(1)


def hedge(known: Ends, possible: Ends, among: frozenset[Bound]) -> tuple[Ends, Bound]:
    """The ends and the hedge that leave out nothing of `possible` and say no less than they can.

    `known` is what the stated figures give, within `possible`; `among` are the hedges that went in. A limit on one side
    is one number. Hedges that pull apart leave only `about`.
    """
    (low, high), (least, most) = known, possible
    if least < low and high < most:
        return known, "about"
    if high < most:
        return (low, low), _above(low, most, among)
    if least < low:
        return (high, high), _MIRRORED[_above(-high, -least, among)]
    return known, "exact"


def _above(number: Decimal, most: Decimal, among: frozenset[Bound]) -> Bound:
    """The hedge for what lies above a number, as far as `most`; below zero that is nearer to it."""
    if number == 0 or among & _LIMITS:
        return "at-least"
    if number > 0:
        return "over"
    return "nearly" if most <= number * (1 - _STILL_NEARLY) else "at-least"


_MIRRORED: dict[Bound, Bound] = {"at-least": "at-most", "over": "over", "nearly": "nearly"}


def shown(ends: Ends, bound: Bound, digits: int, *, of_a_whole: bool = False) -> tuple[Ends, Bound]:
    """`ends` rounded to `digits` significant digits, with the hedge that the rounding leaves true.

    A limit is rounded outward, everything else half to even. What only rounding makes one, or a whole where numbers are
    parts `of_a_whole`, says so: 34.91% to 34.94% are about 35%, and 99.96% is nearly 100%.
    """
    low, high = ends
    if bound not in ("exact", "about"):
        limit = shortened(low, digits, rounding=_OUTWARD[bound, low < 0])
        if bound == "nearly" and abs(limit - low) > abs(low) * _ABOUT:  # one digit: 101 is not nearly 200
            bound = "at-least" if low < 0 else "at-most"
        return (limit, limit), bound
    if low == high:
        one = shortened(low, digits)
        return (one, one), _crossing(low, one) if of_a_whole and bound == "exact" else bound
    low, high = rounded_together(low, high, digits)
    known, ends = ends, (_as_short(low, ends[0], digits), _as_short(high, ends[1], digits))
    crosses = of_a_whole and any(_crossing(exact, one) != "exact" for exact, one in zip(known, ends, strict=True))
    return ends, "about" if low == high or crosses else bound


def _as_short(end: Decimal, exact: Decimal, digits: int) -> Decimal:
    """The end as it is rounded by itself, where that is the same number: zeros at its end are wording's matter."""
    short = shortened(exact, digits)
    return short if short == end else end


# A lower limit goes down and an upper one up
_OUTWARD = {
    **{("at-least", below): ROUND_FLOOR for below in (True, False)},
    **{("at-most", below): ROUND_CEILING for below in (True, False)},
    ("over", False): ROUND_FLOOR,
    ("over", True): ROUND_CEILING,
    ("nearly", False): ROUND_CEILING,
    ("nearly", True): ROUND_FLOOR,
}


def _crossing(exact: Decimal, one: Decimal) -> Bound:
    """How a number lies to the whole that rounding made of it: 100% is the one share that nobody takes for rounded."""
    if abs(one) != 1 or exact == one:
        return "exact"
    return "nearly" if abs(exact) < 1 else "over"
