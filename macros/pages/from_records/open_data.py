"""The ledger as open data: facts, claims and sources as tables and as JSON, with a Frictionless description.

Texts only; nothing is written here. Every text of a record stands in each language of the site, its braces resolved.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.doubt import doubtful
from macros.catalog.issue_records import said_in
from macros.catalog.records import Amount, Claim, Fact
from macros.catalog.source_records import Source
from macros.ground.remembered import kept_with
from macros.wording.braces import resolve
from macros.wording.digits import in_a_cell, written
from macros.wording.exact_json import json_text
from macros.wording.masthead import masthead, newsletter
from macros.wording.voice import Voice, voices

FOLDER = "data"  # below the site's folder
Voices = Mapping[str, Voice]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, its Table Schema type, and what stands in it for a record of this id.

    One with the texts of a `language` has the language behind its name: `label_en`.
    """

    what: str
    type: str
    cell: Callable[[str, Any], Any]
    language: str | None = None

    @property
    def name(self) -> str:
        """What stands at the head of the column."""
        return f"{self.what}_{self.language}" if self.language else self.what


@kept_with(4)  # its page tells their sizes in every language, and the build writes them
def files(catalog: Catalog) -> Mapping[str, str]:
    """The text of every file under its name, the description of all last."""
    every = voices(catalog)
    made = {
        "facts.csv": _csv(fact_fields(every), catalog.facts),
        "claims.csv": _csv(claim_fields(every), catalog.claims),
        "facts.json": _json(fact_fields(every), catalog.facts),
        "sources.json": _json(source_fields(every), catalog.sources),
    }
    return MappingProxyType(made | {"datapackage.json": _text(package(every, made))})


def fact_fields(every: Voices) -> list[Field]:
    """The columns of the facts."""
    catalog = _catalog(every)
    return [
        Field("id", "string", lambda name, _: name),
        *_in_languages(every, "label", lambda fact: fact.label),
        *amount_fields(),
        Field("as_of", "string", lambda _, fact: fact.as_of and str(fact.as_of)),
        Field("as_of_start", "date", lambda _, fact: fact.as_of and fact.as_of.start.isoformat()),
        Field("as_of_end", "date", lambda _, fact: fact.as_of and fact.as_of.end.isoformat()),
        Field("status", "string", lambda _, fact: fact.status),
        Field("derive", "string", lambda _, fact: fact.derive),
        Field("became", "string", lambda _, fact: fact.became),
        Field("sources", "string", lambda _, fact: " ".join(fact.sources)),
        Field("locator", "string", lambda _, fact: fact.locator),
        Field("doubtful", "boolean", lambda name, _: doubtful(catalog, name)),
    ]


def claim_fields(every: Voices) -> list[Field]:
    """The columns of the claims that were checked."""
    issues = next(iter(every.values())).catalog.issues
    return [
        Field("id", "string", lambda name, _: name),
        *_in_languages(every, "said", lambda claim: claim.said),
        Field("issue", "string", lambda _, claim: claim.issue),
        Field("section", "string", lambda _, claim: claim.section),
        Field("said_in", "string", lambda _, claim: said_in(issues, claim)),
        Field("kind", "string", lambda _, claim: claim.kind),
        *amount_fields(),
        Field("verdict", "string", lambda _, claim: claim.verdict),
        Field("record", "string", lambda _, claim: claim.record),
        *_in_languages(every, "note", lambda claim: claim.note),
        Field("sources", "string", lambda _, claim: " ".join(claim.sources)),
    ]


