"""Which files of the editions that were made the pages of the site lead to: those of an issue as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from macros.editions.kinds import EDITIONS
from macros.editions.made_editions import FOLDER, Made, key_of, made_in
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


def editions_of(project: Project, site: str, palette: Mapping[str, str]) -> Editions:
    """The editions that lie below the project's folder; `site` and `palette` are as `key_of` takes them."""
    offered: list[Offered] = []
    behind = []
    kinds = [kind for kind, edition in EDITIONS.items() if edition.offered]
    for slug, language in product(project.catalog.issues, project.catalog.languages):
        folder = project.root / FOLDER / slug
        made = made_in(folder)
        ours = {kind: made[kind, slug, language] for kind in kinds if (kind, slug, language) in made}
        key = key_of(project, slug, language, site, palette) if ours else ""
        for kind, one in ours.items():
            if one.stands(key, folder):
                offered += _files(kind, slug, language, folder, one)
            else:
                behind.append((kind, slug, language))
    return Editions(offered, behind)


def _files(kind: str, slug: str, language: str, folder: Path, made: Made) -> Iterator[Offered]:
    for name in sorted(made.files):
        if "/" not in name and name.endswith(EDITIONS[kind].offered):
            yield Offered(kind, language, route_of(slug), name, (folder / name).read_bytes())
