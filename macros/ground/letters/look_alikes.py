"""Words in letters of two scripts or forms that look alike: they read as one word and are another.

Words wholly in another script are not its subject. Which letters those are says Unicode (UTS #39, NFKC).
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable

from macros.ground.told import Told, told

# Letters of Latin, and of the alphabets with letters like Latin ones, in one word (UTS #39, 5.1): Greek and Cyrillic,
# Armenian and Georgian; and those that few read, in which no site has its name: of phonetics, Cherokee, runes,
# Glagolitic and Coptic, Tifinagh, Lisu, old Cyrillic and Italic
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
READ_BY_FEW = (
    "\u0250-\u02af\u13a0-\u13fd\u16a0-\u16f0\u1d00-\u1dbf\u2c00-\u2d7f\ua4d0-\ua4ff\ua640-\ua69f\ua720-\ua7ff\uab30-\uabbf"
    "\U00010280-\U0001057f"
)
_LIKE_LATIN = (
    f"\u0370-\u0373\u0376-\u03ff\u0400-\u052f\u0531-\u0587\u10a0-\u10ff\u1c80-\u1cbf\u1f00-\u1fff{READ_BY_FEW}"
)


def _in_ranges(letters: Iterable[str]) -> str:
    """Letters in their order as a class of an expression has them: a letter is held against each part of a class."""
    parts: list[tuple[str, str]] = []
    for letter in letters:
        follows = parts and ord(letter) == ord(parts[-1][1]) + 1
        parts[-1:] = [(parts[-1][0], letter)] if follows else [*parts[-1:], (letter, letter)]
    return "".join(f"{first}-{last}" for first, last in parts)


# Letters of other forms (NFKC): of mathematics, full width, in circles, Roman numerals, signs that were letters
_OTHER_FORMS = _in_ranges(
    chr(code)
    for first, last in ((0x2100, 0x2188), (0x24B6, 0x24E9), (0xFF21, 0xFF5A), (0x1D400, 0x1D7CB))
    for code in range(first, last + 1)
    if unicodedata.normalize("NFKC", chr(code)) in string.ascii_letters
)
_WORD = re.compile(f"[{_LATIN}{_LIKE_LATIN}{_OTHER_FORMS}]+")
_OF_LATIN, _OF_THE_OTHERS = re.compile(f"[{_LATIN}]"), re.compile(f"[{_LIKE_LATIN}{_OTHER_FORMS}]")
# Where a word goes over from the one to the other: one look tells that a text has no such word
_SEAM = re.compile(f"[{_LATIN}][{_LIKE_LATIN}{_OTHER_FORMS}]|[{_LIKE_LATIN}{_OTHER_FORMS}][{_LATIN}]")
# Signs of science that look like no letter of Latin, before or behind a short one: \u03bcm, k\u03a9, \u0394T
_SIGNED = re.compile("[\u0394\u03a9\u03bb\u03bc\u03c0\u03c3][A-Za-z]{1,3}|[A-Za-z]{1,2}\u03a9")


def find_mixed(text: str) -> re.Match[str] | None:
    """The first word of `text` that is written in Latin letters and in those of another alphabet, or None."""
    if text.isascii() or not (_OF_THE_OTHERS.search("".join(set(text))) and _SEAM.search(text)):
        return None
    return next((found for found in _WORD.finditer(text) if _is_mixed(found[0])), None)


def _is_mixed(word: str) -> bool:
    return bool(_OF_LATIN.search(word) and _OF_THE_OTHERS.search(word) and not _SIGNED.fullmatch(word))


def mixed_told(word: str) -> tuple[Told, Told]:
    """Message and hint for what `find_mixed` found."""
    said = told('"{word}" mixes letters of two scripts or forms that look alike', word=word[:40])
    return said, told("type the whole word anew in one script")
