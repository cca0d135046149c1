"""No text begins with a combining mark, and none stands behind a brace: it would strike out what comes before it.

What a name or slot gives may have as many marks as a letter may have, and end in a digit. And no text of a record or a
row has a mark that is the newsletter's own. In pages `rules/characters` looks for both. Code `strange-character`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from macros.catalog.catalog import Catalog
from macros.catalog.record_texts import texts_of
from macros.ground.characters import MARK_ON_NOTHING, has_mark_on_nothing
from macros.ground.letters.own_marks import find_own_mark, own_mark_told
from macros.ground.problems import Position, Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each text of a record, each phrase and each row that has such a mark."""
    for place, text in chain(_said(catalog), _phrases(catalog)):
        if has_mark_on_nothing(text):
            said, hint = MARK_ON_NOTHING
            yield catalog.problem(place(), said, "strange-character", hint)
    for place, text in _said(catalog):
        found = find_own_mark(_NAMED.sub(_A_DIGIT, text))
        if found:
            said, hint = own_mark_told(found[0])
            yield catalog.problem(place(), said, "strange-character", hint)


_NAMED, _A_DIGIT = re.compile(r"(?<!\{)\{[a-z][a-z0-9.-]*\}(?!\})"), "7"  # what a name gives may be a number
_Texts = Iterator[tuple[Callable[[], Position], str]]  # each with what finds its place: few are asked for it


def _said(catalog: Catalog) -> _Texts:
    for kind, record_id, record in catalog.shown_records():
        for steps, text in texts_of(record):
            if steps[-1] != "url":
                yield partial(catalog.place, kind, record_id, *steps), text
    for series_id, rows in catalog.rows.items():
        for line, row in enumerate(rows, start=2):
            cells = (cell for cell in row.values() if isinstance(cell, str))
            yield from ((partial(Position, f"data/series/{series_id}.csv", line, 1), cell) for cell in cells)


def _phrases(catalog: Catalog) -> _Texts:
    for language, groups in catalog.phrases.items():
        for group, words in groups.items():
            yield from ((partial(catalog.place, "phrases", language, group, key), text) for key, text in words.items())
