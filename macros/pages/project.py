"""A whole project as read: its catalog, its pages with their calls, and every problem in both.

This is what all doors (the command line, a build, the preview) ask; they only differ in how they show the answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.files import is_left_by_editor
from macros.catalog.load import load_catalog
from macros.catalog.placement import file_problems
from macros.catalog.problems import Problem
from macros.catalog.rules import catalog_problems
from macros.charts.checks import chart_problems
from macros.pages.docs_tree import Entry, read_tree
from macros.pages.gate import Call, calls_in
from macros.pages.page import Page, read_pages
from macros.pages.rules import page_problems, record_problems
from macros.wording.checks import wording_problems


@dataclass(frozen=True)
class Project:
    """Catalog and pages; `calls` holds each page's macro calls under the page's path.

    `tree` is all that lies under `docs/`.
    """

    root: Path
    catalog: Catalog
    pages: tuple[Page, ...]
    calls: dict[str, list[Call]] = field(default_factory=dict)
    tree: tuple[Entry, ...] = ()

    @cached_property
    def files(self) -> frozenset[str]:
        """The paths of what lies under `docs/`."""
        return frozenset(entry.path for entry in self.tree)

    @cached_property
    def made_anchors(self) -> dict[str, frozenset[str]]:
        """The pages made from records, under the paths they would have, with the ids of their headings."""
        from macros.pages.made import made_anchors  # noqa: PLC0415 - made pages are made from a project

        return made_anchors(self)

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """The pages under their paths from the project's root."""
        return {page.path: page for page in self.pages}

    @cached_property
    def twins(self) -> dict[str, dict[str, Page]]:
        """The pages under their route, then their language."""
        found: dict[str, dict[str, Page]] = {}
        for page in self.pages:
            found.setdefault(page.route, {})[page.language] = page
        return found

    def original(self, route: str) -> Page:
        """The page of a route that was written first, as its front matter says; the others are held against it."""
        twins = self.twins[route]
        some = next(iter(twins.values()))
        node = some.front.node("original") if some.front else None
        return twins.get(getattr(node, "text", ""), some)


# What a preview read last and before that, so that a mended typo finds the records as they were: the digests of the
# data files, and what they held.
_read: list[tuple[object, Catalog, list[Problem]]] = []
_KEPT = 2


def _records(root: Path) -> tuple[Catalog, list[Problem]]:
    """The catalog and its problems, read anew only where the files under `data/` hold what they did not hold lately."""
    held = (root, list(_digests(root / "data")))
    known = next((entry for entry in _read if entry[0] == held), None)
    if known is None:
        catalog, problems = load_catalog(root)
        problems += [*file_problems(root), *catalog_problems(catalog)]
        problems += [*wording_problems(catalog), *chart_problems(catalog), *record_problems(catalog)]
        known = (held, catalog, problems)
    _read[:] = [known, *(entry for entry in _read if entry is not known)][:_KEPT]
    _, catalog, problems = known
    return catalog, list(problems)


def _digests(data: Path) -> Iterator[tuple[Path, str]]:
    """Each data file with the digest of what it holds; one that an editor takes away while we look is not there."""
    for file in sorted(file for form in ("*.yml", "*.csv") for file in data.rglob(form)):
        if is_left_by_editor(file.name):
            continue
        if file.is_symlink() or not file.is_file():
            yield file, "no file"  # never followed, and what waits for a writer never opened: the loader tells it
            continue
        try:
            yield file, hashlib.sha256(file.read_bytes()).hexdigest()
        except FileNotFoundError:
            continue
        except OSError as error:
            yield file, str(error)  # one that may not be read


def read_project(root: Path) -> tuple[Project, list[Problem]]:
    """The project at `root` and all that is wrong with it, each problem once, unsorted."""
    catalog, problems = _records(root)
    tree = read_tree(root)
    pages, found = read_pages(root, tree, tuple(catalog.languages))
    problems += found
    calls = {}
    for page in pages:
        calls[page.path], found = calls_in(page)
        problems += found
    project = Project(root, catalog, tuple(pages), calls, tree)
    return project, [*problems, *page_problems(project)]
