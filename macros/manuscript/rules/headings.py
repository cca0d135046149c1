"""Every heading carries its own ASCII id, once on its page: links and the language switch go by it.

Codes `missing-heading-id`, `bad-heading-id` and `duplicate-heading-id`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.catalog.fields import ID_HINT, KEY_FORM, LONGEST_ID
from macros.ground.problems import Position, Problem
from macros.ground.told import listed, told
from macros.manuscript.markdown.markup import OF_RECORDS, OF_TEMPLATES

if TYPE_CHECKING:
    from macros.catalog.catalog import Catalog
    from macros.manuscript.page import Heading, Page


def check_page(page: Page, _: Catalog) -> Iterator[Problem]:
    """A problem for each heading whose id is missing, ill formed or taken."""
    seen: dict[str, int] = {}
    for heading in page.headings:
        yield from _problems(page, heading, seen)


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
        yield page.problem(place, told('"{name}" is not an id', name=heading.id), "bad-heading-id", ID_HINT)
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
