"""Quantities typed in running text, read as magnitudes: 45亿美元 and $4.5 billion are one, 三成 and 30% are one.

Reads Chinese and English writing side by side, since a text may hold both. Finds what stands in a text; whether it may
stand there is the pages' matter. Number words are those of CLDR's spell-out rules for zh and en, as far as prose goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from babel import Locale

from macros.catalog.catalog import Catalog
from macros.wording.lexicon import COUNTED, NOT_BEFORE, SCALES

_SCALES = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "亿": 10**8,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 10**3,
    "m": 10**6,
    "bn": 10**9,
    "b": 10**9,
}
_HAN = {mark: n for n, mark in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TEENS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_ONES = {word: n for n, word in enumerate(f"{_TEENS} eighteen nineteen".split(), start=1)}
_TENS = {
    word: n * 10
    for n, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2)
}
_WORDS = {**_ONES, **_TENS}

# A number has at most some forty characters, as in records: a longer run of digits measures nothing.
_DIGITS = r"\d{1,40}(?:,\d{3}){0,12}(?:\.\d{1,40})?(?:(?<=\d)万\d{1,4}(?![\d万亿]))?"  # 1万5000
_HAN_MARKS = f"{''.join(_HAN)}十百千万亿"
_HAN_NUMBER = rf"(?<![{NOT_BEFORE}{_HAN_MARKS}])[{_HAN_MARKS}]{{1,40}}"
_ENGLISH_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_ENGLISH_NUMBER = rf"\b(?:{_ENGLISH_WORD})(?:-(?:{_ENGLISH_WORD}))?\b"
_BIG = r"(?:万亿|[百千]?[万亿])|(?:hundred|thousand|million|billion|trillion|bn|[KMB])(?![A-Za-z])"
_CURRENCY_BEFORE = r"US\$|HK\$|RMB|CN¥|[$€£¥]"
_CURRENCIES = {
    "$": "usd",
    "us$": "usd",
    "美元": "usd",
    "dollars": "usd",
    "dollar": "usd",
    "€": "eur",
    "欧元": "eur",
    "euros": "eur",
    "£": "gbp",
    "英镑": "gbp",
    "hk$": "hkd",
    "港元": "hkd",
    "¥": "cny",
    "cn¥": "cny",
    "rmb": "cny",
    "元": "cny",
    "yuan": "cny",
}
_POINTS = "个百分点|percentage points?"
_SHARE = "%|％|per cent|percent|成"
_TIMES = "倍|times|-?fold"
_COUNTED = f"{COUNTED['zh']}|{COUNTED['en']}"
_NUMBER = rf"(?:{_DIGITS}|{_ENGLISH_NUMBER}|{_HAN_NUMBER})"
_QUANTITY = re.compile(
    rf"(?<![A-Za-z\d])\s?(?P<fiscal>FY)?(?P<year>(?:19|20)\d\d)(?=年|财年|[^\d,.亿万%\w]|[,.](?!\d)|[^\x00-\x7f亿万％]|$)"
    rf"|百分之(?P<of_hundred>{_NUMBER})"
    rf"|(?P<parts>{_HAN_NUMBER})分之(?P<part>{_HAN_NUMBER})"
    rf"|(?<![A-Za-z\d.第])(?P<before>{_CURRENCY_BEFORE})?\s?(?P<low>{_NUMBER})"
    rf"(?:(?P<low_big>\s?(?:{_BIG}))?\s?(?:–|—|-|~|～|至|到|to)\s?(?P<high>{_NUMBER}))?"
    rf"(?P<big>[\s\u00a0]?(?:{_BIG}))?"
    rf"[\s\u00a0-]?(?:(?P<points>{_POINTS})|(?P<share>{_SHARE})|(?P<times>{_TIMES})"
    rf"|(?P<money>美元|欧元|英镑|港元|元|dollars?|euros|yuan)|(?P<counted>{_COUNTED})(?![A-Za-z]))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, order=True, slots=True)
class Magnitude:
    """What a typed number amounts to, and what is measured.

    `measure` is `share`, `points`, `times`, a currency, `year`, `count` for anything counted, or `bare` for a number
    that stands alone. A range is its two ends.
    """

    value: Decimal
    measure: str


# Letters that a pattern without case takes for i, s and k (Unicode, CaseFolding), and no table of words has
_ONE_CASE = str.maketrans("\u0131\u0130\u017f\u212a", "iIsk")


@lru_cache(maxsize=16384)  # each text is held against every other language's
def magnitudes(text: str) -> tuple[tuple[Magnitude, str, int], ...]:
    """Every number in `text`, as (magnitude, what is written, offset from 0); one in a name such as H20 is none."""
    found = []
    for match in _QUANTITY.finditer(text.translate(_ONE_CASE)):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        found += [(magnitude, match[0].strip(), start) for magnitude in _of(match)]
    return tuple(found)


def _of(match: re.Match[str]) -> list[Magnitude]:
    if match["year"]:
        return [Magnitude(Decimal(match["year"]), "year")]
    if match["of_hundred"]:
        value = number(match["of_hundred"])
        return [] if value is None else [Magnitude(value / 100, "share")]
    if match["parts"]:
        return _fraction(number(match["parts"]), number(match["part"]))
    return _ends(match)


def _fraction(whole: Decimal | None, part: Decimal | None) -> list[Magnitude]:
    """Tenths, hundredths and thousandths; a third is said in words in any language, and never exactly."""
    return [Magnitude(part / whole, "share")] if part is not None and whole in (10, 100, 1000) else []


def _ends(match: re.Match[str]) -> list[Magnitude]:
    low, high = number(match["low"]), number(match["high"] or "")
    if low is None or (match["high"] and high is None):
        return []
    measure = _measure(match)
    last = _scale(match["big"]) if match["big"] else Decimal(1)
    first = _scale(match["low_big"]) if match["low_big"] else last
    each = _worth(match)
    ends = [low * first * each] if high is None else [low * first * each, high * last * each]
    return [Magnitude(end, measure) for end in ends]


def _measure(match: re.Match[str]) -> str:
    for name in ("points", "share", "times"):
        if match[name]:
            return name
    money = match["before"] or match["money"]
    if money:
        return _CURRENCIES[money.lower()]
    return "count" if match["counted"] or match["big"] else "bare"


def _worth(match: re.Match[str]) -> Decimal:
    """What one of the written number is worth: a per cent is a hundredth, a 成 a tenth."""
    if not match["share"]:
        return Decimal(1)
    return Decimal("0.1") if match["share"] == "成" else Decimal("0.01")


def _scale(words: str) -> Decimal:
    word = words.strip().lower()
    if word in _SCALES:
        return Decimal(_SCALES[word])
    product = Decimal(1)
    for mark in word:  # 百万, 千亿, 万亿
        product *= _SCALES[mark]
    return product


def number(written: str) -> Decimal | None:
    """A number in digits, in Han numerals or in English words; None where it is none of these."""
    if not written:
        return None
    tens, scale, rest = written.partition("万")
    if scale and tens.isdecimal() and rest.isdecimal():
        return int(tens) * Decimal(_SCALES["万"]) + int(rest)
    try:
        return Decimal(written.replace(",", ""))
    except InvalidOperation:
        pass
    low = written.lower()
    if all(part in _WORDS for part in low.split("-")):
        return Decimal(sum(_WORDS[part] for part in low.split("-")))
    return _han_number(written)


def _han_number(written: str) -> Decimal | None:
    """Han numerals by place value: 二十六 is 26, 三千五百 is 3,500, 两万 is 20,000; a bare scale counts once."""
    total, section, digit = 0, 0, None
    for mark in written:
        if mark in "零〇" and (section or total):
            continue  # 三百零五: it only keeps the place
        if mark in _HAN:
            if digit is not None:
                return None  # 三四倍 is three or four times, 二〇二五 a year spelt out
            digit = _HAN[mark]
        elif mark in "十百千":
            section += (1 if digit is None else digit) * _SCALES[mark]
            digit = None
        elif mark in "万亿":
            total = (total + section + (digit or 0)) * _SCALES[mark]
            section, digit = 0, None
        else:
            return None
    return Decimal(total + section + (digit or 0))


def read_languages(catalog: Catalog) -> frozenset[str]:
    """The languages of a site whose typed numbers are read: others write 4,5 where these write 4.5."""
    found = catalog.languages.items()
    return frozenset(name for name, language in found if Locale.parse(language.babel).language in SCALES)


def said_in_one_only(one: str, other: str) -> Iterator[tuple[Magnitude, str, int]]:
    """The numbers of `one` that `other` does not give, as `magnitudes` has them.

    A bare number is never asked for, and a count is found in any number of that size: 三座城市 is three cities.
    One of a thing is an article, 一家公司, a company; two are both, either, a pair.
    """
    there = {magnitude for magnitude, _, _ in magnitudes(other)}
    sizes = {magnitude.value for magnitude in there if magnitude.measure in ("bare", "count")}
    sizes |= {Decimal(1), Decimal(2)}
    for magnitude, written, offset in magnitudes(one):
        passed = magnitude.measure == "bare" or (magnitude.measure == "count" and magnitude.value in sizes)
        if not passed and magnitude not in there:
            yield magnitude, written, offset
