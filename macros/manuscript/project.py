"""A whole project as read: its catalog, its pages with their calls, and all below `docs/`. Reading it is `survey`'s."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.manuscript.docs_tree import Entry
from macros.manuscript.gate import Call
from macros.manuscript.issues import issue_of, route_of
from macros.manuscript.page import Page
from macros.manuscript.pictures.images import Picture, pictures

Held = tuple[tuple[str, str], ...]  # the paths of files with the digests of what they hold


# Compared by identity, as its catalog is: what is made of it is remembered under it
@dataclass(frozen=True, eq=False)
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
    torn: Mapping[str, str] = field(default_factory=dict)  # the lines of calls that cannot be read, under their pages

    @cached_property
    def files(self) -> frozenset[str]:
        """The paths of what lies under `docs/`."""
        return frozenset(entry.path for entry in self.tree)

    @cached_property
    def plain_files(self) -> frozenset[str]:
        """The paths of those that are files and neither links nor pipes: what may be published at all."""
        return frozenset(entry.path for entry in self.tree if not (entry.is_link or entry.is_special))

    @cached_property
    def goes_in_circles(self) -> bool:
        """Whether a link to a folder lies under `docs/`: who follows those goes round and round if they lead back."""
        return any(entry.is_link and (self.root / entry.path).is_dir() for entry in self.tree)

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

    @cached_property
    def charted(self) -> dict[str, tuple[Page, ...]]:
        """The pages that show each chart, in their order."""
        found: dict[str, dict[str, Page]] = {}
        for page in self.pages:
            for call in self.calls[page.path]:
                if call.name == "chart" and call.id:
                    found.setdefault(call.id, {})[page.path] = page
        return {chart_id: tuple(pages.values()) for chart_id, pages in found.items()}

    def figures_before(self, page: Page) -> tuple[str, ...]:
        """The charts that the earlier pages of a page's issue show, each once: figures are counted through an issue.

        A section that the page's language lacks counts as it was written first. Empty for a page of no issue.
        """
        slug = issue_of(page.route)
        sections = self.catalog.issues[slug].sections if slug in self.catalog.issues else ()
        routes = [route_of(slug), *(route_of(slug, section) for section in sections)]
        earlier = routes[: routes.index(page.route)] if page.route in routes else []
        pages = (self.twins[route].get(page.language, self.original(route)) for route in earlier if route in self.twins)
        shown = (call.id for one in pages for call in self.calls[one.path] if call.name == "chart")
        return tuple(dict.fromkeys(chart for chart in shown if chart))

    def original(self, route: str) -> Page:
        """The page of a route that was written first: as its front matter says, else in the site's first language.

        The others are held against it.
        """
        twins = self.twins[route]
        some = next(twins[language] for language in self.catalog.languages if language in twins)
        node = some.front.node("original") if some.front else None
        return twins.get(getattr(node, "text", ""), some)
