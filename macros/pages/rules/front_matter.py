"""Front matter holds the keys a page may have, and no macros.

Codes `unknown-key`, `missing-key` and `macro-in-front-matter`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.catalog.nodes import Mapping, Scalar
from macros.catalog.problems import Position, Problem, did_you_mean, nearest
from macros.catalog.told import listed, told

if TYPE_CHECKING:
    from macros.pages.page import Page
    from macros.pages.project import Project

REQUIRED = ("title", "description")
KNOWN = (*REQUIRED, "summary", "original", "published", "updated", "changed", "order", "translated")
HINT = told("front matter is not run; name a fact in single braces: {{topic.key}}")


def check(project: Project) -> Iterator[Problem]:
    """A problem for each key that is unknown, missing, or holds a macro."""
    for page in project.pages:
        if page.front is None and page.text.startswith("---"):
            continue  # it cannot be read, which is told where it was read
        front = page.front or Mapping({}, 1, 1)
        for key, node in front.entries.values():
            yield from _key_problems(page, key)
            if isinstance(node, Scalar) and ("{{" in node.text or "{%" in node.text):
                place = Position(page.path, node.line, node.column)
                yield page.problem(place, told("a macro in front matter"), "macro-in-front-matter", HINT)
        for name in REQUIRED:
            if name not in front.entries:
                said = told('no "{key}" in the front matter', key=name)
                hint = told("add {key}: … between two lines of --- at the top", key=name)
                yield page.problem(Position(page.path), said, "missing-key", hint)


def _key_problems(page: Page, key: Scalar) -> Iterator[Problem]:
    if key.text not in KNOWN:
        otherwise = told("known keys: {keys}", keys=listed(KNOWN))
        hint = did_you_mean(nearest(key.text, KNOWN, most=1), otherwise=otherwise)
        place = Position(page.path, key.line, key.column)
        yield page.problem(place, told('unknown key "{key}"', key=key.text), "unknown-key", hint)
