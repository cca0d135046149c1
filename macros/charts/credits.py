"""Who stands behind a chart: its sources by publisher, as the figure, its table and its files name them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from macros.catalog.chart_records import Chart
from macros.catalog.periods import Period
from macros.catalog.source_records import Source
from macros.wording.citations import answering, citation, without_link
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
    """The sources of a chart under the name of whoever put them out, each one's in the order of their days.

    Documents read in copies come last, after what a reader can look up.
    """
    found: dict[str, list[str]] = {}
    for source_id in source_ids(voice, chart):
        found.setdefault(publisher(voice, source_id), []).append(source_id)
    sources = voice.catalog.sources
    opened_first = sorted(found.items(), key=lambda credited: sources[credited[1][0]].copied is not None)
    return {
        without_link(voice, name, [sources[one] for one in ids]): sorted(ids, key=partial(_day, voice))
        for name, ids in opened_first
    }


def _day(voice: Voice, source_id: str) -> date:
    """When a source came out; one without a date comes last."""
    published = voice.catalog.sources[source_id].date_published
    return published.start if published else date.max


def publisher(voice: Voice, source_id: str) -> str:
    """Who answers for a source; one without a publisher goes by its name in the glossary, or else by its title."""
    cited = citation(voice, source_id)
    if any(letter.isalnum() for letter in cited.publisher):
        return answering(voice, voice.catalog.sources[source_id])
    return term_name(voice, source_id) if source_id in voice.catalog.terms else cited.title


def credits_in_words(voice: Voice, chart: Chart) -> list[str]:
    """Each publisher with the dates of its documents, in plain words."""
    found = by_publisher(voice, chart).items()
    return [credit(voice, ids, name=name, document=partial(dated, voice)) for name, ids in found]


def credit(voice: Voice, source_ids: list[str], *, name: str, document: Callable[[Source], str]) -> str:
    """A publisher as `name` with what `document` says of each of its sources; what it says nothing of adds nothing.

    Both are plain words, or both HTML (Markup). Documents of one day are not told apart by it: of those a reader
    cannot open it is said once, and not at all beside one that can be opened.
    """
    sources = [voice.catalog.sources[source_id] for source_id in source_ids]
    openable = {source.date_published for source in sources if source.linkable}
    shown = [source for source in sources if source.linkable or source.date_published not in openable]
    dates = type(name)(in_a_list(voice, [said for said in dict.fromkeys(map(document, shown)) if said]))
    if not dates:
        return name
    if not any(one.date_published or one.linkable or one.copied or one.publisher.own for one in sources):
        return name  # it has its reason behind it already: that no link leads there
    dated_here = "credit" if sources[0].date_published else "credit-undated"
    form = "credit-copies" if sources[0].copied else dated_here
    return phrase(voice, "figure", form, name=name, dates=dates).strip()


def dated(voice: Voice, source: Source, *, form: Callable[[Period], str] | None = None) -> str:
    """When a source came out, as `form` sets a date or as a table has it.

    Nobody asks when we made our own; and of a document that was read in copies the dates are theirs as often as its.
    """
    if source.copied:
        return ""
    if source.date_published:
        return form(source.date_published) if form else when(voice, source.date_published, style="table")
    return "" if source.publisher.own else phrase(voice, "sources", "undated")
