"""What the kinds of records are called in a message, and the two things wrong with an id: unknown, or renamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from macros.ground.told import Told, told

KIND_WORDS: Mapping[str, Told] = {
    "language": told("language"),
    "unit": told("unit"),
    "term": told("term"),
    "source": told("source"),
    "fact": told("fact"),
    "event": told("event"),
    "claim": told("claim"),
    "quote": told("quote"),
    "chart": told("chart"),
    "series": told("series"),
    "issue": told("issue"),
    "newsletter": told("newsletter"),
}


def no_such(kinds: Sequence[str], name: str) -> Told:
    """The message that an id of one of these kinds (one or two) leads nowhere."""
    words = [KIND_WORDS[kind] for kind in kinds]
    if len(words) == 1:
        return told('no {kind} "{name}"', kind=words[0], name=name)
    return told('no {kind} or {other} "{name}"', kind=words[0], other=words[1], name=name)


def moved(kind: str, name: str, new: str) -> tuple[Told, str, Told]:
    """Message, code and hint for an id that was renamed."""
    said = told('the {kind} "{name}" is now "{new}"', kind=KIND_WORDS[kind], name=name, new=new)
    return said, "moved", told("write {word}", word=new)
