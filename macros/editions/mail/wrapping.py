"""Lines of plain text of a width, in which a Han is as wide as two Latin letters."""

from __future__ import annotations

import re
import unicodedata

WIDTH = 78  # columns: RFC 5322, 2.1.1
_HAN = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_OPENING, _CLOSING = r"（“‘「『《【〈([", r"，。、；：！？）”’」』》】〉…—)\]"
_MARK = r"\??\[\d+\][,.;:!?]*"  # of a note, with what may follow it in a sentence
# What stays on one line: a Han, or a run of other letters with the Han that counts its digits; and with either the
# marks that may not part from it (UAX 14).
_RUN = rf"[^ \t\n{_HAN}{_OPENING}{_CLOSING}]+(?:(?<=\d)[{_HAN}])?"
_UNIT = re.compile(rf"\n|[ \t]+|[{_OPENING}]*(?:[{_HAN}]|{_RUN})(?:[{_CLOSING}]|{_MARK})*|[{_OPENING}{_CLOSING}]+")
_BLANKS = re.compile(r"[^\S\n]{2,}")


def wrapped(text: str, first: str = "", after: str = "") -> str:
    """The text in lines of `WIDTH` columns where its words allow; `first` opens the first line, `after` all others.

    Addresses and words that are longer have a line of their own. Blanks at the ends of lines are left out.
    """
    lines, line, width = [], first, columns(first)
    for unit in _UNIT.findall(_BLANKS.sub(" ", text)):  # by which words could be set like a line of ours
        wide = columns(unit)
        if line.strip() and line not in (first, after) and width + columns(unit.rstrip()) > WIDTH:
            lines.append(line.rstrip())
            line, width = after, columns(after)
        if unit.strip() or line not in (first, after):
            line, width = line + unit, width + wide
    return "\n".join((*lines, line.rstrip()))


def columns(text: str) -> int:
    """How many columns a text takes (UAX 11): wide letters two, marks that stand on others none."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)
