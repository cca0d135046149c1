"""Marks that only the newsletter sets: those of its notes, and the one before what its records say.

Where no style and no link tells them from what somebody wrote, as in plain text, readers take such marks at their word:
so nobody types them.
"""

from __future__ import annotations

import re

from macros.ground.told import Told, told

OF_RECORDS = "\u203b"  # before a claim held against the record, and before a quotation
# Three digits at most, in whatever form, with a letter or Han before them and a question mark behind: [7], [S3]
_DIGIT = "[\\d\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]"
_BEGINS = "[\\[\uff3b\u3014\u3016\u3010\u301a\u2045\u27e6\u2772]"
_ENDS = "[\\]\uff3d\u3015\u3017\u3011\u301b\u2046\u27e7\u2773]"
_MARK = re.compile(rf"[{OF_RECORDS}\u205c]|{_BEGINS}\s*(?:[^\W\d_]\s*)?{_DIGIT}{{1,3}}\s*[?\uff1f]?\s*{_ENDS}")


def find_own_mark(text: str) -> re.Match[str] | None:
    """The first mark in `text` that readers would take for one of ours, or None."""
    return _MARK.search(text)


def own_mark_told(mark: str) -> tuple[Told, Told]:
    """Message and hint for what `find_own_mark` found."""
    if len(mark) == 1:
        said = told('"{mark}", which stands before what the records say and nowhere else', mark=mark)
        return said, told("take it out")
    said = told('"{mark}", which readers take for the mark of a note', mark=mark)
    return said, told("write it in round brackets; a note of your own is written [^name]")
