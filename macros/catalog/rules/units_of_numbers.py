"""A unit's words leave the number the number it is, and as sure as it is.

The page shows what the pattern makes of a number, the open data the number itself: with "{n}0", "{n} million" or "-{n}"
they would be two, and nobody would see it. Hedges are the bound's, signs and 万, million or % the number's own; a scale
stands nowhere in a unit's words, but in what it is counted by: per million people. What else stands further off is
free: 1美元兑{n}元. The forms of one unit say it in as many words, a short one in no more. Code `not-a-number`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from babel import Locale

from macros.catalog.catalog import Catalog
from macros.catalog.numbers.unit_records import UnitWords
from macros.ground.problems import Problem
from macros.ground.remembered import kept_with
from macros.ground.told import quoted, told

_SCALES = (
    *("hundred", "thousand", "million", "billion", "trillion", "quadrillion", "dozen", "lakh", "crore"),
    *("percent", "per cent", "per mille", "per hundred", "per thousand"),
    *("bn", "tn", "trn", "mn", "mln", "bln", "mio", "mrd"),
)
_HEDGES = (
    *("than", "up to", "at least", "at most", "about", "around", "nearly", "almost", "over", "under", "above", "below"),
    *("some", "roughly", "approximately", "minus", "plus", "negative", "half", "double", "twice"),
)
_HEDGES_AFTER = ("or more", "or less", "or so", "at least", "at most", "odd", "plus")
_HAN_HEDGE = re.compile("(?:不足|不到|少于|低于|超过|超|逾|多于|高于|至多|至少|最多|最少|大约|约|近|负|半|数)$")
_HAN_AFTER = ("分之", "余", "左右", "上下", "以上", "以下", "以内")
# What begins as a numeral does and is a unit: 百分点, 千克, 兆瓦
_NO_NUMERAL = re.compile("百分点|[百千兆](?:[克米瓦卡焦赫帕伏]|字节|比特)")
_BETWEEN = " \t\n.,:;'\u2019\u00b7_"  # between a number and what would make it another: 26,000 and 26 000
_BRACKETS = '()[]\u3010\u3011\u300c\u300d"\u201c\u201d'  # words in them count as those without
_ANYWHERE = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(_SCALES)})s?(?![^\W\d_])|000|[%\u2030\u2031]"
    r"|[十百千]?[万萬亿億]|[十百千](?=美?元|[个人枚家台颗片块名次吨)]|\Z)"
    r"|\b(?:or more|or less|or so|at least|at most)\b|(?:以上|以下|左右|上下|以内)\Z"
)
_COUNTED_BY = re.compile(r"(?:\b(?:per|every|each)|每)\s*(?:[\d,]*\s*)\Z")
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = frozenset("%\u2030\u2031^*")  # besides those that Unicode calls mathematical
_DASHES = tuple("-\u2010\u2011\u2012\u2013\u2014\u2015")
_COUNTER = "个余多来几"  # 26个亿, 26余万
_CAPITAL = re.compile(r"[KMBT](?![A-Za-z])")  # 26K; with a blank before it is kelvin


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each pattern of a unit that changes its number."""
    for unit_id, unit in catalog.units.items():
        for language, words in unit.words.items():
            own = _own_words(catalog, language)
            wrong = {keys for keys, pattern in _patterns(words) if changes(pattern, own)}
            wrong |= {("name",)} if _says_scale(unicodedata.normalize("NFKC", words.name).casefold()) else set()
            for keys in sorted({*wrong, *_longer(words)}):
                said = told("{key} changes the number it stands round", key=quoted(".".join((unit_id, *keys))))
                hint = told("take out digits, signs, scales and hedges; the number has its own")
                place = catalog.place("unit", unit_id, "words", language, *keys)
                yield catalog.problem(place, said, "not-a-number", hint)


def _patterns(words: UnitWords) -> Iterator[tuple[tuple[str, ...], str]]:
    for style in ("prose", "table"):
        for plural, pattern in getattr(words, style).items():
            yield (style, plural), pattern
    for key in ("rise", "fall", "either"):
        if getattr(words, key) is not None:
            yield (key,), getattr(words, key)


def _longer(words: UnitWords) -> Iterator[tuple[str, str]]:
    """The forms that say more than another of the same unit: ${n} trn beside ${n}, as a plural or in a table."""
    usual = _word_count(words.prose["other"])
    for plural, pattern in words.prose.items():
        if _word_count(pattern) != usual:
            yield "prose", plural
    for plural, pattern in words.table.items():
        if _word_count(pattern) > usual or _word_count(pattern) != _word_count(words.table["other"]):
            yield "table", plural


