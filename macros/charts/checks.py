"""What is wrong with chart records: everything that would make a drawing impossible, misleading or groundless.

That the records a chart names exist is the catalog's own rule; unknown ones are passed over here.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.doubt import event_is_firm, fact_is_firm
from macros.catalog.problems import Problem, did_you_mean, nearest
from macros.catalog.records import Chart
from macros.charts.kinds import kind, kind_names
from macros.charts.marks import Needs
from macros.wording.braces import names_in


def chart_problems(catalog: Catalog) -> list[Problem]:
    """Every problem of every chart record, unsorted."""
    return [problem for chart_id, chart in catalog.charts.items() for problem in _problems(catalog, chart_id, chart)]


def _problems(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[Problem]:
    if chart.kind not in kind_names():
        known = did_you_mean(nearest(chart.kind, kind_names()), otherwise=f"kinds: {', '.join(kind_names())}")
        place = catalog.place("chart", chart_id, "kind")
        yield catalog.problem(place, f'no chart kind "{chart.kind}"', "unknown-chart-kind", known)
        return
    needs = kind(chart.kind).NEEDS
    yield from _amiss_with_what_is_drawn(catalog, chart_id, chart, needs)
    yield from _valueless(catalog, chart_id, chart)
    yield from _mixed_units(catalog, chart_id, chart)
    yield from _outside_lanes(catalog, chart_id, chart, needs)
    yield from _named_but_not_drawn(catalog, chart_id, chart)
    yield from _groundless(catalog, chart_id, chart)


def _amiss_with_what_is_drawn(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    drawn, other = (chart.facts, "events") if needs.draws == "facts" else (chart.events, "facts")
    if len(drawn) < needs.fewest:
        said = f"{len(drawn)} {needs.draws}, a {chart.kind} chart draws {needs.fewest} or more"
        place = catalog.place("chart", chart_id, needs.draws)
        yield catalog.problem(place, said, "too-few-marks", f"add {needs.draws}: […]")
    if getattr(chart, other):
        place = catalog.place("chart", chart_id, other)
        said = f"a {chart.kind} chart draws {needs.draws}, not {other}"
        yield catalog.problem(place, said, "not-drawn", f'remove "{other}" or choose another kind')
    if needs.lanes and not chart.lanes:
        said, hint = f"a {chart.kind} chart without lanes", "add lanes: [term, …], the actors of its events"
        yield catalog.problem(catalog.place("chart", chart_id), said, "missing-lanes", hint)
    for name in ("facts", "events"):
        yield from _twice(catalog, chart_id, name, getattr(chart, name))


def _twice(catalog: Catalog, chart_id: str, name: str, ids: tuple[str, ...]) -> Iterator[Problem]:
    for n, record_id in enumerate(ids):
        if record_id in ids[:n]:
            place = catalog.place("chart", chart_id, name, n)
            yield catalog.problem(place, f'"{record_id}" is drawn twice', "drawn-twice", "remove one")


def _valueless(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[Problem]:
    for n, fact_id in enumerate(chart.facts):
        fact = catalog.facts.get(fact_id)
        if fact and fact.value is None and fact.range is None:
            place = catalog.place("chart", chart_id, "facts", n)
            yield catalog.problem(place, f'"{fact_id}" has no value to draw', "valueless-fact", "mend the fact first")


def _mixed_units(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[Problem]:
    units = [(n, catalog.facts[fact_id].unit) for n, fact_id in enumerate(chart.facts) if fact_id in catalog.facts]
    for n, unit in units:
        if unit != units[0][1]:
            place = catalog.place("chart", chart_id, "facts", n)
            said = f'"{chart.facts[n]}" is in {unit}, the chart in {units[0][1]}'
            yield catalog.problem(place, said, "mixed-units", "draw facts of one unit")


def _outside_lanes(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    for n, event_id in enumerate(chart.events):
        event = catalog.events.get(event_id)
        if event and needs.lanes and chart.lanes and event.actor not in chart.lanes:
            place = catalog.place("chart", chart_id, "events", n)
            said = f'"{event_id}" is an act of "{event.actor}", which has no lane'
            yield catalog.problem(place, said, "event-outside-lanes", f'add "{event.actor}" to lanes')


def _named_but_not_drawn(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[Problem]:
    """A title or description that gives a number the reader cannot see in the chart."""
    shown = {*chart.facts, *_facts_of_events(catalog, chart)}
    for name in ("title", "alt"):
        for language, text in getattr(chart, name).items():
            for fact_id, _ in names_in(text):
                if fact_id in catalog.facts and fact_id not in shown:
                    place = catalog.place("chart", chart_id, name, language)
                    said = f'{name} names "{fact_id}", which the chart does not draw'
                    yield catalog.problem(place, said, "named-but-not-drawn", "draw it, or say it in the note")


def _facts_of_events(catalog: Catalog, chart: Chart) -> Iterator[str]:
    events = [catalog.events[event_id] for event_id in chart.events if event_id in catalog.events]
    for event in events:
        for text in event.title.values():
            yield from (name for name, _ in names_in(text))


def _groundless(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[Problem]:
    """A chart of doubtful marks only is not published (design 2)."""
    facts = [fact_is_firm(catalog, fact_id) for fact_id in chart.facts if fact_id in catalog.facts]
    events = [event_is_firm(catalog, event_id) for event_id in chart.events if event_id in catalog.events]
    if (facts or events) and not any(facts + events):
        said = "every mark of this chart rests only on mirrors or unopened sources"
        hint = "add a fact with a firmer source, or take the chart out"
        yield catalog.problem(catalog.place("chart", chart_id), said, "groundless-chart", hint)
