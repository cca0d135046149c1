"""The day or period that a text can only have meant which is written otherwise than records have it."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress

from macros.catalog.periods import LONGEST_PERIOD, PeriodError, read_period
from macros.catalog.reading.scalars import day_meant

_QUARTERS = {**{str(n): n for n in range(1, 5)}, "一": 1, "二": 2, "三": 3, "四": 4}
_OF_YEAR = re.compile(r"(?P<year>\d{4}) ?(?P<kind>财年|年)? ?第?(?P<quarter>[1-4一二三四]) ?(?:季度?|季报)", re.ASCII)
_BEFORE_YEAR = re.compile(r"Q(?P<quarter>[1-4])[ ,-]{0,2}(?P<kind>FY)? ?(?P<year>\d{4})", re.ASCII | re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:" + "|".join(_MONTHS) + r")[a-z]{0,6})\.?"
_IN_ENGLISH = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?{_MONTH},? (?P<year>\d{{4}})",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
    )
)
_WHOLE = re.compile(r"(?:(?P<kind>FY|fiscal) ?)?(?P<year>\d{4}) ?(?P<han>财年|年)?", re.ASCII | re.IGNORECASE)


def period_meant(written: str) -> str | None:
    """The period in the form that records take, of 2026年11月30日, 2026财年第三季度, Q3 FY2026; None for any other."""
    if len(written) > LONGEST_PERIOD:
        return None
    plain = unicodedata.normalize("NFKC", written).strip()
    meant = day_meant(plain) or _in_english(plain) or _quarter(plain) or _year(plain)
    with suppress(PeriodError):
        return read_period(meant).text if meant and meant != written else None
    return None


def _in_english(plain: str) -> str | None:
    found = next((found for form in _IN_ENGLISH if (found := form.fullmatch(plain))), None)
    if found is None:
        return None
    month = 1 + _MONTHS.index(found["month"].lower()[:3])
    return f"{found['year']}-{month:02d}" + (f"-{int(found['day']):02d}" if found["day"] else "")


def _quarter(plain: str) -> str | None:
    found = _OF_YEAR.fullmatch(plain) or _BEFORE_YEAR.fullmatch(plain)
    if found is None:
        return None
    fiscal = "FY" if (found["kind"] or "").upper() in ("FY", "财年") else ""
    return f"{fiscal}{found['year']}-Q{_QUARTERS[found['quarter']]}"


def _year(plain: str) -> str | None:
    found = _WHOLE.fullmatch(plain)
    if found is None:
        return None
    return f"FY{found['year']}" if found["kind"] or found["han"] == "财年" else found["year"]
