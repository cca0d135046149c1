"""The texts of a record with the way to each, in whatever they are kept: fields, languages, records within records.

And which of them are words of the newsletter's own, that its rules are for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from macros.catalog.records import Record
from macros.ground.told import languages, said_in, told

Steps = tuple[str | int, ...]
# What somebody else printed: a source's own words, and renderings that a term names only to avoid them
_PRINTED = {"source": ("title", "publisher", "via", "url"), "term": ("avoid",)}
SPOKEN = ("quote", "text")  # what somebody said, and our translation of it
_TO_TRANSLATE = told("To be translated")
NOT_TRANSLATED = "not-translated"  # the code under which such places are told


def to_translate(language: str) -> str:
    """What stands where a text in `language` waits for somebody who writes it; no other text may be this."""
    return str(said_in(_TO_TRANSLATE, language))  # a plain word: it stands in a file, and messages quote it as it is


@cache
def to_translate_in_any() -> tuple[str, ...]:
    """What may stand for a text that waits: whoever writes one language puts its words into another's place too."""
    return tuple(to_translate(language) for language in languages())


def waits(text: str) -> bool:
    """Whether this stands for a text that waits for a translator: nothing is said yet that a rule could judge."""
    return text.strip().rstrip(".。") in to_translate_in_any()


def own_texts(kind: str, record: Record) -> Iterator[tuple[Steps, str]]:
    """The texts of a record of this kind but for what somebody else printed; what was said is among them, `SPOKEN`."""
    printed = _PRINTED.get(kind, ())
    return ((steps, text) for steps, text in texts_of(record) if steps[0] not in printed)


def texts_of(record: Record) -> Iterator[tuple[Steps, str]]:
    """Every text of a record: (field, language, …) and the text there."""
    for field in type(record).model_fields:
        yield from _within(getattr(record, field), (field,))


def _within(value: object, steps: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, Record):
        for more, text in texts_of(value):
            yield (*steps, *more), text
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _within(part, (*steps, key))
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _within(part, (*steps, number))
