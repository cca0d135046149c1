"""A claim that matches its record gives the same number, as far as both are exact; one that is roughly right one near
it. And what a projection became is measured as it was, and not earlier. Code `not-an-option`.

Numbers are compared by what they measure, whatever their units are called: a second unit for dollars makes no other
number of one. Stretches of time compare in days, by the mean year of the Gregorian calendar; of two other dimensions no
number matches the other's. Each stands for all that would be written so: what rounds to its digits, or what its hedge
allows, as sums have it (`numbers/hedges.py`); never for both on top of each other. A hedge is near its number: nobody
says of 1 that it is at most 5.5 billion. What is -5 at least is nearer to zero, and what is 5 at least farther from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from macros.catalog.catalog import Catalog
from macros.catalog.records import Amount, Bound, Claim, Fact, Record
from macros.ground.problems import Problem
from macros.ground.told import told

# How far from a number, in parts of it, what is hedged so may lie: nearer to zero, farther from it. What `about` and
# `nearly` allow is what `reach` of numbers/hedges.py allows; where that is endless, twice the number or half of it
_REACH: dict[Bound, tuple[Decimal, Decimal]] = {
    "exact": (Decimal(0), Decimal(0)),
    "about": (Decimal("0.1"), Decimal("0.1")),
    "nearly": (Decimal("0.1"), Decimal(0)),
    "at-most": (Decimal("0.5"), Decimal(0)),
    "over": (Decimal(0), Decimal(1)),
    "at-least": (Decimal(0), Decimal(1)),
}

# Seen from zero, a limit of what lies below it is one on the other side
_BELOW_ZERO: dict[Bound, Bound] = {"at-least": "at-most", "at-most": "at-least"}
_DAYS = {"time": Decimal(1), "weeks": Decimal(7), "months": Decimal("30.436875"), "years": Decimal("365.2425")}
Dimension = tuple[tuple[str, int], ...]
Span = tuple[Dimension, Decimal, Decimal]  # what is measured, and the least and the most it may be
# How many times one number may be the other, by verdict; "roughly" is no more than half as much again
_APART = {"matches": Decimal(1), "approximately": Decimal("1.5")}


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem at a verdict whose two numbers are farther apart than it says, and at an outcome that is none."""
    if isinstance(record, Fact):
        yield from _outcome(catalog, record_id, record)
    fact = catalog.facts.get(record.record or "") if isinstance(record, Claim) else None
    if not isinstance(record, Claim) or record.verdict not in _APART or fact is None:
        return
    if not catalog.is_measured(record.record or "") or (record.unit or fact.unit) not in catalog.units:
        return  # told at the claim
    said, known = _span(record, *_measure(catalog, record)), _span(fact, *_measure(catalog, fact))
    if said and known and not _is_near(said, known, _APART[record.verdict]):
        slots = {"verdict": record.verdict, "record": record.record}
        message = told('"{verdict}", but the number is not that of {record}', **slots)
        hint = told("make the verdict approximately or differs, or mend the number")
        yield catalog.problem(catalog.place(kind, record_id, "verdict"), message, "not-an-option", hint)


def _outcome(catalog: Catalog, fact_id: str, fact: Fact) -> Iterator[Problem]:
    """A problem at a `became` that leads to a number of another measure, or of an earlier time."""
    later = catalog.facts.get(fact.became or "")
    if later is None or not {fact.unit, later.unit} <= catalog.units.keys():
        return  # told where they stand
    is_earlier = fact.as_of and later.as_of and later.as_of.end < fact.as_of.start
    if is_earlier or _measure(catalog, fact)[0] != _measure(catalog, later)[0]:
        message = told("{became} is of another measure or of an earlier time", became=fact.became)
        hint = told("name the later number of the same thing, or take became: out")
        yield catalog.problem(catalog.place("fact", fact_id, "became"), message, "not-an-option", hint)


def _is_near(one: Span, other: Span, times: Decimal) -> bool:
    """Whether two spans of one dimension touch, or the nearest of one is within so many times the other's."""
    if one[0] != other[0]:
        return False
    (low, high), (least, most) = sorted((one[1:], other[1:]))
    return high >= least or (low > 0 and least <= high * times) or (most < 0 and high >= least * times)


def _measure(catalog: Catalog, amount: Amount) -> tuple[Dimension, Decimal]:
    """What an amount measures, and by how much its number is multiplied to be compared."""
    unit = catalog.units.get(amount.unit or "")
    dimension = tuple(sorted(unit.dimension.items())) if unit else ()
    ((name, power), *others) = dimension or (("", 0),)
    if name in _DAYS and power == 1 and not others:
        return (("time", 1),), _DAYS[name]
    return dimension, Decimal(1)


def _span(amount: Amount, dimension: Dimension, times: Decimal) -> Span | None:
    """What an amount measures, and the least and the most it may stand for; None where it has no number."""
    ends = amount.range or (() if amount.value is None else (amount.value,))
    spans = [_reached(end, amount.bound) for end in ends]
    if not spans:
        return None
    return dimension, times * min(low for low, _ in spans), times * max(high for _, high in spans)


def _reached(number: Decimal, bound: Bound) -> tuple[Decimal, Decimal]:
    nearer, farther = _REACH[_BELOW_ZERO.get(bound, bound) if number < 0 else bound]
    half = _half(number)
    ends = number * (1 - nearer), number * (1 + farther), number - half, number + half
    return min(ends), max(ends)


def _half(number: Decimal) -> Decimal:
    """Half of a one in the last place of a number that says something: 0.05 for 5.5, 500 for 485000, none for zero."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal((0, (5,), exponent - 1)) if number and isinstance(exponent, int) else Decimal(0)
