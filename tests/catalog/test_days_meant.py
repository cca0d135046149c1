"""A day or a period written as people write it is told with the form that records take, which `fix` writes."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.periods import PeriodError, read_period
from macros.catalog.reading.days import period_meant
from macros.cli.fix import run_fix
from macros.cli.parser import parser
from macros.manuscript.survey import read_project
from tests.conftest import GOOD_FACT, GOOD_SOURCES, Write


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from(("zh", "en", "en_GB")),
    st.sampled_from(("long", "medium")),
)
def test_a_day_as_a_language_writes_it_is_that_day(day: dt.date, locale: str, style: str) -> None:
    assert period_meant(format_date(day, style, locale)) == day.isoformat()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026年11月", "2026-11"),
        ("2026年", "2026"),
        ("２０２６财年", "FY2026"),
        ("2026财年第三季度", "FY2026-Q3"),
        ("2025年三季度", "2025-Q3"),
        ("Q3 FY2026", "FY2026-Q3"),
        ("q3 2025", "2025-Q3"),
        ("November 2026", "2026-11"),
        ("5月3日", None),
        ("31 Feb 2026", None),
        ("05/06/2026", None),
        ("soon", None),
        ("2026-11-30", None),
    ],
)
def test_a_period_is_read_as_it_can_only_be_meant(written: str, meant: str | None) -> None:
    assert period_meant(written) == meant


@given(st.text(max_size=60))
def test_what_is_meant_is_always_a_period(written: str) -> None:
    meant = period_meant(written)
    if meant is not None:
        assert read_period(meant).text == meant
        with suppress(PeriodError):
            assert read_period(written).text != meant


def test_fix_writes_days_and_sizes_as_records_have_them(write: Write) -> None:
    fact = GOOD_FACT.replace("FY2026-Q1", "2026财年第一季度").replace("5.5e9", "55亿")
    sources = GOOD_SOURCES.replace("2025-04-15", "2025年4月15日")
    root = write({"data/facts/h20.yml": fact, "data/sources/press.yml": sources})
    for language, day in (("zh", "2025年11月30日"), ("en", "30 Nov 2025")):
        page = root / "docs" / language / "index.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("original: zh", f"original: zh\nupdated: {day}\nchanged: 甲"), encoding="utf-8")
    assert run_fix(root, parser().parse_args(["fix", "--yes"])) == 0
    assert not {"not-a-period", "not-a-number"} & {problem.code for problem in read_project(root)[1]}
    text = (root / "data/facts/h20.yml").read_text(encoding="utf-8")
    assert "as_of: FY2026-Q1" in text
    assert "value: 55e8" in text
