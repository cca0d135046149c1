"""Characters that no text may hold: what is not seen, what turns the order of what is seen, what belongs to programs.

Categories and code points are Unicode's (UAX #44; core specification, chapter 23). Which words may not be written is
not its subject. Every look takes time in proportion to the text: a set of its characters first, places only then.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from macros.ground.told import Told, told

MOST_MARKS = 4  # combining marks on one letter; Vietnamese and pointed Hebrew need three
# Controls, format characters (bidi, zero width, tags), surrogates, private use, separators of lines and paragraphs
_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_PLAIN = frozenset("\n\t")
# Where nothing is strange, Chinese and Latin as people write them: most texts need no closer look.
_HARMLESS = re.compile(
    "[\n\t -~\u00a0-\u00ac\u00ae-\u00b1\u00b4-\u00b8\u00ba-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205f"
    "\u207a-\u20cf\u2100-\u27ff\u2900-\u2bff\u3000-\u3029\u3030-\u3098\u309b-\u3130\u3190-\ua66e\uac00-\ud7a3\uf900-\ufaff"
    "\uff01-\uff9f]*"
)


def _characters(*ranges: tuple[int, int]) -> frozenset[str]:
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


# A text reads the same without them: soft hyphen, blank and joiner of no width, byte-order mark, bell and the like
UNSEEN = frozenset("\u00ad\u200b\u2060\ufeff\x00\x07\x08\x1b")
# Letters, marks and selectors without a form of their own (Default_Ignorable_Code_Point), and the Braille blank
_INVISIBLE = _characters(
    *((0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2060, 0x206F), (0x2800, 0x2800)),
    *((0x3164, 0x3164), (0xFE00, 0xFE0E), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFC), (0xE0000, 0xE0FFF)),
    *((0x16FE4, 0x16FE4), (0x1D159, 0x1D159)),  # a filler and a note without a head, which are not in that list
)
# Characters with a meaning between others: the two joiners, and the selector of the picture form of a symbol
_NON_JOINER, _JOINER, _PICTURE = "\u200c", "\u200d", "\ufe0f"
_MEANT_BETWEEN = re.compile(f"[{_NON_JOINER}{_JOINER}{_PICTURE}]")
_KEYCAP = "\u20e3"
# Marks of other scripts and of Latin: Combining Diacritical Marks and what extends them
_MARKS_OF_LATIN = _characters(
    (0x300, 0x36F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F)
)
_EMOJI = _characters(
    *((0xA9, 0xA9), (0xAE, 0xAE), (0x203C, 0x203C), (0x2049, 0x2049), (0x2122, 0x2122), (0x2139, 0x2139)),
    *((0x2190, 0x21FF), (0x2300, 0x23FF), (0x24C2, 0x24C2), (0x25A0, 0x27BF), (0x2934, 0x2935), (0x2B00, 0x2BFF)),
    *((0x3030, 0x3030), (0x303D, 0x303D), (0x3297, 0x3297), (0x3299, 0x3299), (0x1F000, 0x1FAFF)),
)
# Letters that joiners shape: Arabic with its supplements, and the Indic scripts
_JOINING = frozenset(
    letter
    for letter in _characters((0x620, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0x900, 0xDFF))
    if unicodedata.category(letter)[0] in "LM"
)
_SKIN = _characters((0x1F3FB, 0x1F3FF))
_FLAG = _characters((0x1F1E6, 0x1F1FF))  # two letters of these make a flag
_ONE = re.compile(".", re.DOTALL)
_OVERLAY = 1  # Canonical_Combining_Class of marks that lie over their letter (UAX #44, table 15)
_RAISED = frozenset("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
# But of a power: of ten (10\u2079), of a unit (m\u00b2, s\u207b\u00b9), and of what formulas call x, y and z
_POWER = re.compile(
    "(?:(?<![0-9.,A-Za-z\u00c0-\u052f'\u2019])10\u207b?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,2}"
    "|(?<![A-Za-z\u00c0-\u052f'\u2019])(?:[kcdmn\u00b5\u03bc]?m|s|ft|yd|mi|[xyz])(?:[\u00b2\u00b3]|\u207b[\u00b9\u00b2\u00b3]))"
    "(?![\u2070\u00b9\u00b2\u00b3\u2074-\u2079])"
)
_LIKE_A_NOTE = told("a raised digit, which readers take for the number of a note")
# What marks of other scripts never stand on: ASCII, letters of Latin, Han, and the signs between them
_BARE = re.compile(
    "[\0-\u024f\u1e00-\u1eff\u2000-\u2bff\u3000-\u3029\u3030-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff01-\uff65\U00020000-\U0003ffff]"
)


def is_one_sign(before: str, after: str) -> bool:
    """Whether two characters that stand together are of one sign to a reader, so that nothing may come between them.

    Extended grapheme clusters (UAX #29), as far as they reach beyond one letter: marks, selectors and the keycap, what
    the two joiners join, skins and flags; and a power with its base. Two flags side by side are no one sign, but a line
    may end elsewhere.
    """
    return (
        _is_mark(after)
        or not {before, after}.isdisjoint((_NON_JOINER, _JOINER))
        or after in _SKIN
        or after in _RAISED
        or (before in _FLAG and after in _FLAG)
    )


def find_strange(text: str) -> re.Match[str] | None:
    """The first character of `text` that no text may hold, or None."""
    if _HARMLESS.fullmatch(text):
        return None
    firsts = [n for places in _places(text) if (n := next(places, None)) is not None]
    return _ONE.match(text, min(firsts)) if firsts else None


def find_never(text: str) -> re.Match[str] | None:
    """The first character that no text may hold whatever is beside it, or None.

    For what is no text yet: where markup stands between two characters, what they are together is not seen.
    """
    if _HARMLESS.fullmatch(text):
        return None
    first = next((n for n, mark in enumerate(text) if _is_never(mark)), None)
    return _ONE.match(text, first) if first is not None else None


MARK_ON_NOTHING = (
    told("a combining mark at the beginning or behind a brace, which goes onto whatever comes to stand before it"),
    told("take it out"),
)


def has_mark_on_nothing(text: str) -> bool:
    """Whether a mark that belongs on a letter is the first character, or stands behind what a name or slot gives."""
    return not text.isascii() and any(_is_mark(part[0]) for part in text.split("}") if part)


# Letters, digits and marks of scripts that run from right to left (Bidi_Class R, AL, AN: UAX #9, 3.2)
_TURNING = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def find_turning(text: str) -> re.Match[str] | None:
    """The first character of a script that runs from right to left, which turns the order of what stands beside it."""
    return _TURNING.search(text)


def turning_told(letter: str) -> tuple[Told, Told]:
    """Message and hint for what `find_turning` found."""
    number = f"{ord(letter):04X}"
    said = told(
        "a letter written from right to left, U+{number}: it turns the order of what is beside it", number=number
    )
    return said, told("write it in the letters of this language")


def without_strange(text: str) -> str:
    """`text` with U+FFFD for each of these characters, so that it may be shown in a message."""
    if find_strange(text) is None:
        return text
    strange = {n for places in _places(text) for n in places}
    return "".join("\ufffd" if n in strange else mark for n, mark in enumerate(text))


def in_a_name(name: str) -> str:
    """The name of a file as a text where line ends and tabs are strange too: a name is said on one line."""
    return name.translate({0x09: 0x85, 0x0A: 0x85})


def strange_told(found: re.Match[str]) -> tuple[Told, Told]:
    """Message and hint for what `find_strange` found."""
    if unicodedata.combining(found[0]) == _OVERLAY or found[0] in _RAISED:
        said = told("a mark that strikes out what it stands on") if found[0] not in _RAISED else _LIKE_A_NOTE
        return said, told("delete it and type the text again")
    if found[0] in _MARKS_OF_LATIN and not (_is_never(found[0]) or found[0] == _PICTURE):
        return told("more than {limit} combining marks on one letter", limit=MOST_MARKS), told("take them out")
    number = f"{ord(found[0]):04X}"
    return told("a character that no page holds, U+{number}", number=number), told("delete it and type the text again")


def _places(text: str) -> Iterator[Iterator[int]]:
    """For each reason, the offsets of what is strange for it."""
    marks = set(text)
    never = frozenset(mark for mark in marks if _is_never(mark))
    if never:
        yield (n for n, mark in enumerate(text) if mark in never)
    if not marks.isdisjoint((_NON_JOINER, _JOINER, _PICTURE)):
        yield _joining_nothing(text)
    if not marks.isdisjoint(_RAISED):
        yield _raised(text)
    combining = frozenset(mark for mark in marks if _is_mark(mark))
    if combining:
        yield _piled(text, combining)


@lru_cache(maxsize=65536)
def _is_never(mark: str) -> bool:
    """Whether a character is refused wherever it stands."""
    if mark in (_NON_JOINER, _JOINER) or mark in _PLAIN:
        return False
    code = ord(mark)
    is_noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return is_noncharacter or unicodedata.category(mark) in _CATEGORIES or mark in _INVISIBLE


def _is_mark(mark: str) -> bool:
    return unicodedata.category(mark)[0] == "M"


def _joining_nothing(text: str) -> Iterator[int]:
    """Joiners and selectors where they have no meaning: there they only make words that look alike and are not."""
    for found in _MEANT_BETWEEN.finditer(text):
        n = found.start()
        before, after = text[n - 1 : n], text[n + 1 : n + 2]
        if not (_shows_a_picture if found[0] == _PICTURE else _joins)(found[0], before, after):
            yield n


def _shows_a_picture(_mark: str, before: str, after: str) -> bool:
    """After a symbol, and in a keycap (UTS #51)."""
    return before != "" and (before in _EMOJI or (before in "0123456789#*" and after == _KEYCAP))


def _joins(mark: str, before: str, after: str) -> bool:
    """Between Arabic or Indic letters, where both shape the letters (core specification, 9.2, 12.1); emoji by one."""
    if mark == _JOINER and (before == _PICTURE or before in _EMOJI) and after in _EMOJI:
        return True
    return before in _JOINING and after in _JOINING


def _piled(text: str, combining: frozenset[str]) -> Iterator[int]:
    """Marks beyond the most on one letter, and those of another script on Latin, Han or a sign, where they hide a word.

    Fonts that do not know such a pair draw no mark: 英 with U+302A behind it looks like 英, and search finds neither.
    """
    run = 0
    for n, mark in enumerate(text):
        run = run + 1 if mark in combining else 0
        hides = run == 1 and n > 0 and mark not in _MARKS_OF_LATIN and _BARE.match(text[n - 1])
        doubles = mark == "\u0307" and text[n - 1 : n] in ("i", "j")  # which have the point that it sets
        strikes = run and unicodedata.combining(mark) == _OVERLAY and text[n - run : n - run + 1].isalnum()
        if run > MOST_MARKS or hides or strikes or doubles:
            yield n


def _raised(text: str) -> Iterator[int]:
    """Raised digits that are no power: behind a word they look like the number of a note."""
    powers = {n for found in _POWER.finditer(text) for n in range(*found.span())}
    return (n for n, mark in enumerate(text) if mark in _RAISED and n not in powers)
