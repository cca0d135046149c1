"""Dates and names with numbers keep to one line, wherever a text has them: 4月9日, 27 April 2025, RTX Pro 6000D.

Works on a page's finished HTML and wraps what must not break in `<span class="cl-whole">`. Numbers that macros set are
whole already; this is for those in titles, notes and prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from macros.catalog.catalog import Catalog
from macros.charts.table import LONGEST_UNBROKEN, on_one_line
from macros.ground.characters import is_one_sign
from macros.ground.remembered import kept_with
from macros.wording.names import names_found
from macros.wording.voice import Voice

# Markup, and what is not set as running text: drawings, scripts, code, buttons; a number is set whole already, and so
# is what stands ahead of one and is said in its name, and a day that a list sets off.
_APART = re.compile(
    r'(<(svg|script|style|code|pre|option|button|data|bdi)\b.*?</\2\s*>|<span aria-hidden="true">[^<]*</span>|<[^>]+>)',
    re.DOTALL,
)
# In pieces: a line of justified Han may end after a year, and a hole as wide as a whole date is worse than that.
_HAN_DATE = r"\d{4}(?:财年|年)[初底春夏秋冬]?|\d{1,2}月(?:[初底]|[上中下]旬|\d{1,2}日)?|\d{1,2}日"

_NUMBER = r"\d[\d.,]{0,40}"  # as long as numbers in records are, so that none is read to its end from each digit
_MAYBE = re.compile(r"[\d-]|单位：")  # what every form holds
_BREAKING = re.compile(r"-| [\w-]*\d")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENDS_IN_A_SIGN = re.compile(r"&#?\w{0,8}\Z", re.ASCII)
_FIXED = (r"CC BY \d\.\d", r"[平立]方[毫厘]?米|每毫米", r"TPP per mm²", r"单位：[\u4e00-\u9fff]{1,4}")


def keep_whole(html: str, voice: Voice) -> str:
    """`html` with each date, and each name of the glossary that holds a blank or a hyphen and is short, on one line."""
    names, numbers = _names(voice.catalog), _numbers(voice)
    parts = _APART.split(html)
    # re.split gives text, markup, element name, text, …: only every third part is text.
    texts = (_kept(part, names, numbers) if _MAYBE.search(part) else part for part in parts[::3])
    return "".join(piece for pair in zip_longest(texts, parts[1::3], fillvalue="") for piece in pair)


def _kept(text: str, names: frozenset[str], numbers: re.Pattern[str]) -> str:
    pieces, done = list[str](), 0
    for start, end in _wholes(text, names, numbers):
        pieces += (text[done:start], _wrapped(text, start, end))
        done = end
    return "".join((*pieces, text[done:]))


def _wholes(text: str, names: frozenset[str], numbers: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where what must not break stands, apart and in order; of two that overlap the first, a name before a number."""
    found = numbers.search(text)
    done = 0
    for start, end in (*names_found(text, names, _stands), (len(text), len(text))):
        while found and found.start() < start:
            if found.start() >= done:
                yield found.span()
                done = found.end()
            found = numbers.search(text, max(done, found.start() + 1))
        if done <= start < end:
            yield start, end
            done = end


def _stands(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or hyphen goes on where a name ends, and no sign of HTML (`&lt;`) is cut by it."""
    if ";" in text[start:end] and _ENDS_IN_A_SIGN.search(text[:start]):
        return False
    return not any(mark in "-_" or mark.isalnum() for mark in (*text[start - 1 : start], *text[end : end + 1]))


def _wrapped(text: str, start: int, end: int) -> str:
    """What was found on one line, unless its last character is but a part of a sign: 4 with a keycap is no number."""
    found, after = text[start:end], text[end : end + 1]
    return found if after and is_one_sign(found[-1], after) else on_one_line(found)


def kept_whole(catalog: Catalog) -> tuple[list[str], list[str]]:
    """What every page keeps on one line wherever it stands: names of the glossary, and units behind a number."""
    names = {name for term in catalog.terms.values() for name in term.name.values() if _breaks(name)}
    patterns = {words.prose["other"] for unit in catalog.units.values() for words in unit.words.values()}
    return sorted(names), sorted({end for end in map(_behind, patterns) if _HAN.match(end)})


@kept_with(2)
def _names(catalog: Catalog) -> frozenset[str]:
    return frozenset(kept_whole(catalog)[0])


@kept_with(64)
def _numbers(voice: Voice) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?:{'|'.join((*_dates(voice), *_amounts(voice), *_FIXED))})")


def _dates(voice: Voice) -> tuple[str, ...]:
    months = f"(?:{'|'.join(voice.locale.months['format']['wide'].values())})"
    year = r"[ \u00a0]\d{4}"
    return (
        rf"(?:\d{{1,2}}–)?\d{{1,2}}[ \u00a0]{months}(?:{year})?",
        f"{months}{year}",
        r"Q\d[ \u00a0]FY\d{4}",
        _HAN_DATE,
    )


def _amounts(voice: Voice) -> Iterator[str]:
    """Numbers with their unit, where Han units follow, and ranges.

    A hedge before a number is a word like any other, and so is which way it went: a line may end behind it. What does
    not break leaves a hole at the end of the line before, so it is no longer than it must be.
    """
    patterns = (unit.words[voice.language].prose["other"] for unit in voice.catalog.units.values())
    units = _any_of(end for end in map(_behind, patterns) if _HAN.match(end))
    ranged = rf"{_NUMBER}(?:–{_NUMBER})?"
    if units:
        yield rf"{ranged}(?:[万亿]{{1,2}}{units}?|{units})"
    yield rf"{_NUMBER}%?–{_NUMBER}(?:%|\u00a0[a-z]+)?"


def _behind(pattern: str) -> str:
    return pattern.partition("{n}")[2]


def _any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first; empty where there is none."""
    told = sorted({re.escape(word) for word in words if word}, key=len, reverse=True)
    return f"(?:{'|'.join(told)})" if told else ""


def _breaks(name: str) -> bool:
    """Whether a browser might break a short name: at a hyphen, or at a blank before a number."""
    return len(name) <= LONGEST_UNBROKEN and name.isascii() and bool(_BREAKING.search(name))
