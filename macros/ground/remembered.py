"""What was found in a text once and need not be looked for again, kept from one build to the next.

Nothing is remembered unless a build has said where (`remember_in`): `check` looks at everything each time. What is
found rests on the parts of its key alone, and on the program.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from macros.ground.problems import Problem
from macros.ground.program import program
from macros.ground.store import Memory, digest

_memory: list[Memory] = []


def remember_in(file: Path) -> None:
    """From now on ask what was left in this file; a preview asks the same one again and again."""
    if not _memory or _memory[0].file != file:
        _memory[:] = [Memory(file, program())]


def keep_findings() -> None:
    """Keep what was asked for."""
    for memory in _memory:
        memory.keep()


def recalled(kind: str, parts: Sequence[str], find: Callable[[], Any]) -> Any:
    """What `find` gives, which JSON can hold; None is looked for again the next time."""
    if not _memory:
        return find()
    key = digest(kind, *parts)
    if _memory[0].knows(key):
        return _memory[0].recall(key, find)
    found = find()
    return found if found is None else _memory[0].recall(key, lambda: found)


def problems_in(kind: str, parts: Sequence[str], look: Callable[[], list[Problem]]) -> list[Problem]:
    """What `look` finds wrong; where it has found nothing, it does not look again."""
    found: list[Problem] = []

    def is_right() -> bool | None:
        found.extend(look())
        return None if found else True

    recalled(kind, parts, is_right)
    return found
