"""The days of a record go forward: a source is read after it came out, a history has its oldest change first.

The corrections give each change the number that stands after it, so that one out of its order is given the wrong one.
Code `range-falls`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros.catalog.catalog import Catalog
from macros.ground.problems import Problem
from macros.ground.told import quoted, told


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each day that lies before the one it follows."""
    for source_id, source in catalog.sources.items():
        came_out, read = source.date_published, source.date_accessed
        if came_out and read and read.end < came_out.start:
            place = catalog.place("source", source_id, "date_accessed")
            said = told("{key} lies before {other}", key=quoted("date_accessed"), other=quoted("date_published"))
            yield catalog.problem(place, said, "range-falls", told("a source is read on or after the day it came out"))
    for fact_id, fact in catalog.facts.items():
        for number, (one, other) in enumerate(pairwise(fact.history), start=1):
            if other.date.end < one.date.start:
                place = catalog.place("fact", fact_id, "history", number, "date")
                said = told("{date} lies before the change above it", date=str(other.date))
                yield catalog.problem(place, said, "range-falls", told("put the oldest change first"))
