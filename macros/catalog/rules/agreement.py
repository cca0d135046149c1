"""Relays said to agree can be followed: two or more were opened, and a note says which. Code `missing-source`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.ground.problems import Problem
from macros.ground.told import told

FEWEST = 2  # one relay agrees with nothing


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each fact or event that is `agreed` and on whose agreement a reader has only our word."""
    hint = told("name each relay under sources, and say in the note what agrees")
    for kind, records in (("fact", catalog.facts), ("event", catalog.events)):
        for record_id, record in records.items():
            known = [catalog.sources[name] for name in record.sources if name in catalog.sources]
            opened = sum(source.read != "not-opened" for source in known)
            if len(known) < len(record.sources):
                continue  # one that is not there is told, and may be one of those that agree
            if record.agreed and (opened < FEWEST or record.note is None):
                place = catalog.place(kind, record_id, "agreed")
                yield catalog.problem(place, told("agreed needs two sources and a note"), "missing-source", hint)
