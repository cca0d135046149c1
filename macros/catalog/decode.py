"""From a node to a record: pydantic validates, and each of its errors becomes a problem at its own place.

Does not read files and does not know what records mean to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from macros.catalog.catalog import spot_of
from macros.catalog.fields import id_hint
from macros.catalog.nodes import Mapping as MappingNode
from macros.catalog.nodes import Node, Scalar, Sequence
from macros.catalog.reading.amounts import lines_meant
from macros.catalog.reading.refused import meant_by
from macros.catalog.reading.scalars import mend_of
from macros.catalog.reading.wanted import fields_at, is_needed, nothing_there, two_numbers
from macros.ground.choices import one_of
from macros.ground.enough import first_of
from macros.ground.lines import line_of
from macros.ground.problems import Position, Problem, did_you_mean, nearest
from macros.ground.told import Told, listed, quoted, told

R = TypeVar("R", bound=BaseModel)
_INDENT = told("indent its fields two spaces below it")


class Sheet(NamedTuple):
    """The file that is being decoded: its path, its text, and the site's languages."""

    path: str
    text: str
    languages: tuple[str, ...]
    growing: Mapping[str, tuple[str, ...]] = MappingProxyType({})  # those that have what they have: of whom they borrow
    percents: frozenset[str] = frozenset()  # the units whose numbers are said times 100

    def problem(self, spot: Node, message: Told, code: str, hint: Told, meant: str | None = None) -> Problem:
        """A problem at `spot`, with its source line; `meant` is what its text can only have meant."""
        place = Position(self.path, spot.line, spot.column)
        mend = mend_of(self.text, spot, meant) if meant else None
        return Problem(place, message, code, hint, line_of(self.text, spot.line), mend=mend)


class Wrong(NamedTuple):
    """What a pydantic error says in our words."""

    message: Told
    code: str
    hint: Told


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
        return None, [sheet.problem(key, told('"{key}" holds no fields', key=key.text), "wrong-type", _INDENT)]
    try:
        return model.model_validate(plain(node), context={"languages": sheet.languages, "growing": sheet.growing}), []
    except ValidationError as error:
        return None, first_of(_problems(model, key, node, sheet, error))


def _problems(
    model: type[BaseModel], key: Scalar, node: MappingNode, sheet: Sheet, error: ValidationError
) -> Iterator[Problem]:
    found = error.errors(include_url=False)
    # pydantic counts what is wrong in a list as not there
    holders = {one["loc"][:n] for one in found for n in range(len(one["loc"]))}
    return (
        _problem(model, key, node, sheet, dict(one))
        for one in found
        if not (one["type"] == "too_short" and one["loc"] in holders)
    )


def _problem(model: type[BaseModel], key: Scalar, node: MappingNode, sheet: Sheet, found: Mapping[str, Any]) -> Problem:
    steps, context = tuple(found["loc"]), found.get("ctx", {})
    if "field" in context:
        steps = (*steps, context["field"])
    if found["type"] == "unknown-language":
        steps = (*steps, context["language"])
    message, code, hint = in_words(model, steps, found)
    unit = node.node("unit")
    meant = meant_by(found, is_percent=isinstance(unit, Scalar) and unit.text in sheet.percents)
    if code == "not-a-number" and (meant or steps[-1] == "value"):
        hint = told("write {word}", word=meant) if meant else lines_meant(str(found["input"])) or hint
    return sheet.problem(_spot(key, node, steps, found["type"]), message, code, hint, meant)


