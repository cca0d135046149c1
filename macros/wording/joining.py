"""Joining words: lists as the language writes them, and the spaces that must not break. Not numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from babel.lists import format_list

if TYPE_CHECKING:
    from macros.wording.voice import Voice

NO_BREAK = "\u00a0"  # NO-BREAK SPACE; the narrow one is missing from some system fonts


def in_a_list(voice: Voice, words: Sequence[str], *, kind: Literal["standard", "or"] = "standard") -> str:
    """The words as one phrase, by CLDR's list patterns: "北京、上海和深圳", "Beijing, Shanghai and Shenzhen".

    `kind` "or" joins by the language's or. No words give "".
    """
    return format_list(list(words), style=kind, locale=voice.locale) if words else ""


def bound_together(text: str) -> str:
    """`text` with its spaces made unbreakable, so that a number never parts from its unit at a line's end."""
    return text.replace(" ", NO_BREAK)


def breakable(text: str) -> str:
    """`text` with ordinary spaces again, for where words are compared or searched."""
    return text.replace(NO_BREAK, " ")
