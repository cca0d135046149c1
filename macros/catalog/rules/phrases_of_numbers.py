"""The words round a number leave it the number it is: its sign, its size, and how sure it is.

A minus that all languages leave out makes every loss a gain, a digit or 万 in a pattern another number of each, and
one word for two bounds, verdicts or grades hides which of the two is meant. In Chinese and English a bound and a part
of a month are said in words that mean just it. Codes `not-a-number` and `not-an-option`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from babel import Locale

from macros.catalog.catalog import Catalog
from macros.catalog.phrases.asked import ASKED
from macros.ground.problems import Problem
from macros.ground.told import listed, quoted, told

_SIGNS = {"minus": ("\u2212", "-", "\uff0d"), "plus": ("+", "\uff0b")}
_SYMBOLS = {"minus": "minusSign", "plus": "plusSign"}  # CLDR's own names
_ROUND_A_NUMBER = ("bounds", "limits", "ranges")
_CHANGING = frozenset("%‰\u2212-\uff0d+\uff0b×*/÷^")
_TWO_ENDS = re.compile(r"\{(?:low|first)\}(.*?)\{(?:high|last)\}", re.DOTALL)
_WITHOUT_SLOTS = re.compile(r"\{\w+\}")
_DASHES = "\u2010\u2013\u2014-~\uff5e\u301c"
_TOUCHING = re.compile(r"[^{}\s](?=\s?\{)|(?<=\})[^{}\s]|(?<=\}\s)[^{}\s]")  # what stands beside a slot
_APART = ("bounds", "limits", "periods", "statuses", "verdicts", "grades", "grade-headings", "readings")

# The words beside the slot, of which each key has some: in any others "over" might say "up to"
_SAID = {
    "en": {
        "bounds.about": "about|around|roughly|approximately|some",
        "bounds.nearly": "nearly|almost|just under|close to",
        "bounds.over": "over|more than|above",
        "bounds.at-least": "at least|no less than|or more",
        "bounds.at-most": "up to|at most|no more than|or less",
        "limits.nearly": "just above|slightly above",
        "limits.over": "below|lower than",
        "limits.at-least": "no lower than|no less than|not below",
        "limits.at-most": "no higher than|no more than|not above",
        "periods.early": "early|early in|the beginning of",
        "periods.mid": "mid|the middle of",
        "periods.late": "late|late in|the end of",
    },
    "zh": {
        "bounds.about": "约|大约|左右",
        "bounds.nearly": "近|将近|接近|不到",
        "bounds.over": "超过|逾|多于|超",
        "bounds.at-least": "至少|不少于|不低于",
        "bounds.at-most": "至多|最多|不超过",
        "limits.nearly": "略高于|稍高于",
        "limits.over": "低于",
        "limits.at-least": "不低于",
        "limits.at-most": "不高于",
        "periods.early": "上旬|初",
        "periods.mid": "中旬|中",
        "periods.late": "下旬|底|末",
    },
}


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each pattern that changes the number it is put round, and for each word that stands for two."""
    for language in catalog.phrases.keys() & catalog.languages.keys():
        yield from _signs(catalog, language)
        yield from _sizes(catalog, language)
        yield from _said(catalog, language)
        for group in _APART:
            yield from _told_apart(catalog, language, group)
    yield from _verbs(catalog)


def _signs(catalog: Catalog, language: str) -> Iterator[Problem]:
    symbols = Locale.parse(catalog.languages[language].babel).number_symbols.get("latn", {})
    for key, signs in _SIGNS.items():
        pattern = catalog.phrases[language].get("numbers", {}).get(key)
        known = (*signs, *filter(None, [symbols.get(_SYMBOLS[key])]))
        if pattern is not None and pattern not in {f"{sign}{{n}}" for sign in known}:
            said = told("{key} is no sign before a number", key=quoted(f"numbers.{key}"))
            hint = told("write {word}", word=f"{signs[0]}{{n}}")
            yield catalog.problem(catalog.place("phrases", language, "numbers", key), said, "not-a-number", hint)


def _sizes(catalog: Catalog, language: str) -> Iterator[Problem]:
    for group, words in catalog.phrases[language].items():
        for key, pattern in words.items():
            if (
                _changes(group, pattern)
                or _runs_together(pattern)
                or (group, key, pattern == "{n}") == ("bounds", "exact", False)
            ):
                said = told("{key} changes the number it stands round", key=quoted(f"{group}.{key}"))
                hint = told("take out digits, signs, scales and hedges; the number has its own")
                yield catalog.problem(catalog.place("phrases", language, group, key), said, "not-a-number", hint)


def _said(catalog: Catalog, language: str) -> Iterator[Problem]:
    locale = Locale.parse(catalog.languages[language].babel)
    simplified = locale.language if locale.script != "Hant" else ""  # whose words are others
    for name, known in _SAID.get(simplified, {}).items():
        group, key = name.split(".")
        pattern = catalog.phrases[language].get(group, {}).get(key)
        if pattern is not None and _without_signs(re.sub(r"\{\w+\}", " ", pattern)) not in known.split("|"):
            said = told("{key} is said in other words than mean just that", key=quoted(name))
            hint = told("write one of: {options}", options=listed(known.split("|")))
            yield catalog.problem(catalog.place("phrases", language, group, key), said, "not-an-option", hint)


def _changes(group: str, pattern: str) -> bool:
    """Whether a digit, 万 or the like touches a slot; round a number no sign either, nor any digit."""
    if any(map(str.isnumeric, _TOUCHING.findall(pattern))):
        return True
    if group not in _ROUND_A_NUMBER:
        return False
    before, _, rest = pattern.partition("{")
    after = rest.rpartition("}")[2]  # between the two ends of a range a dash stands
    signs = {before.strip()[-1:], after.strip()[:1]} & _CHANGING
    return bool(signs) or any(map(str.isnumeric, before + after))


def _runs_together(pattern: str) -> bool:
    """Whether two ends read as one number: between them stands neither a dash nor a word."""
    ends = _TWO_ENDS.search(pattern)
    between = _WITHOUT_SLOTS.sub("", ends[1]).strip() if ends else "–"
    return not (between and all(mark.isalpha() or mark in _DASHES or mark.isspace() for mark in between))


def _told_apart(catalog: Catalog, language: str, group: str) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for key, pattern in catalog.phrases[language].get(group, {}).items():
        first = seen.setdefault(_without_signs(pattern), key)
        if first != key and (group, key) in ASKED:
            said = told('"{key}" says the same as "{other}"', key=f"{group}.{key}", other=f"{group}.{first}")
            hint = told("give each words of its own")
            yield catalog.problem(catalog.place("phrases", language, group, key), said, "not-an-option", hint)


def _without_signs(pattern: str) -> str:
    """What a reader tells words by: no full stop makes another word, nor does another form of the same letters."""
    letters = unicodedata.normalize("NFKC", pattern).casefold()
    return " ".join("".join(" " if unicodedata.category(mark)[0] in "PZ" else mark for mark in letters).split())


def _verbs(catalog: Catalog) -> Iterator[Problem]:
    """A change's sign in prose is its verb."""
    for unit_id, unit in catalog.units.items():
        for language, words in unit.words.items():
            if words.rise is not None and words.rise == words.fall:
                place = catalog.place("unit", unit_id, "words", language, "fall")
                names = [f"{unit_id}.fall", f"{unit_id}.rise"]
                said = told('"{key}" says the same as "{other}"', key=names[0], other=names[1])
                yield catalog.problem(place, said, "not-an-option", told("give each words of its own"))
