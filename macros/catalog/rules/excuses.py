"""A sum says under `mixes` why it mixes periods only where it does. Code `needless-excuse`.

That a record excused as `unused` is used after all is told by the rule on unused records.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.derive import inputs
from macros.catalog.records import Fact, Record
from macros.ground.problems import Problem
from macros.ground.told import told


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for the `mixes` of a fact whose inputs are all of one period."""
    if isinstance(record, Fact) and record.mixes is not None and len(_periods(catalog, record)) < 2:
        place = catalog.place(kind, record_id, "mixes")
        said = told('"{fact_id}" mixes no periods', fact_id=record_id)
        yield catalog.problem(place, said, "needless-excuse", told("take mixes: out"))


def _periods(catalog: Catalog, fact: Fact) -> set[str]:
    named = (catalog.facts.get(name) for name in inputs(fact.derive or ""))
    return {str(operand.as_of) for operand in named if operand and operand.as_of}
