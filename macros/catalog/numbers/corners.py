"""What a sum spans: of two intervals under one operation, and of a whole sum that names a fact more than once.

Interval arithmetic takes each mention for a number of its own, so that (b - a) / a seems to reach further than it can:
the dependency problem (Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009). A sum that is linear in
each fact, above and below its fraction line, rises or falls all along in each of them, and is greatest and least in
the corners of the box that they span. Any other keeps what interval arithmetic gives, which is wide enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from itertools import product

from macros.catalog.numbers.rounding import Ends

MOST_VARYING = 8  # facts; each doubles the corners
_ENDLESS = Decimal("Infinity")
_FAR = Fraction(10**1000)  # stands for the infinite; a result has at most a few hundred digits
_BEYOND = Fraction(10**400)  # whatever is farther was made of it
_RESULTS = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A fact in a sum: its ends as stated, and as its hedge allows."""

    name: str
    known: Ends
    possible: Ends


@dataclass(frozen=True, slots=True)
class Node:
    """Two parts of a sum under one of + - * /."""

    sign: str
    left: Tree
    right: Tree


Tree = Leaf | Node
Corner = dict[str, Fraction]


def spread(sign: str, left: Ends, right: Ends, context: Context) -> Ends:
    """The least and the most of two intervals under one of + - * /, either of which may be endless.

    All there is, where the divisor lies on both sides of zero.
    """
    if sign == "+":
        return context.add(left[0], right[0]), context.add(left[1], right[1])
    if sign == "-":
        return context.subtract(left[0], right[1]), context.subtract(left[1], right[0])
    if sign == "/" and right[0] < 0 < right[1]:
        return -_ENDLESS, _ENDLESS
    one: Callable[[Decimal, Decimal], Decimal | None]
    one = (lambda a, b: _times(a, b, context)) if sign == "*" else (lambda a, b: _over(a, b, right, context))
    found = [end for a in left for b in right if (end := one(a, b)) is not None]
    return (min(found), max(found)) if found else (-_ENDLESS, _ENDLESS)


def _times(a: Decimal, b: Decimal, context: Context) -> Decimal:
    return context.multiply(a, b) if a and b else Decimal(0)  # nothing of something endless is nothing


def _over(a: Decimal, b: Decimal, divisor: Ends, context: Context) -> Decimal | None:
    """One end over another; None where it has no limit, which the other ends then have."""
    if b:
        return None if a.is_infinite() and b.is_infinite() else context.divide(a, b)
    return None if not a else _ENDLESS.copy_sign(a if divisor[1] > 0 else -a)


def narrowed(tree: Tree, known: Ends, possible: Ends) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """`known` and `possible`, both as narrow as the facts that the sum names more than once make them."""
    leaves = list(_leaves(tree))
    facts = {leaf.name: leaf for leaf in leaves}
    as_wide = (*known, *possible)
    if len(facts) == len(leaves) or not _is_linear(tree):
        return as_wide
    stated = _of_corners(
        tree, [(name, Fraction(leaf.known[0]), Fraction(leaf.known[1])) for name, leaf in facts.items()]
    )
    allowed = _of_corners(tree, [(leaf.name, *_as_fractions(leaf.possible)) for leaf in facts.values()])
    return (*stated, *allowed) if stated and allowed else as_wide


def _leaves(tree: Tree) -> Iterator[Leaf]:
    if isinstance(tree, Leaf):
        yield tree
    else:
        yield from _leaves(tree.left)
        yield from _leaves(tree.right)


def _is_linear(tree: Tree) -> bool:
    """Whether no fact is multiplied by itself, above the fraction line or below it."""
    return all(max(powers.values(), default=0) <= 1 for powers in _powers(tree))


def _powers(tree: Tree) -> tuple[Counter[str], Counter[str]]:
    """The highest power of each fact above and below the line, once all is on one line."""
    if isinstance(tree, Leaf):
        return Counter([tree.name]), Counter()
    (above, below), (over, under) = _powers(tree.left), _powers(tree.right)
    if tree.sign == "*":
        return above + over, below + under
    if tree.sign == "/":
        return above + under, below + over
    return (above + under) | (over + below), below + under


def _as_fractions(ends: Ends) -> tuple[Fraction, Fraction]:
    """The ends as fractions: the endless far away and, of two, a zero just not zero, for it may be divided by."""
    low, high = (Fraction(end) if end.is_finite() else (_FAR if end > 0 else -_FAR) for end in ends)
    if low == high:
        return low, high
    return low or 1 / _FAR, high or -1 / _FAR


def _of_corners(tree: Tree, box: list[tuple[str, Fraction, Fraction]]) -> Ends | None:
    """The least and the most in the corners of a box; None for too many, or where some divisor changes its sign."""
    if sum(low < high for _, low, high in box) > MOST_VARYING:
        return None
    ways = product(*({low, high} for _, low, high in box))
    names = [name for name, _, _ in box]
    signs: dict[int, bool] = {}
    try:
        found = [_value(tree, dict(zip(names, way, strict=True)), signs) for way in ways]
    except ZeroDivisionError:
        return None
    return _as_decimal(min(found)), _as_decimal(max(found))


def _value(tree: Tree, corner: Corner, signs: dict[int, bool]) -> Fraction:
    """The sum in one corner. `signs` has the sign of each divisor; ZeroDivisionError where it is another here."""
    if isinstance(tree, Leaf):
        return corner[tree.name]
    left, right = _value(tree.left, corner, signs), _value(tree.right, corner, signs)
    if tree.sign == "+":
        return left + right
    if tree.sign == "-":
        return left - right
    if tree.sign == "*":
        return left * right
    if not right or signs.setdefault(id(tree), right > 0) != (right > 0):
        raise ZeroDivisionError
    return left / right


def _as_decimal(value: Fraction) -> Decimal:
    if abs(value) >= _BEYOND:
        return _ENDLESS.copy_sign(Decimal(value.numerator > 0 or -1))
    if abs(value) * _BEYOND < 1:
        return Decimal(0)
    return _RESULTS.divide(Decimal(value.numerator), Decimal(value.denominator))
