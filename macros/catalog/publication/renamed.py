"""What records that were renamed are called now, by the `moved_to` that each left behind."""

from __future__ import annotations

from macros.catalog.catalog import Catalog


def names_now(catalog: Catalog) -> dict[tuple[str, str], str]:
    """What each record that was renamed is called now; each step is walked once, and a circle is told elsewhere."""
    found: dict[tuple[str, str], str] = {}
    for kind, old in catalog.moved:
        way: dict[tuple[str, str], None] = {}
        here = (kind, old)
        while here in catalog.moved and here not in way and here not in found:
            way[here] = None
            here = (kind, catalog.moved[here])
        found |= dict.fromkeys(way, found.get(here, here[1]))
    return found
