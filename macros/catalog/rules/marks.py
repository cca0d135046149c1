"""No text begins with a combining mark, and none stands behind a brace: it would strike out what comes before it.

What a name or slot gives may have as many marks as a letter may have, and end in a digit. In pages `rules/characters`
looks for it. Code `strange-character`.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.record_texts import texts_of
from macros.ground.characters import MARK_ON_NOTHING, has_mark_on_nothing
from macros.ground.problems import Position, Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each text of a record, each phrase and each row that has such a mark."""
    said, hint = MARK_ON_NOTHING
    for place in _places(catalog):
        yield catalog.problem(place, said, "strange-character", hint)


def _places(catalog: Catalog) -> Iterator[Position]:
    for kind, record_id, record in catalog.shown_records():
        for steps, text in texts_of(record):
            if has_mark_on_nothing(text):
                yield catalog.place(kind, record_id, *steps)
    for language, groups in catalog.phrases.items():
        for group, words in groups.items():
            yield from (
                catalog.place("phrases", language, group, key)
                for key, text in words.items()
                if has_mark_on_nothing(text)
            )
    for series_id, rows in catalog.rows.items():
        for line, row in enumerate(rows, start=2):
            if any(isinstance(cell, str) and has_mark_on_nothing(cell) for cell in row.values()):
                yield Position(f"data/series/{series_id}.csv", line, 1)
