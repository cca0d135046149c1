"""What a problem says, in the languages its readers read: English as it is made, any other from a file of renderings.

A `Told` is the English text and remembers the pattern and the slots it was made from. `messages/<lang>.yml` renders
each pattern; a test holds the file against every pattern in the code. Does not know what is wrong or where.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

_HERE = Path(__file__).parent / "messages"


class Told(str):
    """A message or a hint: an English text that can be said again in another language."""

    __slots__ = ("pattern", "slots")
    pattern: str
    slots: dict[str, object]


def told(pattern: str, **slots: object) -> Told:
    """`pattern` with its `{slots}` filled; a slot may be `Told` itself, or a plain word that no language changes.

    `pattern` is a literal in the code, in English; a brace that is meant is written twice.
    """
    made = Told(pattern.format(**slots))
    made.pattern, made.slots = pattern, slots
    return made


def languages() -> tuple[str, ...]:
    """The languages a problem can be told in, English first."""
    return ("en", *sorted(path.stem for path in _HERE.glob("*.yml")))


@cache
def renderings(language: str) -> dict[str, str]:
    """The patterns of one language under their English ones; none for English."""
    path = _HERE / f"{language}.yml"
    found: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def said_in(text: str, language: str) -> str:
    """A message or hint in `language`; in English where it was not `told` or has no rendering."""
    if not isinstance(text, Told) or language == "en":
        return text
    slots = {name: said_in(slot, language) if isinstance(slot, str) else slot for name, slot in text.slots.items()}
    return renderings(language).get(text.pattern, text.pattern).format(**slots)
