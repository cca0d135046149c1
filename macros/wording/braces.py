"""Names in braces in the words of a record: finding them, and putting in what they stand for.

`{topic.key}` is a fact's amount or an event's date, `{term}` a glossary name, `{value}` and `{as_of}`
the record's own. `{{` and `}}` are literal braces. Pages use macros instead; they are not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.periods import Period
from macros.catalog.records import Amount
from macros.catalog.validators import InAnother
from macros.wording.amounts import amount
from macros.wording.dates import when
from macros.wording.terms import term_name
from macros.wording.voice import Voice, WordlessError, voices

_PIECES = re.compile(r"(?P<literal>\{\{|\}\})|\{(?P<name>[^{}]*)\}|(?P<broken>[{}])")
# A text is shown wherever its record is: on cards, in lists of what names a fact. Texts of the first issue name seven.
MOST_NAMES_IN = 30


class BracesError(ValueError):
    """A text whose braces do not pair, or name nothing, or name more than anybody reads."""


def names_in(text: str) -> list[tuple[str, int]]:
    """The names in braces, each with the offset (from 0) of its first character in `text`."""
    return [(found["name"], found.start("name")) for found in _PIECES.finditer(text) if found["name"] is not None]


def broken_braces(text: str) -> list[int]:
    """The offsets (from 0) of braces that open or close nothing; a brace that is meant is written twice."""
    return [found.start() for found in _PIECES.finditer(text) if found["broken"]]


def unresolved(where: Voice | Catalog, text: str, *, own: Amount | None = None) -> list[tuple[str, int]]:
    """The names in braces that stand for nothing, with their offsets.

    `own` is the record the text belongs to.
    """
    catalog = where if isinstance(where, Catalog) else where.catalog
    return [(name, offset) for name, offset in names_in(text) if not _means_something(catalog, name, own)]


def resolve(voice: Voice, text: str, *, own: Amount | None = None) -> str:
    """`text` with every name in braces replaced by its words, amounts and dates in prose.

    `own` is the record the text belongs to, for `{value}` and `{as_of}`. Raises BracesError for a brace
    that does not pair, for a name that stands for nothing and for more than `MOST_NAMES_IN` names; the rule in
    `checks` finds all three beforehand.
    """
    return "".join(words for words, _ in pieces(voice, text, own=own))


def pieces(voice: Voice, text: str, *, own: Amount | None = None) -> Iterator[tuple[str, str]]:
    """`text` in pieces, each as (words, the name in braces they stand for; empty for the text between).

    For whoever sets the words of some names differently. What a growing language borrows of another is said in that
    one throughout. Raises as `resolve` does.
    """
    if isinstance(text, InAnother):
        voice = voices(voice.catalog)[text.language]
    done = names = 0
    for found in _PIECES.finditer(text):
        yield text[done : found.start()], ""
        done = found.end()
        if found["broken"]:
            raise BracesError(f'a "{found["broken"]}" without its partner at {found.start()}: {text}')
        name = found["name"] or ""
        names += found["name"] is not None
        if names > MOST_NAMES_IN:
            raise BracesError(f"more than {MOST_NAMES_IN} names in one text")
        yield (found["literal"][0], "") if found["literal"] else (_stands_for(voice, name, own), name)
    yield text[done:], ""


def _stands_for(voice: Voice, name: str, own: Amount | None) -> str:
    catalog = voice.catalog
    if own is not None and name == "value":
        return amount(voice, own)
    period = _own_period(own) if name == "as_of" else None
    if name in catalog.facts:
        return amount(voice, catalog.facts[name])
    if name in catalog.events:
        period = catalog.events[name].date
    if period is not None:
        return when(voice, period)
    try:
        return term_name(voice, name)
    except WordlessError:
        raise BracesError(f'"{{{name}}}" is no fact, event or term') from None


def _means_something(catalog: Catalog, name: str, own: Amount | None) -> bool:
    if name == "value":
        return own is not None and (own.value is not None or own.range is not None)
    if name == "as_of":
        return _own_period(own) is not None
    return any(catalog.knows(kind, name) for kind in ("fact", "event", "term"))


def _own_period(own: Amount | None) -> Period | None:
    """The day or period of a fact or claim; a bare amount has none."""
    period = getattr(own, "as_of", None)
    return period if isinstance(period, Period) else None
