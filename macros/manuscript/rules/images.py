"""A picture under `docs/` is what its name says, whole, of a size for readers, and carries nothing else.

Codes `wrong-image` and `unreadable`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.ground.problems import Problem

if TYPE_CHECKING:
    from macros.manuscript.project import Project


def check(project: Project) -> Iterator[Problem]:
    """What is wrong with each picture."""
    for picture in project.pictures:
        yield from picture.problems
