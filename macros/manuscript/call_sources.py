"""The sources that what a call shows rests on, in the order in which a page numbers them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.records import Record


def sources_of(catalog: Catalog, macro: str, record_id: str) -> Iterator[str]:
    """The ids of the sources; none for a call of what there is not."""
    if macro == "cite":
        yield record_id
    for record in _records_behind(catalog, macro, record_id):
        yield from getattr(record, "sources", ())


def _records_behind(catalog: Catalog, macro: str, record_id: str) -> Iterator[Record | None]:
    """The records with sources of their own that a call shows."""
    if macro in ("fact", "when"):
        yield catalog.facts.get(record_id)
    if macro == "when":
        yield catalog.events.get(record_id)
    if macro in ("claim", "check"):
        yield catalog.claims.get(record_id)
    if macro == "check" and record_id in catalog.claims:
        yield catalog.facts.get(catalog.claims[record_id].record or "")
    if macro == "quote":
        yield catalog.quotes.get(record_id)
    if macro == "chart" and record_id in catalog.charts:
        chart = catalog.charts[record_id]
        yield from map(catalog.facts.get, chart.facts)
        yield from map(catalog.events.get, chart.events)
