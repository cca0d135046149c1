"""Patterns with slots, as phrases and units have them: `{name}` is filled, `{{` and `}}` are braces, and that is all.

No attribute, index, conversion or format specification is known, so that a pattern that nobody has looked at runs
nothing either. Which slots there are to fill is the matter of whoever fills them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PIECE = re.compile(r"\{\{|\}\}|\{(?P<name>[a-z_]{1,40})\}|(?P<broken>[{}])")


def slots_in(pattern: str) -> frozenset[str]:
    """The names of the slots of a pattern."""
    return frozenset(slots_of(pattern))


def slots_of(pattern: str) -> tuple[str, ...]:
    """The same in their order, each as often as it stands there."""
    return tuple(found["name"] for found in _PIECE.finditer(pattern) if found["name"])


def is_broken(pattern: str) -> bool:
    """Whether a brace of the pattern begins or ends no slot and is not written twice."""
    return any(found["broken"] for found in _PIECE.finditer(pattern))


def filled(pattern: str, slots: Mapping[str, object]) -> str:
    """The pattern with its slots filled; other braces stay. Raises KeyError for a slot without a filling."""
    return _PIECE.sub(lambda found: str(slots[found["name"]]) if found["name"] else found[0][0], pattern)
