"""Numbers with a measure in a text: with a currency, %, 万, 亿, million, billion or a unit word. What they may stand in
is a rule's matter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

from macros.wording import lexicon
from macros.wording.magnitudes import number

_MARKS = "\u0300-\u036f\u20d0-\u20ff"  # over or under a digit, which stays one
_FRACTIONS = "\u00bc-\u00be\u2150-\u215e"
_DIGITS = rf"[\d{_FRACTIONS}][\d,.'\u2019{_FRACTIONS}{_MARKS}]*+"
_HAN_ONES = "一二三四五六七八九两俩仨"
_HAN_DIGITS = f"{_HAN_ONES}十百千〇零廿卅"
_HAN_NUMBER = f"[{_HAN_DIGITS}壹贰叁肆伍陆柒捌玖拾佰仟]++"
_HAN_MORE = "[多余几来]?"
_HAN_AMOUNT = f"{lexicon.SHARES['zh']}|{lexicon.SCALES['zh']}|{lexicon.MONEY['zh']}|{lexicon.MULTIPLES['zh']}"
_TEENS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ENGLISH = (
    f"{_TEENS}|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?<!a )hundred|(?<!a )thousand"
)
# A few blanks, a line end among them at most
_BLANKS = r"[^\S\n]{0,4}\n?[^\S\n]{0,4}"
_DASH = "[-\u2010\u2011\u2013]"
_SIGN = "[$\u00a2-\u00a5\u20a0-\u20bf\u0e3f]"  # of a currency, the full-width ones as these
# ISO 4217 and what is written like it; in capitals where they are words besides, as PHP and CAD
# Units and currencies in one character: ㎏, ㌦, and ten-thousandths
_SQUARED = "\u2031\u2103\u2109\u32cc-\u32cf\u3300-\u33ff"
_CODE = (
    "(?:USD|EUR|GBP|CNY|CNH|RMB|JPY|HKD|TWD|(?-i:NTD|KRW|INR|CHF|CAD|AUD|NZD|SGD|SEK|NOK|DKK|RUB|BRL|MXN|SAR|AED|ILS"
    "|THB|VND|IDR|MYR|PHP|PLN|CZK|HUF|ZAR))"
)
_SCALES = rf"(?:{lexicon.SCALES['en']}|thousand|lakh|crore)s?"
_ENGLISH_AMOUNT = f"{_SCALES}|" + "|".join(kind["en"] for kind in (lexicon.SHARES, lexicon.MONEY, lexicon.MULTIPLES))
_NO_NUMBER = rf"(?!{_BLANKS}\d)"  # else the sign belongs to what follows: in 2025 $5
# What makes a number of an amount behind whatever letters: RMB45亿, x5 billion
_OF_AMOUNTS = (
    rf"[%‰{_SQUARED}]|[个余多几]?[万萬亿億]|{lexicon.MONEY['zh']}|个百分点|元|{_SIGN}{_NO_NUMBER}|{_CODE}\b{_NO_NUMBER}"
    rf"|{_DASH}?(?:{_SCALES}|{lexicon.MONEY['en']})\b"
)
_OF_COUNTS = (
    rf"{_HAN_MORE}(?:{lexicon.SHARES['zh']}|{lexicon.MULTIPLES['zh']}|{lexicon.COUNTED['zh']}|{lexicon.UNITS['zh']})"
    rf"|{_DASH}?(?:{_ENGLISH_AMOUNT}|{lexicon.COUNTED['en']}|{lexicon.UNITS['en']})(?![A-Za-z])"
    rf"|(?-i:{lexicon.SYMBOLS})(?![A-Za-z\d])"
    r"|(?:(?<=\d)(?-i:[MB])|(?<=\d\d)(?-i:K)|(?<=\d)x)(?![A-Za-z\d])"  # 36.6B, 30K and 4.5x; not B2B, 4K and 10-K
)
_NUMERIC = "".join(mark for mark in map(chr, range(0x3000)) if unicodedata.category(mark) in ("Nd", "Nl", "No"))
_PARTS = r"hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?"
_NUMERALS = "".join(mark for mark in _NUMERIC if unicodedata.category(mark) != "Nd")
# A number is read to its end whether it measures something or not, so that none is begun twice.
_NUMBER = re.compile(
    rf"(?P<grouped>(?<![\w.,])\d{{1,3}}(?:[^\S\n](?:\d{{3}}[^\S\n])*0\d\d|(?:[^\S\n]\d{{3}}){{2,}})(?!\d))"
    rf"|(?P<odd>[{_NUMERALS}]{_BLANKS}(?:(?:{_ENGLISH_AMOUNT})(?![A-Za-z])|[万萬亿億])"
    rf"|\b(?-i:[IVXLCDM]{{2,}}){_BLANKS}(?:{_SCALES})\b)"
    rf"|\b(?P<mixed>(?:one|{_ENGLISH}){_BLANKS}and{_BLANKS}(?:an?|one|{_ENGLISH})[- ](?:{_PARTS})"
    rf"{_BLANKS}(?:{_ENGLISH_AMOUNT}|{lexicon.UNITS['en']}|{lexicon.COUNTED['en']}))\b"
    rf"|\b(?P<fold>(?:{_ENGLISH}){_DASH}?fold"
    rf"|(?:\d{{1,9}}|one|{_ENGLISH}) out of (?:every )?(?:\d{{1,9}}|{_ENGLISH})"
    rf"|(?:one|{_ENGLISH}) in (?:every )?(?:{_ENGLISH})(?= of\b))\b"
    rf"|(?P<currency>(?:(?:US|RMB|HK|NT)?{_SIGN}|(?<![A-Za-z]){_CODE}){_DASH}?{_BLANKS}[-\u2212]?{_DIGITS})"
    rf"|(?<!\d)(?:(?P<percent>百分之{_DIGITS})|{_DIGITS}{_BLANKS}(?P<amount>{_OF_AMOUNTS}))"
    rf"|(?<![A-Za-z\d])(?P<digits>{_DIGITS})(?:(?<![,.]){_BLANKS}(?P<count>{_OF_COUNTS}))?"
    rf"|(?P<outright>{lexicon.SAID_OUTRIGHT['zh']}|\b(?:{lexicon.SAID_OUTRIGHT['en']})\b)"
    rf"|(?!一(?:{_HAN_AMOUNT}|{lexicon.COUNTED['zh']}))(?P<numeral>{_HAN_NUMBER}){_HAN_MORE}"
    rf"(?:(?P<part>分之{_HAN_NUMBER})|[^\S\n]{{0,4}}(?P<han>{_HAN_AMOUNT}|[%‰]|{lexicon.UNITS['zh']})|(?P<han_count>{lexicon.COUNTED['zh']}))?"
    rf"|\b(?P<words>(?:{_ENGLISH})(?:{_DASH}(?:one|{_ENGLISH}))?)(?:{_DASH}|(?=\s){_BLANKS})"
    rf"(?:(?P<english>{_ENGLISH_AMOUNT}|{lexicon.UNITS['en']})|(?P<english_count>{lexicon.COUNTED['en']}))\b",
    re.IGNORECASE,
)
_ALWAYS = ("grouped", "odd", "mixed", "fold")  # 46 000, Ⅻ billion, five and a half billion, threefold
_MOST_IN_WORDS = 10  # of what is counted: three cities, 三座城市; more are a fact
_A_FRACTION = re.compile(f"[{_FRACTIONS}]")  # which is a share, or a part of a number
_A_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# The word before a year in English
_OF_TIME = re.compile(
    r"\b(?:in|since|until|till|during|after|before|through|from|by|fiscal|early|mid|late|the)[- ]\Z", re.IGNORECASE
)
# A number that stands alone and is none of a name, a version, a year, a day, a share or a number of order
_LONG = re.compile(r"\d{1,3}(?:[,'\u2019]\d{3})+(?:\.\d+)?|\d+\.\d+|\d{1,3}(?:\.\d{3}){2,}|[1-9]\d{6,}")
_IN_A_NAME = re.compile(r"(?:[A-Z][\w-]*|[A-Za-z]\w*\d|[/§#№])[ \u00a0-]?\Z|\bv\.? ?\Z")
_LONGEST_NAME = 24  # characters
_GOES_ON = re.compile(rf"[.,]?[\d{_FRACTIONS}]|{_BLANKS}(?:{_OF_AMOUNTS})", re.IGNORECASE)
_BEGUN = re.compile(rf"[\d{_FRACTIONS}][.,]?\Z|(?:{_SIGN}|{_CODE})[^\S\n]{{0,4}}\Z", re.IGNORECASE)
_MARKS_OF_SENTENCES = ("，", "．", "。", "：")
_AMOUNTS = "}\x00\ue003"  # ends of what stands for a number, between two of which a dash makes a span
_MONTHS = (
    *("January ", "February ", "March ", "April ", "May ", "June ", "July "),
    *("August ", "September ", "October ", "November ", "December "),
)
_NOT_OF_A_MONTH = "".join(f"(?<!{name})" for name in _MONTHS)  # April 15, …; not 1, 500
_UNSEEN = re.compile(r"\]\([^)\s]*\)?|[*_`\[\]]")  # marks of emphasis, code and links, with where these lead
_OPERATORS = re.escape(
    "".join(mark for mark in map(chr, range(0x10000)) if unicodedata.category(mark) == "Sm" and mark != "|") + "/\\^"
)  # whatever mathematics sets between numbers or before one, but the bar of tables
_THIN = re.compile("[\u00a0\u2004-\u200a\u202f\u205f]")  # blanks that nobody sees beside a digit or a sign
_BEHIND = re.compile(
    rf"[.,:]?[{_NUMERIC}]|[{_OPERATORS}]|e[-+]?\d|[^\S\n][{_FRACTIONS}]|[^\S\n]\d{{3}}(?![\dA-Za-z\u4e00-\u9fff])"
    rf"|{_DASH}(?:[{_NUMERIC}{_SIGN[1:]}|(?:plus|odd|ish)\b)|[^\S\n]?[{_OPERATORS}\u00b7\u2219][^\S\n]?\d"
    rf"|[^\S\n]?,[^\S\n]?\d{{3}}(?!\d)|[^\S\n]?x[^\S\n]?\d|[^\S\n]?[x\u00d7][^\S\n]?(?:{_ENGLISH})\b"
    rf"|{_BLANKS}(?:(?:ten|hundred|thousand|million|billion)ths?|rupees?|roubles?|rubles?|{lexicon.MONEY['en']})\b"
    rf"|[^\S\n](?:point[^\S\n](?:zero|{_ENGLISH})|squared|cubed|to the power)\b"
    rf"|{_BLANKS}and{_BLANKS}(?:(?:an?|one)[^\S\n](?:half|quarter)|{_ENGLISH}{_DASH}?[^\S\n]?(?:{_PARTS}))\b(?!{_BLANKS}of\b)"
    rf"|{_BLANKS}(?:{_OF_AMOUNTS}|{_DASH}?(?:{lexicon.SHARES['en']}|bn|tn|hundreds?|dozens?|fold|milliards?|mille|mrd|myriads?|[kmb])\b)"
    r"|[^\S\n]?(?:[京垓千]|百(?:[万亿]|(?![\u4e00-\u9fff]))|倍(?!增)|兆(?!瓦)|成(?![\u4e00-\u9fff]|\Z)|半(?![\u4e00-\u9fff]))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:[{_NUMERIC}][.,]?|[.#\u2116]|(?<!\n)\u2212[^\S\n]{{1,4}}|\([-\u2010-\u2013\u2212]\)[^\S\n]?|\bRs\.?[^\S\n]|(?<!\n)(?<!\n[^\S\n])[{_OPERATORS}]|[~\u2248\u221a\u00b1\u2264\u2265][^\S\n]"
    rf"|[{_NUMERIC}][^\S\n]?[\u00d7\u00f7/][^\S\n]?|(?:{_SIGN}|{_CODE})[^\S\n]?|(?:\A|[^A-Za-z{_AMOUNTS}])[-\u2010-\u2013]"
    rf"|(?<![\w.,]){_NOT_OF_A_MONTH}\d{{1,3}}[.,][^\S\n]"
    r"|\b(?:minus|negative|half)[^\S\n]|[负負二三四五六七八九十百千万亿])\Z",
    re.IGNORECASE,
)
_HAN_NUMERAL = re.compile("[一二三四五六七八九十百千万萬亿億两〇零]")
_LETTER_OR_DIGIT = re.compile("[A-Za-z0-9]")
_PLURAL = re.compile(r"\A['\u2019]?s(?![A-Za-z0-9])")
_NEAR = 8  # characters
# What may touch a number: blanks, letters of scripts that write words, brackets, quotes, dashes between clauses, points
# that end them, and signs of our own. Whatever else touches one is read with it, as a minus or a point or a digit.
_MAY_TOUCH = re.compile(
    r"[\x00-\x7f\s\u00a1\u00a7\u00ab\u00bb\u00bf\u00c0-\u024f\u0370-\u052f\u0e00-\u0e7f\u2010-\u2014\u2018-\u201f\u2026\u2039\u203a"
    r"\u2060\u3001-\u3003\u3005-\u3011\u3014-\u301b\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\ue000-\uf8ff"
    r"\uff01\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3b\uff3d\uff5b-\uff5d\U0001f300-\U0001faff\U00020000-\U0003ffff]"
)
_LIKE_ONE = re.compile(r"(?<![A-Za-z\d])[lIO]\Z")


def measured(text: str) -> list[tuple[str, int]]:
    """The quantities in a text, each with its offset."""
    plain = folded(text)
    found = (one for one in _NUMBER.finditer(plain) if _is_quantity(plain, one))
    return [(text[one.start() : one.end()], one.start()) for one in found]


def _is_quantity(text: str, found: re.Match[str]) -> bool:
    """Whether a number measures something, and is neither one of order nor a small count in words."""
    before = text[max(found.start() - 1, 0) : found.start()]
    if before and before in lexicon.NOT_BEFORE and (before == "第" or found["numeral"]):
        return False
    if found["digits"] and not found["count"] and not _A_FRACTION.search(found["digits"]):
        return _stands_for_an_amount(text, found)
    if found["count"] and _A_YEAR.fullmatch(found["digits"]) and _is_a_year(text, found):
        return False
    if found["han_count"] or found["english_count"]:
        return not _is_small(found["numeral"] or found["words"])
    return any(
        found[kind]
        for kind in (*_ALWAYS, "currency", "percent", "amount", "count", "outright", "part", "han", "english", "digits")
    )


def _is_a_year(text: str, found: re.Match[str]) -> bool:
    """Whether four digits before a measure are a year: 2025年, in 2025 customers; not those of 2000 customers."""
    before = text[max(found.start() - _LONGEST_NAME, 0) : found.start()]
    return found["count"][0] == "年" or _OF_TIME.search(before) is not None


def _is_small(words: str) -> bool:
    """Whether number words count ten or fewer, or only estimate: 两三家, 百年."""
    count = number(words)
    if count is None:
        return all(mark in _HAN_ONES for mark in words)
    return count <= _MOST_IN_WORDS or words in ("百", "千", "万")


def _stands_for_an_amount(text: str, found: re.Match[str]) -> bool:
    """Whether digits without a measure are grouped or broken, and not part of a name, a version or an address."""
    if not _LONG.fullmatch(found["digits"].rstrip(".,")) or text[found.end() :][:1] in ("-", "/", "号", "_"):
        return False
    return not _IN_A_NAME.search(text[max(found.start() - _LONGEST_NAME, 0) : found.start()])


def made_another(text: str, start: int, end: int) -> str:
    """What makes another number of the one that is to stand from `start` to `end`: a digit or sign before it, a digit,
    scale, currency or per cent behind; "" where nothing does. What Markdown takes away changes nothing.
    """
    before = _unescaped(text[max(start - 6 * _NEAR, 0) : start])
    behind = _unescaped(text[end : end + 6 * _NEAR])
    parted = text[end : end + 1] in _MARKS_OF_SENTENCES  # which folding would take for points of numbers
    for one, other in dict.fromkeys(((before, behind), (_THIN.sub("", before), _THIN.sub("", behind)))):
        found = (None if parted else _BEHIND.match(folded(other))) or _BEFORE.search(folded(one))
        if found := found or _LIKE_ONE.search(one):
            return found[0].strip()
        if one and not _MAY_TOUCH.match(one[-1]):
            return one[-1]
        if other[1:2].isnumeric() and not _MAY_TOUCH.match(other[0]):
            return other[:2]
    return ""


def _unescaped(text: str) -> str:
    return _UNSEEN.sub("", unescape(text))


def is_apart(text: str, start: int, end: int) -> bool:
    """Whether a name that stands here is no part of a longer word or number: "5 b" of 5 billion, "五十" of 五十亿."""
    before, after = folded(text[max(start - _NEAR, 0) : start]), folded(text[end : end + 2 * _NEAR])
    name = folded(text[start:end])
    after = _PLURAL.sub("", after)  # H20s are of the name H20
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
