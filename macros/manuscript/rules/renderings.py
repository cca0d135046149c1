"""A name is rendered as the glossary has it: what a term lists under `avoid` stands nowhere in our words.

Looked for in the pages, as they are written and as Markdown shows them, and in the records and phrases of that
language; quotations' translations are ours too. The titles of sources are their own. Latin letters are compared whole:
"Nvidia" is not found in a longer word. Code `forbidden-rendering`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.catalog.records import Record
from macros.ground.problems import Problem
from macros.ground.told import Told, told
from macros.manuscript.markdown.running_text import bare
from macros.manuscript.markdown.shown import Found, only_shown, shown
from macros.wording.names import names_found, settled

if TYPE_CHECKING:
    from macros.manuscript.page import Page

OURS = ("fact", "claim", "event", "quote", "chart", "term")
_LETTER = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Avoided:
    """The renderings to avoid in one language, and the name to write for each."""

    renderings: frozenset[str]
    names: Mapping[str, str]


def check_page(page: Page, catalog: Catalog) -> Iterator[Problem]:
    """A problem at each rendering in a page that the glossary tells not to use."""
    avoided = _avoided(catalog, page.language)
    written = list(_found(page.text, avoided))
    for rendering, offset in (*written, *_only_shown(page, avoided, written)):
        yield page.problem(page.position(offset), *_message(avoided, rendering))


def _only_shown(page: Page, avoided: Avoided, written: list[Found]) -> Iterator[Found]:
    """Those that are seen in the words alone: Nvidia *Corp*."""
    if avoided.renderings:
        try:
            words = shown(page)
        except RecursionError:
            return  # told by the rule on markup
        yield from only_shown(page, written, list(_standing(words, avoided)))


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem at each in a record."""
    for language in catalog.languages if kind in OURS else ():
        avoided = _avoided(catalog, language)
        for field, text in _texts(record, language):
            for rendering, _ in _found(text, avoided):
                place = catalog.place(kind, record_id, field, language)
                yield catalog.problem(place, *_message(avoided, rendering))


def check_records(catalog: Catalog) -> Iterator[Problem]:
    """A problem at each in a phrase."""
    for language in catalog.languages:
        yield from _in_phrases(catalog, language, _avoided(catalog, language))


@lru_cache(maxsize=8)
def _avoided(catalog: Catalog, language: str) -> Avoided:
    names = {
        rendering: term.name[language] for term in catalog.terms.values() for rendering in term.avoid.get(language, ())
    }
    return Avoided(settled(frozenset(names)), names)


def _found(text: str, avoided: Avoided) -> Iterator[Found]:
    return _standing(bare(text) if avoided.renderings else "", avoided)


def _standing(running_text: str, avoided: Avoided) -> Iterator[Found]:
    for start, end in names_found(running_text, avoided.renderings, _is_whole):
        yield running_text[start:end], start


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no Latin letter stands beside a rendering that begins or ends in ASCII."""
    before = text[start].isascii() and _LETTER.match(text, start - 1) if start else None
    after = text[end - 1].isascii() and _LETTER.match(text, end)
    return not before and not after


def _message(avoided: Avoided, rendering: str) -> tuple[Told, str, Told]:
    name = avoided.names[rendering]
    said = told('"{rendering}" is a rendering to avoid', rendering=rendering)
    return said, "forbidden-rendering", told('write "{name}", as data/glossary.yml has it', name=name)


def _texts(record: Record, language: str) -> Iterator[tuple[str, str]]:
    for field in type(record).model_fields:
        value = getattr(record, field)
        if field != "avoid" and isinstance(value, Mapping) and isinstance(value.get(language), str):
            yield field, value[language]


def _in_phrases(catalog: Catalog, language: str, avoided: Avoided) -> Iterator[Problem]:
    for group, phrases in catalog.phrases.get(language, {}).items():
        for key, text in phrases.items():
            for rendering, _ in _found(text, avoided):
                yield catalog.problem(catalog.place("phrases", language, group, key), *_message(avoided, rendering))
