"""From a node to a record: pydantic validates, and each of its errors becomes a problem at its own place.

Does not read files and does not know what records mean to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from macros.catalog.catalog import spot_of
from macros.catalog.nodes import Mapping as MappingNode
from macros.catalog.nodes import Node, Scalar, Sequence
from macros.catalog.problems import Position, Problem, did_you_mean, line_of, nearest

R = TypeVar("R", bound=BaseModel)


class Sheet(NamedTuple):
    """The file that is being decoded: its path, its text, and the site's languages."""

    path: str
    text: str
    languages: tuple[str, ...]

    def problem(self, spot: Node, message: str, code: str, hint: str = "") -> Problem:
        """A problem at `spot`, with its source line."""
        place = Position(self.path, spot.line, spot.column)
        return Problem(place, message, code, hint, line_of(self.text, spot.line))


class Wrong(NamedTuple):
    """What a pydantic error says in our words."""

    message: str
    code: str
    hint: str = ""


def plain(node: Node) -> Any:
    """The node as dicts, lists and strings, as pydantic takes them."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(inner) for inner in node.nodes]
    return {name: plain(inner) for name, (_, inner) in node.entries.items()}


def decode(model: type[R], key: Scalar, node: Node, sheet: Sheet) -> tuple[R | None, list[Problem]]:
    """The record under `key`, or None and every problem in it, each at its own line and column."""
    if not isinstance(node, MappingNode):
        said = f'"{key.text}" holds no fields'
        return None, [sheet.problem(key, said, "wrong-type", "indent its fields two spaces below it")]
    try:
        return model.model_validate(plain(node), context={"languages": sheet.languages}), []
    except ValidationError as error:
        return None, [_problem(model, key, node, sheet, dict(found)) for found in error.errors(include_url=False)]


def _problem(model: type[BaseModel], key: Scalar, node: MappingNode, sheet: Sheet, found: Mapping[str, Any]) -> Problem:
    steps = tuple(found["loc"])
    context = found.get("ctx", {})
    if "field" in context:
        steps = (*steps, context["field"])
    wrong = _WORDS.get(found["type"], _as_said)(model, steps, found)
    return sheet.problem(_spot(key, node, steps, found["type"]), *wrong)


def _spot(key: Scalar, node: MappingNode, steps: tuple[str | int, ...], kind: str) -> Node:
    parent = spot_of(node, steps[:-1])
    last = steps[-1] if steps else None
    if kind in ("extra_forbidden", "unknown-language") and isinstance(parent, MappingNode):
        return parent.key(str(last)) or parent
    if isinstance(last, str) and isinstance(parent, MappingNode) and last not in parent.entries:
        return key if parent is node else _key_over(node, steps[:-1], key)
    return spot_of(node, steps) if steps else key


def _key_over(node: MappingNode, steps: tuple[str | int, ...], otherwise: Scalar) -> Scalar:
    holder = spot_of(node, steps[:-1])
    found = holder.key(str(steps[-1])) if isinstance(holder, MappingNode) else None
    return found or otherwise


def _unknown_key(model: type[BaseModel], steps: tuple[Any, ...], _found: Mapping[str, Any]) -> Wrong:
    name = str(steps[-1])
    fields = _fields_at(model, steps[:-1])
    hint = did_you_mean(nearest(name, fields, most=1), otherwise=f"known keys: {', '.join(sorted(fields))}")
    return Wrong(f'unknown key "{name}"', "unknown-key", hint)


def _fields_at(model: type[BaseModel], steps: tuple[Any, ...]) -> set[str]:
    for step in steps:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        inner = _model_in(field.annotation) if field else None
        model = inner or model
    return set(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)


def _missing(_model: type[BaseModel], steps: tuple[Any, ...], _found: Mapping[str, Any]) -> Wrong:
    return Wrong(f'no "{steps[-1]}"', "missing-key", f"add {steps[-1]}: …")


def _not_an_option(_model: type[BaseModel], steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    options = [option.strip("'") for option in found["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    written = str(found["input"])
    hint = did_you_mean(nearest(written, options, most=1), otherwise=f"write one of: {', '.join(options)}")
    return Wrong(f'{_name(steps)} "{written}" is not one of {", ".join(options)}', "not-an-option", hint)


def _not_text(_model: type[BaseModel], steps: tuple[Any, ...], _found: Mapping[str, Any]) -> Wrong:
    return Wrong(f"{_name(steps)} is a text, not a list or keys", "wrong-type")


def _not_a_list(_model: type[BaseModel], steps: tuple[Any, ...], _found: Mapping[str, Any]) -> Wrong:
    return Wrong(f"{_name(steps)} is a list", "wrong-type", 'write [one, two], or one to a line after "- "')


def _not_keys(_model: type[BaseModel], steps: tuple[Any, ...], _found: Mapping[str, Any]) -> Wrong:
    return Wrong(f"{_name(steps)} has fields of its own", "wrong-type", "indent its fields two spaces below it")


def _empty(_model: type[BaseModel], steps: tuple[Any, ...], _found: Mapping[str, Any]) -> Wrong:
    return Wrong(f"{_name(steps)} is empty", "empty", "write a text, or take the key out")


def _too_long(_model: type[BaseModel], steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    limit, length = found["ctx"]["max_length"], len(str(found["input"]))
    return Wrong(f"{_name(steps)} has {length} characters, the limit is {limit}", "too-long")


def _not_whole(_model: type[BaseModel], steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    return Wrong(f'{_name(steps)} is a whole number, not "{found["input"]}"', "not-a-number")


def _as_said(_model: type[BaseModel], _steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    """Errors raised by our own field types carry their words; any other keeps pydantic's."""
    code = found["type"].replace("_", "-")
    return Wrong(found["msg"], code, found.get("ctx", {}).get("hint", ""))


def _name(steps: tuple[Any, ...]) -> str:
    named = [step for step in steps if isinstance(step, str)]
    return f'"{".".join(named)}"' if named else "the record"


_WORDS: dict[str, Callable[[type[BaseModel], tuple[Any, ...], Mapping[str, Any]], Wrong]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "literal_error": _not_an_option,
    "string_type": _not_text,
    "tuple_type": _not_a_list,
    "list_type": _not_a_list,
    "dict_type": _not_keys,
    "model_type": _not_keys,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "too_short": _empty,
    "int_parsing": _not_whole,
    "int_type": _not_whole,
}
