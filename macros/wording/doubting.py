"""A text of a record in which every number and date in doubt says so: for titles, notes and descriptions of charts.

In a page's own text the mark and the name of a number say it; a string has nothing but its words.
"""

from __future__ import annotations

from collections.abc import Collection

from macros.catalog.doubt import doubtful
from macros.catalog.records import Amount
from macros.wording.braces import pieces
from macros.wording.voice import Voice, phrase, voices

_OPENED, _CLOSED = "(（", ")）"


def with_doubt(voice: Voice, text: str, *, own: Amount | None = None, but: Collection[str] = ()) -> str:
    """`text` as `resolve` gives it, the doubt beside the words of each fact and event that has no firm ground.

    `own` is the record that the text stands in; `but` are facts that are shown as somebody's word, which are neither
    firm nor in doubt. Raises as `resolve` does.
    """
    own_voice = voices(voice.catalog)[getattr(text, "language", voice.language)]
    said, depth = "", 0
    for words, name in pieces(voice, text, own=own):
        if name and name not in but and doubtful(voice.catalog, name):
            said += doubted(own_voice, words, within=depth > 0)
        else:
            said += words
            depth += sum(words.count(mark) for mark in _OPENED) - sum(words.count(mark) for mark in _CLOSED)
    return said


def doubted(voice: Voice, words: str, *, within: bool = False) -> str:
    """The words with their doubt in brackets; within others, behind a comma."""
    doubt = phrase(voice, "sources", "doubtful")
    if within:
        return phrase(voice, "card", "named", number=words, what=doubt)
    return phrase(voice, "figure", "in-doubt", number=words, doubt=doubt)
