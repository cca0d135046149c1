"""The archive: every issue, the newest first; by year where there are many."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from macros.manuscript.anchors import MOST_UNPARTED, year_id
from macros.manuscript.growing import led_on_in
from macros.manuscript.issues import newest_first
from macros.manuscript.markdown.convert import in_markdown
from macros.manuscript.project import Project
from macros.manuscript.record_markdown import in_list
from macros.pages.made_page import MadePage, Written, ready
from macros.wording.braces import resolve
from macros.wording.voice import Voice, phrase

ORDER = 1
_ROUTE = "issues/index.md"
_UNDATED = inf


def archive_page(project: Project, voice: Voice) -> MadePage:
    """The page of one language; an issue that a growing one lacks is offered in another."""
    title, intro = phrase(voice, "issue", "heading"), phrase(voice, "issue", "intro")
    head = [f"# {in_markdown(title)} {{ #issues }}", in_markdown(intro)]
    markdown = led_on_in(
        "\n\n".join((*head, *_lines(voice))), f"docs/{voice.language}/{_ROUTE}", voice.catalog, project.by_path
    )
    return MadePage(_ROUTE, ORDER, ready(Written(title, intro, markdown, ())), beside=markdown)


def _lines(voice: Voice) -> Iterator[str]:
    slugs = newest_first(voice.catalog)
    if len(slugs) <= MOST_UNPARTED:
        yield from (_entry(voice, slug) for slug in slugs)
        return
    by_year: dict[float, list[str]] = {}
    for slug in slugs:
        by_year.setdefault(_year(voice, slug), []).append(slug)
    for year in sorted(by_year, reverse=True):
        if year != _UNDATED:
            yield f"## {year} {{ #{year_id(int(year))} }}"
        yield from (_entry(voice, slug) for slug in by_year[year])


def _entry(voice: Voice, slug: str) -> str:
    about = resolve(voice, voice.catalog.issues[slug].description[voice.language])
    return f"{in_list(voice, slug, f'{slug}/index.md')}\n\n    {in_markdown(about)}"


def _year(voice: Voice, slug: str) -> float:
    """The year an issue comes out in; for one that has no day yet, a year that is still to come."""
    published = voice.catalog.issues[slug].published
    return published.start.year if published else _UNDATED
