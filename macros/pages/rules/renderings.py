"""A name is rendered as the glossary has it: what a term lists under `avoid` stands nowhere in our words.

Looked for in the pages, records and phrases of that language; quotations' translations are ours too. The titles of
sources are their own. Latin letters are compared whole: "Nvidia" is not found in a longer word.
Code `forbidden-rendering`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.catalog.problems import Problem
from macros.catalog.records import Record
from macros.catalog.told import Told, told
from macros.pages.running_text import bare
from macros.wording.any_of import any_of

if TYPE_CHECKING:
    from macros.pages.page import Page
    from macros.pages.project import Project

OURS = ("fact", "claim", "event", "quote", "chart", "term")
Avoided = dict[str, str]  # rendering -> the name to write


def check(project: Project) -> Iterator[Problem]:
    """A problem at each rendering in a page that the glossary tells not to use."""
    for language, avoided, form in _looked_for(project.catalog):
        yield from _in_pages(project, language, avoided, form)


def check_records(catalog: Catalog) -> Iterator[Problem]:
    """A problem at each in a record or a phrase."""
    for language, avoided, form in _looked_for(catalog):
        yield from _in_records(catalog, language, avoided, form)
        yield from _in_phrases(catalog, language, avoided, form)


def _looked_for(catalog: Catalog) -> Iterator[tuple[str, Avoided, re.Pattern[str]]]:
    for language in catalog.languages:
        avoided = _avoided(catalog, language)
        form = _form(avoided)
        if form:
            yield language, avoided, form


def _avoided(catalog: Catalog, language: str) -> Avoided:
    return {
        rendering: term.name[language] for term in catalog.terms.values() for rendering in term.avoid.get(language, ())
    }


def _form(avoided: Avoided) -> re.Pattern[str] | None:
    """Latin letters are no part of a longer word; Han has no blanks to tell that by."""
    latin = sorted(rendering for rendering in avoided if rendering[0].isascii())
    others = sorted(rendering for rendering in avoided if not rendering[0].isascii())
    ways = [f"(?<![A-Za-z]){any_of(latin, end=_end)}"] if latin else []
    ways += [any_of(others, end=_end)] if others else []
    return re.compile("|".join(ways)) if ways else None


def _end(rendering: str) -> str:
    return r"(?![A-Za-z])" if rendering[-1].isascii() else ""


def _found(text: str, form: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    yield from ((found[0], found.start()) for found in form.finditer(bare(text)))


def _message(avoided: Avoided, rendering: str) -> tuple[Told, str, Told]:
    name = avoided[rendering]
    said = told('"{rendering}" is a rendering to avoid', rendering=rendering)
    return said, "forbidden-rendering", told('write "{name}", as data/glossary.yml has it', name=name)


def _in_pages(project: Project, language: str, avoided: Avoided, form: re.Pattern[str]) -> Iterator[Problem]:
    pages: list[Page] = [page for page in project.pages if page.language == language]
    for page in pages:
        for rendering, offset in _found(page.text, form):
            yield page.problem(page.position(offset), *_message(avoided, rendering))


def _in_records(catalog: Catalog, language: str, avoided: Avoided, form: re.Pattern[str]) -> Iterator[Problem]:
    for kind in OURS:
        for record_id, record in catalog.by_kind[kind].items():
            for field, text in _texts(record, language):
                for rendering, _ in _found(text, form):
                    place = catalog.place(kind, record_id, field, language)
                    yield catalog.problem(place, *_message(avoided, rendering))


def _texts(record: Record, language: str) -> Iterator[tuple[str, str]]:
    for field in type(record).model_fields:
        value = getattr(record, field)
        if field != "avoid" and isinstance(value, Mapping) and isinstance(value.get(language), str):
            yield field, value[language]


def _in_phrases(catalog: Catalog, language: str, avoided: Avoided, form: re.Pattern[str]) -> Iterator[Problem]:
    for group, phrases in catalog.phrases.get(language, {}).items():
        for key, text in phrases.items():
            for rendering, _ in _found(text, form):
                yield catalog.problem(catalog.place("phrases", language, group, key), *_message(avoided, rendering))
