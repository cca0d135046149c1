"""Every heading carries its own ASCII id, once on its page: links and the language switch go by it. And no heading, nor
the title of an event or chart, ends in a full stop: above a list or a picture it would look torn.

A point of an abbreviation is none: of one with a point within, of a name of the glossary, of a few that all know.
Codes `missing-heading-id`, `bad-heading-id`, `duplicate-heading-id` and `full-stop`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.catalog.fields import KEY_FORM, LONGEST_ID, id_hint
from macros.catalog.records import Record
from macros.ground.lines import line_of
from macros.ground.problems import Mend, Position, Problem
from macros.ground.remembered import kept_with
from macros.ground.told import listed, told
from macros.manuscript.markdown.markup import OF_RECORDS, OF_TEMPLATES

if TYPE_CHECKING:
    from macros.manuscript.page import Heading, Page

_TITLED = ("event", "chart")
_STOPS = tuple("。．｡.")
_ABBREVIATED = re.compile(r"(?:\.|\.[A-Za-z]|\b(?:Inc|Ltd|Co|Corp|etc|al|Jr|Sr))\.$")
_SAID, _HINT = told("a title that ends in a full stop"), told("take the full stop out")


def check_page(page: Page, catalog: Catalog) -> Iterator[Problem]:
    """A problem for each heading whose id is missing, ill formed or taken, and for each that ends in a full stop."""
    seen: dict[str, int] = {}
    for heading in page.headings:
        yield from _problems(page, heading, seen)
        if _stops(catalog, heading.text):
            yield page.problem(Position(page.path, heading.line, 1), _SAID, "full-stop", _HINT)


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for each title of an event or a chart that ends in a full stop, with the edit that takes it out."""
    for language, title in getattr(record, "title", {}).items() if kind in _TITLED else ():
        if _stops(catalog, title):
            place = catalog.place(kind, record_id, "title", language)
            problem = catalog.problem(place, _SAID, "full-stop", _HINT)
            yield replace(problem, mend=_without_stop(catalog, place, title))


def _stops(catalog: Catalog, title: str) -> bool:
    is_point = title.endswith(".") and (_ABBREVIATED.search(title) or title.endswith(_pointed(catalog)))
    return title.endswith(_STOPS) and not is_point


@kept_with(4)
def _pointed(catalog: Catalog) -> tuple[str, ...]:
    """The names of the glossary that end in a point."""
    names = (
        name for term in catalog.terms.values() for said in (term.name, term.short or {}) for name in said.values()
    )
    return tuple({name for name in names if name.endswith(".")})


def _without_stop(catalog: Catalog, place: Position, title: str) -> Mend | None:
    """The edit that takes the last mark of a title out; None where the title is not written on one line as it reads."""
    line, before = line_of(catalog.texts.get(place.path, ""), place.line), place.column - 1
    start = next((at for at in (before, before + 1) if line.startswith(title, at)), None)
    return None if start is None else Mend(place.line, start + len(title), title[-1], "")


def _problems(page: Page, heading: Heading, seen: dict[str, int]) -> Iterator[Problem]:
    place = Position(page.path, heading.line, 1)
    if heading.id is None:
        marks = "#" * heading.level
        written = f"{marks} {heading.text} {{ #{_suggested(heading.text)} }}"
        hint = told("write {word}, the same id in every language", word=written)
        yield page.problem(place, told("a heading without an id"), "missing-heading-id", hint)
    elif len(heading.id) > LONGEST_ID:
        said = told("an id of {n} characters, the limit is {limit}", n=len(heading.id), limit=LONGEST_ID)
        yield page.problem(place, said, "too-long", told("shorten it"))
    elif not KEY_FORM.fullmatch(heading.id):
        yield page.problem(place, told('"{name}" is not an id', name=heading.id), "bad-heading-id", id_hint(heading.id))
    elif heading.id.startswith(OF_RECORDS):
        said = told('the id "{name}" begins like those that records get', name=heading.id)
        hint = told("begin it with another word: {prefixes} are kept for records", prefixes=listed(OF_RECORDS))
        yield page.problem(place, said, "bad-heading-id", hint)
    elif heading.id in OF_TEMPLATES:
        said = told('the id "{name}" is one that the site sets itself', name=heading.id)
        yield page.problem(place, said, "bad-heading-id", told("give it another id"))
    elif heading.id in seen:
        said = told('the id "{name}" stands twice; first at line {line}', name=heading.id, line=seen[heading.id])
        yield page.problem(place, said, "duplicate-heading-id", told("give one of the two another id"))
    else:
        seen[heading.id] = heading.line


def _suggested(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words[:6]) or "short-name"
