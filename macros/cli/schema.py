"""JSON Schemas of the data files, generated from the record models, so that editors complete and check YAML.

Draft 2020-12, as pydantic writes it. The files under `data/schema/` are generated; a test keeps them current.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from macros.catalog.fields import IN_LANGUAGES
from macros.catalog.placement import KINDS, Kind
from macros.catalog.publication.records import WITHDRAWABLE, MovedTo, Withdrawn

FOLDER = "data/schema"


def schemas(languages: Mapping[str, bool]) -> dict[str, str]:
    """The text of each schema file under its name, for a site in `languages`, of which each is complete or grows."""
    return {f"{kind.name}.json": _text(_schema(kind, languages)) for kind in KINDS}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(kind: Kind, languages: Mapping[str, bool]) -> dict[str, Any]:
    record = _with_languages(kind.model.model_json_schema(ref_template="#/$defs/{model}"))
    definitions = record.pop("$defs", {})
    definitions["InLanguages"] = _in_languages(languages)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"{kind.name} records"}
    if kind.ids == "file":
        return {**whole, **record, "$defs": definitions}
    definitions["MovedTo"] = MovedTo.model_json_schema()
    names = [kind.model.__name__, "MovedTo"]
    if kind.name in WITHDRAWABLE:
        withdrawn = _with_languages(Withdrawn.model_json_schema(ref_template="#/$defs/{model}"))
        definitions |= {**withdrawn.pop("$defs", {}), "Withdrawn": withdrawn}
        names.append("Withdrawn")
    either = {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in names]}
    definitions[kind.model.__name__] = record
    return {**whole, "type": "object", "additionalProperties": either, "$defs": definitions}


def _with_languages(node: Any) -> Any:
    """The schema with every mark for a text per language turned into a reference to its definition."""
    if isinstance(node, list):
        return [_with_languages(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    inner = {key: _with_languages(value) for key, value in node.items() if key != IN_LANGUAGES}
    return {**inner, "$ref": "#/$defs/InLanguages"} if IN_LANGUAGES in node else inner


def _in_languages(languages: Mapping[str, bool]) -> dict[str, Any]:
    text = {"type": "string", "minLength": 1}
    return {
        "type": "object",
        "description": "a text for each language of the site",
        "properties": dict.fromkeys(languages, text),
        "required": [name for name, is_complete in languages.items() if is_complete],
        "additionalProperties": False,
    }
