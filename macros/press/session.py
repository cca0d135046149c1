"""What one build knows: the project, its problems, and each page's calls while it is made.

`serve` keeps this module between rebuilds, so a new session is opened for each and only `last_good` outlives it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from mkdocs.structure.nav import Navigation

from macros.catalog.problems import Problem
from macros.pages.front import front_words
from macros.pages.page import Page
from macros.pages.project import Project, read_project
from macros.pages.render import PageRenderer, Use
from macros.wording.voice import Voice

Command = Literal["build", "serve", "gh-deploy"]


@dataclass
class Session:
    """One build, or one rebuild of the preview."""

    root: Path
    command: Command
    project: Project
    problems: list[Problem]
    voices: dict[str, Voice] = field(default_factory=dict)
    renderers: dict[str, PageRenderer] = field(default_factory=dict)  # by docs path
    navs: dict[str, Navigation] = field(default_factory=dict)
    current: PageRenderer | None = None

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

    def problems_for(self, src_uri: str) -> list[Problem]:
        """What is wrong with a page, or with the data that every page may use."""
        return [
            p for p in self.problems if p.position.path in (f"docs/{src_uri}",) or p.position.path.startswith("data/")
        ]

    def title(self, src_uri: str) -> str:
        """A page's title in words, from its front matter; empty when it has none or cannot be read."""
        page = self.page(src_uri)
        if page is None or self.problems_for(src_uri):
            return ""
        return front_words(page, self.voices[page.language]).get("title", "")

    def begin_page(self, language: str, src_uri: str) -> PageRenderer:
        """Start noting the calls of a page."""
        self.current = PageRenderer(self.voices[language], [])
        self.renderers[src_uri] = self.current
        return self.current

    def note(self, use: Use) -> int:
        """Keep a call that a macro ran; its number is what the token carries."""
        if self.current is None:
            raise RuntimeError("a macro ran outside a page")
        self.current.uses.append(use)
        return len(self.current.uses) - 1


_open: list[Session] = []
_command: list[Command] = ["build"]


def remember_command(command: Command) -> None:
    """What MkDocs was asked to do, known only at its start."""
    _command[0] = command


def open_session(root: Path) -> Session:
    """Read the project anew and make it the session of this build."""
    project, problems = read_project(root)
    voices = {language: Voice(language, project.catalog) for language in project.catalog.languages}
    session = Session(root, _command[0], project, problems, voices)
    _open[:] = [session]
    return session


def session() -> Session:
    """The session of the build that is running."""
    return _open[0]
