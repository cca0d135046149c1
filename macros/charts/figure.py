"""The whole figure in a page: number, finding, drawings, table, notes and sources. HTML; nothing is drawn here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial, reduce
from html import escape

from markupsafe import Markup

from macros.catalog.chart_records import Chart
from macros.catalog.source_records import Source
from macros.charts.briefs import brief
from macros.charts.credits import by_publisher, credit, dated
from macros.charts.kinds import kind
from macros.charts.marks import Brief
from macros.charts.table import LONGEST_UNBROKEN, length, on_one_line, table, time
from macros.wording.citations import copier
from macros.wording.doubting import with_doubt
from macros.wording.joining import in_a_list
from macros.wording.voice import Voice, phrase

LONGEST_TABLE = 12  # rows; a longer one stands on the chart's own page, so that no article carries it
LONGEST_CREDIT = 8  # documents; more are named by publisher alone, but on the chart's own page


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a figure takes from elsewhere, all of it HTML that goes in unescaped.

    `wide` and `narrow` are the two drawings, or marks that are replaced by them once search has read the page.
    `folder` is the address of the chart's own page, with a slash at its end; `png` is the link to the picture, or a
    mark for it, since not every machine can make one. `places` are where a page has an entry for a document, by the
    document's own address: there its link leads.
    """

    wide: str
    narrow: str
    folder: str = ""
    png: str = ""
    places: Mapping[str, str] = field(default_factory=dict)


def figure(voice: Voice, chart_id: str, pieces: Pieces, *, number: int | None = None, headed: str = "") -> str:
    """The chart as <figure id="chart-<id>">.

    `number` is its place on the page. `headed` is the id of the heading that says the finding already, on the chart's
    own page: there the table is open, every source is linked and no link leads to the page itself. Each drawing stands
    in a box of its own; the narrow one is hidden where there is no style sheet, and `charts.css` shows the one that
    fits. Raises WordlessError or BracesError for missing words.
    """
    chart, said = voice.catalog.charts[chart_id], brief(voice, chart_id)
    name = f"chart-{chart_id}"
    return "".join(
        (
            f'<figure class="cl-figure" id="{name}" aria-labelledby="{headed or f"{name}-title"}">',
            "" if headed else _caption(voice, f"{name}-title", said.title, number),
            f'<p class="cl-subtitle">{escape(with_doubt(voice, chart.subtitle[voice.language], but=chart.said))}</p>',
            f'<div class="cl-drawn" data-search-exclude><div class="cl-wide">{pieces.wide}</div>',
            f'<div class="cl-narrow" hidden>{pieces.narrow}</div></div>',
            _notes(voice, chart, said),
            f'<p class="cl-figure__sources">{_sources(voice, chart, pieces.places, whole=bool(headed))}</p>',
            f'<p class="cl-figure__more">{_more(voice, chart_id, pieces, whole=bool(headed))}</p>',
            _table(voice, chart, number, whole=bool(headed)),
            "</figure>",
        )
    )


def _caption(voice: Voice, name: str, finding: str, number: int | None) -> str:
    numbered = escape(phrase(voice, "figure", "number", n=number)) if number else ""
    span = f'<span class="cl-figure__number">{numbered}</span> ' if number else ""
    return f'<figcaption id="{name}">{span}<strong class="cl-finding">{escape(finding)}</strong></figcaption>'


def _table(voice: Voice, chart: Chart, number: int | None, *, whole: bool) -> str:
    if not whole and length(voice, chart) > LONGEST_TABLE:
        return ""
    caption = phrase(voice, "figure", "table", n=number) if number else phrase(voice, "figure", "data")
    # An open table that scrolls must be reached by keyboard; in a closed one its summary is.
    reached = f' tabindex="0" role="region" aria-label="{escape(caption)}"' if whole else ""
    return (
        f'<details class="cl-data"{" open" if whole else ""}>'
        f"<summary>{escape(phrase(voice, 'figure', 'data' if whole else 'show-data'))}</summary>"
        f'<div class="cl-scroll"{reached}>{table(voice, chart, caption=caption)}</div></details>'
    )


