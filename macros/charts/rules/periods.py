"""What is wrong with facts that follow one another on a line: one without a time, two at one time, too many."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros.catalog.catalog import Catalog
from macros.catalog.chart_records import Chart
from macros.catalog.periods import Period
from macros.charts.marks import Needs
from macros.charts.points import drawn_columns
from macros.charts.rules.series import too_many
from macros.ground.problems import Problem
from macros.ground.told import told


def period_problems(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    """The problems of a chart that draws lines, of facts or of a series; none of any other."""
    if needs.draws != "lines":
        return
    if not chart.series and not chart.facts:
        said = told("a {kind} chart without facts or a series", kind=chart.kind)
        hint = told("add facts, or series, along and field")
        yield catalog.problem(catalog.place("chart", chart_id), said, "missing-series", hint)
        return
    if chart.series and chart.facts:
        said = told("a chart of facts and of a series; keep one")
        hint = told("remove facts, or series, along and field")
        yield catalog.problem(catalog.place("chart", chart_id, "series"), said, "not-drawn", hint)
        return
    lines = _lines(chart)
    many = len(drawn_columns(chart)) if chart.series else len(lines)
    if many > needs.lines:
        slots = {"n": many, "kind": chart.kind, "limit": needs.lines}
        said = told("{n} lines, a {kind} chart draws {limit} or fewer", **slots)
        hint = told("draw the ones that matter; lines draws 5, small-multiples 12")
        place = catalog.place("chart", chart_id, "columns" if chart.columns else "groups")
        yield catalog.problem(place, said, "too-many-marks", hint)
    for line in lines if not chart.series else ():
        yield from _amiss_on_line(catalog, chart_id, chart, needs, line)


def _lines(chart: Chart) -> list[list[str]]:
    """The facts of each line: those of a group, and those of none."""
    grouped = {fact_id for group in chart.groups for fact_id in group.facts}
    alone = [fact_id for fact_id in chart.facts if fact_id not in grouped]
    return [*([alone] if alone else []), *(list(group.facts) for group in chart.groups)]


def _amiss_on_line(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs, line: list[str]) -> Iterator[Problem]:
    place = catalog.place("chart", chart_id, "facts")
    if len(line) < needs.fewest:
        slots = {"n": len(line), "marks": told("facts"), "kind": chart.kind, "fewest": needs.fewest}
        said = told("a line of {n} {marks}, a {kind} chart draws {fewest} or more", **slots)
        yield catalog.problem(place, said, "too-few-marks", told("add facts, or take the line out"))
    if len(line) > needs.most:
        yield too_many(catalog, place, chart, len(line), needs)
    periods: list[tuple[str, Period]] = []
    for fact_id in line:
        fact = catalog.facts.get(fact_id)
        if fact and fact.as_of:
            periods.append((fact_id, fact.as_of))
        elif fact:
            said = told('"{name}" has no as_of, and so no place on a line', name=fact_id)
            yield catalog.problem(place, said, "missing-as-of", told("give the fact its as_of"))
    yield from _at_once(catalog, chart_id, chart, sorted(periods, key=lambda found: found[1].start))


def _at_once(catalog: Catalog, chart_id: str, chart: Chart, periods: list[tuple[str, Period]]) -> Iterator[Problem]:
    """Two values of one time, a year and its quarter among them, of which a line could not say which one holds."""
    for (first, before), (second, after) in pairwise(periods):
        if after.start <= before.end and second in chart.facts:
            place = catalog.place("chart", chart_id, "facts", chart.facts.index(second))
            slots = {"name": first, "other": second, "when": before, "then": after}
            said = told('"{name}" ({when}) and "{other}" ({then}) are of one time, on one line', **slots)
            names = ", ".join(f"{language}: …" for language in catalog.complete)
            hint = told(
                'take "{other}" out of facts:, or make it a line of its own, under groups: {line}',
                other=second,
                line=f"- {{name: {{{names}}}, facts: [{second}, …]}}",
            )
            yield catalog.problem(place, said, "overlapping-periods", hint)
