"""The page above the languages is made by us: it leads to them, and no text of a contributor stands there.

Code `reserved-file`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.ground.problems import Position, Problem
from macros.ground.told import told

if TYPE_CHECKING:
    from macros.manuscript.project import Project

_ROOT_PAGE = "docs/index.md"


def check(project: Project) -> Iterator[Problem]:
    """A problem where somebody has written the root page."""
    if _ROOT_PAGE in project.files:
        hint = told("take it out: the site makes this page; write in the folder of a language")
        said = told('"{name}" is a reserved name', name="index.md")
        yield Problem(Position(_ROOT_PAGE), said, "reserved-file", hint)
