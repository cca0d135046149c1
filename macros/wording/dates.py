"""Days and periods in words, as CLDR writes them. Reading periods from text is the catalog's.

What CLDR has no form for (fiscal years, thirds of a month) comes from the language's phrases.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from babel.dates import format_date, format_skeleton, parse_pattern

from macros.catalog.periods import Grain, Period
from macros.wording.scales import Style
from macros.wording.voice import SaidAnew, Voice, phrase

_MONTH_NAME = re.compile(r"(?<!M)MMM(?!M)")  # CLDR: MMM is the short name of a month, MMMM the long one
_SKELETONS: dict[Grain, str] = {"day": "yMMMd", "month": "yMMM", "year": "y"}


def when(voice: Voice, period: Period, *, style: Style = "prose") -> str:
    """The period in the grain it was stated in: 2025年8月8日至11日, 8–11 August 2025.

    Tables shorten the names of months where the language does. Raises WordlessError where the language
    has no phrase for the grain. In a sentence that a growing language borrows it is said anew (`SaidAnew`).
    """
    words = _in_words(voice, period, style)
    if voice.language not in voice.catalog.growing:
        return words
    return SaidAnew.of(words, lambda other: when(other, period, style=style))


def _in_words(voice: Voice, period: Period, style: Style) -> str:
    if period.ends:
        return _span(voice, *period.ends, style)
    if period.grain == "day":
        return format_date(period.start, format="long" if style == "prose" else "medium", locale=voice.locale)
    if period.grain == "year":
        return format_skeleton("y", period.start, locale=voice.locale)
    if period.grain == "month":
        return _month(voice, period.start, style)
    return _in_phrases(voice, period, style)


def year_of(voice: Voice, period: Period) -> str:
    """The year that a period begins in, as `when` writes it: 2025年, FY2026 where it was stated as fiscal."""
    first = period.ends[0] if period.ends else period
    if first.grain in ("fiscal-quarter", "fiscal-year"):
        return phrase(voice, "periods", "fiscal-year", year=first.year)
    return format_skeleton("y", first.start, locale=voice.locale)


def datetime_attribute(period: Period) -> str | None:
    """The value of <time datetime> for a day, month or year (HTML Standard, 2.3.5).

    None for a period that HTML has no form for.
    """
    return period.text if period.grain in _SKELETONS else None


def _in_phrases(voice: Voice, period: Period, style: Style) -> str:
    """A quarter, fiscal period or part of a month: the pattern takes what it needs of the slots."""
    quarters = voice.locale.quarters["format"]
    slots: dict[str, object] = {"year": period.year}
    if period.quarter:
        slots |= {width: quarters[width][period.quarter] for width in ("wide", "abbreviated")}
    if period.part:
        slots["month"] = _month(voice, period.start, style)
    return phrase(voice, "periods", period.part or period.grain, **slots)


def _month(voice: Voice, day: dt.date, style: Style) -> str:
    return format_skeleton("yMMMM" if style == "prose" else "yMMM", day, locale=voice.locale)


def _span(voice: Voice, first: Period, last: Period, style: Style) -> str:
    """Both ends in one expression where CLDR has an interval format for their grain, else both in full."""
    if (first.start, first.end) == (last.start, last.end):
        return when(voice, first, style=style)
    halves = _interval(voice, first, last) if first.grain == last.grain else None
    if halves is None:
        one, other = _without_what_is_shared(voice, first, last, style)
        return phrase(voice, "periods", "span", first=one, last=other)
    if style == "prose":
        halves = tuple(_MONTH_NAME.sub("MMMM", half) for half in halves)
    days = (first.start, last.start)
    parts = [parse_pattern(half).apply(day, voice.locale) for half, day in zip(halves, days, strict=True)]
    return "".join(parts).replace("\u2009", " ")  # CLDR's thin spaces around the dash are tofu in some mail programs


def _without_what_is_shared(voice: Voice, first: Period, last: Period, style: Style) -> tuple[str, str]:
    """The words of both ends, and once the month or year that they share: 7月中旬至下旬, late June to early July."""
    one, other = when(voice, first, style=style), when(voice, last, style=style)
    for shared in _wider(voice, first, style):
        if one.startswith(shared) and other.startswith(shared) and shared != other:
            return one, other.removeprefix(shared).lstrip()
        if one.endswith(shared) and other.endswith(shared) and shared != one:
            return one.removesuffix(shared).rstrip(), other
    return one, other


def _wider(voice: Voice, period: Period, style: Style) -> Iterator[str]:
    """The words of the month and year that a period lies in, the narrower first."""
    if period.part:
        yield _month(voice, period.start, style)
    if period.grain == "fiscal-quarter":
        yield phrase(voice, "periods", "fiscal-year", year=period.year)
    elif period.grain in ("quarter", "part-of-month"):
        yield format_skeleton("y", period.start, locale=voice.locale)


def _interval(voice: Voice, first: Period, last: Period) -> tuple[str, ...] | None:
    """The two halves of CLDR's interval pattern, by the greatest field in which the ends differ."""
    a, b = first.start, last.start
    field = "y" if a.year != b.year else "M" if a.month != b.month else "d"
    halves = voice.locale.interval_formats.get(_SKELETONS.get(first.grain, ""), {}).get(field)
    return tuple(halves) if halves and len(halves) == 2 else None
