"""A page that was published and says of no change: told under the slip on it that may be all the change there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from macros.ground.problems import Position, Problem

_SLIPS = ("broken-braces", "bad-argument", "heading-parity")


def under_their_slips(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, `not-updated` under the first broken call, id or heading of its page: mended, it may be gone.

    Whoever obeyed it first would tell readers of a change that there is none of.
    """
    problems, slips = list(problems), dict[str, Position]()
    for problem in sorted(problems):
        if problem.code.startswith("unknown-") or problem.code in _SLIPS:
            slips.setdefault(problem.position.path, problem.position)
    return [
        replace(problem, cause=slips.get(problem.position.path)) if problem.code == "not-updated" else problem
        for problem in problems
    ]
