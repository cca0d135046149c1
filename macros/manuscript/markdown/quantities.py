"""Numbers with a measure in a text: with a currency, %, 万, 亿, million, billion or a unit word. What they may stand in
is a rule's matter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = "\u0300-\u036f\u20d0-\u20ff"  # over or under a digit, which stays one
_FRACTIONS = "\u00bc-\u00be\u2150-\u215e"
_DIGITS = rf"[\d{_FRACTIONS}][\d,.'\u2019{_FRACTIONS}{_MARKS}]*+"
_HAN_NUMBER = "[一二三四五六七八九十百千两〇零]++"
_HAN_MORE = "[多余几来]?"
_HAN_MONEY = "美元|美金|欧元|英镑|日元|港元|港币|新台币|台币|人民币|韩元|卢比|卢布|瑞士法郎"
_HAN_COUNTED = "倍|枚|天|家|名|款|项|座|笔"
_HAN_MEASURE = f"成|亿|億|万|萬|{_HAN_MONEY}|个百分点|{_HAN_COUNTED}"
_TEENS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ENGLISH = (
    f"{_TEENS}|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
)
# A few blanks, a line end among them at most
_BLANKS = r"[^\S\n]{0,4}\n?[^\S\n]{0,4}"
_DASH = "[-\u2010\u2011\u2013]"
_SIGN = "[$\u00a2-\u00a5\u20a0-\u20bf\u0e3f]"  # of a currency, the full-width ones as these
# ISO 4217 and what is written like it; in capitals, since ALL and TRY are words
_CODE = (
    "(?-i:USD|EUR|GBP|CNY|CNH|RMB|JPY|HKD|TWD|NTD|KRW|INR|CHF|CAD|AUD|NZD|SGD|SEK|NOK|DKK|RUB|BRL|MXN|SAR|AED|ILS"
    "|THB|VND|IDR|MYR|PHP|PLN|CZK|HUF|ZAR)"
)
_SCALE = "million|billion|trillion|quadrillion|mn|mln|bn|bln|tn|trn"
_MONEY = "dollars?|euros?|yuan|renminbi|yen|pounds?(?: sterling)?|rupees?|francs?"
_ENGLISH_MEASURE = (
    f"percent|per cent|per mille|percentage points?|basis points?|{_SCALE}|{_MONEY}"
    "|chips|people|employees|developers|companies"
)
_NO_NUMBER = rf"(?!{_BLANKS}\d)"  # else the sign belongs to what follows: in 2025 $5
# What makes a number of an amount behind whatever letters: RMB45亿, x5 billion
_OF_AMOUNTS = (
    rf"[%‰]|[个余多几]?[万萬亿億]|{_HAN_MONEY}|个百分点|元|{_SIGN}{_NO_NUMBER}|{_CODE}\b{_NO_NUMBER}"
    rf"|{_DASH}?(?:{_SCALE}|{_MONEY})\b"
)
_OF_COUNTS = (
    rf"{_HAN_MORE}(?:{_HAN_COUNTED}|成)|{_DASH}?(?:{_ENGLISH_MEASURE}|pct|bps?|days|weeks|months|times)\b"
    r"|(?<=\d)(?-i:[MB])(?![A-Za-z\d])"  # 36.6B, and not B2B
)
# A number is read to its end whether it measures something or not, so that none is begun twice.
_NUMBER = re.compile(
    rf"(?P<currency>(?:(?:US|RMB|HK|NT)?{_SIGN}|(?<![A-Za-z]){_CODE}){_DASH}?{_BLANKS}[-\u2212]?{_DIGITS})"
    rf"|(?<!\d){_DIGITS}{_BLANKS}(?P<amount>{_OF_AMOUNTS})"
    rf"|(?<![A-Za-z\d]){_DIGITS}(?:{_BLANKS}(?P<count>{_OF_COUNTS}))?"
    rf"|(?!一(?:{_HAN_MEASURE})){_HAN_NUMBER}{_HAN_MORE}(?:分之{_HAN_NUMBER})?(?P<han>{_HAN_MEASURE})?"
    rf"|\b(?:{_ENGLISH})(?:{_DASH}(?:one|{_ENGLISH}))?(?:{_DASH}|(?=\s){_BLANKS})(?P<english>{_ENGLISH_MEASURE})\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(rf"[.,]?[\d{_FRACTIONS}]|{_BLANKS}(?:{_OF_AMOUNTS})", re.IGNORECASE)
_BEGUN = re.compile(rf"[\d{_FRACTIONS}][.,]?\Z|(?:{_SIGN}|{_CODE})[^\S\n]{{0,4}}\Z", re.IGNORECASE)
_HAN_NUMERAL = re.compile("[一二三四五六七八九十百千万萬亿億两〇零]")
_LETTER_OR_DIGIT = re.compile("[A-Za-z0-9]")
_NEAR = 8  # characters


def measured(text: str) -> list[tuple[str, int]]:
    """The quantities in a text, each with its offset."""
    found = _NUMBER.finditer(folded(text))
    return [(text[one.start() : one.end()], one.start()) for one in found if one.lastgroup]


def is_apart(text: str, start: int, end: int) -> bool:
    """Whether a name that stands here is no part of a longer word or number: "5 b" of 5 billion, "五十" of 五十亿."""
    before, after = folded(text[max(start - _NEAR, 0) : start]), folded(text[end : end + 2 * _NEAR])
    name = folded(text[start:end])
    for end_of_name, neighbour in ((name[:1], before[-1:]), (name[-1:], after[:1])):
        for form in (_LETTER_OR_DIGIT, _HAN_NUMERAL):
            if form.match(end_of_name) and form.match(neighbour):
                return False
    begins, ends = (mark.isnumeric() for mark in (name[0], name[-1]))
    return not (begins and _BEGUN.search(before)) and not (ends and _GOES_ON.match(after))


def folded(text: str) -> str:
    """The text with the plain form of each character that is one of another form, as ５ and 𝟓 are; none moves."""
    return text if text.isascii() else "".join(map(_plain, text))


@lru_cache(maxsize=65536)
def _plain(mark: str) -> str:
    plain = unicodedata.normalize("NFKC", mark)
    return plain if len(plain) == 1 else mark
