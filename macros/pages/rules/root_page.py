"""The page above the languages leads to them and says nothing itself: no gate reads a text there, and none is shown.

Code `stray-file`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.catalog.files import read_text
from macros.catalog.problems import Problem
from macros.catalog.told import told
from macros.pages.docs_tree import Entry
from macros.pages.page import page_of

if TYPE_CHECKING:
    from macros.pages.project import Project

_ROOT_PAGE = "docs/index.md"


def check(project: Project) -> Iterator[Problem]:
    """What is wrong with the front matter of the root page, and a problem where a text follows it."""
    if Entry(_ROOT_PAGE) not in project.tree:  # not there, or a link or a pipe, which is told elsewhere
        return
    text, problems = read_text(project.root, project.root / _ROOT_PAGE)
    yield from problems
    if text is None:
        return
    page, wrong = page_of(text, _ROOT_PAGE, "")
    yield from wrong
    if page.body.strip():
        place = page.position(page.body_offset + len(page.body) - len(page.body.lstrip()))
        hint = told("write it in the folder of its language, for each language")
        yield page.problem(place, told("a text outside the folders of the languages"), "stray-file", hint)
