"""Who stands behind a chart: its sources by publisher, as the figure, its table and its files name them."""

from __future__ import annotations

from datetime import date
from functools import partial

from macros.catalog.chart_records import Chart
from macros.wording.citations import citation
from macros.wording.dates import when
from macros.wording.joining import in_a_list
from macros.wording.terms import term_name
from macros.wording.voice import Voice, phrase


def source_ids(voice: Voice, chart: Chart) -> list[str]:
    """The sources of everything a chart draws, each once, in the order of its marks."""
    catalog = voice.catalog
    facts = (catalog.facts[fact_id].sources for fact_id in chart.facts)
    events = (catalog.events[event_id].sources for event_id in chart.events)
    series = (catalog.series[chart.series].sources,) if chart.series else ()
    return list(dict.fromkeys(source_id for ids in (*facts, *events, *series) for source_id in ids))


def by_publisher(voice: Voice, chart: Chart) -> dict[str, list[str]]:
    """The sources of a chart under the name of whoever put them out, each one's in the order of their days."""
    found: dict[str, list[str]] = {}
    for source_id in source_ids(voice, chart):
        found.setdefault(publisher(voice, source_id), []).append(source_id)
    return {name: sorted(ids, key=partial(_day, voice)) for name, ids in found.items()}


def _day(voice: Voice, source_id: str) -> date:
    """When a source came out; one without a date comes last."""
    published = voice.catalog.sources[source_id].date_published
    return published.start if published else date.max


def publisher(voice: Voice, source_id: str) -> str:
    """Who put a source out; one without a publisher goes by its name in the glossary, or else by its title."""
    cited = citation(voice, source_id)
    if any(letter.isalnum() for letter in cited.publisher):
        return cited.publisher
    return term_name(voice, source_id) if source_id in voice.catalog.terms else cited.title


def credits_in_words(voice: Voice, chart: Chart) -> list[str]:
    """Each publisher with the dates of its documents, in plain words."""
    told = {name: [_date(voice, one) for one in ids] for name, ids in by_publisher(voice, chart).items()}
    return [f"{name} {in_a_list(voice, [date for date in dates if date])}".strip() for name, dates in told.items()]


def _date(voice: Voice, source_id: str) -> str:
    source = voice.catalog.sources[source_id]
    if source.date_published:
        return when(voice, source.date_published, style="table")
    return "" if source.publisher.own else phrase(voice, "sources", "undated")  # nobody asks when we made our own
