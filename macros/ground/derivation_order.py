"""In which order derived facts are computed, each after those it is derived from. Computes none.

Walks with a stack of its own: how long a chain may be is a rule of the ledger, not of Python.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_FAR = 1_000_000_000  # in a circle, where no number of steps leads to a written one
MOST_STEPS = 20  # from a written number; what is further away nobody can follow


@dataclass(slots=True)
class Order:
    """`ids` in order; for the first of each circle its `circles`; how many `steps` each is from written numbers."""

    ids: list[str] = field(default_factory=list)
    circles: dict[str, list[str]] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)


def in_order(derived: Mapping[str, Sequence[str]]) -> Order:
    """The order of derived facts, given as the ids that each one's sum names. Others among these are passed over."""
    order = Order()
    for start in derived:
        if start not in order.steps:
            _walk(derived, start, order)
    return order


def _walk(derived: Mapping[str, Sequence[str]], start: str, order: Order) -> None:
    path: dict[str, Iterator[str]] = {start: iter(derived[start])}  # the way to where we are, with what is left there
    while path:
        here, left = next(reversed(path.items()))
        after = next(left, None)
        if after is None:
            path.popitem()
            order.ids.append(here)
            order.steps[here] = 1 + max(
                (order.steps.get(one, _FAR if one in derived else 0) for one in derived[here]), default=0
            )
        elif after in path and after not in order.circles:
            way = list(path)
            order.circles[after] = [*way[way.index(after) :], after]
        elif after in derived and after not in order.steps and after not in path:
            path[after] = iter(derived[after])
