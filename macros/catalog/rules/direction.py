"""No letter is written from right to left: it turns the order of the numbers and marks beside it (UAX #9).

What somebody else printed or said may be in any script: it stands in an element of its own, which the style sheet keeps
apart. Languages written so are refused too, until pages are made for them. Codes `strange-character`, `not-an-option`.
"""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from macros.catalog.catalog import Catalog
from macros.catalog.record_texts import texts_of
from macros.ground.characters import find_turning, turning_told
from macros.ground.problems import Position, Problem
from macros.ground.told import told

HINT = told("take it out for now")
_OF_OTHERS = {"source": {"title", "publisher", "via", "url"}, "quote": {"text"}, "term": {"avoid"}}


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each language, and for each text of ours, that is written from right to left."""
    for name, language in catalog.languages.items():
        if Locale.parse(language.babel).text_direction == "rtl":
            said = told("a language written from right to left, which the pages are not made for")
            yield catalog.problem(catalog.place("language", name, "babel"), said, "not-an-option", HINT)
    for kind, record_id, record in catalog.records():
        for steps, text in texts_of(record):
            if steps[0] not in _OF_OTHERS.get(kind, ()) and kind != "language":
                yield from _in_text(catalog, catalog.place(kind, record_id, *steps), text)
    for spoken, groups in catalog.phrases.items():
        for group, words in groups.items():
            for key, text in words.items():
                yield from _in_text(catalog, catalog.place("phrases", spoken, group, key), text)
    yield from _in_series(catalog)


def _in_series(catalog: Catalog) -> Iterator[Problem]:
    for series_id, rows in catalog.rows.items():
        for line, row in enumerate(rows, start=2):
            for cell in row.values():
                if isinstance(cell, str):
                    yield from _in_text(catalog, Position(f"data/series/{series_id}.csv", line, 1), cell)


def _in_text(catalog: Catalog, place: Position, text: str) -> Iterator[Problem]:
    found = find_turning(text)
    if found:
        said, hint = turning_told(found[0])
        yield catalog.problem(place, said, "strange-character", hint)
