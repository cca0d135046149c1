"""Pages that nobody writes, made from the records for each language: all of them, and those of the charts.

A made page is Markdown with tokens, like a written one after its macros, so it goes the same way from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.charts.briefs import brief
from macros.manuscript.addresses import folder_of
from macros.manuscript.markdown.convert import in_markdown
from macros.manuscript.project import Project
from macros.manuscript.tokens import token
from macros.pages import gallery
from macros.pages.from_records.archive import archive_page
from macros.pages.from_records.claims import claims_pages
from macros.pages.from_records.corrections import corrections_page
from macros.pages.from_records.data_page import data_page
from macros.pages.from_records.ledger import ledger_pages
from macros.pages.from_records.search_page import search_page
from macros.pages.from_records.sources import sources_page
from macros.pages.from_records.timeline import timeline_page
from macros.pages.made_page import MadePage, Use, Written, ready
from macros.pages.mentions import mentions
from macros.wording.voice import Voice, phrase


def made_pages(project: Project, voice: Voice) -> list[MadePage]:
    """Every made page of one language; none for records that do not exist."""
    pages: list[MadePage] = []
    found = mentions(project, voice)
    if project.catalog.claims:
        pages += claims_pages(project, voice)
    if project.catalog.issues:
        pages.append(archive_page(project, voice))
    if project.catalog.sources:
        pages.append(sources_page(voice))
    if project.catalog.facts:
        pages += ledger_pages(voice, found)
        pages.append(corrections_page(project, voice, found))
        pages.append(data_page(voice))
    if project.catalog.events:
        pages.append(timeline_page(voice, found))
    if project.catalog.charts:
        pages.append(_gallery_page(voice))
    return [*pages, *_chart_pages(project, voice), search_page(project, voice, pages)]


def _chart_pages(project: Project, voice: Voice) -> Iterator[MadePage]:
    """A page for each chart; a reader turns from one to the next, so each names its neighbours."""
    charts = list(project.catalog.charts)
    for n, chart_id in enumerate(charts):
        near = charts[max(n - 1, 0) : n + 2]
        shown = tuple(("chart", name) for name in near)
        route = f"{folder_of(chart_id)}index.md"
        used = repr([near, *gallery.used_in(project, voice, chart_id)])
        yield MadePage(
            route, 0, partial(_on_chart, project, voice, chart_id), shown, used, searched=False, listed=False
        )


def _on_chart(project: Project, voice: Voice, chart_id: str) -> Written:
    parts = list(gallery.page_markdown(project, voice, chart_id))
    named = [name for _, name in parts if name]
    lines = [f"{text}\n\n{token(named.index(name))}" if name else text for text, name in parts]
    uses = tuple(Use(name, chart_id) for name in named)
    return Written(brief(voice, chart_id).title, gallery.description(voice, chart_id), "\n\n".join(lines), uses)


def _gallery_page(voice: Voice) -> MadePage:
    heading, intro = phrase(voice, "charts", "heading"), phrase(voice, "charts", "intro")
    markdown = f"# {in_markdown(heading)} {{ #charts }}\n\n{in_markdown(intro)}\n\n{token(0)}"
    written = Written(heading, intro, markdown, (Use("gallery"),))
    return MadePage("charts/index.md", gallery.ORDER, ready(written), beside=markdown, searched=False)
