"""What was found once and need not be looked for again: as long as that lives in which it was found, or much longer.

`kept_with` remembers within a process. What was found in a text is kept from one build or check to the next, too, where
a command has said in which file (`remember_in`). It rests on the parts of its key, and on the program. Who could write
down that nothing is wrong could hide anything from `check`, and a folder under `.cache/` can come along in a pull
request: so what is kept is sealed with what only the user's own account knows.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from macros.ground.problems import Problem
from macros.ground.program import program
from macros.ground.store import Memory, digest, keep, kept

_memory: list[Memory] = []
_SEAL = 32  # bytes
Owner = TypeVar("Owner")
Others = ParamSpec("Others")
Found = TypeVar("Found")


def kept_with(
    most: int, within: Callable[[Any], object] = lambda owner: owner
) -> Callable[[Callable[Concatenate[Owner, Others], Found]], Callable[Concatenate[Owner, Others], Found]]:
    """Remember what a function finds, with its first argument and only as long as that lives; `most` answers of each.

    `within` gives what it is kept with in the first argument's place. In a preview each change of the data is another
    catalog: a memory apart from it would hold all of them.
    """

    def decorated(find: Callable[Concatenate[Owner, Others], Found]) -> Callable[Concatenate[Owner, Others], Found]:
        name = f"kept with it by {find.__module__}.{find.__qualname__}"

        @wraps(find)
        def kept_answer(owner: Owner, /, *others: Others.args, **named: Others.kwargs) -> Found:
            held = within(owner).__dict__
            if name not in held:
                held[name] = lru_cache(maxsize=most)(find)
            found: Found = held[name](owner, *others, **named)
            return found

        return kept_answer

    return decorated


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
