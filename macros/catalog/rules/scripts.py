"""No word mixes Latin letters with Greek or Cyrillic ones: it reads as a word that no rule and no search knows it for.

Reuters with a Cyrillic e is another publisher, and a milliоn no scale of numbers (UTS #39, 5.1). What somebody else
printed is held to it too. Code `strange-character`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from macros.catalog.catalog import Catalog
from macros.catalog.record_texts import texts_of
from macros.catalog.records import Record
from macros.ground.letters.look_alikes import find_mixed, mixed_told
from macros.ground.problems import Position, Problem

_ADDRESSES = ("url",)  # which have a rule of their own


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for each text of a record, and of the rows of a series, with such a word."""
    for steps, text in texts_of(record):
        if steps[-1] not in _ADDRESSES:
            yield from _mixed(catalog, partial(catalog.place, kind, record_id, *steps), text)
    for line, row in enumerate(catalog.rows.get(record_id, ()) if kind == "series" else (), start=2):
        for cell in row.values():
            if isinstance(cell, str):
                yield from _mixed(catalog, partial(Position, f"data/series/{record_id}.csv", line, 1), cell)


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each phrase with such a word, and for each text that a withdrawn record leaves behind."""
    for kind, record_id, gone in catalog.withdrawn_records():
        yield from check_record(catalog, kind, record_id, gone)
    for language, groups in catalog.phrases.items():
        for group, words in groups.items():
            for key, text in words.items():
                yield from _mixed(catalog, partial(catalog.place, "phrases", language, group, key), text)


def _mixed(catalog: Catalog, place: Callable[[], Position], text: str) -> Iterator[Problem]:
    """A problem for a text with such a word; few are asked for their place."""
    found = find_mixed(text)
    if found:
        said, hint = mixed_told(found[0])
        yield catalog.problem(place(), said, "strange-character", hint)
