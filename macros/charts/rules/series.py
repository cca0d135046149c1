"""What is wrong with a chart of a series: a column that is not there or cannot be drawn, an empty cell, too many rows.

The rows themselves are held against their description by the catalog.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from macros.catalog.catalog import Catalog
from macros.catalog.chart_records import Chart, Series
from macros.catalog.tables import Row
from macros.charts.marks import Needs
from macros.charts.points import drawn_columns
from macros.ground.choices import one_of
from macros.ground.enough import first_of
from macros.ground.problems import Position, Problem, did_you_mean, nearest
from macros.ground.told import listed, told

# What may run from left to right, and what may be drawn.
_NUMBERS = ("number", "integer")
_TYPES = {"along": ("date", "yearmonth", "year"), "field": _NUMBERS, "columns": _NUMBERS}


def series_problems(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    """The problems of a chart that draws a series; none for one that is of another kind and has none."""
    if needs.draws != "lines" or not chart.series:
        return
    given = {"along": chart.along, "field": chart.field or chart.columns or None}
    missing = [key for key, value in given.items() if value is None]
    for key in missing:
        said = told("a {kind} chart without {key}", kind=chart.kind, key=key)
        hint = told("add series: a file of data/series, along: and field: two of its columns")
        yield catalog.problem(catalog.place("chart", chart_id), said, "missing-series", hint)
    series = catalog.series.get(chart.series or "")
    if missing or series is None:
        return
    named: list[tuple[tuple[str | int, ...], str]] = [(("along",), chart.along or ""), *_drawn(chart)]
    wrong = [found for at in named for found in _amiss_with_column(catalog, chart_id, series, *at)]
    yield from wrong or first_of(_amiss_with_rows(catalog, chart_id, chart, needs))


def _drawn(chart: Chart) -> list[tuple[tuple[str | int, ...], str]]:
    """The columns whose values are drawn, each after the way to where it is named."""
    if chart.columns:
        return [(("columns", n), name) for n, name in enumerate(chart.columns)]
    return [(("field",), chart.field)] if chart.field else []


def _amiss_with_column(
    catalog: Catalog, chart_id: str, series: Series, steps: tuple[str | int, ...], name: str
) -> Iterator[Problem]:
    place, allowed = catalog.place("chart", chart_id, *steps), _TYPES[str(steps[0])]
    columns = {column.name: column for column in series.fields}
    if name not in columns:
        otherwise = told("known columns: {names}", names=listed(columns))
        hint = did_you_mean(nearest(name, columns, most=1), otherwise=otherwise)
        yield catalog.problem(place, told('unknown column "{name}"', name=name), "unknown-column", hint)
    elif columns[name].type not in allowed:
        said = told('"{name}" holds {type}, which cannot be drawn here', name=name, type=columns[name].type)
        yield catalog.problem(place, said, "wrong-type", told("one of {names}", names=one_of(allowed)))


def _amiss_with_rows(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    rows = catalog.rows.get(chart.series or "")
    if rows is None:
        return  # they have problems of their own
    place = catalog.place("chart", chart_id, "series")
    if len(rows) > needs.most:  # none of them is read: a series may have a thousand times as many
        yield too_many(catalog, place, chart, len(rows), needs)
        return
    for n, row in enumerate(rows):
        for name in (chart.along or "", *drawn_columns(chart)):
            value = row.get(name)
            if isinstance(value, Decimal) and value < 0 and not needs.negative:
                said = told('"{name}" is below zero, where a {kind} chart begins', name=name, kind=chart.kind)
                yield catalog.problem(place, said, "below-zero", told("choose another kind"))
            if value is None:
                said = told('row {n} of "{name}" has nothing to draw', n=n + 1, name=chart.series)
                yield catalog.problem(place, said, "empty-cell", told("fill its cell in, or take the row out"))
                break
    yield from _units(catalog, chart_id, chart)
    yield from _twice(catalog, chart_id, chart, rows)
    if len(rows) < needs.fewest:
        slots = {"n": len(rows), "marks": told("rows"), "kind": chart.kind, "fewest": needs.fewest}
        said = told("{n} {marks}, a {kind} chart draws {fewest} or more", **slots)
        yield catalog.problem(place, said, "too-few-marks", told("add rows, or take the chart out"))


def _units(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[Problem]:
    columns = {column.name: column.unit for column in catalog.series[chart.series or ""].fields}
    known = [(n, name) for n, name in enumerate(chart.columns) if (columns[name] or "") in catalog.units]
    for n, name in known:
        first = columns[known[0][1]]
        if columns[name] != first:
            slots = {"name": name, "unit": columns[name], "other": first}
            said = told('"{name}" is in {unit}, the chart in {other}', **slots)
            place = catalog.place("chart", chart_id, "columns", n)
            yield catalog.problem(place, said, "mixed-units", told("draw columns of one unit"))


def _twice(catalog: Catalog, chart_id: str, chart: Chart, rows: Iterable[Row]) -> Iterator[Problem]:
    """Two values of one month, of which a line could not say which one holds."""
    times = Counter(str(row.get(chart.along or "")) for row in rows if row.get(chart.along or "") is not None)
    for written in (written for written, n in times.items() if n > 1):
        said = told('"{name}" has {written} more than once', name=chart.series, written=written)
        hint = told("leave one row for each, or sum them up; constraints: {{unique: true}} keeps it so")
        yield catalog.problem(catalog.place("chart", chart_id, "along"), said, "repeated-cell", hint)


def too_many(catalog: Catalog, place: Position, chart: Chart, n: int, needs: Needs) -> Problem:
    """That a chart draws more marks than its kind stays a picture with."""
    said = told("{n} marks, a {kind} chart draws {limit} or fewer", n=n, kind=chart.kind, limit=needs.most)
    return catalog.problem(place, said, "too-many-marks", told("draw the ones that matter, or sum them up"))
