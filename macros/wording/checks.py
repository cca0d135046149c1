"""Braces in the words of records pair, and name a fact, an event, a term or the record's own number.

Codes `broken-braces` and `unknown-name`. Which ids macros name is the pages' matter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.records import Amount, Record
from macros.ground.enough import first_of
from macros.ground.problems import Problem, did_you_mean, nearest
from macros.ground.told import Told, told
from macros.wording.braces import broken_braces, unresolved

# Kinds whose texts are read with their braces resolved, and what of them is not: what somebody else printed.
SPEAKING = ("fact", "claim", "event", "chart", "term", "quote", "source")
_AS_PRINTED = ("title", "publisher", "via", "avoid")
_MOST_NAMES = 10  # told of one text: each is held against every name there is


def wording_problems(catalog: Catalog) -> list[Problem]:
    """A problem for each brace in a record that pairs with none or names nothing, at the text it stands in."""
    return first_of(
        problem
        for kind in SPEAKING
        for record_id, record in catalog.by_kind[kind].items()
        for steps, text in texts_in(record, without=_AS_PRINTED if kind in ("source", "term") else ())
        for problem in _problems(catalog, (kind, record_id, *steps), text, record)
    )


def wrong_braces(catalog: Catalog, text: str, own: Amount | None = None) -> Iterator[tuple[Told, str, Told]]:
    """(message, code, hint) for each wrong brace in one text; `own` is the record it belongs to."""
    if broken_braces(text):
        hint = told("write {{topic.key}}; a brace that is meant is written twice")
        yield told("a brace without its partner"), "broken-braces", hint
    wrong = dict.fromkeys(name for name, _ in unresolved(catalog, text, own=own))
    known = {**catalog.facts, **catalog.events, **catalog.terms} if wrong else {}
    for name in islice(wrong, _MOST_NAMES):
        otherwise = told("name a fact, an event or a glossary term")
        hint = did_you_mean(nearest(name, known, most=1), otherwise=otherwise)
        yield told('"{{{name}}}" is no fact, event or term', name=name), "unknown-name", hint


def texts_in(record: Record, *, without: Collection[str] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text that a record says in a language, with the way to it; those of its groups and changes too."""
    for field in type(record).model_fields:
        value = getattr(record, field)
        if field in without:
            continue
        if isinstance(value, Mapping):
            yield from (((field, language), text) for language, text in value.items() if isinstance(text, str))
        for number, part in enumerate(value) if isinstance(value, tuple) else ():
            if isinstance(part, Record):
                yield from (((field, number, *steps), text) for steps, text in texts_in(part))


def _problems(catalog: Catalog, place: tuple[Any, ...], text: str, record: Record) -> Iterator[Problem]:
    position = catalog.place(*place)
    own = record if isinstance(record, Amount) else None
    for message, code, hint in wrong_braces(catalog, text, own):
        yield catalog.problem(position, message, code, hint)
