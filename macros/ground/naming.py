"""What kinds of records and languages are called in a message, and what is wrong with an id: unknown, or renamed."""

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


_LANGUAGES: Mapping[str, Told] = {"zh": told("Chinese"), "en": told("English")}


def language_called(language: str, name: str = "") -> Told | str:
    """A language as a message calls it: those that messages are told in by their names, any other by its own `name`."""
    return _LANGUAGES.get(language, name or language)


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
