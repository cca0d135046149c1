"""A series is a CSV held against the description of its columns; a chart of it draws every row or says why not."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from macros.catalog.load import load_catalog
from macros.catalog.placement import file_problems
from macros.charts.briefs import brief
from macros.charts.kinds import kind, kind_names
from macros.wording.voice import Voice
from tests.charts.conftest import BARS, LINE, ROOT, ROWS, SERIES, TIMELINE, Ledger, chart_problems


def told(ledger: Ledger, changes: dict[str, str], tmp_path: Path) -> list[tuple[str, str]]:
    """(code, place) of what is wrong with the files, and else with the charts."""
    ledger()
    for name, text in changes.items():
        (tmp_path / "data" / name).write_text(text, encoding="utf-8")
    catalog, problems = load_catalog(tmp_path)
    found = problems or chart_problems(catalog)
    return [(problem.code, str(problem.position)) for problem in found]


@pytest.mark.parametrize(
    ("csv", "expected"),
    [
        ("", ("missing-column", "1:1")),
        ("month,things\n", ("empty-series", "1:1")),
        ("month,thing\n2025-01,3\n", ("unknown-column", "1:7")),
        ("month,colour\n2025-01,3\n", ("missing-column", "1:1")),
        (
            ROWS.replace("month,things", "month,things,more").replace("\n2025-01,1", "\n2025-01,1,9"),
            ("unknown-column", "1:14"),
        ),
        (ROWS.replace("2025-02,4", "2025-02,"), ("empty-cell", "3:9")),
        (ROWS.replace("2025-02,4", "2025-02,four"), ("wrong-cell", "3:9")),
        (ROWS.replace("2025-02,4", "2025-02,4.5"), ("wrong-cell", "3:9")),
        (ROWS.replace("2025-02,4", "2025-02," + "4" * 41), ("wrong-cell", "3:9")),
        (ROWS.replace("2025-02,4", "2025-02," + "4" * 1990), ("wrong-cell", "3:9")),
        (ROWS.replace("2025-02,4", "2025-02,NaN"), ("wrong-cell", "3:9")),
        (ROWS.replace("2025-02,4", "2025-02-30,4"), ("wrong-cell", "3:1")),
        (ROWS.replace("2025-02,4", "2025,4"), ("wrong-cell", "3:1")),
        (ROWS.replace("2025-02,4", "2025-02,-4"), ("cell-out-of-range", "3:9")),
        (ROWS.replace("2025-02,4", "2025-01,4"), ("repeated-cell", "3:1")),
        (ROWS.replace("2025-02,4", "2025-02,4,5"), ("row-length", "3:11")),
    ],
)
def test_a_fault_in_the_rows_is_told_at_its_line_and_column(
    ledger: Ledger, tmp_path: Path, csv: str, expected: tuple[str, str]
) -> None:
    code, place = expected
    assert (code, f"data/series/monthly.csv:{place}") in told(ledger, {"series/monthly.csv": csv}, tmp_path)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        (("field: things", "field: thing"), "unknown-column", "4:8"),
        (("along: month", "along: mnth"), "unknown-column", "3:8"),
        (("field: things", "field: month"), "wrong-type", "4:8"),
        (("along: month", "along: things"), "wrong-type", "3:8"),
        (("field: things\n", ""), "missing-series", "1:1"),
    ],
)
def test_a_chart_that_asks_for_a_column_it_cannot_draw_is_told_at_that_field(
    ledger: Ledger, tmp_path: Path, change: tuple[str, str], code: str, field: str
) -> None:
    assert told(ledger, {"charts/monthly.yml": LINE.replace(*change)}, tmp_path) == [
        (code, f"data/charts/monthly.yml:{field}")
    ]


def test_a_row_with_nothing_to_draw_is_told_where_the_column_allows_it(ledger: Ledger, tmp_path: Path) -> None:
    changes = {
        "series/monthly.yml": SERIES.replace("{required: true, minimum: 0}", "{minimum: 0}"),
        "series/monthly.csv": ROWS.replace("2025-02,4", "2025-02,"),
    }
    assert told(ledger, changes, tmp_path) == [("empty-cell", "data/charts/monthly.yml:2:9")]


def test_two_rows_are_no_line_and_two_hundred_thousand_no_picture(ledger: Ledger, tmp_path: Path) -> None:
    assert told(ledger, {"series/monthly.csv": "".join(ROWS.splitlines(keepends=True)[:3])}, tmp_path) == [
        ("too-few-marks", "data/charts/monthly.yml:2:9")
    ]
    months = (f"{1000 + n // 12:04}-{n % 12 + 1:02},{n % 7}\n" for n in range(90_000))
    assert told(ledger, {"series/monthly.csv": "month,things\n" + "".join(months)}, tmp_path) == [
        ("too-many-marks", "data/charts/monthly.yml:2:9")
    ]


def test_of_too_many_rows_none_is_read(ledger: Ledger, tmp_path: Path) -> None:
    ledger()
    catalog = load_catalog(tmp_path)[0]
    most = max(kind(name).NEEDS.most for name in kind_names())
    long = replace(catalog, rows={"monthly": (Unread(),) * (most + 1)})
    assert [problem.code for problem in chart_problems(long) if "monthly" in problem.position.path] == [
        "too-many-marks"
    ]


class Unread(dict[str, object]):
    """A row that nobody may look into."""

    def get(self, *_: object) -> object:
        raise AssertionError


def test_too_many_facts_and_too_many_events_are_told_too(ledger: Ledger) -> None:
    events = "".join(
        f"e{n}:\n  date: 2025-01-{n:02}\n  title: {{zh: 事, en: Event}}\n  actor: beijing\n  sources: [paper]\n"
        for n in range(1, 30)
    )
    ids = ", ".join(f"more.e{n}" for n in range(1, 30))
    chart = TIMELINE.replace("h20.letters, h20.reprieve, h20.notice, h20.customs", ids)
    (problem,) = chart_problems(ledger({"events/more.yml": events, "charts/line.yml": chart}))
    assert (problem.code, str(problem.position)) == ("too-many-marks", "data/charts/line.yml:2:9")


def test_a_chart_of_facts_draws_no_series(ledger: Ledger) -> None:
    (problem,) = chart_problems(ledger({"charts/bars.yml": BARS + "series: monthly\n"}))
    assert problem.code == "not-drawn"


def test_rows_and_their_description_need_each_other(ledger: Ledger, tmp_path: Path) -> None:
    ledger()
    data = tmp_path / "data"
    (data / "series" / "monthly.csv").rename(data / "series" / "other.csv")
    _, problems = load_catalog(tmp_path)
    assert [(p.code, p.position.path) for p in problems] == [("missing-file", "data/series/monthly.yml")]
    assert [(p.code, p.position.path) for p in file_problems(tmp_path)] == [("missing-file", "data/series/other.csv")]


def test_the_points_of_a_series_stand_by_date_with_their_words(ledger: Ledger) -> None:
    shuffled = "month,things\n" + "".join(reversed(ROWS.splitlines(keepends=True)[1:]))
    points = brief(Voice("zh", ledger({"series/monthly.csv": shuffled})), "monthly").lines[0].points
    assert len(points) == 12
    assert [point.at for point in points] == sorted(point.at for point in points)
    assert (points[0].when, points[0].words, points[0].key) == ("2025年1月", "1", "monthly.2025-01")


def test_the_series_of_sources_counts_the_records_of_the_sources() -> None:
    catalog, _ = load_catalog(ROOT)
    months = Counter(
        f"{date.start:%Y-%m}"
        for source in catalog.sources.values()
        if (date := source.date_published)
        and date.start >= dt.date(2025, 1, 1)
        and (date.start.year, date.start.month) == (date.end.year, date.end.month)
    )
    rows = catalog.rows["sources-by-month"]
    assert len(rows) > 10
    assert {str(row["month"]): int(str(row["sources"])) for row in rows if row["sources"]} == dict(months)
