"""What is wrong with chart records: everything that would make a drawing impossible, misleading or groundless.

That the records a chart names exist is the catalog's own rule; unknown ones are passed over here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from macros.catalog.catalog import Catalog, topic_of
from macros.catalog.chart_records import Chart
from macros.catalog.doubt import event_is_firm, fact_is_firm
from macros.catalog.records import Record
from macros.charts.axes import years_of
from macros.charts.briefs import operands
from macros.charts.kinds import kind, kind_names
from macros.charts.marks import Needs
from macros.charts.rules.members import member_problems
from macros.charts.rules.periods import period_problems
from macros.charts.rules.series import series_problems, too_many
from macros.charts.rules.sums import sum_problems
from macros.ground.choices import one_of
from macros.ground.problems import Problem, did_you_mean, nearest
from macros.ground.told import Told, told
from macros.wording.braces import names_in

_MARKS: dict[str, Told] = {
    "facts": told("facts"),
    "events": told("events"),
    "series": told("a series"),
    "lines": told("facts or a series"),
}
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def check_record(catalog: Catalog, _kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """Every problem of a chart's record."""
    return _problems(catalog, record_id, record) if isinstance(record, Chart) else iter(())


def _problems(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[Problem]:
    if chart.kind not in kind_names():
        otherwise = told("kinds: {kinds}", kinds=one_of(kind_names()))
        hint = did_you_mean(nearest(chart.kind, kind_names()), otherwise=otherwise)
        place = catalog.place("chart", chart_id, "kind")
        yield catalog.problem(place, told('no chart kind "{kind}"', kind=chart.kind), "unknown-chart-kind", hint)
        return
    needs = kind(chart.kind).NEEDS
    yield from _amiss_with_what_is_drawn(catalog, chart_id, chart, needs)
    yield from _missing_parts(catalog, chart_id, chart, needs)
    yield from series_problems(catalog, chart_id, chart, needs)
    yield from period_problems(catalog, chart_id, chart, needs)
    yield from _below_zero(catalog, chart_id, chart, needs)
    yield from _ranges(catalog, chart_id, chart, needs)
    yield from _not_from_zero(catalog, chart_id, chart, needs)
    yield from _mixed_units(catalog, chart_id, chart, needs)
    yield from member_problems(catalog, chart_id, chart, needs)
    yield from sum_problems(catalog, chart_id, chart, needs)
    yield from _back_in_time(catalog, chart_id, chart, needs)
    yield from _other_years(catalog, chart_id, chart, needs)
    yield from _outside_lanes(catalog, chart_id, chart, needs)
    yield from _far_apart(catalog, chart_id, chart, needs)
    yield from _named_but_not_drawn(catalog, chart_id, chart)
    yield from _groundless(catalog, chart_id, chart, needs)


def _amiss_with_what_is_drawn(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    drawn = {"facts": chart.facts, "events": chart.events}.get(needs.draws)
    if drawn is not None and len(drawn) < needs.fewest:
        slots = {"n": len(drawn), "marks": _MARKS[needs.draws], "kind": chart.kind, "fewest": needs.fewest}
        said = told("{n} {marks}, a {kind} chart draws {fewest} or more", **slots)
        place = catalog.place("chart", chart_id, needs.draws)
        yield catalog.problem(place, said, "too-few-marks", told("add {key}: […]", key=needs.draws))
    if drawn is not None and len(drawn) > needs.most:
        yield too_many(catalog, catalog.place("chart", chart_id, needs.draws), chart, len(drawn), needs)
    for other in ("facts", "events", "series"):
        if other in drawn_by(needs) or not getattr(chart, other):
            continue
        place = catalog.place("chart", chart_id, other)
        slots = {"kind": chart.kind, "marks": _MARKS[needs.draws], "other": _MARKS[other]}
        said = told("a {kind} chart draws {marks}, not {other}", **slots)
        others = (name for name in kind_names() if other in drawn_by(kind(name).NEEDS))
        hint = told('remove "{key}", or choose a kind that draws it: {kinds}', key=other, kinds=one_of(others))
        yield catalog.problem(place, said, "not-drawn", hint)
    for name in ("facts", "events"):
        yield from _twice(catalog, chart_id, name, getattr(chart, name))


def drawn_by(needs: Needs) -> tuple[str, ...]:
    """The fields of a record that a kind draws."""
    return (*(("facts", "series") if needs.draws == "lines" else (needs.draws,)), *(("events",) if needs.flags else ()))


def _missing_parts(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    place = catalog.place("chart", chart_id)
    if needs.lanes and not chart.lanes:
        said = told("a {kind} chart without lanes", kind=chart.kind)
        hint = told("add lanes: [term, …], the actors of its events")
        yield catalog.problem(place, said, "missing-lanes", hint)
    if needs.against and not chart.against:
        said = told("a {kind} chart that is held against nothing", kind=chart.kind)
        hint = told(
            "add against: {name}, or another id of data/glossary.yml: its values are this chart's 1 or 100%",
            name=next((topic for topic in map(topic_of, chart.facts) if topic in catalog.terms), "…"),
        )
        yield catalog.problem(place, said, "missing-against", hint)
    if needs.ratios and not any(_is_quotient(catalog, chart, fact_id) for fact_id in chart.facts):
        said = told("a {kind} chart draws no fact that is one of its facts over another", kind=chart.kind)
        hint = told("add a fact with derive: part / whole, and both of these")
        yield catalog.problem(place, said, "missing-share", hint)


def _is_quotient(catalog: Catalog, chart: Chart, fact_id: str) -> bool:
    fact = catalog.facts.get(fact_id)
    return fact is not None and bool(operands(chart, fact, "/"))


def _twice(catalog: Catalog, chart_id: str, name: str, ids: tuple[str, ...]) -> Iterator[Problem]:
    for n, record_id in enumerate(ids):
        if record_id in ids[:n]:
            place = catalog.place("chart", chart_id, name, n)
            said = told('"{name}" is drawn twice', name=record_id)
            yield catalog.problem(place, said, "drawn-twice", told("remove one"))


def _below_zero(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    for n, fact_id in enumerate(chart.facts):
        fact = catalog.facts.get(fact_id)
        if fact and not needs.negative and min(fact.range or (fact.value or 0,)) < 0:
            place = catalog.place("chart", chart_id, "facts", n)
            said = told('"{name}" is below zero, where a {kind} chart begins', name=fact_id, kind=chart.kind)
            yield catalog.problem(place, said, "below-zero", told("choose another kind"))


def _ranges(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    """A range where one end of it would be drawn as if it were the value."""
    for n, fact_id in enumerate(chart.facts):
        fact = catalog.facts.get(fact_id)
        if fact and fact.range and not needs.ranges:
            place = catalog.place("chart", chart_id, "facts", n)
            said = told('"{name}" is a range, a {kind} chart draws single values', name=fact_id, kind=chart.kind)
            others = (name for name in kind_names() if kind(name).NEEDS.draws == "facts" and kind(name).NEEDS.ranges)
            hint = told("choose a kind that draws both ends: {kinds}", kinds=one_of(others))
            yield catalog.problem(place, said, "range-not-drawn", hint)


def _not_from_zero(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    if not chart.from_zero and not needs.base:
        place = catalog.place("chart", chart_id, "from_zero")
        said = told("a {kind} chart begins at zero, or its lengths would lie", kind=chart.kind)
        others = (name for name in kind_names() if kind(name).NEEDS.base)
        hint = told("take it out, or choose a kind that may: {kinds}", kinds=one_of(others))
        yield catalog.problem(place, said, "not-from-zero", hint)


def _mixed_units(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    """A quotient of two drawn facts may be in a unit of its own, where the kind draws it as such."""
    known = [(n, fact_id) for n, fact_id in enumerate(chart.facts) if catalog.is_measured(fact_id)]
    drawn = [(n, f) for n, f in known if not (needs.ratios and _is_quotient(catalog, chart, f))]
    units = [(n, catalog.facts[fact_id].unit) for n, fact_id in drawn if not needs.pairs]
    for n, unit in units:
        if unit != units[0][1]:
            place = catalog.place("chart", chart_id, "facts", n)
            slots = {"name": chart.facts[n], "unit": unit, "other": units[0][1]}
            said = told('"{name}" is in {unit}, the chart in {other}', **slots)
            yield catalog.problem(place, said, "mixed-units", told("draw facts of one unit"))


def _back_in_time(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    """A rise is drawn as a fall where the later value stands first."""
    known = [(n, fact.as_of) for n, name in enumerate(chart.facts) if (fact := catalog.facts.get(name)) and fact.as_of]
    for (before, first), (after, second) in pairwise(known if needs.in_time else ()):
        if (second.start, second.end) < (first.start, first.end):
            names = {"name": chart.facts[after], "other": chart.facts[before]}
            said = told('"{name}" is of an earlier time than "{other}", which stands before it', **names)
            hint = told("name the facts from the earliest to the latest")
            yield catalog.problem(catalog.place("chart", chart_id, "facts", after), said, "range-falls", hint)


def _other_years(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    """Marks that follow one another in time are named by it: a year in such a name is one of its fact."""
    for n, name in enumerate(chart.facts if needs.in_time else ()):
        fact = catalog.facts.get(name)
        if fact is None or fact.as_of is None:
            continue
        own = {fact.as_of.year, *range(fact.as_of.start.year, fact.as_of.end.year + 1)}
        words = (chart.names.get(name) or fact.short or {}).values()
        other = sorted({year for text in words for year in _YEAR.findall(text) if int(year) not in own})
        if other:
            said = told('"{name}" is called by {year}, a year it does not describe', name=name, year=other[0])
            place = catalog.place("chart", chart_id, "facts", n)
            yield catalog.problem(place, said, "typed-digits", told("leave the year out, or write that of as_of"))


def _outside_lanes(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    for n, event_id in enumerate(chart.events):
        event = catalog.events.get(event_id)
        if event and needs.lanes and chart.lanes and event.actor not in chart.lanes:
            place = catalog.place("chart", chart_id, "events", n)
            said = told('"{name}" is an act of "{actor}", which has no lane', name=event_id, actor=event.actor)
            hint = told('add "{actor}" to lanes', actor=event.actor)
            yield catalog.problem(place, said, "event-outside-lanes", hint)


def _far_apart(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    """Events of different ages on one calendar, where all that is close falls together."""
    dates = [catalog.events[event_id].date for event_id in chart.events if event_id in catalog.events]
    first, last = years_of(dates) if dates else (0, 0)
    if needs.years is not None and last - first > needs.years:
        slots = {"n": last - first, "kind": chart.kind, "limit": needs.years}
        said = told("events {n} years apart, a {kind} chart shows {limit} years or fewer", **slots)
        hint = told("draw the events of one time, or choose the kind timeline")
        yield catalog.problem(catalog.place("chart", chart_id, "events"), said, "too-many-marks", hint)


def _named_but_not_drawn(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[Problem]:
    """A title or description that gives a number the reader cannot see in the chart."""
    shown = {*chart.facts, *_facts_of_events(catalog, chart)}
    for name in ("title", "alt"):
        for language, text in getattr(chart, name).items():
            for fact_id, _ in names_in(text):
                if fact_id in catalog.facts and fact_id not in shown:
                    place = catalog.place("chart", chart_id, name, language)
                    said = told('{key} names "{name}", which the chart does not draw', key=name, name=fact_id)
                    hint = told('add "{name}" to facts, or take it out of the {key}', name=fact_id, key=name)
                    yield catalog.problem(place, said, "named-but-not-drawn", hint)


def _facts_of_events(catalog: Catalog, chart: Chart) -> Iterator[str]:
    events = [catalog.events[event_id] for event_id in chart.events if event_id in catalog.events]
    for event in events:
        for text in event.title.values():
            yield from (name for name, _ in names_in(text))


def _groundless(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    """A chart of doubtful marks only is not published: it would draw what nobody firm has said."""
    events = chart.events if needs.draws == "events" else ()  # those that only stand beside facts lend them no ground
    records = [catalog.facts.get(name) for name in chart.facts] + [catalog.events.get(name) for name in events]
    if not all(record and catalog.sources.keys() >= set(record.sources) for record in records):
        return  # what is not there is told, and may be what is firm
    marks = [fact_is_firm(catalog, fact_id) for fact_id in chart.facts]
    marks += [event_is_firm(catalog, event_id) for event_id in events]
    if marks and not any(marks):
        said = told("every mark of this chart rests only on mirrors or unopened sources")
        hint = told("add a fact with a firmer source, or take the chart out")
        yield catalog.problem(catalog.place("chart", chart_id), said, "groundless-chart", hint)
