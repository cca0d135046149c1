"""What a renamed id leaves behind leads to a record, and not back to itself. Codes `moved` and `unknown-<kind>`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.ground.naming import KIND_WORDS, no_such
from macros.ground.problems import Problem
from macros.ground.told import told


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each `moved_to` in a circle, and for each that names nothing."""
    circling: dict[tuple[str, str], bool] = {}
    for kind, old in catalog.moved:
        new = catalog.moved[kind, old]
        place = catalog.place(f"moved {kind}", old, "moved_to")
        if _circles(catalog, kind, old, circling):
            said = told('"{name}" is moved in a circle', name=old)
            yield catalog.problem(place, said, "moved", told("name the record as it is called now"))
        elif kind in KIND_WORDS and (kind, new) not in catalog.moved and not catalog.knows(kind, new):
            said, hint = no_such([kind], new), told("name the record as it is called now")
            yield catalog.problem(place, said, f"unknown-{kind}", hint)


def _circles(catalog: Catalog, kind: str, name: str, known: dict[tuple[str, str], bool]) -> bool:
    """Whether one never arrives from `name`; what is known of the ids on the way is kept, each walked once."""
    way: dict[tuple[str, str], None] = {}
    here = (kind, name)
    while here in catalog.moved and here not in way and here not in known:
        way[here] = None
        here = (kind, catalog.moved[here])
    answer = known.get(here, here in way)
    known.update(dict.fromkeys(way, answer))
    return answer