def _word_count(pattern: str) -> int:
    return len(_WORD.findall(pattern.replace("{n}", " ")))


def changes(pattern: str, own: frozenset[str] = frozenset()) -> bool:
    """Whether a pattern makes another number of the one in its slot; `own` are the language's scales and hedges."""
    before, _, after = (unicodedata.normalize("NFKC", part) for part in pattern.partition("{n}"))
    in_brackets = _without_currency(before).endswith("(") and after.lstrip().startswith(")")  # in accounts, a loss
    marked = any(unicodedata.category(mark)[0] == "M" for mark in (*before[-1:], *after.lstrip()[:1]))
    says = _says_scale(before.casefold()) or _says_scale(after.casefold())
    return (
        in_brackets or marked or says or _changes_before(_without_currency(before), own) or _changes_after(after, own)
    )


def _without_currency(words: str) -> str:
    """What stands before a sign of a currency: the minus of -${n}."""
    left = words.rstrip()
    return left[:-1].rstrip(" ") if left and unicodedata.category(left[-1]) == "Sc" else words


def _says_scale(words: str) -> bool:
    return any(not _COUNTED_BY.search(words[: found.start()]) for found in _ANYWHERE.finditer(words))


def _changes_before(words: str, own: frozenset[str]) -> bool:
    left = words.rstrip(_BETWEEN)
    beside = left[-1:]
    if beside.isnumeric() or _is_sign(beside) or left.endswith((*_DASHES, "/", "分之")) or words.endswith("."):
        return True
    left = left.rstrip(_BETWEEN + _BRACKETS)
    said = " ".join(left.casefold().split())
    return bool(_HAN_HEDGE.search(left)) or any(_ends_with(said, word) for word in (*_SCALES, *_HEDGES, *own))


def _changes_after(words: str, own: frozenset[str]) -> bool:
    left = words.lstrip(_BETWEEN)
    if left and unicodedata.category(left[0]) == "Sc":
        words = left[1:]
        left = words.lstrip(_BETWEEN)
    if left == "×":  # 26×: times
        return False
    if _is_sign(left[:1]) or _CAPITAL.match(words) or left.startswith(_HAN_AFTER) or _is_loose(left):
        return True
    if not _NO_NUMERAL.match(left.lstrip(_COUNTER)) and left.lstrip(_COUNTER)[:1].isnumeric():
        return True
    said = " ".join(left.lstrip(_BRACKETS + "".join(_DASHES)).casefold().split())
    return any(_begins_with(said, word) for word in (*_SCALES, *_HEDGES_AFTER, *own)) or "×" in left


def _is_sign(mark: str) -> bool:
    """Whether it is a sign of reckoning or comparing, the minus among them; a currency's is none."""
    return mark in _SIGNS or (mark != "" and unicodedata.category(mark) == "Sm")


def _is_loose(left: str) -> bool:
    """Whether a dash or a slash follows the number that leads to no letter: 26-fold and 26/s are words."""
    return left.startswith((*_DASHES, "/")) and not left[1:2].isalpha()


def _ends_with(said: str, word: str) -> bool:
    return said.endswith(word) and not (word[0].isascii() and said[: -len(word)][-1:].isalpha())


def _begins_with(said: str, word: str) -> bool:
    """Whether it begins with the word, in the singular or the plural."""
    rest = said[len(word) :].removeprefix("s")
    return said.startswith(word) and not (word[-1].isascii() and rest[:1].isalpha())


@kept_with(64)
def _own_words(catalog: Catalog, language: str) -> frozenset[str]:
    """What the language itself says of sizes and hedges: CLDR's scales, and its own words for bounds."""
    named = catalog.languages.get(language)
    forms = Locale.parse(named.babel).compact_decimal_formats if named else {}
    found = {
        affix
        for plurals in forms.values()
        for patterns in plurals.values()
        for pattern in patterns.values()
        for affix in (*pattern.prefix, *pattern.suffix)
    }
    bounds = catalog.phrases.get(language, {}).get("bounds", {}).values()
    found |= {part for bound in bounds for part in bound.split("{n}")}
    words = {" ".join(word.strip(_BETWEEN).casefold().split()) for word in found}
    return frozenset(word for word in words if word and not (len(word) == 1 and word.isascii()))
