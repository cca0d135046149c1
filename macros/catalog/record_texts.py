"""Every text of a record with the way to it, in whatever it is kept: fields, languages, records within records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.catalog.records import Record

Steps = tuple[str | int, ...]


def texts_of(record: Record) -> Iterator[tuple[Steps, str]]:
    """Every text of a record with the way to it, in whatever it is kept: (field, language, …) and the text there."""
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
