"""What was found in a text once and need not be looked for again, kept from one build or check to the next.

Nothing is remembered unless a command has said where (`remember_in`). What is found rests on the parts of its key, and
on the program. Who could write down that nothing is wrong could hide anything from `check`, and a folder under
`.cache/` can come along in a pull request: so what is kept is sealed with what only the user's own account knows.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from macros.ground.problems import Problem
from macros.ground.program import program
from macros.ground.store import Memory, digest, keep, kept

_memory: list[Memory] = []
_SEAL = 32  # bytes


def remember_in(file: Path) -> None:
    """From now on ask what was left in this file; a preview asks the same one again and again."""
    if not _memory or _memory[0].file != file:
        seal = _seal()
        _memory[:] = [Memory(file, program(), seal)] if seal else []


@contextmanager
def remembering_in(file: Path) -> Iterator[None]:
    """What is looked for meanwhile is remembered in this file; where it cannot be written, nothing is kept."""
    before = [*_memory]
    if not file.parent.is_symlink():  # one that comes along with a project may lead anywhere
        remember_in(file)
    try:
        yield
        with suppress(OSError):
            keep_findings()
    finally:
        _memory[:] = before


def _seal() -> bytes | None:
    """What this account seals its findings with, in no project's folder; None where it can keep nothing."""
    try:
        file = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ledger-checks" / "seal"
        if kept(file) is None:
            keep(file, secrets.token_bytes(_SEAL))
        return kept(file)
    except (OSError, RuntimeError):  # no home, or one that may not be written to
        return None


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
