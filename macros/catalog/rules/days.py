"""The days of a record go forward: a source is read after it came out, a history has its oldest change first.

The corrections give each change the number that stands after it, so that one out of its order is given the wrong one.
No change lies far ahead. Codes `range-falls` and `out-of-range`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from macros.catalog.catalog import Catalog
from macros.ground.problems import Problem
from macros.ground.told import Told, quoted, told

# How long after the newest source a page may come out or a number be changed. No clock is asked, so that one content is
# always judged alike; a day further on stands first in every reader's feeds for as long.
LONGEST_AFTER = dt.timedelta(days=2 * 365)


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each day that lies before the one it follows, and for each change far ahead."""
    for source_id, source in catalog.sources.items():
        came_out, read = source.date_published, source.date_accessed
        if came_out and read and read.end < came_out.start:
            place = catalog.place("source", source_id, "date_accessed")
            said = told("{key} lies before {other}", key=quoted("date_accessed"), other=quoted("date_published"))
            yield catalog.problem(place, said, "range-falls", told("a source is read on or after the day it came out"))
    latest = last_day(catalog)
    for fact_id, fact in catalog.facts.items():
        for number, change in enumerate(fact.history):
            if change.date.start > latest:
                place = catalog.place("fact", fact_id, "history", number, "date")
                yield catalog.problem(place, *far_ahead(str(change.date)))
        for number, (one, other) in enumerate(pairwise(fact.history), start=1):
            if other.date.end < one.date.start:
                place = catalog.place("fact", fact_id, "history", number, "date")
                said = told("{date} lies before the change above it", date=str(other.date))
                yield catalog.problem(place, said, "range-falls", told("put the oldest change first"))


def last_day(catalog: Catalog) -> dt.date:
    """The last day that a page or a change may state: counted from the newest source; any where no source has a day."""
    sources = catalog.sources.values()
    days = [day.end for source in sources for day in (source.date_published, source.date_accessed) if day]
    newest = max(days, default=dt.date.max)
    return newest + min(LONGEST_AFTER, dt.date.max - newest)


def far_ahead(written: str) -> tuple[Told, str, Told]:
    """What is said of a day that lies after the last one: message, code, hint."""
    said = told("{written} is more than two years after the newest source", written=written)
    return said, "out-of-range", told("write the day itself, not one to come")
