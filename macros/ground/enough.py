"""How many mistakes of one file or rule are told: who pasted a whole table in the wrong form wants to hear it once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from macros.ground.problems import Problem
from macros.ground.told import told

ENOUGH = 100  # problems of one file, or of one rule


def first_of(problems: Iterable[Problem]) -> list[Problem]:
    """The first problems of one file or rule and, where there are more, one that says so. No more are made of them."""
    found = list(islice(problems, ENOUGH + 1))
    return [*found[:ENOUGH], *map(one_too_many, found[ENOUGH:])]


def one_too_many(problem: Problem) -> Problem:
    """In the place of the first problem that is one too many."""
    said = told("more than {limit} mistakes; the others are told when these are mended", limit=ENOUGH)
    return Problem(problem.position, said, problem.code, problem.hint, problem.source_line)
