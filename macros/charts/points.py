"""The lines of a chart: the columns of a series, or facts by the periods they hold for, and events beside them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from macros.catalog.chart_records import Chart, Column
from macros.catalog.doubt import event_is_firm
from macros.catalog.periods import Period
from macros.catalog.records import Amount
from macros.charts.marks import Flag, Line, Mark, Point
from macros.wording.amounts import beside_each_other
from macros.wording.braces import resolve
from macros.wording.dates import when, year_of
from macros.wording.voice import Voice


def middle(period: Period) -> float:
    """The middle of the days of a period, counted as the calendar's ordinals."""
    return (period.start.toordinal() + period.end.toordinal()) / 2


def drawn_columns(chart: Chart) -> tuple[str, ...]:
    """The columns of the chart's series that are lines."""
    return chart.columns or ((chart.field,) if chart.field else ())


def column(voice: Voice, chart: Chart, name: str) -> Column:
    """The description of a column of the chart's series."""
    return next(column for column in voice.catalog.series[chart.series or ""].fields if column.name == name)


def lines_of_series(voice: Voice, chart: Chart) -> tuple[Line, ...]:
    """A line for each column that is drawn, under the name of the column.

    Raises ValueError for a cell that cannot be drawn; `rules.series` tells it first.
    """
    names = drawn_columns(chart)
    return tuple(
        Line(column(voice, chart, name).title[voice.language], _column_points(voice, chart, name), turn=turn)
        for turn, name in enumerate(names)
    )


def _column_points(voice: Voice, chart: Chart, name: str) -> tuple[Point, ...]:
    """The points of a column, with their numbers written in one way."""
    found, unit = [], column(voice, chart, name).unit
    for row in voice.catalog.rows[chart.series or ""]:
        period, value = row[chart.along or ""], row[name]
        if not isinstance(period, Period) or not isinstance(value, Decimal):
            raise ValueError(f"a cell of {chart.series} that cannot be drawn")
        found.append((period, value))
    said = beside_each_other(voice, [Amount(value=value, unit=unit) for _, value in found])
    points = [
        Point(
            key=f"{chart.series}.{period}",
            at=middle(period),
            value=float(value),
            when=when(voice, period, style="table"),
            words=words,
            year=year_of(voice, period),
        )
        for (period, value), words in zip(found, said, strict=True)
    ]
    return tuple(sorted(points, key=lambda point: point.at))


def lines_of_facts(marks: Iterable[Mark]) -> tuple[Line, ...]:
    """A line for each group, through its facts by the periods they hold for; of all facts where there is none."""
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(mark.group, []).append(mark)
    emphasised = any(mark.tone == "main" for mark in marks) and any(mark.tone == "plain" for mark in marks)
    lines, turn = [], int(emphasised)
    for name, members in groups.items():
        is_main = emphasised and members[0].tone == "main"
        points = sorted((_point(mark) for mark in members), key=lambda point: point.at)
        lines.append(Line(name, tuple(points), members[0].tone, 0 if is_main else turn))
        turn += not is_main
    return tuple(lines)


def _point(mark: Mark) -> Point:
    return Point(mark.key, mark.at, mark.high, mark.when, mark.short, mark.look, mark.tone, mark.year)


def flags(voice: Voice, chart: Chart) -> tuple[Flag, ...]:
    """The chart's events as they stand on an axis of time, the earliest first."""
    events = voice.catalog.events
    found = [
        Flag(
            key=event_id,
            at=middle(events[event_id].date),
            when=when(voice, events[event_id].date, style="table"),
            words=resolve(voice, (events[event_id].short or events[event_id].title)[voice.language]),
            look="solid" if event_is_firm(voice.catalog, event_id) else "open",
        )
        for event_id in chart.events
    ]
    return tuple(sorted(found, key=lambda flag: flag.at))
