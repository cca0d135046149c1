"""The day or period a number describes: `2025-04-15`, `late 2026-01`, `2025-Q2`, `2024`, `FY2026-Q1`, `a..b`.

Fiscal periods are NVIDIA's: a 52- or 53-week year that ends on the last Sunday in January (Form 10-K, note 1).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from macros.ground.told import Told, any_of, listed, told

Grain = Literal["day", "month", "part-of-month", "quarter", "year", "fiscal-quarter", "fiscal-year", "span"]
Part = Literal["early", "mid", "late"]

_FORMS: tuple[tuple[Grain, re.Pattern[str]], ...] = (
    ("day", re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)),
    ("month", re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})", re.ASCII)),
    ("part-of-month", re.compile(r"(?P<part>early|mid|late) (?P<year>\d{4})-(?P<month>\d{2})", re.ASCII)),
    ("quarter", re.compile(r"(?P<year>\d{4})-Q(?P<quarter>[1-4])", re.ASCII)),
    ("year", re.compile(r"(?P<year>\d{4})", re.ASCII)),
    ("fiscal-quarter", re.compile(r"FY(?P<year>\d{4})-Q(?P<quarter>[1-4])", re.ASCII)),
    ("fiscal-year", re.compile(r"FY(?P<year>\d{4})", re.ASCII)),
)
_EXAMPLES = ("2025-04-15", "2025-04", "late 2026-01", "2025-Q2", "2024", "FY2026-Q1", "FY2026")
FORMS_IN_WORDS = any_of([listed(_EXAMPLES), "2025-08-08..2025-08-11"])
_PART_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


class PeriodError(ValueError):
    """A text that states no period: what is wrong with it, and how one is written."""

    def __init__(self, said: Told, hint: Told) -> None:
        super().__init__(said)
        self.said, self.hint = said, hint


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days with the grain it was stated in; `text` is the written form."""

    text: str
    grain: Grain
    start: dt.date
    end: dt.date
    year: int = 0
    month: int = 0
    quarter: int = 0
    part: Part | None = None
    ends: tuple[Period, Period] | None = None

    def __str__(self) -> str:
        return self.text


# Days beyond need more digits or leave the calendar of Python when a chart looks a year ahead.
FIRST_YEAR, LAST_YEAR = 1000, 9000
LONGEST_PERIOD = 40  # characters


@lru_cache(maxsize=32768)  # one day stands in many records, and in many rows of a series
def read_period(text: str) -> Period:
    """The period that `text` states.

    Raises PeriodError, with the forms that are taken, for any other text and for days that no calendar has.
    """
    if len(text) > LONGEST_PERIOD:
        raise _not_a_period(f"{text[:LONGEST_PERIOD]}…")
    if ".." in text:
        return _span(text)
    for grain, form in _FORMS:
        found = form.fullmatch(text)
        if found:
            return _period(text, grain, found.groupdict())
    raise _not_a_period(text)


def _not_a_period(text: str) -> PeriodError:
    return PeriodError(told('"{text}" is not a date or period', text=text), told("write {word}", word=FORMS_IN_WORDS))


def _span(text: str) -> Period:
    first, _, last = text.partition("..")
    if ".." in last:
        raise _not_a_period(text)
    a, b = read_period(first.strip()), read_period(last.strip())
    if a.text == b.text:
        return a  # from a day to the same day is that day
    if a.start >= b.end:
        raise PeriodError(told('"{text}" ends before it begins', text=text), told("write the earlier day first"))
    return Period(text, "span", a.start, b.end, ends=(a, b))


def _period(text: str, grain: Grain, parts: dict[str, str]) -> Period:
    year, month, quarter = (int(parts.get(name, "0")) for name in ("year", "month", "quarter"))
    try:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(year)
        start, end = _days(grain, year, month, quarter, parts)
        if start.year < FIRST_YEAR:  # of a fiscal year
            raise ValueError(start)
    except ValueError:
        raise PeriodError(
            told('"{text}" is not in the calendar', text=text), told("mend the year, month or day")
        ) from None
    part = parts.get("part")
    return Period(text, grain, start, end, year, month, quarter, part)  # type: ignore[arg-type]


def _days(grain: Grain, year: int, month: int, quarter: int, parts: dict[str, str]) -> tuple[dt.date, dt.date]:
    if grain == "day":
        day = dt.date(year, month, int(parts["day"]))
        return day, day
    if grain == "month":
        return dt.date(year, month, 1), _month_end(year, month)
    if grain == "part-of-month":
        first, last = _PART_DAYS[parts["part"]]
        month_end = _month_end(year, month)
        return dt.date(year, month, first), month_end.replace(day=min(last, month_end.day))
    if grain == "quarter":
        return dt.date(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter)
    if grain == "year":
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if grain == "fiscal-year":
        return _fiscal_end(year - 1, 4) + dt.timedelta(days=1), _fiscal_end(year, 4)
    before = _fiscal_end(year, quarter - 1) if quarter > 1 else _fiscal_end(year - 1, 4)
    return before + dt.timedelta(days=1), _fiscal_end(year, quarter)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _fiscal_end(year: int, quarter: int) -> dt.date:
    """The last Sunday of April, July or October of the year before, or of January of the year itself."""
    month_end = _month_end(year, 1) if quarter == 4 else _month_end(year - 1, 1 + 3 * quarter)
    return month_end - dt.timedelta(days=(month_end.weekday() + 1) % 7)
