"""Relays said to agree can be followed: two or more were opened, and a note says which. Code `missing-source`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.records import Event, Fact, Record
from macros.ground.problems import Problem
from macros.ground.told import told

FEWEST = 2  # one relay agrees with nothing


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for a fact or event that is `agreed` and on whose agreement a reader has only our word."""
    if not isinstance(record, Fact | Event):
        return
    known = [catalog.sources[name] for name in record.sources if name in catalog.sources]
    opened = sum(source.read != "not-opened" for source in known)
    if len(known) < len(record.sources):
        return  # one that is not there is told, and may be one of those that agree
    if record.agreed and (opened < FEWEST or record.note is None):
        place = catalog.place(kind, record_id, "agreed")
        hint = told("name each relay under sources, and say in the note what agrees")
        yield catalog.problem(place, told("agreed needs two sources and a note"), "missing-source", hint)
