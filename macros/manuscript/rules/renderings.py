"""A name is rendered as the glossary has it: what a term lists under `avoid` stands nowhere in our words.

Looked for in the pages, as they are written and as Markdown shows them, in every text of ours in the records, and in
the phrases of that language; quotations' translations are ours too, the titles of sources are their own. Latin letters
are compared whole: "Harbour" is not found in a longer word. Code `forbidden-rendering`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.catalog.record_texts import own_texts
from macros.catalog.records import Record
from macros.ground.problems import Problem
from macros.ground.remembered import kept_with
from macros.ground.told import Told, told
from macros.manuscript.front import placed_words
from macros.manuscript.markdown.running_text import bare, plain
from macros.manuscript.markdown.shown import Found, only_shown
from macros.wording.names import names_found, settled

if TYPE_CHECKING:
    from macros.manuscript.page import Page

_LETTER = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Avoided:
    """The renderings to avoid in one language, and the name to write for each."""

    renderings: frozenset[str]
    names: Mapping[str, str]


_NONE = Avoided(frozenset(), {})


def check_page(page: Page, catalog: Catalog) -> Iterator[Problem]:
    """A problem at each rendering in a page that the glossary tells not to use."""
    avoided = _avoided(catalog, page.language)
    for place, text in placed_words(page):
        for rendering, _ in _in_plain(text, avoided):
            yield page.problem(place, *_message(avoided, rendering))
    written = list(_standing(bare(page.text, start=page.body_offset) if avoided.renderings else "", avoided))
    in_words = only_shown(page, written, lambda words: list(_standing(words, avoided))) if avoided.renderings else ()
    for rendering, offset in (*written, *in_words):
        yield page.problem(page.position(offset), *_message(avoided, rendering))


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem at each in a text of a record."""
    for steps, text in own_texts(kind, record):
        language = next((step for step in steps[1:] if step in catalog.languages), None)
        avoided = _avoided(catalog, str(language)) if language else _NONE
        for rendering, _ in _in_plain(text, avoided):
            yield catalog.problem(catalog.place(kind, record_id, *steps), *_message(avoided, rendering))


def check_records(catalog: Catalog) -> Iterator[Problem]:
    """A problem at each in a phrase, and in what was withdrawn."""
    for (kind, record_id), gone in catalog.withdrawn.items():
        yield from check_record(catalog, f"withdrawn {kind}", record_id, gone)
    for language in catalog.languages:
        yield from _in_phrases(catalog, language, _avoided(catalog, language))


@kept_with(8)
def _avoided(catalog: Catalog, language: str) -> Avoided:
    names = {
        rendering: term.name[language] for term in catalog.terms.values() for rendering in term.avoid.get(language, ())
    }
    return Avoided(settled(frozenset(names)), names)


def _in_plain(text: str, avoided: Avoided) -> Iterator[Found]:
    return _standing(plain(text) if avoided.renderings else "", avoided)


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


def _in_phrases(catalog: Catalog, language: str, avoided: Avoided) -> Iterator[Problem]:
    for group, phrases in catalog.phrases.get(language, {}).items():
        for key, text in phrases.items():
            for rendering, _ in _in_plain(text, avoided):
                yield catalog.problem(catalog.place("phrases", language, group, key), *_message(avoided, rendering))