def _more(voice: Voice, chart_id: str, pieces: Pieces, *, whole: bool) -> str:
    """The way to the chart's own page, and its files."""
    key = "page" if length(voice, voice.catalog.charts[chart_id]) <= LONGEST_TABLE else "page-with-data"
    page = "" if whole else f'<a href="{pieces.folder}">{escape(phrase(voice, "figure", key))}</a> '
    files = (
        f'<a href="{pieces.folder}{chart_id}.{form}" download>{form.upper()}</a> ' for form in ("csv", "json", "svg")
    )
    return f"{page}{escape(phrase(voice, 'figure', 'download'))} {''.join(files)}{pieces.png}"


def png_link(folder: str, chart_id: str) -> str:
    """The link to the picture of a chart whose page has the address `folder`."""
    return f'<a href="{folder}{chart_id}.png" download>PNG</a>'


def _notes(voice: Voice, chart: Chart, said: Brief) -> str:
    """The notes as one paragraph."""
    told = list(notes(voice, chart, said))
    return f'<p class="cl-note">{escape(reduce(partial(run_on, voice), told))}</p>' if told else ""


def run_on(voice: Voice, so_far: str, note: str) -> str:
    """`note` after what was said before it, with the space between them that the language sets."""
    return phrase(voice, "figure", "run-on", so_far=so_far, note=note)


def notes(voice: Voice, chart: Chart, said: Brief) -> Iterator[str]:
    """The editor's note, what the form needs said, and what makes a source weak where a mark is open."""
    if chart.note:
        yield with_doubt(voice, chart.note[voice.language], but=chart.said)
    for key in kind(chart.kind).NEEDS.notes:
        yield phrase(voice, "figure", key)
    if "open" in [mark.look for mark in said.marks if mark.tone != "ink"] + [row.look for row in said.rows]:
        yield phrase(voice, "figure", "doubtful-mark")


def _sources(voice: Voice, chart: Chart, places: Mapping[str, str], *, whole: bool) -> str:
    """Every publisher once, with the date of each document, the link where there may be one.

    Many documents are named by publisher alone: their dates and links are on the chart's own page.
    """
    found = by_publisher(voice, chart)
    label = escape(phrase(voice, "figure", "source-line" if len(found) == 1 else "sources-line"))
    if not whole and sum(map(partial(_documents, voice), found.values())) > LONGEST_CREDIT:
        named = escape(in_a_list(voice, list(found)))
    else:
        named = "".join(_publisher(voice, places, name, ids, whole=whole) for name, ids in found.items())
    return run_on(voice, Markup(f"<b>{label}</b>"), Markup(named))


def _documents(voice: Voice, source_ids: list[str]) -> int:
    """How many documents of one publisher a line of credits tells apart: copies are named once for all."""
    return 1 if voice.catalog.sources[source_ids[0]].copied else len(source_ids)


def _publisher(voice: Voice, places: Mapping[str, str], name: str, source_ids: list[str], *, whole: bool) -> str:
    document = partial(_copy if whole else _document, voice, places)
    words = credit(voice, source_ids, name=Markup(_named(name)), document=document)
    return f'<span class="cl-figure__source">{words}</span> '


def _named(name: str) -> str:
    return on_one_line(escape(name)) if len(name) <= LONGEST_UNBROKEN else escape(name)


def _copy(voice: Voice, places: Mapping[str, str], source: Source) -> Markup:
    """A document, or who made the copy that it was read in: on the chart's own page there is room for that."""
    return Markup(escape(copier(voice, source))) if source.copied else _document(voice, places, source)


def _document(voice: Voice, places: Mapping[str, str], source: Source) -> Markup:
    words = dated(voice, source, form=partial(time, voice))
    html = Markup(words if source.date_published else escape(words))
    link = html and source.linkable and source.url
    return Markup('<a href="{}">{}</a>').format(places.get(link, link), html) if link else html
