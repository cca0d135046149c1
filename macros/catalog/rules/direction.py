"""No letter is written from right to left: it turns the order of the numbers and marks beside it (UAX #9).

What somebody else printed or said may be in any script: it stands in an element of its own, which the style sheet keeps
apart. Languages written so are refused too, until pages are made for them. Codes `strange-character`, `not-an-option`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from babel import Locale

from macros.catalog.catalog import Catalog
from macros.catalog.record_texts import SPOKEN, own_texts
from macros.catalog.records import Record
from macros.catalog.source_records import Source
from macros.ground.characters import find_turning, turning_told
from macros.ground.problems import Position, Problem
from macros.ground.told import told

HINT = told("take it out for now")


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for each text of ours in a record, and in the rows of a series, that is written from right to left."""
    if isinstance(record, Source):
        yield from _publishers(catalog, record_id, record)
    for steps, text in own_texts(kind, record):
        if kind != "language" and (kind, steps[0]) != SPOKEN:
            yield from _turning(catalog, text, partial(catalog.place, kind, record_id, *steps))
    for line, row in enumerate(catalog.rows.get(record_id, ()) if kind == "series" else (), start=2):
        for cell in row.values():
            if isinstance(cell, str):
                yield from _turning(catalog, cell, partial(Position, f"data/series/{record_id}.csv", line, 1))


def check(catalog: Catalog) -> Iterator[Problem]:
    """The same in phrases and in what was withdrawn, and a problem for each language that is written so."""
    for name, record in catalog.languages.items():
        if Locale.parse(record.babel).text_direction == "rtl":
            said = told("a language written from right to left, which the pages are not made for")
            yield catalog.problem(catalog.place("language", name, "babel"), said, "not-an-option", HINT)
    for left in catalog.withdrawn_records():
        yield from check_record(catalog, *left)
    for language, groups in catalog.phrases.items():
        for group, words in groups.items():
            for key, text in words.items():
                yield from _turning(catalog, text, partial(catalog.place, "phrases", language, group, key))


def _publishers(catalog: Catalog, source_id: str, source: Source) -> Iterator[Problem]:
    """A publisher stands between dates and grades in every list: what its name does to them is not for readers."""
    for field, named in (("publisher", source.publisher), ("via", source.via)):
        found = find_turning(named.name) if named else None
        if named and found and not named.called.keys() >= set(catalog.complete):
            said, _ = turning_told(found[0])
            hint = told("say under called: what each language calls it")
            yield catalog.problem(catalog.place("source", source_id, field, "name"), said, "strange-character", hint)


def _turning(catalog: Catalog, text: str, place: Callable[[], Position]) -> Iterator[Problem]:
    """A problem for a text that is written from right to left; few are asked for their place."""
    found = find_turning(text)
    if found:
        said, hint = turning_told(found[0])
        yield catalog.problem(place(), said, "strange-character", hint)
