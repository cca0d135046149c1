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
from math import lcm

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
_Ratio = tuple[int, int]
Corners = dict[str, list[_Ratio]]  # what each fact is in every corner


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


def work(tree: Tree) -> int:
    """How many operations `narrowed` takes at most, for who has many sums; 0 where there is nothing to narrow."""
    leaves = list(_leaves(tree))
    varying = {leaf.name for leaf in leaves if leaf.possible[0] < leaf.possible[1]}
    is_counted_out = len({leaf.name for leaf in leaves}) < len(leaves) and len(varying) <= MOST_VARYING
    return (len(leaves) - 1) * 2 ** (len(varying) + 1) if is_counted_out else 0


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
    under = lcm(*(end.denominator for _, *ends in box for end in ends))
    whole = ({int(low * under), int(high * under)} for _, low, high in box)
    ways = list(zip(*product(*whole), strict=True))  # the corners, as what each fact is in one after the other
    try:
        found = _values(tree, {name: [(n, under) for n in way] for (name, *_), way in zip(box, ways, strict=True)})
    except ZeroDivisionError:
        return None
    least = most = found[0]
    for one in found:
        least = one if one[0] * least[1] < least[0] * one[1] else least
        most = one if one[0] * most[1] > most[0] * one[1] else most
    return _as_decimal(Fraction(*least)), _as_decimal(Fraction(*most))


def _values(tree: Tree, corners: Corners) -> list[_Ratio]:
    """The sum in each corner. ZeroDivisionError where a divisor is zero in one, or has not one sign in all.

    Ratios of whole numbers, the lower one above zero, and reduced by nobody: that takes longer than the sum itself.
    """
    if isinstance(tree, Leaf):
        return corners[tree.name]
    pairs = zip(_values(tree.left, corners), _values(tree.right, corners), strict=True)
    if tree.sign in "+-":
        one = 1 if tree.sign == "+" else -1
        return [(a + one * c, b) if b == d else (a * d + one * c * b, b * d) for (a, b), (c, d) in pairs]
    if tree.sign == "*":
        return [(a * c, b * d) for (a, b), (c, d) in pairs]
    quotients = [(a * d, b * c) for (a, b), (c, d) in pairs]
    if not (all(under > 0 for _, under in quotients) or all(under < 0 for _, under in quotients)):
        raise ZeroDivisionError
    return [(over, under) if under > 0 else (-over, -under) for over, under in quotients]


def _as_decimal(value: Fraction) -> Decimal:
    if abs(value) >= _BEYOND:
        return _ENDLESS.copy_sign(Decimal(value.numerator > 0 or -1))
    if abs(value) * _BEYOND < 1:
        return Decimal(0)
    return _RESULTS.divide(Decimal(value.numerator), Decimal(value.denominator))
