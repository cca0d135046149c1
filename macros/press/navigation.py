"""One navigation for each language: the folder of a language is a site of its own to its readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from markupsafe import escape
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from macros.manuscript.issues import issue_of
from macros.press.session import Session

# What the header has room for, by what the pages are: no page that somebody adds takes the place of one of these
HEADED = ("issues", "claims", "charts", "ledger", "timeline")
MOST_NEAR = 24  # of a folder's pages, in the drawer of each of them


def split(nav: Navigation, session: Session) -> dict[str, Navigation]:
    """The navigation of each language; previous and next stay within it."""
    return {language: _one(nav, language, session) for language in session.languages}


def adopt(files: Files) -> None:
    """Give pages that no navigation lists the section of the index page above them, and each other as neighbours."""
    by_uri = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    last: dict[str, MkDocsPage] = {}
    for file in files.documentation_pages(inclusion=InclusionLevel.is_not_in_nav):
        above = f"{PurePosixPath(file.src_uri).parent.parent}/index.md"
        if file.page and above in by_uri and above.count("/") > 1:  # beside the home page there is no list
            file.page.parent = by_uri[above].parent
            file.page.previous_page = last.get(above, by_uri[above])
            if above in last:
                last[above].next_page = file.page
            last[above] = file.page


def near(items: Sequence[Any]) -> Sequence[Any]:
    """Of a long list in the drawer what stands near the page that is shown, else its beginning.

    The page that the list is of has all of it.
    """
    here = next((n for n, item in enumerate(items) if item.active), 0)
    first = min(max(here - MOST_NEAR // 2, 0), max(len(items) - MOST_NEAR, 0))
    return items[first : first + MOST_NEAR]


def headed(nav: Navigation) -> Sequence[Any]:
    """What stands in the header of every page: the issues and the made pages that readers look for first."""
    return [item for item in nav.items if _name_of(item) in HEADED]


def _one(nav: Navigation, language: str, session: Session) -> Navigation:
    folder = next((item for item in nav.items if isinstance(item, Section) and _folder(item) == language), None)
    items = sorted(_in_order(folder.children if folder else [], session), key=_place)
    for item in items:
        item.parent = None
    pages = list(_pages(items))
    for before, after in zip([None, *pages], [*pages, None], strict=True):
        follow = before and after and _reads_on(before, after)
        if before:
            before.next_page = after if follow else None
        if after:
            after.previous_page = before if follow else None
    for item in items:
        _name(item, session)
    own = Navigation(items, pages)
    own.homepage = next((page for page in pages if page.file.src_uri == f"{language}/index.md"), None)
    return own


def _reads_on(before: MkDocsPage, after: MkDocsPage) -> bool:
    """Whether a reader turns from one page to the next: an issue is read from its first page to its last."""
    one, other = (issue_of(page.file.src_uri.partition("/")[2]) for page in (before, after))
    return one == other


def _in_order(items: list, session: Session) -> list:  # type: ignore[type-arg]
    """An index page first, then as `order` says, a section standing where its first page does; the rest last."""
    for item in items:
        if isinstance(item, Section):
            item.children = _in_order(item.children, session)
    return sorted(items, key=lambda item: _rank(item, session))


def _place(item: object) -> int:
    """The language's own page, then what the header has, whatever `order` a page gives itself; then the rest."""
    name = _name_of(item)
    return -1 if name == "index.md" else HEADED.index(name) if name in HEADED else len(HEADED)


def _name_of(item: object) -> str:
    """The name of a page's file, or of a section's folder, below that of the language."""
    first = item if isinstance(item, MkDocsPage) else next(_pages([item]), None)
    return first.file.src_uri.split("/")[1] if first else ""


def _rank(item: object, session: Session) -> float:
    if isinstance(item, MkDocsPage):
        return -1 if item.file.name == "index" else session.order(item.file.src_uri)
    pages = list(_pages([item]))
    fronts = [page for page in pages if page.file.name == "index"]
    return min(session.order(page.file.src_uri) for page in fronts or pages)


def _pages(items: list) -> Iterator[MkDocsPage]:  # type: ignore[type-arg]
    for item in items:
        if isinstance(item, MkDocsPage):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)


def _folder(section: Section) -> str:
    first = next(_pages(section.children), None)
    return first.file.src_uri.split("/")[0] if first else ""


def _name(item: object, session: Session) -> None:
    """A section is called what its index page is called; a folder's name is no title in any language."""
    if not isinstance(item, Section):
        return
    for child in item.children:
        _name(child, session)
        if isinstance(child, MkDocsPage) and child.file.name == "index":
            item.title = escape(session.title(child.file.src_uri)) or item.title
