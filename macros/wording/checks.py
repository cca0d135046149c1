"""Braces in the words of records pair, and name a fact, an event, a term or the record's own number.

And what the names stand for makes of a text nothing that a text may not be. Codes `broken-braces`, `unknown-name`,
`strange-character`, `formula` and `too-long`. Which ids macros name is the pages' matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.looking import Found, Look, look_at_each
from macros.catalog.reading.named import nearest_ids, withdrawn
from macros.catalog.record_texts import own_texts
from macros.catalog.records import Amount, Record
from macros.catalog.rules.formulas import HINT, SAID
from macros.ground.characters import MARK_ON_NOTHING, find_strange, has_mark_on_nothing, strange_told
from macros.ground.enough import first_of
from macros.ground.formulas import is_formula
from macros.ground.problems import Problem, did_you_mean
from macros.ground.told import Told, told
from macros.wording.braces import MOST_NAMES_IN, BracesError, broken_braces, names_in, resolve, unresolved
from macros.wording.voice import WordlessError, voices

# Kinds whose texts are read with their braces resolved, but for what somebody else printed.
SPEAKING = ("fact", "claim", "event", "chart", "term", "quote", "source", "issue", "withdrawn fact", "withdrawn claim")
LONGEST_SAID = 3_000  # characters, for the same reason as `MOST_NAMES_IN`
_CALL = re.compile(r"\{\{\s{0,3}[a-z_]+\s{0,3}[(（]")
_MOST_NAMES = 10  # told of one text: each is held against every name there is


def wording_problems(catalog: Catalog, of_each: Found | None = None) -> list[Problem]:
    """A problem for each brace in a record that pairs with none or names nothing, at the text it stands in.

    `of_each` is what `check_record` has found in single records, where it has looked at them with other rules.
    """
    found = look_at_each(catalog, [Look(check_record)]) if of_each is None else of_each
    gone = (problem for left in catalog.withdrawn_records() for problem in check_record(catalog, *left))
    return first_of(chain(found[check_record], gone))


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """The same in one record."""
    for steps, text in own_texts(kind, record) if kind in SPEAKING else ():
        if steps[-1] in catalog.languages:
            yield from _problems(catalog, (kind, record_id, *steps), text, record)


def wrong_braces(catalog: Catalog, text: str, own: Amount | None = None) -> Iterator[tuple[Told, str, Told]]:
    """(message, code, hint) for each wrong brace in one text, or for too many; `own` is the record it belongs to."""
    if len(names_in(text)) > MOST_NAMES_IN:
        message = told("{n} names in one text, the limit is {limit}", n=len(names_in(text)), limit=MOST_NAMES_IN)
        yield message, "too-long", told("shorten it")
        return
    if _CALL.search(text):
        hint = told("write {{topic.key}}: the words of a record name a number by its id, and call nothing")
        yield told("a call in the words of a record"), "broken-braces", hint
        return
    wide = next((mark for mark in text if mark in "｛｝"), None)
    if wide:
        hint = told("write {{topic.key}}, with the braces of an English keyboard")
        yield told('"{mark}" is full-width, which is read as text', mark=wide), "broken-braces", hint
    if broken_braces(text):
        hint = told("write {{topic.key}}; a brace that is meant is written twice")
        yield told("a brace without its partner"), "broken-braces", hint
    wrong = dict.fromkeys(name for name, _ in unresolved(catalog, text, own=own))
    known = {**catalog.facts, **catalog.events, **catalog.terms} if wrong else {}
    for name in islice(wrong, _MOST_NAMES):
        gone = withdrawn(catalog, ("fact", "event"), name)
        if gone:
            yield gone[0], "unknown-name", gone[1]
            continue
        otherwise = told("name a fact, an event or a glossary term")
        hint = did_you_mean(nearest_ids(name, known), otherwise=otherwise)
        yield told('"{{{name}}}" is no fact, event or term', name=name), "unknown-name", hint


def _problems(catalog: Catalog, place: tuple[Any, ...], text: str, record: Record) -> Iterator[Problem]:
    position = catalog.place(*place)
    own = record if isinstance(record, Amount) else None
    wrong = [*wrong_braces(catalog, text, own)]
    for message, code, hint in wrong or _wrong_in_words(catalog, str(place[-1]), text, own):
        yield catalog.problem(position, message, code, hint)


def _wrong_in_words(catalog: Catalog, language: str, text: str, own: Amount | None) -> Iterator[tuple[Told, str, Told]]:
    """What only the words of the names make of a text: a formula, an accent too many at a seam."""
    try:
        said = resolve(voices(catalog)[language], text, own=own) if names_in(text) else text
    except (BracesError, WordlessError, KeyError):
        return  # told by the rules on phrases and units
    if len(said) > LONGEST_SAID:
        message = told("{n} characters with its names in words, the limit is {limit}", n=len(said), limit=LONGEST_SAID)
        yield message, "too-long", told("shorten it")
        return
    strange = find_strange(said)
    if not has_mark_on_nothing(text) and (strange or has_mark_on_nothing(said)):  # else it is told of the text itself
        message, hint = strange_told(strange) if strange else MARK_ON_NOTHING
        yield message, "strange-character", hint
    if is_formula(said) and not is_formula(text):
        yield SAID, "formula", HINT
