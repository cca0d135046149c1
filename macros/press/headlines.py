"""Chinese headings break between words, not inside them: 英伟达 stays whole on a phone.

Browsers break Han text anywhere. Here every word that jieba finds in a heading or chart title is followed by a `<wbr>`,
and the style sheet forbids any other break (`word-break: keep-all`). Done last, so that search reads the plain text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import jieba

_HEADLINE = re.compile(
    r'(<h[12]\b[^>]*>|<strong class="cl-finding"[^>]*>|<p class="cl-claim__said"[^>]*>)(.*?)(?=</(?:h[12]|strong|p)>)',
    re.DOTALL,
)
_HAN_RUN = re.compile(r"(?<![^>])[^<]*[\u4e00-\u9fff][^<]*")
_WORD_END = "<wbr>"
_CLOSING = "，。、；：？！”’）》〉…"


def break_between_words(html: str) -> str:
    """`html` with places to break in its headings and chart titles; the words themselves are untouched."""
    return _HEADLINE.sub(lambda found: found[1] + _HAN_RUN.sub(_with_breaks, found[2]), html)


def _with_breaks(found: re.Match[str]) -> str:
    return found[0] if "&" in found[0] else _worded(found[0])  # a break inside an entity would break it


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
