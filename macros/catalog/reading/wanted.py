"""What a field wants that has nothing, or not two numbers: its line as it would be. Judges nothing.

Message, code and hint of each are made here; which field it is about, `decode` knows.
"""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel

from macros.catalog.reading.scalars import numbers_in, range_meant
from macros.ground.told import Told, told

_TWO = 2
_MORE = "…"  # in a line that is to be written on


def two_numbers(named: Told, key: str, written: object) -> tuple[Told, str, Told]:
    """Of a range: how many numbers there are, and the line as it would be with those."""
    ends = numbers_in(written)
    if range_meant(written):
        line = f"{key}: {range_meant(written)}"
        return told("{key} is a list of two numbers", key=named), "wrong-length", told("write {word}", word=line)
    low, high = (*ends, _MORE, _MORE)[:2] if len(ends) <= _TWO else _with_points(ends)
    said = told("{key} is two numbers, and here {n} are found", key=named, n=len(ends))
    line = told("write {word}", word=f"{key}: [{low}, {high}]")
    if len(ends) != 1 or key != "range":
        return said, "wrong-length", line
    return said, "wrong-length", told("{hint}; a single number is {line}", hint=line, line=f"value: {ends[0]}")


def _with_points(ends: list[str]) -> tuple[str, str]:
    """Of more than two numbers two: 1,5, 2,5 has commas for points, else the first and the last."""
    if len(ends) == 2 * _TWO and all(end.isdigit() for end in ends[1::2]):
        return f"{ends[0]}.{ends[1]}", f"{ends[2]}.{ends[3]}"
    return ends[0], ends[-1]


def nothing_there(named: Told, key: str, *, is_list: bool, needed: bool) -> tuple[Told, str, Told]:
    """Of a text or list with nothing in it: the line with something, and whether it may go."""
    said = told("{key} is a list with nothing in it", key=named) if is_list else told("{key} is empty", key=named)
    line = f"{key}: [{_MORE}]" if is_list else f"{key}: {_MORE}"
    if needed:
        return said, "empty", told("it is needed: write {line}", line=line)
    return said, "empty", told("write {line}, or take the line out", line=line)


def is_needed(model: type[BaseModel], steps: tuple[Any, ...]) -> bool:
    """Whether the field that these steps lead to cannot be left out."""
    field = _record_at(model, steps[:-1]).model_fields.get(str(steps[-1])) if steps else None
    return field is not None and field.is_required()


def fields_at(model: type[BaseModel], steps: tuple[Any, ...]) -> set[str]:
    """The fields of the record that these steps lead to."""
    return set(_record_at(model, steps).model_fields)


def _record_at(model: type[BaseModel], steps: tuple[Any, ...]) -> type[BaseModel]:
    for step in steps:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        model = (_record_in(field.annotation) if field else None) or model
    return model


def _record_in(annotation: Any) -> type[BaseModel] | None:
    """The record that a field's annotation holds, in whatever it is kept."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _record_in(arg))), None)
