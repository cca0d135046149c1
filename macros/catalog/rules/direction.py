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
from macros.ground.characters import find_turning, turning_told
from macros.ground.problems import Position, Problem
from macros.ground.told import told

HINT = told("take it out for now")


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each language, and for each text of ours, that is written from right to left."""
    for name, language in catalog.languages.items():
        if Locale.parse(language.babel).text_direction == "rtl":
            said = told("a language written from right to left, which the pages are not made for")
            yield catalog.problem(catalog.place("language", name, "babel"), said, "not-an-option", HINT)
    yield from _publishers(catalog)
    for text, place in _texts(catalog):
        found = find_turning(text)
        if found:
            said, hint = turning_told(found[0])
            yield catalog.problem(place(), said, "strange-character", hint)


def _publishers(catalog: Catalog) -> Iterator[Problem]:
    """A publisher stands between dates and grades in every list: what its name does to them is not for readers."""
    for source_id, source in catalog.sources.items():
        for field, named in (("publisher", source.publisher), ("via", source.via)):
            found = find_turning(named.name) if named else None
            if named and found and not named.called.keys() >= set(catalog.complete):
                said, _ = turning_told(found[0])
                hint = told("say under called: what each language calls it")
                yield catalog.problem(
                    catalog.place("source", source_id, field, "name"), said, "strange-character", hint
                )


def _texts(catalog: Catalog) -> Iterator[tuple[str, Callable[[], Position]]]:
    """Every text of ours, and what finds its place: few are asked for it."""
    for kind, record_id, record in catalog.shown_records():
        for steps, text in own_texts(kind, record):
            if kind != "language" and (kind, steps[0]) != SPOKEN:
                yield text, partial(catalog.place, kind, record_id, *steps)
    for language, groups in catalog.phrases.items():
        for group, words in groups.items():
            for key, text in words.items():
                yield text, partial(catalog.place, "phrases", language, group, key)
    for series_id, rows in catalog.rows.items():
        for line, row in enumerate(rows, start=2):
            for cell in row.values():
                if isinstance(cell, str):
                    yield cell, partial(Position, f"data/series/{series_id}.csv", line, 1)
