"""The whole figure in a page: number, finding, drawings, table, notes and sources. HTML; nothing is drawn here."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from macros.catalog.records import Chart, Source
from macros.charts.briefs import brief
from macros.charts.kinds import kind
from macros.charts.marks import Brief
from macros.charts.table import publisher, table, time
from macros.wording.braces import resolve
from macros.wording.joining import in_a_list
from macros.wording.voice import Voice, phrase


def figure(voice: Voice, chart_id: str, *, number: int, wide: str, narrow: str) -> str:
    """The chart as <figure id="chart-<id>">.

    `number` is its place on the page. `wide` and `narrow` go in unescaped, each in a box of its own: the two drawings,
    or marks that are replaced by them once search has read the page. The narrow box is hidden where there is no style
    sheet; `charts.css` shows the one that fits. Raises WordlessError or BracesError for missing words.
    """
    chart, said = voice.catalog.charts[chart_id], brief(voice, chart_id)
    name = f"chart-{chart_id}"
    say = {key: escape(phrase(voice, "figure", key, n=number)) for key in ("number", "show-data", "table")}
    return "".join(
        (
            f'<figure class="cl-figure" id="{name}" aria-labelledby="{name}-title">',
            f'<figcaption id="{name}-title"><span class="cl-figure__number">{say["number"]}</span> ',
            f'<strong class="cl-finding">{escape(said.title)}</strong></figcaption>',
            f'<p class="cl-subtitle">{escape(resolve(voice, chart.subtitle[voice.language]))}</p>',
            f'<div class="cl-drawn" data-search-exclude><div class="cl-wide">{wide}</div>',
            f'<div class="cl-narrow" hidden>{narrow}</div></div>',
            *(f'<p class="cl-note">{escape(note)}</p>' for note in _notes(voice, chart, said)),
            f'<p class="cl-figure__sources">{_sources(voice, chart)}</p>',
            f'<details class="cl-data"><summary>{say["show-data"]}</summary>',
            f'<div class="cl-scroll">{table(voice, chart, caption=say["table"])}</div></details></figure>',
        )
    )


def _notes(voice: Voice, chart: Chart, said: Brief) -> Iterator[str]:
    """The editor's note, what the form needs said, and what an open mark means where there is one."""
    if chart.note:
        yield resolve(voice, chart.note[voice.language])
    for key in kind(chart.kind).NEEDS.notes:
        yield phrase(voice, "figure", key)
    if "open" in [mark.look for mark in said.marks] + [row.look for row in said.rows]:
        yield phrase(voice, "figure", "doubtful-mark")


def _sources(voice: Voice, chart: Chart) -> str:
    """Every publisher once, with the date of each document; the date is the link where there may be one."""
    by_publisher: dict[str, list[str]] = {}
    for source_id in _source_ids(voice, chart):
        by_publisher.setdefault(publisher(voice, source_id), []).append(source_id)
    named = [_publisher(voice, name, ids) for name, ids in by_publisher.items()]
    label = escape(phrase(voice, "figure", "source" if len(named) == 1 else "sources"))
    return f"<b>{label}</b> {''.join(named)}"


def _source_ids(voice: Voice, chart: Chart) -> list[str]:
    facts = (voice.catalog.facts[fact_id].sources for fact_id in chart.facts)
    events = (voice.catalog.events[event_id].sources for event_id in chart.events)
    return list(dict.fromkeys(source_id for ids in (*facts, *events) for source_id in ids))


def _publisher(voice: Voice, name: str, source_ids: list[str]) -> str:
    dates = [_document(voice, voice.catalog.sources[source_id]) for source_id in source_ids]
    return f'<span class="cl-figure__source">{escape(name)} {in_a_list(voice, dates)}</span> '


def _document(voice: Voice, source: Source) -> str:
    published = source.date_published
    words = time(voice, published) if published else escape(phrase(voice, "sources", "undated"))
    return f'<a href="{escape(source.url)}">{words}</a>' if source.linkable and source.url else words
