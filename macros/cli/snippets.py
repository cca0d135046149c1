"""Snippets for VS Code, made from the macros, the record models and the records: what is typed begins whole.

Two files under `.vscode/`. One, the same in every checkout, begins each call and each kind of record. The other has the
ids of this checkout; git does not keep it, or it would change with every record that anybody adds.
The form is that of code.visualstudio.com/docs/editor/userdefinedsnippets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.placement import KINDS, Kind
from macros.cli.schema import schemas
from macros.manuscript.vocabulary import MACROS, Macro

FOLDER = ".vscode"
BEGINNINGS = f"{FOLDER}/ledger.code-snippets"
IDS = f"{FOLDER}/ids.code-snippets"
# What nearly every record of the kind has beyond what its model demands
_USUAL = {
    "fact": ("value", "bound", "as_of", "status", "sources"),
    "claim": ("section", "value", "unit", "record", "note", "sources"),
    "source": ("url", "date_published", "grade"),
    "chart": ("facts",),
    "issue": ("draft", "original", "studies", "sections"),
    "term": ("definition",),
}

Snippet = dict[str, str | list[str]]


def beginnings(languages: Mapping[str, bool]) -> str:
    """The text of the snippets that begin a call or a record, for a site in `languages`, each complete or growing."""
    found = {f"{{{{ {macro.name} }}}}": _call(macro) for macro in MACROS.values()}
    texts = schemas(languages)
    for kind in KINDS:
        found[f"{kind.name} record"] = _record(kind, json.loads(texts[f"{kind.name}.json"]))
    return _text(found)


def ids(catalog: Catalog) -> str:
    """The text of the snippets that complete the ids of the catalog, each with its kind."""
    return _text(
        {
            f"{kind} {record_id}": {
                "scope": "markdown,yaml",
                "prefix": record_id,
                "body": record_id,
                "description": kind,
            }
            for kind, records in _named(catalog)
            for record_id in records
        }
    )


def snippets(languages: Mapping[str, bool], catalog: Catalog) -> dict[str, str]:
    """The text of both files under its path."""
    return {BEGINNINGS: beginnings(languages), IDS: ids(catalog)}


def _named(catalog: Catalog) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The records that pages and other records name, by kind."""
    kinds = {name for macro in MACROS.values() for name in macro.names} | {"unit"}
    yield from ((kind.name, getattr(catalog, kind.plural)) for kind in KINDS if kind.name in kinds)


def _call(macro: Macro) -> Snippet:
    argument = f'"${{1:{macro.names[0]}}}"' if macro.names else ""
    return {
        "scope": "markdown",
        "prefix": macro.name,
        "body": f"{{{{ {macro.name}({argument}) }}}}",
        "description": macro.summary,
    }


def _record(kind: Kind, schema: dict[str, Any]) -> Snippet:
    """A record with what it must have and what it usually has, under its key where it is not the whole file."""
    definitions = schema["$defs"]
    model = schema if kind.ids == "file" else definitions[kind.model.__name__]
    stops = count(1 if kind.ids == "file" else 2)
    wanted = [name for name in model["properties"] if name in (*model["required"], *_USUAL.get(kind.name, ()))]
    lines = [f"{name}: {_value(model['properties'][name], definitions, stops)}" for name in wanted]
    return {
        "scope": "yaml",
        "prefix": kind.name,
        "body": lines if kind.ids == "file" else ["${1:key}:", *(f"  {line}" for line in lines)],
        "description": str(model.get("description", "")),
    }


def _value(field: dict[str, Any], definitions: dict[str, Any], stops: Iterator[int]) -> str:
    """What stands behind a key, with a stop of Tab for each text to be typed."""
    field = next((one for one in field.get("anyOf", ()) if one.get("type") != "null"), field)
    if "$ref" in field:
        field = definitions[field["$ref"].rpartition("/")[2]]
    if field.get("type") == "object":
        names, fields = field.get("required", ()), field.get("properties", {})
        inner = [f"{name}: {_value(fields.get(name, {}), definitions, stops)}" for name in names]
        return f"{{{', '.join(inner) or f'${next(stops)}'}}}"
    if "enum" in field or field.get("type") == "boolean":
        return f"${{{next(stops)}|{','.join(map(str, field.get('enum', ('true', 'false'))))}|}}"
    return f"[${next(stops)}]" if field.get("type") == "array" else f"${next(stops)}"


def _text(snippets: Mapping[str, Snippet]) -> str:
    return json.dumps(snippets, ensure_ascii=False, indent=2) + "\n"
