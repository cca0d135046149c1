"""How wide words are and where their lines end, without any font: the drawing must not depend on what is installed.

Widths are upper estimates in em for common sans-serif faces. Han characters are one em by construction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import takewhile

_NARROW, _PLAIN, _BROAD, _BROADEST = 0.33, 0.57, 0.7, 0.89
_THIN = frozenset("iljtfrI.,:;'|!()[]/ -·\u00a0’‘")
_NO_START = frozenset("，。、；：！？）》」』”’％%…·,.;:!?)]")
_NO_END = frozenset("（《「『“‘([$¥€")
_JOINER = "\u2060"
BOLD = 1.08  # how much broader a bold Latin letter is
# A number keeps its unit, a date is one piece, a Latin word stays whole; elsewhere a line may end after any character.
_UNIT = r"(?:[万亿千百]*(?:美元|港元|欧元|日元|元|个百分点|个月|[年月日号天家枚个倍])?)"
_PIECE = re.compile(
    rf"(?:[$¥€]?\d[\d.,:/%％–—-]*{_UNIT})+|[^\W\d_\u2e80-\uffef][^\s\u2e80-\uffef]*|[ \t\n]+|.",
    re.DOTALL,
)


def width(words: str, size: float, *, bold: bool = False) -> float:
    """The width of `words` on one line at a font size of `size`, both in pixels. Bold Latin letters are broader."""
    return sum(_em(letter) * (BOLD if bold and letter.isascii() else 1) for letter in words) * size


@cache
def _em(letter: str) -> float:
    if letter == _JOINER:
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1
    if letter in _THIN:
        return _NARROW
    if letter in "mMW%@—":
        return _BROADEST
    return _BROAD if letter.isupper() or letter in "w&+" else _PLAIN


@lru_cache(maxsize=4096)
def lines(words: str, room: float, size: float) -> tuple[str, ...]:
    """`words` in as few lines of at most `room` pixels as they need.

    Among the ways to fill that many lines, one that ends lines after punctuation is best, then the most even one.
    A word wider than `room` gets a line of its own and runs over: cutting a name would be worse.
    """
    widths = (room - step * size / 2 for step in range(max(1, int(room / size))))  # one at least, if nothing fits it
    ways = (_filled(words, narrower, size) for narrower in widths)
    first = next(ways)
    if len(first) < 2:
        return tuple(line.replace(_JOINER, "") for line in first)
    fewest = [first, *takewhile(lambda way: len(way) == len(first), ways)]  # a narrower one never needs fewer lines
    best = max(reversed(fewest), key=lambda way: sum(line[-1] in _NO_START for line in way[:-1]))
    return tuple(line.replace(_JOINER, "") for line in best)


def _filled(words: str, room: float, size: float) -> list[str]:
    found, filled = [""], 0.0  # the width of the line being filled, so that each piece is measured once
    for piece, whole, without_end, without_start in _measured(words, size):
        if found[-1].strip() and filled + without_end > room:
            found.append("")
            filled = 0.0
        filled += whole if found[-1] else without_start
        found[-1] += piece if found[-1] else piece.lstrip(" ")
    return [line.strip(" ") for line in found if line.strip(" ")]


def with_names_whole(words: str, names: Iterable[str]) -> str:
    """`words` with a joiner at every place inside one of `names` where `lines` might end a line."""
    for name in names:
        words = words.replace(name, _JOINER.join(_pieces(name)))
    return words


def unbroken(words: str, room: float, size: float) -> str:
    """`words` with a joiner at every place where `lines` might end one, where a line of `room` pixels has room."""
    if width(words, size) > room:
        return words
    return _JOINER.join(_pieces(words)).replace(" ", "\u00a0")


@lru_cache(maxsize=256)
def _measured(words: str, size: float) -> tuple[tuple[str, float, float, float], ...]:
    """Each piece with its width, and with that of it without the blanks at its end and at its start."""
    return tuple(
        (piece, width(piece, size), width(piece.rstrip(), size), width(piece.lstrip(" "), size))
        for piece in _pieces(words)
    )


def _pieces(words: str) -> tuple[str, ...]:
    """The parts between which a line may end, each with the punctuation that clings to it."""
    found: list[str] = []
    for piece in _PIECE.findall(words):
        clings = piece[0] in _NO_START or piece[0] in _JOINER or piece[0] == "\u00a0"
        held = bool(found) and found[-1][-1] in _NO_END | {_JOINER, "\u00a0"}
        if found and (clings or held):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)