def in_words(model: type[BaseModel], steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    """What one of pydantic's errors is told as, at these steps of a model."""
    say = _empty if found["input"] == "" and found["type"] in _FOR_NOTHING else _WORDS.get(found["type"], _as_said)
    return say(model, steps, found)


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
    fields = fields_at(model, steps[:-1])
    otherwise = told("known keys: {keys}", keys=listed(sorted(fields)))
    hint = did_you_mean(nearest(name, fields, most=1), otherwise=otherwise)
    return Wrong(told('unknown key "{key}"', key=name), "unknown-key", hint)


def _missing(_model: type[BaseModel], steps: tuple[Any, ...], _found: Mapping[str, Any]) -> Wrong:
    if isinstance(steps[-1], int):
        return _wrong_length(_model, steps[:-1], _found)
    return Wrong(told('no "{key}"', key=steps[-1]), "missing-key", told("add {key}: …", key=steps[-1]))


def _wrong_length(_model: type[BaseModel], steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    return Wrong(*two_numbers(_name(steps), str(steps[-1]), found["input"]))


def _too_many(model: type[BaseModel], steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    if steps[-1:] == ("range",):
        return _wrong_length(model, steps, found)
    slots = {"key": _name(steps), "n": len(found["input"]), "limit": found["ctx"]["max_length"]}
    if isinstance(found["input"], str):
        return Wrong(told("{key} has {n} characters, the limit is {limit}", **slots), "too-long", told("shorten it"))
    said = told("{key} names {n}, the limit is {limit}", **slots)
    return Wrong(said, "too-long", told("name the ones that matter"))


def _not_an_option(_model: type[BaseModel], steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    options = [option.strip("'") for option in found["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    written = str(found["input"])
    otherwise = told("write one of these")
    hint = did_you_mean(nearest(written, options, most=1), otherwise=otherwise)
    slots = {"key": _name(steps), "written": written, "options": one_of(options)}
    return Wrong(told('{key} "{written}" is not one of {options}', **slots), "not-an-option", hint)


def _not_text(_model: type[BaseModel], steps: tuple[Any, ...], _found: Mapping[str, Any]) -> Wrong:
    return Wrong(*not_text(_name(steps)))


def not_text(key: str) -> tuple[Told, str, Told]:
    """What is told, with code and hint, of a list or keys where the text of `key` belongs."""
    hint = told('write the text after the colon; quote it where it begins with [ or {{ or holds ": "')
    return told("{key} should be a text, not a list or keys", key=key), "wrong-type", hint


def _not_a_list(model: type[BaseModel], steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    if steps[-1:] in (("range",), ("span",)):
        return _wrong_length(model, steps, found)
    hint = told('write [one, two], or one to a line after "- "')
    return Wrong(told("{key} should be a list", key=_name(steps)), "wrong-type", hint)


def _not_keys(_model: type[BaseModel], steps: tuple[Any, ...], _found: Mapping[str, Any]) -> Wrong:
    return Wrong(told("{key} should have fields of its own", key=_name(steps)), "wrong-type", _INDENT)


def _empty(model: type[BaseModel], steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    key = next((str(step) for step in reversed(steps) if isinstance(step, str)), "")
    is_list = not isinstance(found["input"], str) or found["type"] in ("tuple_type", "list_type")
    return Wrong(*nothing_there(_name(steps), key, is_list=is_list, needed=is_needed(model, steps)))


def _too_long(_model: type[BaseModel], steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    limit, length = found["ctx"]["max_length"], len(str(found["input"]))
    said = told("{key} has {n} characters, the limit is {limit}", key=_name(steps), n=length, limit=limit)
    return Wrong(said, "too-long", told("shorten it"))


def _not_whole(_model: type[BaseModel], steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    said = told('{key} is a whole number, not "{written}"', key=_name(steps), written=found["input"])
    return Wrong(said, "not-a-number", told("write plain digits: 3"))


def _out_of_range(_model: type[BaseModel], steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    limits = found["ctx"]
    slots = {"key": _name(steps), "written": found["input"]}
    if "ge" in limits:
        said = told("{key} is {written}, less than {limit}", **slots, limit=limits["ge"])
    else:
        said = told("{key} is {written}, more than {limit}", **slots, limit=limits["le"])
    if steps[-1] != "digits":
        return Wrong(said, "out-of-range", told("write a smaller number"))
    return Wrong(said, "out-of-range", told("write a number from 1 to 12; a derived number rarely needs more than 3"))


def _not_an_id(_model: type[BaseModel], _steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    return Wrong(told('"{name}" is not an id', name=found["input"]), "bad-id", id_hint(str(found["input"])))


def _as_said(_model: type[BaseModel], steps: tuple[Any, ...], found: Mapping[str, Any]) -> Wrong:
    """Refusals of our own field types carry their words; any other of pydantic's says only that the form is wrong."""
    context = found.get("ctx", {})
    if isinstance(context.get("said"), Told):
        return Wrong(context["said"], found["type"], context["hint"])
    hint = told("see how other records of this kind write it")
    return Wrong(told("{key} is not of the form it should have", key=_name(steps)), "wrong-type", hint)


def _name(steps: tuple[Any, ...]) -> Told:
    named = [step for step in steps if isinstance(step, str) and step != "[key]"]
    return quoted(".".join(named)) if named else told("the record")


# What a value of another form is told as; where nothing is written at all, there is nothing to say of its form
_FOR_NOTHING = ("literal_error", "not-a-number", "not-a-period", "string_pattern_mismatch", "tuple_type", "list_type")
_WORDS: dict[str, Callable[[type[BaseModel], tuple[Any, ...], Mapping[str, Any]], Wrong]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "literal_error": _not_an_option,
    "string_type": _not_text,
    "string_pattern_mismatch": _not_an_id,
    "tuple_type": _not_a_list,
    "list_type": _not_a_list,
    "dict_type": _not_keys,
    "model_type": _not_keys,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "too_short": _empty,
    "too_long": _too_many,
    "int_parsing": _not_whole,
    "int_parsing_size": _not_whole,
    "int_type": _not_whole,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
}
