"""The site as built: made once by `mkdocs build --strict`, its pages found by looking, not by a list."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from tests.building.warm import ROOT, in_a_process

__all__ = ["ROOT", "BuildError", "Site", "build"]


class BuildError(Exception):
    """The site could not be built; says what the build said."""


_ALONE = re.compile(r"[^/]+/(?:ledger|claims)/[^/]*\.[^/]*/")  # the page of a single fact or claim


@dataclass(frozen=True)
class Site:
    """A built site in `folder`, served at `origin` when it is served."""

    folder: Path
    origin: str = ""

    @cached_property
    def tags(self) -> dict[str, str]:
        """Each language of the site with what `<html lang>` says for it."""
        told = yaml.safe_load((ROOT / "data" / "languages.yml").read_text(encoding="utf-8"))
        return {language: record["tag"] for language, record in told.items()}

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every page's address below the site's root: "" for the root itself, then "zh/issues/", …"""
        files = sorted(file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*.html"))
        files = [name for name in files if not name.endswith("/embed.html")]  # a frame, not a page
        pages = [name.removesuffix("index.html") for name in files]
        return tuple(page for page in pages if not _ALONE.fullmatch(page) or page.partition("/")[2] in self.examples)

    @cached_property
    def examples(self) -> frozenset[str]:
        """Of the pages of single facts and claims, which are hundreds, the routes of the shortest and the longest."""
        first = next(iter(self.tags))
        found: dict[str, list[tuple[int, str]]] = {}
        for file in self.folder.glob(f"{first}/*/*.*/index.html"):
            route = f"{file.parent.relative_to(self.folder / first).as_posix()}/"
            found.setdefault(route.split("/", maxsplit=1)[0], []).append((file.stat().st_size, route))
        return frozenset(route for sizes in found.values() for _, route in (min(sizes), max(sizes)))

    @cached_property
    def routes(self) -> tuple[str, ...]:
        """The pages that every language has, without the language's folder."""
        first = next(iter(self.tags))
        return tuple(path.removeprefix(f"{first}/") for path in self.in_language(first))

    @cached_property
    def article(self) -> str:
        """The route of the longest page of an issue: charts, quotes, boxes and all."""
        first = next(iter(self.tags))
        issues = [route for route in self.routes if route.startswith("issues/")]
        return max(issues, key=lambda route: len(self.html(f"{first}/{route}")))

    def in_language(self, language: str) -> tuple[str, ...]:
        """The addresses of one language's pages."""
        return tuple(path for path in self.paths if path.startswith(f"{language}/"))

    def html(self, path: str) -> str:
        """A page's source, as a reader without scripts is sent it."""
        file = self.folder / path
        return (file / "index.html" if path.endswith("/") or not path else file).read_text(encoding="utf-8")

    def search_entries(self, language: str) -> list[dict[str, str]]:
        """What one language's search can find: the address below the language's folder, the title and the text of each."""
        files = sorted((self.folder / language / "search").glob("texts-*.json"))
        found = [record for file in files for record in json.loads(file.read_text(encoding="utf-8"))]
        return [{"location": url, "kind": kind, "title": title, "text": text} for url, kind, title, _, text in found]


def build(folder: Path, *, root: Path = ROOT, **settings: str) -> Site:
    """Build the project at `root` into `folder`, strictly."""
    done = in_a_process(root, ["mkdocs", "build", "--strict", "--site-dir", str(folder)], settings)
    if done.returncode != 0:
        raise BuildError(f"mkdocs build --strict ended with {done.returncode}:\n{done.stderr}{done.stdout}")
    return Site(folder)
