"""The whole figure in a page: number, finding, drawings, table, note and sources. HTML; nothing is drawn here."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from macros.catalog.records import Chart
from macros.charts.briefs import brief
from macros.charts.marks import Brief
from macros.charts.table import table, time
from macros.wording.braces import resolve
from macros.wording.citations import citation
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
    numbered = phrase(voice, "figure", "number", n=number)
    parts = (
        f'<figure class="cl-figure" id="{name}" aria-labelledby="{name}-title">',
        f'<figcaption id="{name}-title"><span class="cl-number">{escape(numbered)}</span> ',
        f'<strong class="cl-finding">{escape(said.title)}</strong></figcaption>',
        f'<p class="cl-subtitle">{escape(resolve(voice, chart.subtitle[voice.language]))}</p>',
        f'<div class="cl-drawn" data-search-exclude><div class="cl-wide">{wide}</div>',
        f'<div class="cl-narrow" hidden>{narrow}</div></div>',
        *(f'<p class="cl-note">{escape(note)}</p>' for note in [" ".join(_notes(voice, chart, said))] if note),
        f'<p class="cl-sources">{_sources(voice, chart)}</p>',
        f"<details class=\"cl-data\"><summary>{escape(phrase(voice, 'figure', 'show-data'))}</summary>",
        f'<div class="cl-scroll">{table(voice, chart, caption=phrase(voice, "figure", "table", n=number))}</div>',
        "</details></figure>",
    )
    return "".join(parts)
