"""The days of a record go forward: a source is read after it came out, a history has its oldest change first.

The corrections give each change the number that stands after it, so that one out of its order is given the wrong one.
And nothing was published, read, checked, changed, said or reported on a day still to come: such a day would stand first
in every list and feed until it is there. Codes `range-falls` and `out-of-range`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from macros.catalog.catalog import Catalog
from macros.catalog.chart_records import Series
from macros.catalog.periods import Period
from macros.catalog.publication.records import Withdrawn
from macros.catalog.records import Claim, Event, Fact, Quote, Record
from macros.catalog.source_records import Source
from macros.ground.problems import Problem
from macros.ground.told import Told, quoted, told

Steps = tuple[str | int, ...]


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for each day that lies before the one it follows."""
    came_out, read = (getattr(record, key, None) for key in ("date_published", "date_accessed"))
    if came_out and read and read.end < came_out.start:
        place = catalog.place(kind, record_id, "date_accessed")
        said = told("{key} lies before {other}", key=quoted("date_accessed"), other=quoted("date_published"))
        yield catalog.problem(place, said, "range-falls", told("a source is read on or after the day it came out"))
    for number, (one, other) in enumerate(pairwise(getattr(record, "history", ())), start=1):
        if other.date.end < one.date.start:
            place = catalog.place(kind, record_id, "history", number, "date")
            said = told("{date} lies before the change above it", date=str(other.date))
            yield catalog.problem(place, said, "range-falls", told("put the oldest change first"))


def days_to_come(catalog: Catalog, latest: dt.date) -> Iterator[Problem]:
    """A problem for each day after the latest on which a record says that something has happened.

    No rule of those that are found by their name: what it finds changes with the day.
    """
    for kind, record_id, record in catalog.shown_records():
        for steps, period in _happened(record):
            if period and period.start > latest:
                yield catalog.problem(catalog.place(kind, record_id, *steps), *still_to_come(str(period)))


def still_to_come(written: str) -> tuple[Told, str, Told]:
    """What is said of a day that lies ahead: message, code, hint."""
    return told("{written} is still to come", written=written), "out-of-range", told("write the day it happened on")


def _happened(record: Record) -> Iterator[tuple[Steps, Period | None]]:
    """The days on which something was done, and those of what is reported and no projection."""
    if isinstance(record, Source):
        yield ("date_published",), record.date_published
        yield ("date_accessed",), record.date_accessed
    elif isinstance(record, Quote):
        yield ("date",), record.date
    elif isinstance(record, Fact | Claim):
        yield ("checked",), record.checked
        yield from ((("history", number, "date"), change.date) for number, change in enumerate(record.history))
    elif isinstance(record, Event):
        yield from ((("history", number, "date"), change.date) for number, change in enumerate(record.history))
    elif isinstance(record, Withdrawn):
        yield ("withdrawn",), record.withdrawn
    is_sum = isinstance(record, Fact) and record.derive is not None  # told at its parts
    if isinstance(record, Fact | Series) and record.status == "reported" and not is_sum:
        yield ("as_of",), record.as_of
