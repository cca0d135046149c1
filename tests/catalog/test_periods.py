"""Periods: what may be written, and the days it covers."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.periods import read_period


@pytest.mark.parametrize(
    ("text", "grain", "start", "end"),
    [
        ("2025-04-15", "day", "2025-04-15", "2025-04-15"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("late 2026-01", "part-of-month", "2026-01-21", "2026-01-31"),
        ("2025-Q2", "quarter", "2025-04-01", "2025-06-30"),
        ("2024", "year", "2024-01-01", "2024-12-31"),
        # NVIDIA's first quarter of fiscal 2026 ended on 27 April 2025, its fiscal 2025 on 26 January 2025.
        ("FY2026-Q1", "fiscal-quarter", "2025-01-27", "2025-04-27"),
        ("FY2025", "fiscal-year", "2024-01-29", "2025-01-26"),
        ("2025-08-08..2025-08-11", "span", "2025-08-08", "2025-08-11"),
    ],
)
def test_a_period_covers_its_days(text, grain, start, end):
    period = read_period(text)
    assert (period.grain, period.start, period.end) == (grain, dt.date.fromisoformat(start), dt.date.fromisoformat(end))


@pytest.mark.parametrize(
    "text", ["2026-02-30", "25-04-15", "2025-13", "2025-Q5", "April", "", "2025-05..2025-04", "２０２５"]
)
def test_what_no_calendar_has_is_refused(text):
    with pytest.raises(ValueError, match=r"not a date|not in the calendar|before it begins"):
        read_period(text)


@given(st.text(max_size=30))
def test_any_text_is_a_period_or_a_value_error(text):
    with contextlib.suppress(ValueError):
        assert read_period(text).start <= read_period(text).end
