"""What is wrong with a chart of a series: a column that is not there or cannot be drawn, an empty cell, too many rows.

The rows themselves are held against their description by the catalog.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.chart_records import Chart, Series
from macros.catalog.tables import Row
from macros.charts.marks import Needs
from macros.ground.enough import first_of
from macros.ground.problems import Position, Problem, did_you_mean, nearest
from macros.ground.told import listed, told

# What may run from left to right, and what may be drawn.
_TYPES = {"along": ("date", "yearmonth", "year"), "field": ("number", "integer")}


def series_problems(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    """The problems of a chart that draws a series; none for one that is of another kind and has none."""
    if needs.draws != "series":
        return
    missing = [key for key in ("series", "along", "field") if getattr(chart, key) is None]
    for key in missing:
        said = told("a {kind} chart without {key}", kind=chart.kind, key=key)
        hint = told("add series: a file of data/series, along: and field: two of its columns")
        yield catalog.problem(catalog.place("chart", chart_id), said, "missing-series", hint)
    series = catalog.series.get(chart.series or "")
    if missing or series is None:
        return
    wrong = [problem for key in _TYPES for problem in _amiss_with_column(catalog, chart_id, chart, series, key)]
    yield from wrong or first_of(_amiss_with_rows(catalog, chart_id, chart, needs))


def _amiss_with_column(catalog: Catalog, chart_id: str, chart: Chart, series: Series, key: str) -> Iterator[Problem]:
    name = getattr(chart, key)
    place = catalog.place("chart", chart_id, key)
    columns = {column.name: column for column in series.fields}
    if name not in columns:
        otherwise = told("known columns: {names}", names=listed(columns))
        hint = did_you_mean(nearest(name, columns, most=1), otherwise=otherwise)
        yield catalog.problem(place, told('unknown column "{name}"', name=name), "unknown-column", hint)
    elif columns[name].type not in _TYPES[key]:
        said = told('"{name}" holds {type}, which cannot be drawn here', name=name, type=columns[name].type)
        yield catalog.problem(place, said, "wrong-type", told("one of {names}", names=listed(_TYPES[key])))


def _amiss_with_rows(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    rows = catalog.rows.get(chart.series or "")
    if rows is None:
        return  # they have problems of their own
    place = catalog.place("chart", chart_id, "series")
    for n, row in enumerate(rows):
        for key in _TYPES:
            if row.get(getattr(chart, key)) is None:
                said = told('row {n} of "{name}" has nothing to draw', n=n + 1, name=chart.series)
                yield catalog.problem(place, said, "empty-cell", told("fill its cell in, or take the row out"))
                break
    yield from _twice(catalog, chart_id, chart, rows)
    if len(rows) < needs.fewest:
        slots = {"n": len(rows), "marks": told("rows"), "kind": chart.kind, "fewest": needs.fewest}
        said = told("{n} {marks}, a {kind} chart draws {fewest} or more", **slots)
        yield catalog.problem(place, said, "too-few-marks", told("add rows, or take the chart out"))
    if len(rows) > needs.most:
        yield too_many(catalog, place, chart, len(rows), needs)


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
