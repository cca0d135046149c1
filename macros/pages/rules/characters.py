"""No entity stands for a character that a reader cannot see: a control, a private one, a mark of direction.

Typed as they are, such characters are refused where files are read. Code `strange-character`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.catalog.characters import find_strange
from macros.catalog.problems import Problem
from macros.catalog.told import told
from macros.pages.entities import entities_in

if TYPE_CHECKING:
    from macros.pages.project import Project

_SHOWN = 20  # characters of what is written


def check(project: Project) -> Iterator[Problem]:
    """A problem for each such entity in a page's body."""
    for page in project.pages:
        for offset, written, decoded in entities_in(page.text, page.body_offset):
            strange = find_strange(decoded)
            if strange:
                slots = {"written": written[:_SHOWN], "number": f"{ord(strange[0]):04X}"}
                said = told("{written} is a character that no page holds, U+{number}", **slots)
                yield page.problem(page.position(offset), said, "strange-character", told("take it out"))
