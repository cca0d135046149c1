"""What is wrong with how a chart sorts, names and pairs its facts: one that is not drawn, or stands in two groups."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.chart_records import Chart
from macros.catalog.reading.named import nearest_ids
from macros.charts.briefs import patterned
from macros.charts.marks import Needs
from macros.charts.patterns import MOTIFS
from macros.charts.theme import KINDS_OF_EVENTS
from macros.ground.problems import Position, Problem, did_you_mean
from macros.ground.told import listed, told

_IN_ONE = told("leave it in one; a group that has nothing left goes as a whole")
_SORTED = ("aside", "said", "minus")  # fields that are lists of the chart's facts


def member_problems(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    """The problems of the chart's groups, of its lists of facts and of its own names for them."""
    for place, fact_id in _named(catalog, chart_id, chart):
        if fact_id not in chart.facts:
            yield _not_drawn(catalog, place, chart, fact_id)
    yield from _grouped(catalog, chart_id, chart)
    yield from _signed(catalog, chart_id, chart, needs)
    if needs.pairs:
        yield from _pairs(catalog, chart_id, chart)


def _named(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[tuple[Position, str]]:
    for field in _SORTED:
        for n, fact_id in enumerate(getattr(chart, field)):
            yield catalog.place("chart", chart_id, field, n), fact_id
    for fact_id in chart.names:
        yield catalog.place("chart", chart_id, "names", fact_id), fact_id
    for n, group in enumerate(chart.groups):
        if group.whole:
            yield catalog.place("chart", chart_id, "groups", n, "whole"), group.whole


def _grouped(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[Problem]:
    grouped: set[str] = set()
    for n, group in enumerate(chart.groups):
        for m, fact_id in enumerate(group.facts):
            place = catalog.place("chart", chart_id, "groups", n, "facts", m)
            if fact_id not in chart.facts:
                yield _not_drawn(catalog, place, chart, fact_id)
            if fact_id in grouped:
                said = told('"{name}" is in two groups', name=fact_id)
                yield catalog.problem(place, said, "grouped-twice", _IN_ONE)
            grouped.add(fact_id)
    if len(patterned(chart)) > len(MOTIFS):
        slots = {"n": len(patterned(chart)), "limit": len(MOTIFS)}
        said = told("{n} groups with a pattern of their own, there are {limit} patterns", **slots)
        place = catalog.place("chart", chart_id, "groups")
        yield catalog.problem(place, said, "too-many-groups", told("join some of them"))


def _signed(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    """What is wrong with the kinds of events that the chart tells apart: as with groups of facts."""
    place = catalog.place("chart", chart_id, "signs")
    if chart.signs and not needs.lanes:
        said = told("a {kind} chart tells no kinds of events apart", kind=chart.kind)
        yield catalog.problem(place, said, "not-drawn", told('take out "{key}"', key="signs"))
    if len(chart.signs) > len(KINDS_OF_EVENTS):
        said = told("{n} kinds of events, there are {limit} signs", n=len(chart.signs), limit=len(KINDS_OF_EVENTS))
        yield catalog.problem(place, said, "too-many-groups", told("join some of them"))
    signed: set[str] = set()
    for n, alike in enumerate(chart.signs):
        for m, event_id in enumerate(alike.events):
            at = catalog.place("chart", chart_id, "signs", n, "events", m)
            if event_id not in chart.events:
                said = told('"{name}" is of a kind and not in the chart', name=event_id)
                hint = did_you_mean(nearest_ids(event_id, chart.events), otherwise=told("add it to events"))
                yield catalog.problem(at, said, "grouped-but-not-drawn", hint)
            if event_id in signed:
                said = told('"{name}" is in two groups', name=event_id)
                yield catalog.problem(at, said, "grouped-twice", _IN_ONE)
            signed.add(event_id)


def _not_drawn(catalog: Catalog, place: Position, chart: Chart, fact_id: str) -> Problem:
    said = told('"{name}" is in a group and not in the chart', name=fact_id)
    hint = did_you_mean(nearest_ids(fact_id, chart.facts), otherwise=told("add it to facts"))
    return catalog.problem(place, said, "grouped-but-not-drawn", hint)


def _pairs(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[Problem]:
    """Each group has two facts; the first of all are in one unit, the second too, and the axes have names."""
    if chart.axes is None:
        said = told("a {kind} chart without axes", kind=chart.kind)
        hint = told("add axes: {{across: {{zh: …, en: …}}, up: {{zh: …, en: …}}}}, what each of them measures")
        yield catalog.problem(catalog.place("chart", chart_id), said, "missing-axes", hint)
    grouped = {fact_id for group in chart.groups for fact_id in group.facts}
    for n, fact_id in enumerate(chart.facts):
        if fact_id not in grouped:
            said = told('"{name}" is in no group, a {kind} chart draws pairs', name=fact_id, kind=chart.kind)
            hint = told(
                "write under groups: {line}, the fact across first; or take it out of facts:",
                line=_group(catalog, fact_id),
            )
            yield catalog.problem(catalog.place("chart", chart_id, "facts", n), said, "not-a-pair", hint)
    for n, group in enumerate(chart.groups):
        if len(group.facts) != 2:
            slots = {"n": len(group.facts), "kind": chart.kind, "facts": listed(group.facts)}
            said = told("a group of {n} facts ({facts}), a {kind} chart draws pairs", **slots)
            pair = [*group.facts[:2], "…"][:2]
            hint = told(
                "write two, the one across first: {line}; what else there is has a group of its own",
                line=f"facts: [{', '.join(pair)}]",
            )
            yield catalog.problem(catalog.place("chart", chart_id, "groups", n, "facts"), said, "not-a-pair", hint)
            return
    for place in (0, 1):
        yield from _alike(catalog, chart_id, chart, place)


def _group(catalog: Catalog, fact_id: str) -> str:
    names = ", ".join(f"{language}: …" for language in catalog.complete)
    return f"- {{name: {{{names}}}, facts: [{fact_id}, …]}}"


def _alike(catalog: Catalog, chart_id: str, chart: Chart, place: int) -> Iterator[Problem]:
    ids = [group.facts[place] for group in chart.groups]
    units = [catalog.facts[fact_id].unit if catalog.is_measured(fact_id) else None for fact_id in ids]
    for n, unit in enumerate(units):
        if None not in (unit, units[0]) and unit != units[0]:
            slots = {"name": ids[n], "unit": unit, "other": units[0]}
            said = told('"{name}" is in {unit}, the chart in {other}', **slots)
            at = catalog.place("chart", chart_id, "groups", n, "facts", place)
            yield catalog.problem(at, said, "mixed-units", told("draw facts of one unit"))
