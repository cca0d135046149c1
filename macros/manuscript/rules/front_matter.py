"""Front matter holds the keys a page may have, and no macros.

Its values are texts, and what states a day states one. Codes `unknown-key`, `missing-key`, `wrong-type`,
`not-a-period` and `macro-in-front-matter`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.catalog.decode import not_text
from macros.catalog.nodes import Mapping, Node, Scalar
from macros.catalog.periods import PeriodError, read_period
from macros.ground.problems import Position, Problem, did_you_mean, nearest
from macros.ground.told import listed, quoted, told
from macros.manuscript.translation import KEY

if TYPE_CHECKING:
    from macros.manuscript.page import Page
    from macros.manuscript.project import Project

REQUIRED = ("title", "description")
KNOWN = (*REQUIRED, "summary", "original", "published", "updated", "changed", "order", KEY)
DAYS = ("published", "updated")
LONGEST_ORDER = 4  # digits
HINT = told("front matter is not run; name a fact in single braces: {{topic.key}}")


def check(project: Project) -> Iterator[Problem]:
    """A problem for each key that is unknown, missing, or holds what it may not."""
    for page in project.pages:
        if page.front is None and page.text.startswith("---"):
            continue  # it cannot be read, which is told where it was read
        front = page.front or Mapping({}, 1, 1)
        for key, node in front.entries.values():
            yield from _key_problems(page, key)
            yield from _value_problems(page, key.text, node)
        for name in REQUIRED:
            if name not in front.entries:
                said = told('no "{key}" in the front matter', key=name)
                hint = told("add {key}: … between two lines of --- at the top", key=name)
                yield page.problem(Position(page.path), said, "missing-key", hint)


def _value_problems(page: Page, key: str, node: Node) -> Iterator[Problem]:
    place = Position(page.path, node.line, node.column)
    if not isinstance(node, Scalar):
        if key in KNOWN and key != KEY:
            yield page.problem(place, *not_text(key))
    elif "{{" in node.text or "{%" in node.text:
        yield page.problem(place, told("a macro in front matter"), "macro-in-front-matter", HINT)
    elif key == "order" and not (node.text.isascii() and node.text.isdigit() and len(node.text) <= LONGEST_ORDER):
        said = told('{key} is a whole number, not "{written}"', key=quoted(key), written=node.text[:40])
        yield page.problem(place, said, "not-a-number", told("write plain digits: 3"))
    elif key in DAYS:
        yield from _day_problems(page, place, node.text)


def _day_problems(page: Page, place: Position, text: str) -> Iterator[Problem]:
    try:
        if read_period(text).grain == "day":
            return
        said = told('"{text}" is not one day', text=text)
        hint = told("write year, month and day: {example}", example="2026-11-23")
    except PeriodError as error:
        said, hint = error.said, error.hint
    yield page.problem(place, said, "not-a-period", hint)


def _key_problems(page: Page, key: Scalar) -> Iterator[Problem]:
    if key.text not in KNOWN:
        otherwise = told("known keys: {keys}", keys=listed(KNOWN))
        hint = did_you_mean(nearest(key.text, KNOWN, most=1), otherwise=otherwise)
        place = Position(page.path, key.line, key.column)
        yield page.problem(place, told('unknown key "{key}"', key=key.text), "unknown-key", hint)
