"""The sources that what a call shows rests on, and the order in which a page numbers them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.catalog.catalog import Catalog
from macros.catalog.records import Record


def sources_of(catalog: Catalog, macro: str, record_id: str) -> Iterator[str]:
    """The ids of the sources; none for a call of what there is not."""
    if macro == "cite":
        yield record_id
    for record in _records_behind(catalog, macro, record_id):
        yield from getattr(record, "sources", ())


def notes_of(catalog: Catalog, calls: Sequence[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    """The notes in a page's text that lead to a source: the place of the call that sets it, and the source's id.

    `calls` are the page's, in order, each as its macro and the record it names.
    """
    for place, (macro, record_id) in enumerate(calls):
        if macro in ("cite", "quote"):
            yield from ((place, source) for source in sources_of(catalog, macro, record_id))


def in_order_of_notes(catalog: Catalog, calls: Sequence[tuple[str, str]]) -> list[str]:
    """The sources a page rests on: first those with a note, as a reader comes upon them, so that notes begin at 1;
    then those that only a number's card, a box or a chart names.
    """
    noted = (source for _, source in notes_of(catalog, calls))
    rest = (source for call in calls for source in sources_of(catalog, *call))
    return list(dict.fromkeys((*noted, *rest)))


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
