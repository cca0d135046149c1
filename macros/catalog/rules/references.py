"""Every id that a record names exists: a source, a fact, a unit, a term; no fact is its own later figure.

Codes `unknown-<kind>`, `moved` and `not-an-option`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, get_args

from macros.catalog.catalog import Catalog
from macros.catalog.fields import Names
from macros.catalog.nodes import Scalar
from macros.catalog.reading.named import not_there
from macros.catalog.reading.scalars import mend_of
from macros.catalog.records import Record
from macros.ground.naming import moved
from macros.ground.problems import Problem
from macros.ground.told import told


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for each name in a record that leads nowhere, at that name."""
    yield from _in_history(catalog, (kind, record_id), record)
    for field, named_kind in _naming_fields(type(record)):
        if field == "sources" and getattr(record, "derive", None) is not None:
            continue  # a sum's are those of its parts, and told there
        for steps, name in _names(getattr(record, field), field):
            if not catalog.knows(named_kind, name):
                yield _unknown(catalog, (kind, record_id, *steps), named_kind, name)
            elif field == "became" and name == record_id:
                said, hint = told("a fact that became itself"), told("name the fact with the later, actual figure")
                yield catalog.problem(catalog.place(kind, record_id, field), said, "not-an-option", hint)


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each unit that there is not, of a number that was withdrawn."""
    for (kind, record_id), gone in catalog.withdrawn.items():
        if gone.unit and not catalog.knows("unit", gone.unit):
            yield _unknown(catalog, (f"withdrawn {kind}", record_id, "unit"), "unit", gone.unit)


def _in_history(catalog: Catalog, place: tuple[Any, ...], record: Record) -> Iterator[Problem]:
    """The units of old numbers, which are said in them; a fact that was named may have been withdrawn since."""
    for number, change in enumerate(getattr(record, "history", ())):
        if getattr(change, "unit", None) and not catalog.knows("unit", change.unit):
            yield _unknown(catalog, (*place, "history", number, "unit"), "unit", change.unit)


@cache
def _naming_fields(model: type[Record]) -> tuple[tuple[str, str], ...]:
    found = ((name, _named(field.annotation, field.metadata)) for name, field in model.model_fields.items())
    return tuple((name, kind) for name, kind in found if kind)


def _named(annotation: Any, metadata: Any = ()) -> str | None:
    """The kind that a field's type says it names, however deep in `tuple[...]` or `... | None`."""
    for mark in (*metadata, *getattr(annotation, "__metadata__", ())):
        if isinstance(mark, Names):
            return mark.kind
    return next((kind for inner in get_args(annotation) if (kind := _named(inner))), None)


def _names(value: object, field: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield (field,), value
    elif isinstance(value, tuple):
        for index, name in enumerate(value):
            yield (field, index), name


def _unknown(catalog: Catalog, place: tuple[Any, ...], kind: str, name: str) -> Problem:
    position = catalog.place(*place)
    new = catalog.moved.get((kind, name))
    if new:
        spot = Scalar(name, position.line, position.column)
        mend = mend_of(catalog.texts.get(position.path, ""), spot, new)
        return replace(catalog.problem(position, *moved(kind, name, new)), mend=mend)
    said, hint = not_there(catalog, [kind], name)
    return catalog.problem(position, said, f"unknown-{kind}", hint)
