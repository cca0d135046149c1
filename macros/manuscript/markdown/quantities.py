"""Numbers with a measure in a text: with a currency, %, 万, 亿, million, billion or a unit word. What they may stand in
is a rule's matter.
"""

from __future__ import annotations

import re

_DIGITS = r"\d[\d,.]*+"
_HAN_NUMBER = "[一二三四五六七八九十百千两〇零]++"
_HAN_MEASURE = "成|倍|枚|亿|億|万|萬|美元|欧元|个百分点|家|天|名|款|项|座|笔"
_TEENS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ENGLISH = (
    f"{_TEENS}|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
)
# A few blanks, a line end among them at most
_BLANKS = r"[^\S\n]{0,4}\n?[^\S\n]{0,4}"
_DASH = "[-\u2010\u2011\u2013]"
_ENGLISH_MEASURE = (
    "percent|per cent|million|billion|trillion|percentage points|chips|people|employees|developers|companies|dollars"
)
# A number is read to its end whether it measures something or not, so that none is begun twice.
_NUMBER = re.compile(
    rf"(?P<currency>(?:US|RMB|HK)?[$€£¥\uff04\uffe1\uffe5]{_BLANKS}{_DIGITS})"
    rf"|(?<![A-Za-z\d]){_DIGITS}(?:{_BLANKS}(?P<digits>%|％|‰|万|萬|亿|億|个百分点|倍|枚|美元|欧元|元|天|家|名)"
    rf"|(?:{_DASH}|{_BLANKS})(?P<plain>{_ENGLISH_MEASURE}|bn|days|weeks|months|times)\b)?"
    rf"|(?!一(?:{_HAN_MEASURE})){_HAN_NUMBER}(?:分之{_HAN_NUMBER})?(?P<han>{_HAN_MEASURE})?"
    rf"|\b(?:{_ENGLISH})(?:{_DASH}(?:one|{_ENGLISH}))?(?:{_DASH}|(?=\s){_BLANKS})(?P<english>{_ENGLISH_MEASURE})\b",
    re.IGNORECASE,
)


def measured(text: str) -> list[tuple[str, int]]:
    """The quantities in a text, each with its offset."""
    return [(found[0], found.start()) for found in _NUMBER.finditer(text) if found.lastgroup]
