"""Chinese headings break between words, not inside them: 英伟达 stays whole on a phone.

Browsers break Han text anywhere. Here every word that jieba finds in a heading or chart title is followed by a `<wbr>`,
and the style sheet forbids any other break (`word-break: keep-all`). Done last, so that search reads the plain text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import jieba

from macros.catalog.catalog import Catalog

# Before this many occurrences jieba would rather split a word it was told; its own dictionary ends near 900,000.
_OFTEN = 2_000_000
_taught: list[Catalog] = []  # a preview teaches anew only where the records have changed

_HEADLINE = re.compile(
    r'(<h[12]\b[^>]*>|<strong class="cl-finding"[^>]*>|<p class="cl-claim__said"[^>]*>)(.*?)(?=</(?:h[12]|strong|p)>)',
    re.DOTALL,
)
_HAN_RUN = re.compile(r"(?<![^>])[^<]*[\u4e00-\u9fff][^<]*")
_WORD_END = "<wbr>"
_CLOSING = "，。、；：？！”’）》〉…"


def teach(catalog: Catalog) -> None:
    """Tell jieba the words of the glossary that must stay whole."""
    if _taught and _taught[0] is catalog:
        return
    _taught[:] = [catalog]
    jieba.setLogLevel("WARNING")
    _worded.cache_clear()
    for term in catalog.terms.values():
        if term.whole:
            for name in term.name.values():
                jieba.add_word(name, _OFTEN)


def break_between_words(html: str) -> str:
    """`html` with places to break in its headings and chart titles; the words themselves are untouched."""
    return _HEADLINE.sub(lambda found: found[1] + _HAN_RUN.sub(_with_breaks, found[2]), html)


def _with_breaks(found: re.Match[str]) -> str:
    return found[0] if "&" in found[0] else _worded(found[0])  # a break inside an entity would break it


def parted(text: str) -> list[str]:
    """A text in the pieces between which a line may break: after blanks, and between Chinese words."""
    return [piece for word in re.findall(r"\S+\s*", text) for piece in _worded(word).split(_WORD_END)]


@lru_cache(maxsize=4096)
def _worded(text: str) -> str:
    words = list(jieba.cut(text))
    marks = ["" if _holds(word, after) else _WORD_END for word, after in pairwise([*words, ""])]
    return "".join(word + mark for word, mark in zip(words, marks, strict=True))


def _holds(word: str, after: str) -> bool:
    """Whether no line may end between two words: before closing marks and beside Latin letters and digits.

    A number keeps its unit, and where Han meets Latin the browser sets its own gap, which a mark would undo.
    """
    beside = (word[-1:], after[:1])
    return after[:1] in _CLOSING or not after.strip() or any(mark.isascii() and mark.isalnum() for mark in beside)
