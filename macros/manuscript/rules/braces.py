"""Braces in front matter name facts, events or terms, and pair. Codes `broken-braces` and `unknown-name`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.catalog.nodes import Scalar
from macros.ground.problems import Position, Problem
from macros.wording.checks import wrong_braces

if TYPE_CHECKING:
    from macros.manuscript.page import Page
    from macros.manuscript.project import Project


def check(project: Project) -> Iterator[Problem]:
    """A problem for each wrong brace in a front-matter text; macros there are another rule's."""
    for page in project.pages:
        entries = page.front.entries.values() if page.front else ()
        for _, node in entries:
            if isinstance(node, Scalar) and "{{" not in node.text and "{%" not in node.text:
                yield from _problems(project, page, node)


def _problems(project: Project, page: Page, node: Scalar) -> Iterator[Problem]:
    place = Position(page.path, node.line, node.column)
    for message, code, hint in wrong_braces(project.catalog, node.text):
        yield page.problem(place, message, code, hint)
