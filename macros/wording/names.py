"""Which of many names stand in a text, the longest first, in a time that does not grow with how many names there are.

A pattern of thousands of names tries each of them at each character; here a set is asked once for each length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

LONGEST = 100  # characters; a longer text is no name that anybody writes in a sentence


def names_found(
    text: str, names: frozenset[str], stands: Callable[[str, int, int], bool] | None = None
) -> Iterator[tuple[int, int]]:
    """Where the names stand, as (start, end), apart and in order; `stands` may refuse one for what is beside it.

    `names` are `settled`, where they are many.
    """
    lengths = _lengths(names)
    done = 0
    for found in _beginnings(names).finditer(text):
        start = found.start()
        ends = (start + length for length in lengths[found[0]] if done <= start <= len(text) - length)
        end = next((end for end in ends if text[start:end] in names and (not stands or stands(text, start, end))), 0)
        if end:
            yield start, end
            done = end


@lru_cache(maxsize=16)
def settled(names: frozenset[str]) -> frozenset[str]:
    """The same names, and for equal ones the same object: thousands are compared once, and not once a text."""
    return names


@lru_cache(maxsize=16)
def _lengths(names: frozenset[str]) -> dict[str, tuple[int, ...]]:
    """How long the names are that begin with a character, the longest first."""
    found: dict[str, set[int]] = {}
    for name in names:
        if len(name) <= LONGEST:
            found.setdefault(name[:1], set()).add(len(name))
    return {mark: tuple(sorted(lengths, reverse=True)) for mark, lengths in found.items()}


@lru_cache(maxsize=16)
def _beginnings(names: frozenset[str]) -> re.Pattern[str]:
    marks = "".join(re.escape(mark) for mark in _lengths(names))
    return re.compile(f"[{marks}]" if marks else r"(?!)")
