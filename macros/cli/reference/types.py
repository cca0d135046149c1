"""What a field may hold, in words: from the JSON Schema of its record, and from its annotation what that leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from macros.catalog.fields import IN_LANGUAGES, Names
from macros.ground.choices import choice
from macros.ground.told import Told, listed, told

_Schema = Mapping[str, Any]


def type_of(schema: _Schema, field: FieldInfo, owner: str) -> Told:
    """What the field holds; a group of keys is a link to the table of `owner` and it."""
    parts = list(_parts(field))
    named = next((part.kind for part in parts if isinstance(part, Names)), "")
    longest = max((part.max_length or 0 for part in parts if isinstance(part, StringConstraints)), default=0)
    return _type(schema, named, longest, owner)


def nested(field: FieldInfo) -> type[BaseModel] | None:
    """The model of the group of keys that a field holds, or a list of."""
    found = (part for part in _parts(field) if isinstance(part, type) and issubclass(part, BaseModel))
    return next(found, None)


def _parts(field: FieldInfo) -> Iterator[Any]:
    """All that an annotation is made of, from without to within."""
    waiting = [field.annotation, *field.metadata]
    while waiting:
        part = waiting.pop(0)
        yield part
        waiting += [*get_args(part), *getattr(part, "__metadata__", ())]


def _type(schema: _Schema, named: str, longest: int, owner: str) -> Told:
    one = next((one for one in schema.get("anyOf", ()) if one.get("type") != "null"), schema)
    if IN_LANGUAGES in one:
        return told("a text in each language, up to {n} characters", n=longest)
    if "$ref" in one:
        return told("[keys of its own](#{anchor})", anchor=owner)
    if "enum" in one:
        return listed(choice(value, f"`{value}`") for value in one["enum"])
    if one.get("type") == "array":
        return _list(one, named, longest, owner)
    if one.get("type") == "object":
        under = one.get("additionalProperties") or next(iter(one["patternProperties"].values()))
        return told("keys, under each: {of}", of=_type(under, named, longest, owner))
    return _scalar(one, named, longest)


def _list(schema: _Schema, named: str, longest: int, owner: str) -> Told:
    if "prefixItems" in schema:
        return told("two numbers, [low, high]")
    of = _type(schema["items"], named, longest, owner)
    return told("a list, up to {n}, of: {of}", n=schema["maxItems"], of=of) if "maxItems" in schema else of


def _scalar(schema: _Schema, named: str, longest: int) -> Told:
    match schema.get("type"):
        case "boolean":
            return told("`true` or `false`")
        case "number":
            return told("a number")
        case "integer":
            return told("a whole number, {low} to {high}", low=schema["minimum"], high=schema["maximum"])
        case ["string", "number"]:
            return told("a day or period")
    if named:
        return told("the id of one: [{kind}](#{kind})", kind=named)
    limit = schema.get("maxLength", longest)
    return told("a text, up to {n} characters", n=limit) if limit else told("a text")