def source_fields(every: Voices) -> list[Field]:
    """What is said of each source; an address only where it may be linked."""
    return [
        Field("id", "string", lambda name, _: name),
        Field("type", "string", lambda _, source: source.type),
        Field("title", "string", lambda _, source: source.title["original"]),
        *(Field("title", "string", partial(_title, language), language) for language in every),
        Field("described", "boolean", lambda _, source: source.described),
        Field("publisher", "string", lambda _, source: source.publisher.name),
        Field("language", "string", lambda _, source: source.language),
        Field("url", "string", lambda _, source: source.url if source.linkable else None),
        Field("via", "string", lambda _, source: source.via and source.via.name),
        Field("date_published", "string", lambda _, source: source.date_published and str(source.date_published)),
        Field("grade", "string", lambda _, source: None if source.publisher.own else source.grade),
        Field("read", "string", lambda _, source: source.read),
    ]


def _title(language: str, _id: str, source: Source) -> str | None:
    return source.title.get(language)


def package(every: Voices, made: Mapping[str, str]) -> dict[str, Any]:
    """The Data Package descriptor (specs.frictionlessdata.io/data-package) of these files."""
    voice = next(iter(every.values()))
    schemas = {"facts.csv": fact_fields(every), "claims.csv": claim_fields(every)}
    return {
        "profile": "data-package",
        "name": newsletter(voice.catalog).key,
        "title": " · ".join(masthead(one).name for one in every.values()),
        "description": masthead(voice).description,
        "licenses": [
            {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
        ],
        "resources": [_resource(name, text, schemas.get(name)) for name, text in made.items()],
    }


def _resource(name: str, text: str, fields: Sequence[Field] | None) -> dict[str, Any]:
    stem, _, form = name.partition(".")
    described: dict[str, Any] = {
        "name": stem if form == "csv" else f"{stem}-{form}",
        "path": name,
        "format": form,
        "mediatype": {"csv": "text/csv", "json": "application/json"}[form],
        "encoding": "utf-8",
        "bytes": len(text.encode("utf-8")),
        "hash": f"sha256:{hashlib.sha256(text.encode('utf-8')).hexdigest()}",
    }
    if fields is None:
        return {"profile": "data-resource", **described}
    columns = [{"name": field.name, "type": field.type, **_constraints(field)} for field in fields]
    schema = {"fields": columns, "primaryKey": "id", "missingValues": [""]}
    return {"profile": "tabular-data-resource", **described, "schema": schema}


def _constraints(field: Field) -> dict[str, Any]:
    return {"constraints": {"required": True, "unique": True}} if field.name == "id" else {}


def _catalog(every: Voices) -> Any:
    return next(iter(every.values())).catalog


def _in_languages(every: Voices, name: str, text: Callable[[Any], Mapping[str, str] | None]) -> list[Field]:
    def cell(voice: Voice) -> Callable[[str, Any], str | None]:
        def said(_id: str, record: Fact | Claim | Source) -> str | None:
            words = text(record)
            own = record if isinstance(record, Amount) else None
            return resolve(voice, words[voice.language], own=own) if words and voice.language in words else None

        return said

    return [Field(name, "string", cell(voice), language) for language, voice in every.items()]


def amount_fields() -> list[Field]:
    """A single number stands in `value`, the ends of a range in `low` and `high`, in the unit itself."""
    return [
        Field("value", "number", lambda _, record: _end(record, 1, 0)),
        Field("low", "number", lambda _, record: _end(record, 2, 0)),
        Field("high", "number", lambda _, record: _end(record, 2, 1)),
        Field("unit", "string", lambda _, record: record.unit),
        Field("bound", "string", lambda _, record: record.bound if written(record) else None),
    ]


def _end(record: Amount, ends: int, which: int) -> Decimal | None:
    found = written(record)
    return found[which] if len(found) == ends else None


def _csv(fields: Sequence[Field], records: Mapping[str, Any]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    table.writerow([field.name for field in fields])
    table.writerows([in_a_cell(field.cell(name, record)) for field in fields] for name, record in records.items())
    return out.getvalue()


def _json(fields: Iterable[Field], records: Mapping[str, Any]) -> str:
    columns = list(fields)
    return _text([{field.name: field.cell(name, one) for field in columns} for name, one in records.items()])


def _text(value: Any) -> str:
    return json_text(value) + "\n"
