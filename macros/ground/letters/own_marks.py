"""Marks that only the newsletter sets: those of its notes, and the one before what its records say.

Where no style and no link tells them from what somebody wrote, as in plain text, readers take such marks at their word:
so nobody types them.
"""

from __future__ import annotations

import re

from macros.ground.told import Told, told

OF_RECORDS = "\u203b"  # before a claim held against the record, and before a quotation
# And what looks like it: dotted crosses (UTS #39 has none for it); the daggers, which lead to a source in print
_SIGNS = f"[{OF_RECORDS}\u2020\u2021\u2058\u2059\u205b\u205c\u22c7\u2a30\u2a31\u2a33\u2e2d\u2e36-\u2e38\u2e4b]"
# Digits in whatever form, and letters that look like one (UTS #39, confusables of 3, 5, 6 and 8)
_DIGIT = (
    "\\d\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089\U0001f100-\U0001f10c"
    "\u0417\u0437\u01b7\u0292\u021c\u021d\u04e0\u04e1\u0431\u13ce\u13ee\u01bc\u01bd\u0222\u0223\u01a7\u01a8\ua75a"
)
# Square brackets, whole, halved or white, those with a lens or like a shell, and their forms for other lines (Ps, Pe)
_BEGINS = (
    "[\\[\uff3b\u3014\u3016\u3018\u3010\u301a\u2045\u2308\u230a\u23a1-\u23a3\u2772\u27e6\u27ec\u298b\u298d\u298f\u2997"
    "\u2e22\u2e24\u2e55\u2e57\u2e5b\ufe17\ufe39\ufe3b\ufe47\ufe5d]"
)
_ENDS = (
    "[\\]\uff3d\u3015\u3017\u3019\u3011\u301b\u2046\u2309\u230b\u23a4-\u23a6\u2773\u27e7\u27ed\u298c\u298e\u2990\u2998"
    "\u2e23\u2e25\u2e56\u2e58\u2e5c\ufe18\ufe3a\ufe3c\ufe48\ufe5e]"
)
# Three digits at most, an l or O among them, with a letter, Han or "note" before and a letter or question mark behind
_NUMBER = (
    rf"(?:(?:[^\W\d_]|n[no]?\.|notes?|fn\.?)\s*)?(?:[lIO|]{{0,2}}[{_DIGIT}][{_DIGIT}lIO|]{{0,2}}(?![{_DIGIT}])|(?=[I|]*l)[lI|]{{2,3}})"
    r"[a-z]?\s*[?\uff1f]?"
)
_BETWEEN = r"\s*[,;/&+\uff0c\u3001\uff1b\u2010-\u2015-]\s*"
_MARK = re.compile(rf"{_SIGNS}|{_BEGINS}\s*{_NUMBER}(?:{_BETWEEN}{_NUMBER}){{0,9}}\s*{_ENDS}")


def find_own_mark(text: str) -> re.Match[str] | None:
    """The first mark in `text` that readers would take for one of ours, or None."""
    return _MARK.search(text)


def own_mark_told(mark: str) -> tuple[Told, Told]:
    """Message and hint for what `find_own_mark` found."""
    if len(mark) == 1:
        said = told('"{mark}", which readers take for a sign that only the newsletter sets', mark=mark)
        return said, told("take it out")
    said = told('"{mark}", which readers take for the mark of a note', mark=mark)
    return said, told("write it in round brackets; a note of your own is written [^name]")
