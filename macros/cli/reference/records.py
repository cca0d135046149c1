"""The chapter on records: of each kind where it stands, and a table of its fields; of the groups of keys in it too."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.catalog.periods import FORMS_IN_WORDS
from macros.catalog.placement import KINDS, Kind
from macros.catalog.publication.records import WITHDRAWABLE, MovedTo, Withdrawn
from macros.catalog.validators import NUMBER_HINT
from macros.cli.reference.docstrings import docstring
from macros.cli.reference.tables import Table, table
from macros.cli.reference.types import nested, type_of
from macros.ground.told import Told, any_of, told

Block = Told | str | Table


def chapter() -> Iterator[Block]:
    """The paragraphs, headings and tables, one after another."""
    yield told("A day or period: {forms}. A number: {digits}.", forms=FORMS_IN_WORDS, digits=NUMBER_HINT)
    for kind in KINDS:
        yield f"### {kind.name}"
        yield docstring(kind.model)
        yield _where(kind)
        yield from _tables(kind.model, kind.name)
    for name, model in (("withdrawn", Withdrawn), ("moved_to", MovedTo)):
        yield f"### {name}"
        yield docstring(model)
        if model is Withdrawn:
            yield told("It stands under the id of what was taken back: {kinds}.", kinds=any_of(WITHDRAWABLE))
        yield from _tables(model, name)


def _where(kind: Kind) -> Told:
    if kind.ids == "topic.key":
        return told("`data/{where}/<topic>.yml`, under its key; its id is `<topic>.<key>`", where=kind.where)
    if kind.where.endswith(".yml"):
        said = told("`data/{where}`, under its key, which is its id", where=kind.where)
        return said if kind.ids == "key" else told("`data/{where}`, the whole file", where=kind.where)
    if kind.ids == "file":
        return told("`data/{where}/<id>.yml`, a file each", where=kind.where)
    return told("`data/{where}/*.yml`, under its key, which is its id", where=kind.where)


def _tables(model: type[BaseModel], name: str) -> Iterator[Block]:
    """The table of a model, then those of the groups of keys that it holds."""
    schema = model.model_json_schema(ref_template="#/$defs/{model}")
    rows, inner = [], list[tuple[str, type[BaseModel]]]()
    for key, field in model.model_fields.items():
        group = nested(field)
        anchor = f"{name.replace(': ', '-')}-{key}"
        holds = type_of(schema["properties"][key], field, anchor)
        rows.append([f"`{key}`", told("yes") if field.is_required() else "", holds, _meaning(field)])
        if group:
            inner.append((f"{name}: {key}", group))
    yield table([told("field"), told("needed"), told("holds"), told("is")], rows)
    for heading, group in inner:
        yield f"#### {heading}"
        yield from _tables(group, heading)


def _meaning(field: FieldInfo) -> Told:
    return field.description if isinstance(field.description, Told) else Told(field.description or "")
