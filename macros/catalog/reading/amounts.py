"""The lines that an amount belongs in which was written as one text under `value`: a range, a hedge, a unit apart."""

from __future__ import annotations

import re
import unicodedata

from macros.catalog.reading.scalars import number_meant, range_meant
from macros.ground.told import Told, told

_HEDGES = {  # of each bound, the words before a number that say it
    "about": "about|around|approximately|approx.|approx|roughly|circa|ca.|~|≈|大约|约",
    "nearly": "nearly|almost|将近|近",
    "over": "over|more than|above|>|超过|逾|多于",
    "at-least": "at least|≥|>=|至少|不少于",
    "at-most": "at most|up to|≤|<=|至多|最多|不超过",
}
_BOUNDS = [(word, bound) for bound, words in _HEDGES.items() for word in words.split("|")]
_BOUNDS.sort(key=lambda one: -len(one[0]))  # of two that a text begins with, the longer
_POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "万": 4, "亿": 8, "万亿": 12}
# Short for these, where they touch the number: with a currency before it m is a million, else a metre perhaps
_SHORT = {"k": 3, "m": 6, "mn": 6, "mln": 6, "b": 9, "bn": 9, "bln": 9, "tn": 12, "trn": 12}
_SURE = {"bn": 9, "mn": 6, "mln": 6, "bln": 9, "tn": 12, "trn": 12}
_LONGEST_SHORT = 2  # letters
_ANY_POWER = "|".join(sorted(_POWERS, key=len, reverse=True))
_NUMBER = r"-?\d[\d,]{0,30}(?:\.\d{1,30})?"
_WITH_UNIT = re.compile(
    rf"(?P<before>[^\W\d_]{{0,3}}[$€£¥]?)\s?(?P<number>{_NUMBER})\s?(?P<power>{_ANY_POWER})?"
    r"\s?(?P<after>(?:[^\W\d_][^\d%]{0,30})?)"
)


def lines_meant(written: str) -> Told | None:
    """The lines to write instead, as a hint; None where nobody can tell which."""
    text = unicodedata.normalize("NFKC", written).strip()
    hedge = next(((word, bound) for word, bound in _BOUNDS if text.casefold().startswith(word)), None)
    amount = text[len(hedge[0]) :].strip() if hedge else text
    pair, found = range_meant(amount), _WITH_UNIT.fullmatch(amount)
    if pair is None and found is None:
        return None
    lines = [f"range: {pair}" if found is None or pair else f"value: {_number(found)}"]
    lines += [f"bound: {hedge[1]}"] if hedge else []
    line = lines[0] if len(lines) == 1 else told("{first} and {second}", first=lines[0], second=lines[1])
    if found and not pair and _is_unclear(found):
        return told("write the number in full, in the unit of the record: {example}", example="1.2e9")
    if found and not pair and (found["before"] or _rest(found)):
        return told("write {line}, and unit: with a key of data/units.yml", line=line)
    return told("write {word}", word=line)


def _is_unclear(found: re.Match[str]) -> bool:
    """Whether a letter or two behind a number may be its size or its unit: 4k, 3m."""
    after = found["after"]
    return not found["power"] and _power(found) is None and 0 < len(after) <= _LONGEST_SHORT and after.isascii()


def scaled_meant(written: str) -> str | None:
    """The number that was written with a word for its size and nothing else: 98亿 is 98e8; None for any other."""
    found = _WITH_UNIT.fullmatch(unicodedata.normalize("NFKC", written).strip())
    return _number(found) if found and _power(found) and not (found["before"] or _rest(found)) else None


def _power(found: re.Match[str]) -> int | None:
    """The power of ten that stands behind a number; None where nothing does, or nobody can tell."""
    if found["power"]:
        return _POWERS[found["power"]]
    return (_SHORT if found["before"] else _SURE).get(found["after"].casefold())


def _rest(found: re.Match[str]) -> str:
    """What stands behind a number besides its size."""
    return "" if not found["power"] and _power(found) else str(found["after"])


def _number(found: re.Match[str]) -> str:
    plain, power = number_meant(found["number"]) or found["number"], _power(found)
    return f"{plain}e{power}" if power else plain
