"""A claim that matches its record gives the same number, as far as both are exact. Code `not-an-option`.

Only numbers in one unit are compared. Each stands for all that would be written so: what rounds to its digits, and what
its hedge allows. A hedge is near its number: nobody says of 1 that it is at most 5.5 billion. What is -5 at least is
nearer to zero, and what is 5 at least farther from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from macros.catalog.catalog import Catalog
from macros.catalog.records import Amount, Bound
from macros.ground.problems import Problem
from macros.ground.told import told

# How far from a number, in parts of it, what is hedged so may lie: nearer to zero, farther from it
_REACH: dict[Bound, tuple[Decimal, Decimal]] = {
    "exact": (Decimal(0), Decimal(0)),
    "about": (Decimal("0.2"), Decimal("0.2")),
    "nearly": (Decimal("0.5"), Decimal(0)),
    "at-most": (Decimal("0.5"), Decimal(0)),
    "over": (Decimal(0), Decimal(1)),
    "at-least": (Decimal(0), Decimal(1)),
}

# Seen from zero, a limit of what lies below it is one on the other side
_BELOW_ZERO: dict[Bound, Bound] = {"at-least": "at-most", "at-most": "at-least"}


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem at each verdict `matches` whose two numbers have nothing in common."""
    for claim_id, claim in catalog.claims.items():
        fact = catalog.facts.get(claim.record or "")
        if claim.verdict != "matches" or fact is None or claim.unit != fact.unit:
            continue
        said, known = _span(claim), _span(fact)
        if said and known and (said[1] < known[0] or known[1] < said[0]):
            message = told('"matches", but the number is not that of {record}', record=claim.record)
            hint = told("make the verdict approximately or differs, or mend the number")
            yield catalog.problem(catalog.place("claim", claim_id, "verdict"), message, "not-an-option", hint)


def _span(amount: Amount) -> tuple[Decimal, Decimal] | None:
    """The least and the most that an amount may stand for; None where it has no number."""
    ends = amount.range or (() if amount.value is None else (amount.value,))
    spans = [_reached(end, amount.bound) for end in ends]
    return (min(low for low, _ in spans), max(high for _, high in spans)) if spans else None


def _reached(number: Decimal, bound: Bound) -> tuple[Decimal, Decimal]:
    nearer, farther = _REACH[_BELOW_ZERO.get(bound, bound) if number < 0 else bound]
    ends = number * (1 - nearer), number * (1 + farther)
    return min(ends) - _half(number), max(ends) + _half(number)


def _half(number: Decimal) -> Decimal:
    """Half of a one in the last place of a number that says something: 0.05 for 5.5, 500 for 485000, none for zero."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal((0, (5,), exponent - 1)) if number and isinstance(exponent, int) else Decimal(0)
