"""A finished issue as data: its record and its pages in one language, from which every edition is made.

Its pages are read as one: notes and sources are numbered through all of them, and figures have the numbers that they
have on the site. Knows no edition.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from macros.catalog.issue_records import Issue
from macros.catalog.periods import read_period
from macros.catalog.record_digests import Key
from macros.editions.chart_files import ChartFiles
from macros.manuscript.issues import issue_of, route_of
from macros.manuscript.project import Project
from macros.manuscript.record_markdown import dated
from macros.pages.bodies import bodies_of_a_whole
from macros.pages.changes import shown_by
from macros.pages.finished_page import FinishedPage, finished_of
from macros.pages.made_page import Use
from macros.pages.render import PageRenderer
from macros.wording.dates import when
from macros.wording.voice import Voice, phrase, voices


@dataclass(frozen=True, eq=False)
class FinishedIssue:
    """An issue in one language, ready to go out.

    `opening` is the page it opens with and `sections` are its sections in their order, those that the language has;
    `site` is the address where the site stands, without a slash at its end, or "" where that is not known; `charts`
    gives the drawings; `earlier` are the facts and claims that the issues before it showed.
    """

    slug: str
    opening: FinishedPage
    sections: tuple[FinishedPage, ...]
    site: str
    charts: ChartFiles
    earlier: frozenset[Key] = frozenset()

    @property
    def voice(self) -> Voice:
        """The voice of its language."""
        return self.opening.voice

    @property
    def record(self) -> Issue:
        """What it is."""
        return self.voice.catalog.issues[self.slug]

    @property
    def pages(self) -> tuple[FinishedPage, ...]:
        """All of its pages, in the order of reading."""
        return (self.opening, *self.sections)

    @cached_property
    def whole(self) -> PageRenderer:
        """What renders things of the whole issue, its notes and its sources, in the numbers that its pages have."""
        return PageRenderer(self.voice, [use for page in self.pages for use in page.renderer.uses])

    @property
    def name(self) -> str:
        """What its files are called, without their ending: its slug and its language."""
        return f"{self.slug}-{self.voice.language}"

    @cached_property
    def day(self) -> dt.date:
        """The last day that a page of it states: when it came out, or was updated since.

        Editions are dated by it, and not by a clock, so that the same issue gives the same bytes. Raises ValueError
        where a page states no day, as one of a draft.
        """
        stated = (day for page in self.pages for day in (page.words.published, page.words.updated) if day)
        return max(map(dt.date.fromisoformat, stated))

    @property
    def dated(self) -> str:
        """Its number and the day it came out, and the day of its last update where that is a later one."""
        voice, published = self.voice, self.record.published
        said = dated(voice, self.slug)
        if published is None or published.start >= self.day:
            return said
        updated = phrase(voice, "card", "updated", date=when(voice, read_period(self.day.isoformat())))
        return phrase(voice, "issue", "numbered", number=said, date=updated)

    def place(self, page: FinishedPage, anchor: str = "") -> str:
        """The whole address of a page of the site, or of a heading there; "" where the site's own is not known."""
        there = page.whole_address(self.site)
        return f"{there}#{anchor}" if there and anchor else there

    def address(self, place: str) -> str:
        """The whole address of a place below the language's folder, such as `entry_address` gives; "" likewise."""
        return f"{self.site}/{self.voice.language}/{place}" if self.site else ""


def finished_issue(project: Project, slug: str, language: str, *, site: str, charts: ChartFiles) -> FinishedIssue:
    """The issue `slug` of a project in one language. The project is one that the rules have let pass.

    `site` is the address where the site stands, or "". Raises KeyError where the project has no such issue, or the
    language no page that it opens with.
    """
    voice, record = voices(project.catalog)[language], project.catalog.issues[slug]
    routes = [route_of(slug), *(route_of(slug, section) for section in record.sections)]
    pages = [project.by_path[f"docs/{language}/{routes[0]}"]]
    pages += [twins[language] for route in routes[1:] if language in (twins := project.twins.get(route, {}))]
    finished = [
        finished_of(page, body) for page, body in zip(pages, bodies_of_a_whole(project, pages, voice), strict=True)
    ]
    earlier = shown_before(project, slug)
    return FinishedIssue(slug, finished[0], tuple(finished[1:]), site.rstrip("/"), charts, earlier)


def shown_before(project: Project, slug: str) -> frozenset[Key]:
    """The facts and claims that readers were shown by the issues before one: on their pages, and as key figures."""
    catalog = project.catalog
    before = {name: issue for name, issue in catalog.issues.items() if issue.number < catalog.issues[slug].number}
    ours = (page for page in project.pages if issue_of(page.route) in before)
    uses = (Use(call.name, call.id) for page in ours for call in project.calls[page.path] if call.id)
    figures = (("fact", name) for issue in before.values() for name in issue.key_figures)
    return frozenset((*shown_by(catalog, uses), *figures))
