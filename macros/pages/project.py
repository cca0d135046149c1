"""A whole project as read: its catalog, its pages with their calls, and every problem in both.

This is what all doors (the command line, a build, the preview) ask; they only differ in how they show the answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.files import digests, is_left_by_editor
from macros.catalog.load import load_catalog
from macros.catalog.placement import file_problems
from macros.catalog.problems import Problem, first_of_each
from macros.catalog.rules import catalog_problems
from macros.charts.checks import chart_problems
from macros.pages.docs_tree import Entry, read_tree
from macros.pages.gate import Call, calls_in
from macros.pages.images import Picture, pictures
from macros.pages.page import Page, read_pages
from macros.pages.rules import page_problems, record_problems
from macros.wording.checks import wording_problems

Held = tuple[tuple[str, str], ...]  # the paths of files with the digests of what they hold


@dataclass(frozen=True)
class Project:
    """Catalog and pages; `calls` holds each page's macro calls under the page's path.

    `tree` is all that lies under `docs/`, `held` what the data files held that the catalog was read from.
    """

    root: Path
    catalog: Catalog
    pages: tuple[Page, ...]
    calls: dict[str, list[Call]] = field(default_factory=dict)
    tree: tuple[Entry, ...] = ()
    held: Held = ()

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
    def plain_files(self) -> frozenset[str]:
        """The paths of those that are files and neither links nor pipes: what may be published at all."""
        return frozenset(entry.path for entry in self.tree if not (entry.is_link or entry.is_special))

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures below `docs/`, each as it was when it was looked into: once, so that no other is published."""
        return tuple(pictures(self.root, self.tree))

    @cached_property
    def unread(self) -> frozenset[str]:
        """The paths of pages that could not be read, or were too large to be: what they would say is not known."""
        folders = tuple(f"docs/{language}/" for language in self.catalog.languages)
        pages = (path for path in self.files if path.startswith(folders) and path.endswith(".md"))
        return frozenset(path for path in pages if path not in self.by_path)

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


# What a preview read last and before that, so that a mended typo finds the records as they were: what the data files
# held, and what came of it.
_read: list[tuple[Held, Catalog, list[Problem]]] = []
_KEPT = 2


def _records(root: Path) -> tuple[Held, Catalog, list[Problem]]:
    """The records and their problems, read anew only where the files under `data/` hold what they lately did not."""
    files = sorted(file for form in ("*.yml", "*.csv") for file in (root / "data").rglob(form))
    held = tuple(digests(file for file in files if not is_left_by_editor(file.name)))
    known = next((entry for entry in _read if entry[0] == held), None)
    if known is None:
        catalog, problems = load_catalog(root)
        problems += file_problems(root)
        if catalog.whole:
            problems += [*catalog_problems(catalog), *wording_problems(catalog)]
            problems += [*chart_problems(catalog), *record_problems(catalog)]
        known = (held, catalog, problems)
    _read[:] = [known, *(entry for entry in _read if entry is not known)][:_KEPT]
    return known


def read_project(root: Path) -> tuple[Project, list[Problem]]:
    """The project at `root` and what is wrong with it, each problem once, unsorted; of very many alike the first."""
    held, catalog, problems = _records(root)
    problems = list(problems)
    tree = read_tree(root)
    pages, found = read_pages(root, tree, tuple(catalog.languages))
    problems += found
    calls = {}
    for page in pages:
        calls[page.path], found = calls_in(page)
        problems += found
    project = Project(root, catalog, tuple(pages), calls, tree, held)
    return project, first_of_each([*problems, *(page_problems(project) if catalog.whole else ())])
