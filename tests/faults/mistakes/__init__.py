"""One mistake for every code of a problem, each in a project that is otherwise without fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from macros.ground.problems import Problem
from macros.manuscript.survey import read_project


def found_by_check(root: Path) -> list[Problem]:
    """What `check` finds in a project."""
    return read_project(root)[1]


@dataclass(frozen=True)
class Mistake:
    """What is written wrongly, where the problem must be told, and what the caret must stand under.

    `files` are whole texts that a project has besides; `edits` are (file, what is written, what is written instead).
    `under` is empty where a file is wrong as a whole, or where its text cannot be shown.
    """

    at: str
    under: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    edits: tuple[tuple[str, str, str], ...] = ()
    spoil: Callable[[Path], object] = lambda root: root
    find: Callable[[Path], list[Problem]] = found_by_check

    def made_in(self, root: Path) -> Path:
        """The project with the mistake in it."""
        for name, old, new in self.edits:
            text = (root / name).read_text(encoding="utf-8")
            assert old in text, f"{old!r} is not in {name}"
            (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        self.spoil(root)
        return root
