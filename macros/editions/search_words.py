"""How search parts a text into words: one rule for what is written and for what is asked.

`overrides/assets/search-words.js` follows it to the letter, since a word that query and index part differently is not
found; a test holds the two together. Scripts that put no spaces between words (Han, kana, Thai, Lao, Burmese, Khmer)
are parted into overlapping pairs of letters, which finds every word of two letters or more wherever it stands. Other
words lose an English plural or possessive (Harman's S-stemmer, JASIS 42, 1991) and their country's spelling, numbers
the commas of their thousands. A date or an amount is a word more, the same in each of its writings.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from macros.editions.search_letters import simplified
from macros.editions.search_spelling import spelled
from macros.editions.search_writings import writings

# What has no width, and marks above and below letters once these are taken apart (Unicode 16, blocks of those names).
_NOTHING = re.compile("[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]")
_APOSTROPHE = re.compile(r"(?<=\w)['\u2018\u2019\u02bc](?:s(?!\w)|(?=\w))")  # with a possessive's s: the FT’s is FT
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_SPACED = f"(?![{_UNSPACED}])"
_WORD = re.compile(rf"(?P<unspaced>[{_UNSPACED}]+)|(?P<number>\d+(?:[.,]\d+)*)|{_SPACED}[^\W\d_](?:{_SPACED}[^\W_])*")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_SHORTEST_PLURAL = 4  # letters


def folded(text: str) -> str:
    """A text without what a reader would not type: capitals, accents, widths, ligatures, what cannot be seen.

    In simplified characters, whichever it is written in.
    """
    plain = unicodedata.normalize("NFKD", text)
    plain = unicodedata.normalize("NFC", _NOTHING.sub("", plain).lower())
    return _APOSTROPHE.sub("", plain).translate(simplified())


def words(text: str) -> Iterator[str]:
    """The words of a text in their order, each as often as it stands there."""
    for found in _WORD.finditer(folded(text)):
        yield from _parted(found)


def tokens(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text with their places, counted by words and by letters of what has no spaces.

    A date or an amount, as a word of its own, has the place where it begins.
    """
    plain = folded(text)
    ahead = deque(writings(plain))
    at = 0
    for found in _WORD.finditer(plain):
        while ahead and ahead[0].start < found.end():
            one = ahead.popleft()
            within = max(0, one.start - found.start()) if found["unspaced"] else 0
            yield from ((word, at + within) for word in one.words)
        for word in _parted(found):
            yield word, at
            at += 1


def _parted(found: re.Match[str]) -> list[str]:
    if found["unspaced"]:
        return pairs(found[0])
    if found["number"]:
        return [_THOUSANDS.sub("", found[0])]
    return [spelled(singular(found[0]))]


def pairs(run: str) -> list[str]:
    """Each letter with the next; the last one alone, so that a word of one letter is the beginning of what holds it."""
    return [*map("".join, pairwise(run)), run[-1]]


@lru_cache(maxsize=1 << 16)
def singular(word: str) -> str:
    """An English word without its plural; of other languages no more than an ending, in text and query alike."""
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("us", "ss")):
        return word
    if word.endswith("ies") and len(word) > _SHORTEST_PLURAL and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    return word[:-1]


def first_letters(word: str) -> str:
    """What decides where a word is kept: two letters, so that beginnings lie together; one where none are parted."""
    return word[0] if re.match(f"[{_UNSPACED}]", word) else word[:2]
