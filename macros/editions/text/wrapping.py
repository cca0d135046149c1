"""Lines of text for terminals, where a Han letter takes two columns and everything else one or none.

Which letters are wide says Unicode (UAX 11, East Asian Width); where a line of Han may end, the rules of Chinese
typesetting (W3C, Requirements for Chinese Text Layout, 3.1.3).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

COLUMNS = 78
_HAN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u30ff\U00020000-\U0003ffff"
# A blank; a Han letter with the marks that may not leave it; anything else up to a blank or a Han letter
_PIECE = re.compile(f" +|[（《〈「『【“‘]*[{_HAN}][{'，。、；：！？）》〉」』】”’…—·%'}]*|[^ {_HAN}]+")
_NO_BEGINNING = "，。、；：！？）》〉」』】”’…—·,.;:!?)]%"
_NO_END = "（《〈「『【“‘(["
_COUNTED = "万亿千百个年月日时元美倍成颗枚台家条次种项期号"  # what no line parts from the digits before it


def width(text: str, *, wide: bool) -> int:
    """The columns that a text takes; `wide` where the terminal's language is one of Han.

    There it shows in two columns what Unicode leaves open, such as “ and …
    """
    return sum(_columns(sign, wide) for sign in text)


def _columns(sign: str, wide: bool) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    kind = unicodedata.east_asian_width(sign)
    return 2 if kind in "WF" or (wide and kind == "A") else 1


def wrapped(text: str, *, wide: bool, first: str = "", further: str = "", columns: int = COLUMNS) -> list[str]:
    """A text as lines of at most `columns`; the first begins with `first` and the others with `further`.

    An address that is longer stands on a line of its own and is not parted: else nobody could follow it.
    """
    lines, line = list[str](), first
    for piece in _unparted(text):
        part = piece
        if not _fits(line, piece, wide, columns) and line not in (first, further):
            lines.append(line.rstrip())
            line, part = further, piece.lstrip(" ")
        while not _fits(line, part, wide, columns) and "://" not in part:
            here = _as_much_as_fits(part, columns - width(line, wide=wide), wide)
            lines.append(line + part[:here])
            line, part = further, part[here:]
        line += part
    return [*lines, line.rstrip()]


def _fits(line: str, piece: str, wide: bool, columns: int) -> bool:
    return width(f"{line}{piece}".rstrip(" "), wide=wide) <= columns


def _as_much_as_fits(piece: str, columns: int, wide: bool) -> int:
    """How many of the first letters of a piece these columns hold; one at least."""
    return max((n for n in range(1, len(piece)) if width(piece[:n], wide=wide) <= columns), default=1)


def _unparted(text: str) -> Iterator[str]:
    """The pieces between which a line may end."""
    held = ""
    for piece in _PIECE.findall(text):
        if held and _may_end(held, piece):
            yield held
            held = piece
        else:
            held += piece
    if held:
        yield held


def _may_end(before: str, after: str) -> bool:
    if after[0] == " ":
        return False  # a blank stands at a line's end, where it is not seen
    if before[-1] == " ":
        return True
    if after[0] in _NO_BEGINNING or before[-1] in _NO_END or after[0] == "[":
        return False
    return not (before[-1].isdigit() and after[0] in _COUNTED)
