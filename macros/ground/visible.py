r"""Text that a terminal, a log or an editor may be given: what shows nothing, or steers the reader, as `\u{1b}`.

Does not judge whether a character may stand where it was written; that is for rules.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Unicode 16, DerivedCoreProperties, Default_Ignorable_Code_Point: shown as nothing though some count as letters or
# marks; the blank Braille pattern; and U+FFFC, which stands for an object that text cannot hold.
_SHOWN_AS_NOTHING = (
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0xFFFC, 0xFFFC),
    (0xE0000, 0xE0FFF),
)
# Controls, formats (bidi among them), surrogates (of a file's name that is no UTF-8), private use, unassigned
# characters, and the separators of lines and paragraphs.
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_NOT_ASCII_TEXT = re.compile(r"[^ -~]")


def visible(text: str) -> str:
    r"""The text in one line, each character in it that shows nothing written as `\u{…}`."""
    return _NOT_ASCII_TEXT.sub(lambda found: f"\\u{{{ord(found[0]):x}}}" if is_hidden(found[0]) else found[0], text)


def json_visible(text: str) -> str:
    r"""JSON with the same characters in JSON's own escapes, `\u001b`; its line ends stay."""
    return _NOT_ASCII_TEXT.sub(lambda found: json_escaped(found[0]) if is_hidden(found[0]) else found[0], text)


def json_escaped(mark: str) -> str:
    r"""A character in JSON's own escapes: `\u9519`, one beyond U+FFFF as two."""
    if mark == "\n":  # between values: within one it has been escaped already
        return mark
    units = mark.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))


@cache
def is_hidden(mark: str) -> bool:
    """Whether a character shows nothing of itself, or steers how others are shown."""
    return unicodedata.category(mark) in _HIDDEN or any(low <= ord(mark) <= high for low, high in _SHOWN_AS_NOTHING)


def cells(text: str) -> str:
    """Blanks as wide on a terminal as `text` is: a Han character is two cells, a combining mark none."""
    return "".join(_cell(mark) for mark in text)


@cache
def _cell(mark: str) -> str:
    if unicodedata.category(mark) in ("Mn", "Me"):
        return ""
    return "\u3000" if unicodedata.east_asian_width(mark) in ("W", "F") else " "
