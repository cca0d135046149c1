"""The words that are set as a link to a source, its title or who published it, show no address but where it lies.

Code `unsafe-link`; `rules/links` of the manuscript looks at pages. Names and labels are links within the site alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.record_texts import texts_of
from macros.catalog.records import Record
from macros.catalog.source_records import Source
from macros.ground.letters.shown_address import belied
from macros.ground.problems import Problem
from macros.ground.told import told

_SET_AS_LINKS = ("title", "publisher")


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for each text of a linked source that shows another address."""
    if not isinstance(record, Source) or not record.linkable:
        return
    for steps, text in texts_of(record):
        shown = belied(text, record.url or "") if steps[0] in _SET_AS_LINKS and steps[-1] != "url" else ""
        if shown:
            place = catalog.place(kind, record_id, *steps)
            said = told('the text shows "{shown}", and the link leads elsewhere', shown=shown[:60])
            yield catalog.problem(place, said, "unsafe-link", told("write in words where it leads"))
