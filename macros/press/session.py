"""What one build knows: the project, its problems, and each page's calls while it is made.

`serve` keeps this module between rebuilds, so a new session is opened for each; the last good one is kept beside it.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

import click
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from macros.catalog.nodes import Scalar
from macros.editions.chart_files import ChartFiles, palette_of
from macros.editions.offered import Editions
from macros.editions.search_index import SearchRecord
from macros.editions.share_cards.sheet import Card, can_draw, name_of
from macros.ground.latest_day import latest_day, today
from macros.ground.problems import Problem
from macros.ground.remembered import remember_in
from macros.manuscript.embargo import withheld
from macros.manuscript.front import front_words
from macros.manuscript.not_out import what_is_out
from macros.manuscript.page import Page
from macros.manuscript.project import Project
from macros.manuscript.survey import read_project
from macros.pages.from_records.made import made_pages
from macros.pages.kept_pages import NOTHING, KeptPage, KeptPages
from macros.pages.made_page import MadePage
from macros.pages.page_keys import Plan
from macros.pages.record_pages.planned import RecordPage, record_pages
from macros.pages.render import PageRenderer, Use
from macros.wording.voice import Voice, voices

Command = Literal["build", "serve", "gh-deploy"]
ROOT_PAGE = "index.md"  # above the languages: it leads to them, and nobody writes it


@dataclass
class Session:
    """One build, or one rebuild of the preview."""

    root: Path
    command: Command
    project: Project
    problems: list[Problem]
    made: dict[str, tuple[str, MadePage]] = field(default_factory=dict)  # by docs path: language and page
    records: Mapping[str, RecordPage] = field(default_factory=dict)  # the pages of single facts and claims, the same
    renderers: dict[str, PageRenderer] = field(default_factory=dict)  # by docs path
    navs: dict[str, Navigation] = field(default_factory=dict)
    current: PageRenderer | None = None
    pictures: dict[str, Card] = field(default_factory=dict)  # of shared links, by the names of their files
    unpictured: set[str] = field(default_factory=set)  # languages for whose pictures this machine has no font
    theme: Mapping[str, str] = field(default_factory=dict)  # what templates name of the theme: its path in the site
    editions: Editions = field(default_factory=Editions)  # what was made of issues besides their pages
    feeds: dict[str, str] = field(default_factory=dict)  # text by the name of the file; empty where none is offered
    sound: bool = True  # whether the records can be shown; in a preview that begins with broken ones they cannot
    plan: Plan = field(default_factory=lambda: Plan({}, {}, {}, ""))
    kept: KeptPages = NOTHING  # what the last good build made
    carried: dict[str, dict[str, str]] = field(default_factory=dict)  # of those, what stands: its files, by docs path
    pages: list[MkDocsPage] = field(default_factory=list)  # all of them, also those that are carried over
    beside: dict[str, set[str]] = field(default_factory=dict)  # the files that come of a page besides its own
    search_records: dict[str, list[SearchRecord]] = field(default_factory=dict)  # of each page, by docs path
    entries: dict[str, dict[str, str]] = field(default_factory=dict)  # of articles in feeds, by docs path
    finished: dict[str, KeptPage] = field(default_factory=dict)  # what this build made, its files not yet looked at
    late: list[Problem] = field(default_factory=list)  # what only the finished pages show
    not_out: frozenset[str] = frozenset()  # the issues that are not out, which the preview alone has

    @property
    def voices(self) -> Mapping[str, Voice]:
        """The voice of each language."""
        return voices(self.project.catalog)

    @cached_property
    def charts(self) -> ChartFiles:
        """The charts as they leave the site."""
        palette = palette_of(self.root / "overrides", self.project.catalog)
        return ChartFiles(palette, self.cache, preview=self.command == "serve")

    @property
    def has_fonts(self) -> bool:
        """Whether every chart and every shared link that was asked for has its picture."""
        return not self.unpictured and not any(map(self.charts.without_picture, self.languages))

    @property
    def cache(self) -> Path:
        """Where drawings are kept between builds."""
        return self.root / ".cache" / "drawings"

    @property
    def languages(self) -> tuple[str, ...]:
        """The site's languages, the first being the one a visitor without a path gets."""
        return tuple(self.project.catalog.languages)

    def page(self, src_uri: str) -> Page | None:
        """Our reading of an MkDocs page; None for a page outside the language folders."""
        return self.project.by_path.get(f"docs/{src_uri}")

    def is_checked(self, src_uri: str) -> bool:
        """Whether what lies under `docs/` at this place was seen by the rules, and is a page or a sound picture.

        In a preview, which goes on under problems, what is told stays out: in the place of a script of ours it would
        run.
        """
        path = f"docs/{src_uri}"
        if src_uri.endswith(".md"):
            return self.page(src_uri) is not None and path in self.project.plain_files
        is_told = any(problem.position.path == path for problem in self.problems)
        return not is_told and any(picture.path == path for picture in self.project.pictures)

    def stands(self, src_uri: str) -> bool:
        """Whether a page is not made again, since it and its files stand as they would be made."""
        return src_uri in self.carried

    def refused(self, problem: Problem) -> None:
        """Keep a problem that only the making of a page shows: it ends a build, or is told beside the page."""
        (self.problems if self.command == "serve" else self.late).append(problem)

    def problems_for(self, src_uri: str) -> list[Problem]:
        """What is wrong with a page, or with the data that every page may use."""
        here = f"docs/{src_uri}"
        found = (problem for problem in self.problems if problem.code not in _TOLD_BESIDE)
        return [problem for problem in found if problem.position.path == here or _hurts_pages(problem)]

    def title(self, src_uri: str) -> str:
        """A page's title in words, from its front matter; empty when it has none or cannot be read."""
        if src_uri in self.made:
            return self.made[src_uri][1].title
        page = self.page(src_uri)
        if page is None or self.problems_for(src_uri):
            return ""
        return front_words(page, self.voices[page.language]).get("title", "")

    def order(self, src_uri: str) -> float:
        """Where a page stands among its neighbours; an index page first, one that does not say last."""
        if src_uri in self.made:
            return self.made[src_uri][1].order
        page = self.page(src_uri)
        node = page.front.node("order") if page and page.front else None
        if isinstance(node, Scalar) and node.text.isdecimal():
            return int(node.text)
        return 0 if src_uri.count("/") == 1 and src_uri.endswith("/index.md") else math.inf

    def twins(self, src_uri: str) -> dict[str, str]:
        """The address below `docs/` of a page in each language that has it, itself included, by language."""
        folder, _, route = src_uri.partition("/")
        if folder not in self.languages:
            return {}
        found = {language: f"{language}/{route}" for language in self.languages}
        return {language: uri for language, uri in found.items() if uri in self.made or self.page(uri)}

    def picture_of(self, card: Card, src_uri: str) -> str:
        """Ask for a card to be drawn with what stands beside a page; its file's name, or "" for want of a font."""
        if not can_draw(card):
            self.unpictured.add(src_uri.partition("/")[0])
            return ""
        name = name_of(card)
        self.pictures[name] = card
        self.beside.setdefault(src_uri, set()).add(name)
        return name

    def begin_page(self, src_uri: str, renderer: PageRenderer) -> None:
        """Start noting the calls of a page, for what renders them."""
        self.current = self.renderers[src_uri] = renderer

    def note(self, use: Use) -> int:
        """Keep a call that a macro ran; its number is what the token carries."""
        if self.current is None:
            raise RuntimeError("a macro ran outside a page")
        self.current.uses.append(use)
        return len(self.current.uses) - 1


