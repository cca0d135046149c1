"""Which files of the editions that were made the pages of the site lead to: those of an issue as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.editions.kinds import EDITIONS
from macros.editions.made_editions import FOLDER, Made, Name, key_of, made_in
from macros.manuscript.issues import route_of
from macros.manuscript.project import Project


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that the page `route` of an issue in a language leads to: the kind of its edition, and its bytes."""

    kind: str
    language: str
    route: str
    name: str
    content: bytes

    @property
    def page(self) -> str:
        """That page, by its path below `docs/`."""
        return f"{self.language}/{self.route}"

    @property
    def place(self) -> str:
        """Where it stands in the site: beside that page."""
        return f"{self.page.removesuffix('index.md')}{self.name}"


@dataclass(frozen=True, slots=True)
class Editions:
    """What is offered, and the editions that are of an issue as it was: by kind, issue and language."""

    offered: Sequence[Offered] = ()
    behind: Sequence[tuple[str, str, str]] = ()


def editions_of(project: Project, site: str, styles: str) -> Editions:
    """The editions that lie below the project's folder; `site` and `styles` are as `key_of` takes them."""
    offered: list[Offered] = []
    behind = []
    for slug in project.catalog.issues:
        folder = project.root / FOLDER / slug
        for (kind, _, language), made in _ours(project, slug, made_in(folder)):
            if made.stands(key_of(project, slug, language, site, styles), folder):
                offered += _files(kind, slug, language, folder, made)
            else:
                behind.append((kind, slug, language))
    return Editions(offered, behind)


def _ours(project: Project, slug: str, made: Mapping[Name, Made]) -> Iterator[tuple[Name, Made]]:
    """Those of an issue that pages may lead to, of languages that there are, in the order of kinds."""
    kinds = [kind for kind, edition in EDITIONS.items() if edition.offered]
    names = ((kind, slug, language) for kind in kinds for language in project.catalog.languages)
    yield from ((name, made[name]) for name in names if name in made)


def _files(kind: str, slug: str, language: str, folder: Path, made: Made) -> Iterator[Offered]:
    for name in sorted(made.files):
        if "/" not in name and name.endswith(EDITIONS[kind].offered or ("\0",)):
            yield Offered(kind, language, route_of(slug), name, (folder / name).read_bytes())
