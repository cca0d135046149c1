"""Rules that look at one record at a time, all of them at each: at one in order, with what it rests on, only once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from macros.catalog.catalog import Catalog
from macros.catalog.record_digests import record_digests
from macros.catalog.records import Record
from macros.ground.enough import ENOUGH
from macros.ground.problems import Problem
from macros.ground.remembered import recalled
from macros.ground.store import digest

Check = Callable[[Catalog, str, str, Record], Iterator[Problem]]


class Look(NamedTuple):
    """A rule over one record, and how many problems at most it looks for in all of them."""

    check: Check
    most: int | None = ENOUGH + 1  # one more than are told


Found = Mapping[Check, list[Problem]]  # by rule, in the order of the records


def look_at_each(catalog: Catalog, looks: Sequence[Look]) -> Found:
    """What each rule finds in every record."""
    found: dict[Check, list[Problem]] = {look.check: [] for look in looks}
    digests = record_digests(catalog)
    rest_on = digest(digests.words, *(f"{look.check.__module__}.{look.check.__name__}" for look in looks))
    for key in catalog.ids():
        is_right = partial(_is_right, catalog, key, looks, found)
        recalled("record", (rest_on, *key, digests.closed(*key)), is_right)
    return found


def _is_right(
    catalog: Catalog, key: tuple[str, str], looks: Sequence[Look], found: Mapping[Check, list[Problem]]
) -> bool | None:
    """True where no rule finds anything; None where one did, or has found enough and did not look."""
    kind, record_id = key
    record, is_right = catalog.by_kind[kind][record_id], True
    for check, most in looks:
        before = found[check]
        left = None if most is None else most - len(before)
        seen = [*islice(check(catalog, kind, record_id, record), left)]
        before += seen
        is_right = is_right and not seen and left != 0
    return True if is_right else None
