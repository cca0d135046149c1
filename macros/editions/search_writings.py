"""Dates and amounts, which have many writings, as one word each: 55亿, 5.5bn and 5,500,000,000 are 5500000000.

Text and query are read by the same patterns, which the index hands to `overrides/assets/search-words.js`: what they
hold is what both Python's and a browser's expressions know (groups by number, lookbehind, no classes beyond ASCII).
They read what `search_words.folded` leaves of a text. A number that stands alone is a word already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"((?:19|20)[0-9]{2})(?![0-9])"
_DAY = r"([0-3]?[0-9])(?:st|nd|rd|th)?"
_QUARTER = r"(?:q([1-4])|(first|second|third|fourth)[ -]quarter)"
_FISCAL = r"(?:fy|fiscal(?: year)?) ?((?:20)?[0-9]{2})(?![0-9])"
_HAN_QUARTER = "第?([一二三四1-4])季度?"
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_WORDS = {word: n for n, word in enumerate(f"{_ONES} eighteen nineteen".split(), start=1)}
_WORDS |= {
    word: 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_HALF = " and a half"
_NUMBER = (
    r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
    "|[〇零一二两三四五六七八九十百千万亿]+(?:点[〇零一二三四五六七八九]+)?"
    f"|(?:(?:{_WORD})(?:-(?:{_WORD}))?(?:{_HALF})?|half an?)(?![a-z])"
)
_DIGITS_OF_YEAR = "([一二][〇零一二三四五六七八九]{3})"
_SCALE = "万亿|[十百千]?[万亿]|(?:trillion|billion|million|thousand|trn|tn|bln|bn|mln|mn|[kmbt])(?![a-z0-9])"
_SHARE = r"%|(?:per ?cent|pct)(?![a-z])"
_POINTS = "个百分点|percentage points?"
_MONEY = {
    "$": r"us\$|\$|美元|美金|us dollars?|dollars?|usd",
    "hk$": r"hk\$|港元|港币|hkd",
    "€": "€|欧元|euros?|eur",
    "£": "£|英镑|pounds?|gbp",
    "¥": "¥|cn¥|人民币|元|yuan|renminbi|rmb|cny",
}
_BEFORE = r"hk\$|us\$|cn¥|[$€£¥]|rmb ?|cny ?|usd ?"
_AFTER = (
    "美元|美金|欧元|英镑|港元|港币|人民币|元|(?:us dollars?|dollars?|euros?|pounds?|yuan|renminbi|rmb|usd)(?![a-z])"
)

# Each with what its groups hold: y, f a year and a fiscal one, m a month, d a day, q a quarter; of an amount p the
# number of 百分之, c a currency, n the number, s its scale, t 成 and e what follows it, % a share, o points.
PATTERNS = (
    (rf"(?<![a-z0-9]){_QUARTER},?(?: of| in)?(?: the)? {_FISCAL}", "qqf"),
    (rf"(?<![a-z0-9]){_FISCAL},? {_QUARTER}", "fqq"),
    (rf"(?<![0-9]){_YEAR}财年{_HAN_QUARTER}", "fq"),
    (rf"(?<![a-z0-9]){_FISCAL}", "f"),
    (rf"(?<![0-9]){_YEAR}财年", "f"),
    (rf"(?<![a-z0-9]){_QUARTER},?(?: of)? {_YEAR}", "qqy"),
    (rf"(?<![0-9]){_YEAR},? {_QUARTER}", "yqq"),
    (rf"(?<![0-9]){_YEAR}年{_HAN_QUARTER}", "yq"),
    (rf"(?<![0-9])(?:{_YEAR}年)?([01]?[0-9])月([0-3]?[0-9])[日号]", "ymd"),
    (rf"(?<![0-9]){_YEAR}年([01]?[0-9])月", "ym"),
    (rf"{_DIGITS_OF_YEAR}年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})[日号]", "ymd"),
    (rf"(?<![0-9.-]){_YEAR}[-/.]([01]?[0-9])[-/.]([0-3]?[0-9])(?![0-9])", "ymd"),
    (rf"(?<![0-9.-]){_YEAR}[-/]([01]?[0-9])(?![0-9])", "ym"),
    (rf"(?<![0-9.]){_DAY}(?: of)? {_MONTH},? {_YEAR}", "dmy"),
    (rf"(?<![0-9.]){_DAY}(?: of)? {_MONTH}(?![a-z0-9])", "dm"),
    (rf"(?<![a-z]){_MONTH} {_DAY},? {_YEAR}", "mdy"),
    (rf"(?<![a-z]){_MONTH},?(?: of)? {_YEAR}", "my"),
    (rf"(?<![a-z]){_MONTH} {_DAY}(?![0-9a-z%,.])", "md"),
    (
        rf"(?<![a-z0-9.])({_BEFORE})? ?(?:百分之({_NUMBER})|({_NUMBER}) ?({_SCALE})?"
        rf"(?:(成)([一二三四五六七八九半])?|[ -]?(?:({_POINTS})|({_SHARE})|({_AFTER})))?)",
        "cpnsteo%c",
    ),
)
_ORDER = {"一": 1, "二": 2, "三": 3, "四": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "k": 3, "m": 6, "b": 9, "t": 12}
_POWERS |= {"thousand": 3, "million": 6, "mln": 6, "mn": 6, "billion": 9, "bln": 9, "bn": 9}
_POWERS |= {"trillion": 12, "trn": 12, "tn": 12}
_HAN = {mark: n for n, mark in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_PART_OF = "~"  # a quarter is found by its year, after what is of the whole year
_MOST_DIGITS = 15  # up to here a browser's numbers are whole
_WHOLE = re.compile("|".join(f"({pattern})" for pattern, _ in PATTERNS))
_SYMBOLS = {symbol: re.compile(words) for symbol, words in _MONEY.items()}


class Writing(NamedTuple):
    """Where a date or an amount stands in a folded text, and its words, of which the first says most."""

    start: int
    end: int
    words: tuple[str, ...]


def rules() -> dict[str, object]:
    """What `search-words.js` must be told to read dates and amounts as this module does."""
    words = {"words": _WORDS, "half": _HALF, "months": _MONTHS}
    return {"writings": PATTERNS, "part": _PART_OF, "money": _MONEY, "powers": _POWERS, "order": _ORDER, **words}


def writings(plain: str) -> Iterator[Writing]:
    """The dates and amounts of a folded text in their order, those whose words are more than what stands there."""
    for found in _WHOLE.finditer(plain):
        at = 1
        for pattern, fields in PATTERNS:
            if found[at] is not None:
                said = list(zip(fields, found.groups()[at : at + len(fields)], strict=True))
                words = _amount(said) if "n" in fields else _date(said)
                if words:
                    yield Writing(found.start(), found.end(), words)
                break
            at += 1 + _groups(pattern)


@lru_cache(maxsize=64)
def _groups(pattern: str) -> int:
    return re.compile(pattern).groups


def _date(said: Sequence[tuple[str, str | None]]) -> tuple[str, ...]:
    """The day, its month, its day of any year; a quarter and its year."""
    part = {field: text for field, text in said if text}
    if "f" in part:
        year = f"fy{part['f'][-2:]}"
        return (f"{year}q{_ordinal(part['q'])}", f"{_PART_OF}{year}") if "q" in part else (year,)
    if "q" in part:
        return (f"{part['y']}q{_ordinal(part['q'])}",)
    month, day = _month(part["m"]), int(in_digits(part.get("d", "1")) or 0)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ()
    part["y"] = "".join(str(_HAN.get(mark, mark)) for mark in part.get("y", ""))
    words = [f"{part['y']}-{month:02}"] if part["y"] else []
    if "d" in part:
        words.append(f"--{month:02}-{day:02}")
        if part["y"]:
            words.insert(0, f"{part['y']}-{month:02}-{day:02}")
    return tuple(words)


def _ordinal(written: str) -> int:
    return _ORDER.get(written) or int(written)


def _month(written: str) -> int:
    return _MONTHS.index(written[:3]) + 1 if written[0] in _LETTERS else int(in_digits(written) or 0)


def _amount(said: Sequence[tuple[str, str | None]]) -> tuple[str, ...]:
    """The number with its magnitude, a share as "13%", and its currency; none for what is a plain number."""
    part = {field: text.strip() for field, text in said if text}
    written = part.get("p") or part["n"]
    number = in_digits(written)
    if number is None or "o" in part:
        return ()
    if "t" in part:
        tenth = {"半": "5"}.get(part.get("e", ""), str(_HAN.get(part.get("e", ""), 0)))
        return (f"{shifted(f'{number}.{tenth}', 1)}%",) if "." not in number else ()
    number = shifted(number, sum(_POWERS[mark] for mark in _marks(part.get("s", ""))))
    if "p" in part or "%" in part:
        return (f"{number}%",)
    if "c" in part:
        return number, next(symbol for symbol, words in _SYMBOLS.items() if words.fullmatch(part["c"]))
    return (number,) if "s" in part or any(mark in "十百千万亿" for mark in written) else ()


def _marks(scale: str) -> Sequence[str]:
    """A scale as what its powers are known by: 千万 is 千 and 万, billion one."""
    return [scale] if scale in _POWERS else scale


def in_digits(written: str) -> str | None:
    """A number in plain digits: 1,234.5 is 1234.5, 五十五亿 is 5500000000; None for Han marks that are no number."""
    if written[0] in _LETTERS:
        return _english_number(written)
    if written[0].isascii():
        return written.replace(",", "")
    whole, _, rest = written.partition("点")
    number = _han_number(whole)
    if number is None or len(str(number)) > _MOST_DIGITS:
        return None
    if not rest:
        return str(number)
    # 三点五亿: what follows the point comes before the scale
    return f"{number}.{''.join(str(_HAN[mark]) for mark in rest)}" if number < 100 else None


def _english_number(written: str) -> str:
    """Twenty-five, four and a half, half a (million)."""
    has_half = written.endswith(_HALF) or written.startswith("half")
    whole = sum(_WORDS.get(word, 0) for word in written.removesuffix(_HALF).split("-"))
    return f"{whole}.5" if has_half else str(whole)


def _han_number(written: str) -> int | None:
    """Han numerals by place value; None without a digit, where 万 comes first, where two digits meet."""
    total, section, digit, has_digit = 0, 0, None, False
    for mark in written:
        if mark in _HAN:
            if digit:
                return None
            digit, has_digit = _HAN[mark], True
        elif mark in "十百千":
            section += (1 if digit is None else digit) * 10 ** _POWERS[mark]
            digit = None
        elif not (total or section or digit):
            return None
        else:
            total = (total + section + (digit or 0)) * 10 ** _POWERS[mark]
            section, digit = 0, None
    return total + section + (digit or 0) if has_digit or written == "十" else None


def shifted(number: str, power: int) -> str:
    """A number in digits times a power of ten, without noughts that say nothing: 5.50 and 9 are 5500000000."""
    whole, _, part = number.partition(".")
    part = part.ljust(power, "0")
    whole, part = (whole + part[:power]).lstrip("0") or "0", part[power:].rstrip("0")
    return f"{whole}.{part}" if part else whole
