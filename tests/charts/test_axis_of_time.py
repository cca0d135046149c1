"""No series of days, months, quarters or years is refused for the labels of its own axis, whatever it spans.

Who writes a chart cannot shorten a day: labels of an axis are placed, thinned or set in lines by the kind.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from macros.catalog.catalog import Catalog
from macros.catalog.chart_records import Chart, Series
from macros.catalog.periods import Period, read_period
from macros.catalog.records import Event
from macros.charts.briefs import brief
from macros.charts.kinds import kind, kind_names, placed
from macros.charts.layout.both_ends import both_ends
from macros.charts.marks import Brief, Point
from macros.charts.rules.placing import outside, overlapping, placing_problems
from macros.charts.theme import CANVASES
from macros.wording.dates import when, year_of
from macros.wording.voice import Voice
from tests.charts.conftest import LINE, SERIES, Ground, Ledger, chart_problems
from tests.charts.samples import WORDS

LANGUAGES = ("zh", "en")
CONTEXT = {"languages": LANGUAGES}
OVER_TIME = sorted(name for name in kind_names() if kind(name).NEEDS.draws == "lines")
TYPES = {"date": "%Y-%m-%d", "yearmonth": "%Y-%m", "quarter": "%Y-Q{quarter}", "year": "%Y"}
SAID = {text: {"zh": "图", "en": "A chart"} for text in ("title", "subtitle", "alt")}
TITLE = {"zh": "数", "en": "Sum"}
SETTINGS = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=25)
CENTURY = 36_525


def periods(form: str, first: date, days: int, many: int) -> list[Period]:
    """So many periods at most, evenly from the first day on, each once."""
    held = [first + timedelta(days * n // max(1, many - 1)) for n in range(many)]
    texts = [day.strftime(TYPES[form]).format(quarter=(day.month + 2) // 3) for day in held]
    return [read_period(text) for text in dict.fromkeys(texts)]


def of_series(catalog: Catalog, name: str, spans: list[Period], numbers: list[int]) -> Catalog:
    """The ledger with one chart, x, of a series with a row for each period and as many columns as make it plain.

    A quarter is no type of a column; it is given as one so that it need not be a fact.
    """
    columns = ["first", "second", "third"][: min(3, kind(name).NEEDS.lines)]
    cells = [{"name": "at", "type": "date", "title": TITLE}]
    cells += [{"name": column, "type": "number", "unit": "usd", "title": TITLE} for column in columns]
    record = {"title": TITLE, "fields": cells, "as_of": "2025", "status": "reported", "sources": ["paper"]}
    rows = tuple(
        {"at": span, **{c: Decimal(numbers[(n * (k + 1)) % len(numbers)]) * 10**7 for k, c in enumerate(columns)}}
        for n, span in enumerate(spans)
    )
    chart = {"kind": name, "series": "x", "along": "at", **SAID}
    chart |= {"columns": columns} if len(columns) > 1 else {"field": columns[0]}
    return replace(
        catalog,
        charts={"x": Chart.model_validate(chart, context=CONTEXT)},
        series={**catalog.series, "x": Series.model_validate(record, context=CONTEXT)},
        rows={**catalog.rows, "x": rows},
        origins={**catalog.origins, ("chart", "x"): catalog.origins["chart", "bars"]},
    )


def amiss(said: Brief) -> list[str]:
    """What is outside the pictures or stands on something else in them."""
    drawings = [placed(said, canvas) for canvas in CANVASES]
    return [str(what) for drawing in drawings for find in (outside, overlapping) for what in find(drawing)]


@pytest.mark.parametrize("form", TYPES)
@pytest.mark.parametrize("name", OVER_TIME)
@SETTINGS
@given(
    first=st.dates(date(1800, 1, 1), date(2080, 1, 1)),
    days=st.one_of(st.integers(1, 800), st.integers(1, CENTURY)),
    many=st.one_of(st.integers(2, 14), st.integers(2, 400)),
    numbers=st.lists(st.integers(0, 99_999), min_size=1, max_size=20),
)
@example(first=date(2026, 7, 1), days=92, many=4, numbers=[3, 1, 2])
@example(first=date(2026, 12, 31), days=1, many=2, numbers=[3, 1, 2])
@example(first=date(1999, 12, 30), days=CENTURY, many=400, numbers=[99_999, 12_345, 5])
def test_labels_of_an_axis_of_time_find_their_places(
    base: Ground, name: str, form: str, first: date, days: int, many: int, numbers: list[int]
) -> None:
    spans = periods(form, first, days, many)
    if len(spans) < kind(name).NEEDS.fewest:
        return
    catalog = of_series(base(), name, spans, numbers)
    for language in LANGUAGES:
        assert amiss(brief(Voice(language, catalog), "x")) == []


@pytest.mark.parametrize("name", sorted(n for n in kind_names() if kind(n).NEEDS.draws == "events"))
@SETTINGS
@given(
    first=st.dates(date(1800, 1, 1), date(2080, 1, 1)),
    days=st.one_of(st.integers(1, 800), st.integers(1, CENTURY - 366)),
    many=st.integers(3, 16),
    form=st.sampled_from(list(TYPES)),
)
def test_events_on_a_calendar_find_their_places(
    base: Ground, name: str, form: str, first: date, days: int, many: int
) -> None:
    spans = periods(form, first, days, many)
    if len(spans) < kind(name).NEEDS.fewest:
        return
    record: dict[str, Any] = {"title": TITLE, "actor": "nvidia", "sources": ["paper"]}
    made = {
        f"x.e{n}": Event.model_validate({**record, "date": str(span)}, context=CONTEXT) for n, span in enumerate(spans)
    }
    chart = {"kind": name, "events": list(made), **SAID, **({"lanes": ["nvidia"]} if kind(name).NEEDS.lanes else {})}
    drawn = {"x": Chart.model_validate(chart, context=CONTEXT)}
    catalog = replace(base(), charts=drawn, events={**base().events, **made})
    for language in LANGUAGES:
        assert amiss(brief(Voice(language, catalog), "x")) == []


def at_ends(base: Ground, language: str, first: str, last: str, wide: float) -> list[tuple[str, ...]]:
    voice = Voice(language, base())
    spans = [read_period(text) for text in (first, last)]
    made = (Point("p", 0, 0, when(voice, span, style="table"), "1", year=year_of(voice, span)) for span in spans)
    found = both_ends(*made, wide)
    return [found.left, *([("below",)] if found.below else []), found.right]


@pytest.mark.parametrize(
    ("language", "first", "last", "wide", "expected"),
    [
        ("zh", "2026-07", "2026-10", 190, [("2026年7月",), ("2026年10月",)]),
        ("zh", "2026-07", "2026-10", 112, [("2026年7月",), ("10月",)]),
        ("en", "2026-07", "2026-10", 112, [("Jul",), ("Oct 2026",)]),
        ("en", "FY2026-Q1", "FY2026-Q4", 112, [("Q1",), ("Q4 FY2026",)]),
        ("zh", "2026-07", "2027-07", 112, [("2026年", "7月"), ("2027年", "7月")]),
        ("en", "2026-07", "2027-07", 112, [("Jul", "2026"), ("Jul", "2027")]),
        ("zh", "2026-07-05", "2027-11-17", 112, [("2026年7月5日",), ("below",), ("2027年11月17日",)]),
        ("zh", "2026-07-05", "2027-11-17", 64, [("2026年", "7月5日"), ("below",), ("2027年", "11月17日")]),
        ("en", "2026-07-05", "2027-11-17", 112, [("5 Jul", "2026"), ("17 Nov", "2027")]),
        ("zh", "2020", "2026", 112, [("2020年",), ("2026年",)]),
    ],
)
def test_both_ends_are_said_the_plainest_way_that_has_room(
    base: Ground, language: str, first: str, last: str, wide: float, expected: list[tuple[str, ...]]
) -> None:
    assert at_ends(base, language, first, last, wide) == expected


def test_four_months_in_small_plots_are_drawn_from_the_files_that_the_guide_shows(ledger: Ledger) -> None:
    others = "  - name: others\n    type: integer\n    title: {zh: 别的, en: Others}\n    unit: things\n"
    several = LINE.replace("kind: line", "kind: small-multiples").replace("field: things", "columns: [things, others]")
    catalog = ledger(
        {
            "series/monthly.yml": SERIES.replace("as_of: 2025\n", f"{others}as_of: 2026\n"),
            "series/monthly.csv": "month,things,others\n" + "".join(f"2026-{7 + n:02},{n},{9 - n}\n" for n in range(4)),
            "charts/monthly.yml": several,
        }
    )
    assert chart_problems(catalog) + placing_problems(catalog) == []


def test_where_two_periods_have_room_they_are_the_first_and_the_last(base: Ground) -> None:
    spans = periods("yearmonth", date(2025, 7, 1), 366, 13)
    said = brief(Voice("zh", of_series(base(), "line", spans, [3, 1, 2])), "x")
    narrow = next(canvas for canvas in CANVASES if canvas.narrow)
    words = [row["text"] for layer in placed(said, narrow).layers for row in layer.rows if "text" in row]
    assert [text for text in words if text in {point.when for point in said.lines[0].points}] == [
        "2025年7月",
        "2026年7月",
    ]


def test_a_hint_asks_nobody_to_shorten_a_number_or_a_day(ledger: Ledger) -> None:
    names = "".join(f"  x.f{n}: {{zh: 甲, en: A}}\n" for n in range(6))
    facts = "".join(
        f"f{n}:\n  label: {{zh: 甲, en: A}}\n  value: {n + 1}.123e9\n  unit: usd\n  as_of: {2020 + n}\n"
        "  status: reported\n  sources: [paper]\n"
        for n in range(6)
    ).replace("1.123e9", "9.123e9", 1)
    ids = ", ".join(f"x.f{n}" for n in range(6))
    chart = f"kind: slope\nfacts: [{ids}]\nnames:\n{names}{WORDS}"
    catalog = ledger({"facts/x.yml": facts, "charts/slope.yml": chart})
    assert chart_problems(catalog) == []
    hints = {problem.hint for problem in placing_problems(catalog)}
    assert hints == {"a number or a day cannot be shortened: draw fewer of them, or choose another kind"}
