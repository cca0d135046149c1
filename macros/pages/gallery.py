"""The gallery of charts and a page for each: its permalink, its data, its files, how to cite and to embed it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from macros.charts.briefs import brief
from macros.charts.figure import Pieces, figure
from macros.manuscript.addresses import folder_of
from macros.manuscript.front import front_words
from macros.manuscript.markdown.convert import in_markdown
from macros.manuscript.tokens import later
from macros.wording.doubting import with_doubt
from macros.wording.joining import breakable
from macros.wording.masthead import masthead
from macros.wording.voice import Voice, phrase

if TYPE_CHECKING:
    from macros.manuscript.project import Project

ORDER = 3  # of the gallery among the made pages
MOST_DRAWN = 60  # in the gallery; a drawing takes 10 KB of the page, and a phone shows one at a time


def pieces_of(chart_id: str) -> Pieces:
    """What a figure takes from elsewhere, as marks that are filled in where the page's own address is known."""
    folder = later(f"page:{folder_of(chart_id)}")
    return Pieces(later(f"wide:{chart_id}"), later(f"narrow:{chart_id}"), folder, later(f"png:{chart_id}"))


def gallery(voice: Voice, _name: str) -> str:
    """Every chart, small, under its finding; each leads to its own page. Of very many the later are not drawn."""
    entries = (_entry(voice, chart_id, drawn=n < MOST_DRAWN) for n, chart_id in enumerate(voice.catalog.charts))
    return f'<ul class="cl-gallery">{"".join(entries)}</ul>'


def _entry(voice: Voice, chart_id: str, *, drawn: bool) -> str:
    chart = voice.catalog.charts[chart_id]
    finding = escape(brief(voice, chart_id).title)
    subtitle = escape(with_doubt(voice, chart.subtitle[voice.language], but=chart.said))
    drawing = f'<div class="cl-drawn" data-search-exclude>{later(f"narrow:{chart_id}")}</div>' if drawn else ""
    return (
        f'<li><a href="{chart_id}/"><strong class="cl-finding">{finding}</strong></a>'
        f'<p class="cl-subtitle">{subtitle}</p>{drawing}</li>'
    )


def whole_figure(voice: Voice, chart_id: str) -> str:
    """The figure of a chart on its own page, its table open."""
    return figure(voice, chart_id, pieces_of(chart_id), headed="finding")


def cite_block(voice: Voice, chart_id: str) -> str:
    """The chart as a line for a list of references."""
    slots = {
        "site": masthead(voice).name,
        "title": brief(voice, chart_id).title,
        "address": later(f"address:{folder_of(chart_id)}"),  # of characters that escaping leaves as they are
    }
    return f'<p class="cl-code">{escape(phrase(voice, "figure", "citation", **slots))}</p>'


def embed_block(voice: Voice, chart_id: str) -> str:
    """The line of HTML that shows the chart in somebody else's page."""
    title = escape(brief(voice, chart_id).title, quote=True)
    address = later(f"address:{folder_of(chart_id)}embed.html")
    snippet = f'<iframe src="{address}" title="{title}" width="100%" height="520" loading="lazy"></iframe>'
    return (
        f"<p>{escape(phrase(voice, 'figure', 'embed-help'))}</p>"
        f'<pre class="cl-code"><code>{escape(snippet, quote=False)}</code></pre>'
    )


def page_markdown(project: Project, voice: Voice, chart_id: str) -> Iterator[tuple[str, str]]:
    """The Markdown of a chart's page, as (text, the block that follows it or "")."""
    yield f"# {in_markdown(brief(voice, chart_id).title)} {{ #finding }}", "chart-figure"
    yield f"## {in_markdown(phrase(voice, 'figure', 'cite'))} {{ #cite }}", "chart-cite"
    yield f"## {in_markdown(phrase(voice, 'figure', 'embed'))} {{ #embed }}", "chart-embed"
    used = list(used_in(project, voice, chart_id))
    if used:
        yield f"## {in_markdown(phrase(voice, 'figure', 'used'))} {{ #used }}\n\n" + "\n".join(used), ""


def used_in(project: Project, voice: Voice, chart_id: str) -> Iterator[str]:
    """The pages of a language that show a chart, each as an item of a list in Markdown."""
    for page in project.charted.get(chart_id, ()):
        if page.language == voice.language:
            title = in_markdown(front_words(page, voice).get("title", page.route))
            yield f"- [{title}](../../{page.route}#chart-{chart_id})"


def description(voice: Voice, chart_id: str) -> str:
    """What a search engine shows under the title."""
    return breakable(brief(voice, chart_id).description)
