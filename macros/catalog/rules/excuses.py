"""A sum says under `mixes` why it mixes periods only where it does. Code `needless-excuse`.

That a record excused as `unused` is used after all is told by the rule on unused records.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.derive import inputs
from macros.catalog.records import Fact
from macros.ground.problems import Problem
from macros.ground.told import told


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each `mixes` of a fact whose inputs are all of one period."""
    for fact_id, fact in catalog.facts.items():
        if fact.mixes is not None and len(_periods(catalog, fact)) < 2:
            place = catalog.place("fact", fact_id, "mixes")
            said = told('"{fact_id}" mixes no periods', fact_id=fact_id)
            yield catalog.problem(place, said, "needless-excuse", told("take mixes: out"))


def _periods(catalog: Catalog, fact: Fact) -> set[str]:
    named = (catalog.facts.get(name) for name in inputs(fact.derive or ""))
    return {str(operand.as_of) for operand in named if operand and operand.as_of}
