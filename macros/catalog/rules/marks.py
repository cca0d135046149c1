"""No text begins with a combining mark, and none stands behind a brace: it would strike out what comes before it.

What a name or slot gives may have as many marks as a letter may have, and end in a digit. And no text of a record or a
row has a mark that is the newsletter's own. In pages `rules/characters` looks for both. Code `strange-character`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from macros.catalog.catalog import Catalog
from macros.catalog.record_texts import texts_of
from macros.catalog.records import Record
from macros.ground.characters import MARK_ON_NOTHING, has_mark_on_nothing
from macros.ground.letters.own_marks import find_own_mark, own_mark_told
from macros.ground.problems import Position, Problem


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for each text of a record, and of the rows of a series, that has such a mark."""
    for place, text in _said(catalog, kind, record_id, record):
        yield from _on_nothing(catalog, place, text)
        found = find_own_mark(_NAMED.sub(_A_DIGIT, text))
        if found:
            said, hint = own_mark_told(found[0])
            yield catalog.problem(place(), said, "strange-character", hint)


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each phrase that has such a mark, and for each text that a withdrawn record leaves behind."""
    for kind, record_id, gone in catalog.withdrawn_records():
        yield from check_record(catalog, kind, record_id, gone)
    for language, groups in catalog.phrases.items():
        for group, words in groups.items():
            for key, text in words.items():
                yield from _on_nothing(catalog, partial(catalog.place, "phrases", language, group, key), text)


def _on_nothing(catalog: Catalog, place: Callable[[], Position], text: str) -> Iterator[Problem]:
    if has_mark_on_nothing(text):
        said, hint = MARK_ON_NOTHING
        yield catalog.problem(place(), said, "strange-character", hint)


_NAMED, _A_DIGIT = re.compile(r"(?<!\{)\{[a-z][a-z0-9.-]*\}(?!\})"), "7"  # what a name gives may be a number
_Texts = Iterator[tuple[Callable[[], Position], str]]  # each with what finds its place: few are asked for it


def _said(catalog: Catalog, kind: str, record_id: str, record: Record) -> _Texts:
    for steps, text in texts_of(record):
        if steps[-1] != "url":
            yield partial(catalog.place, kind, record_id, *steps), text
    for line, row in enumerate(catalog.rows.get(record_id, ()) if kind == "series" else (), start=2):
        cells = (cell for cell in row.values() if isinstance(cell, str))
        yield from ((partial(Position, f"data/series/{record_id}.csv", line, 1), cell) for cell in cells)
