"""No word mixes Latin letters with Greek or Cyrillic ones: it reads as a word that no rule and no search knows it for.

Reuters with a Cyrillic e is another publisher, and a milliоn no scale of numbers (UTS #39, 5.1). What somebody else
printed is held to it too. Code `strange-character`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from macros.catalog.catalog import Catalog
from macros.catalog.record_texts import texts_of
from macros.ground.letters.look_alikes import find_mixed, mixed_told
from macros.ground.problems import Position, Problem

_ADDRESSES = ("url",)  # which have a rule of their own


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each text of a record, each phrase and each row with such a word."""
    for place, text in _texts(catalog):
        found = find_mixed(text)
        if found:
            said, hint = mixed_told(found[0])
            yield catalog.problem(place(), said, "strange-character", hint)


def _texts(catalog: Catalog) -> Iterator[tuple[Callable[[], Position], str]]:
    """Every text, and what finds its place: few are asked for it."""
    for kind, record_id, record in catalog.shown_records():
        for steps, text in texts_of(record):
            if steps[-1] not in _ADDRESSES:
                yield partial(catalog.place, kind, record_id, *steps), text
    for language, groups in catalog.phrases.items():
        for group, words in groups.items():
            yield from ((partial(catalog.place, "phrases", language, group, key), text) for key, text in words.items())
    for series_id, rows in catalog.rows.items():
        for line, row in enumerate(rows, start=2):
            cells = (cell for cell in row.values() if isinstance(cell, str))
            yield from ((partial(Position, f"data/series/{series_id}.csv", line, 1), cell) for cell in cells)
