"""Days, periods and spans in words."""

from __future__ import annotations

import pytest

from macros.catalog.periods import read_period
from macros.wording.dates import datetime_attribute, when

WORDS = [
    ("FY2026-Q1", "2026财年第一季度", "Q1 FY2026"),
    ("2025-Q2", "2025年第二季度", "Q2 2025"),
    ("late 2026-01", "2026年1月下旬", "late January 2026"),
    ("mid 2025-07", "2025年7月中旬", "mid-July 2025"),
    ("early 2025-04", "2025年4月上旬", "early April 2025"),
    ("2025-04-09", "2025年4月9日", "9 April 2025"),
    ("2025-04", "2025年4月", "April 2025"),
    ("2024", "2024年", "2024"),
    ("FY2026", "2026财年", "FY2026"),
    ("2025-08-08..2025-08-11", "2025年8月8日至11日", "8–11 August 2025"),
    ("2025-07-28..2025-08-03", "2025年7月28日至8月3日", "28 July – 3 August 2025"),
    ("2024-12-18..2025-01-03", "2024年12月18日至2025年1月3日", "18 December 2024 – 3 January 2025"),
    ("2025-01..2025-03", "2025年1月至3月", "January – March 2025"),
    ("2025-08..2026-02", "2025年8月至2026年2月", "August 2025 – February 2026"),
    ("2023..2025", "2023–2025年", "2023–2025"),
    ("2025..2025", "2025年", "2025"),
    ("FY2025-Q4..FY2026-Q3", "2025财年第四季度至2026财年第三季度", "Q4 FY2025 to Q3 FY2026"),
    ("mid 2025-07..late 2025-07", "2025年7月中旬至下旬", "mid- to late July 2025"),
    ("late 2025-06..early 2025-07", "2025年6月下旬至7月上旬", "late June to early July 2025"),
    ("late 2025-12..early 2026-01", "2025年12月下旬至2026年1月上旬", "late December 2025 to early January 2026"),
    ("2025-Q1..2025-Q3", "2025年第一季度至第三季度", "Q1 to Q3 2025"),
    ("FY2026-Q1..FY2026-Q3", "2026财年第一季度至第三季度", "Q1 to Q3 FY2026"),
    ("2025-04-15..2025-04-15", "2025年4月15日", "15 April 2025"),
    ("late 2026-01..late 2026-01", "2026年1月下旬", "late January 2026"),
    ("2025-04-09..2025-06", "2025年4月9日至2025年6月", "9 April 2025 to June 2025"),
]


@pytest.mark.parametrize(("written", "in_zh", "in_en"), WORDS)
def test_every_grain_reads_right_in_both_languages(zh, en, written, in_zh, in_en):
    assert (when(zh, read_period(written)), when(en, read_period(written))) == (in_zh, in_en)


def test_html_takes_a_span_of_one_day_as_that_day():
    assert datetime_attribute(read_period("2025-04-15..2025-04-15")) == "2025-04-15"


def test_tables_shorten_months_where_the_language_does(zh, en):
    day = read_period("2025-08-08..2025-08-11")
    assert when(en, day, style="table") == "8–11 Aug 2025"
    assert when(zh, day, style="table") == when(zh, day)
    assert when(en, read_period("2025-04-09"), style="table") == "9 Apr 2025"
    assert when(en, read_period("2025-04"), style="table") == "Apr 2025"


def test_a_third_language_has_its_own_dates_from_cldr(de):
    assert when(de, read_period("2025-04-09")) == "9. April 2025"
    assert when(de, read_period("2025-08-08..2025-08-11")) == "8.–11. August 2025"
    assert when(de, read_period("late 2026-01")) == "Ende Januar 2026"


@pytest.mark.parametrize("text", ["2025-04-15", "2025-04", "2024"])
def test_html_takes_days_months_and_years(text):
    assert datetime_attribute(read_period(text)) == text


@pytest.mark.parametrize("text", ["2025-Q2", "FY2026-Q1", "FY2026", "late 2026-01", "2025-08-08..2025-08-11"])
def test_html_has_no_form_for_other_periods(text):
    assert datetime_attribute(read_period(text)) is None
