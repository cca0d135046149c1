"""Which words signs of emphasis may stand round, so that readers of Markdown read them as such."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from macros.editions.blocks.model import Inline, Run

BLANKS = re.compile(r"\A(\s*)(.*?)(\s*)\Z", re.DOTALL)
MARKS = re.compile(r"\A(\W*)(.*?)(\W*)\Z", re.DOTALL)


def parted(ends: re.Pattern[str], text: str) -> tuple[str, ...]:
    """A text as its beginning, what is within its ends, and its end."""
    found = ends.fullmatch(text)
    assert found  # it takes any text
    return found.groups()


def next_sign(words: Sequence[Inline], one: Run) -> str:
    """The sign that follows a run, as Markdown sees it: a bracket where a link ends or begins."""
    place = next(n for n, other in enumerate(words) if other is one)
    following = words[place + 1] if place + 1 < len(words) else Run(" ")
    link = following.link if isinstance(following, Run) else ""
    if link != one.link:
        return "]" if one.link else "["
    return following.text[:1] if isinstance(following, Run) else "["


def is_read(before: str, inner: str, after: str) -> bool:
    """Whether signs of emphasis round these words would be read as such (CommonMark 0.31, 6.2).

    They are not between a Han letter and a mark, as in **“英伟达”**的: there the words stand plain.
    """
    if before == "*":
        return False  # signs beside signs would be read as others
    opens = not _is_mark(inner[0]) or before.isspace() or _is_mark(before)
    closes = not _is_mark(inner[-1]) or after[0].isspace() or _is_mark(after[0])
    return opens and closes


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"