_WORDS = ("data/languages.yml", "data/newsletter.yml", "data/phrases")
_open: list[Session] = []
_good: list[Session] = []  # the last one whose data kept no page from being shown
_command: list[Command] = ["build"]


def remember_command(command: Command) -> None:
    """What MkDocs was asked to do, known only at its start; `serve --clean` says "build" there, and is the preview."""
    asked = click.get_current_context(silent=True)
    _command[0] = "serve" if asked and asked.info_name == "serve" else command


def asked_for() -> Command:
    """What MkDocs was asked to do."""
    return _command[0]


def open_session(root: Path) -> Session:
    """Read the project anew and make it the session of this build.

    Where the data are broken, a preview goes on with the records it last read well, under the problems of now.
    """
    remember_in(root / ".cache" / "findings")
    day, read = today(os.environ), read_project(root, latest_day(os.environ))
    # A preview shows what is still to come, marked
    project, problems = read if _command[0] == "serve" else what_is_out(*read, day)
    hurt = any(map(_hurts_pages, problems))
    if hurt and _good:
        session = Session(root, _command[0], _good[0].project, problems, _good[0].made, _good[0].records)
    else:
        session = Session(root, _command[0], project, problems, sound=not hurt)
    if not hurt:
        session.made, session.records = _made(project), record_pages(project)
        _good[:] = [session]
    session.not_out = withheld(session.project.catalog, day)
    _open[:] = [session]
    return session


def lacks_words(session: Session) -> bool:
    """Whether not even a page under its problems can be made: without languages and their phrases there is no page."""
    read_well = _good and session.project is _good[0].project
    return not read_well and any(problem.position.path.startswith(_WORDS) for problem in session.problems)


def _hurts_pages(problem: Problem) -> bool:
    """Whether a problem in the data keeps pages from being shown: a fact that no page names yet does not."""
    return problem.position.path.startswith("data/") and problem.code not in _TOLD_BESIDE


# What ends a build, and hides no edit in the preview: it is about what goes with an edit, not about what is shown
_TOLD_BESIDE = frozenset(
    (
        *("unused", "needless-excuse", "untold-change", "unconfirmed-verdict"),
        *("not-updated", "not-translated", "vanished", "no-change"),
    )
)


def _made(project: Project) -> dict[str, tuple[str, MadePage]]:
    return {
        f"{language}/{page.route}": (language, page)
        for language, voice in voices(project.catalog).items()
        for page in made_pages(project, voice)
    }


def session() -> Session:
    """The session of the build that is running."""
    return _open[0]
