"""The site as built: made once by `mkdocs build --strict`, its pages found by looking, not by a list."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]


class BuildError(Exception):
    """The site could not be built; says what the build said."""


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
        return tuple(name.removesuffix("index.html") for name in files)

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
        files = sorted((self.folder / language / "search" / "fragment").glob("*.pf_fragment"))
        found = [json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")) for file in files]
        return [
            {"location": one["url"].lstrip("/"), "title": one["meta"].get("title", ""), "text": one["content"]}
            for one in found
        ]


def mkdocs(*arguments: str, root: Path = ROOT, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs as a contributor would, in `root`, with `settings` in its environment; it may fail."""
    command = [str(Path(sys.executable).with_name("mkdocs")), *arguments]
    # A published address would change what is built; a test that wants one says so.
    kept = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    environment = kept | {"NO_MKDOCS_2_WARNING": "1"} | settings
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def build(folder: Path, *, root: Path = ROOT, **settings: str) -> Site:
    """Build the project at `root` into `folder`, strictly."""
    done = mkdocs("build", "--strict", "--site-dir", str(folder), root=root, **settings)
    if done.returncode != 0:
        raise BuildError(f"mkdocs build --strict ended with {done.returncode}:\n{done.stderr}{done.stdout}")
    return Site(folder)
