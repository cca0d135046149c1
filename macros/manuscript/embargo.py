"""What is not out yet: issues that are drafts or whose day is still to come, with all that they alone show.

The preview has all of it, marked; a build makes the site as if it were not there, so that nothing of it is in any page,
list, feed, index or file before its day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from macros.catalog.catalog import Catalog
from macros.catalog.nodes import Scalar
from macros.catalog.record_digests import Key, record_digests
from macros.manuscript.gate import Call
from macros.manuscript.growing import opened_and_led_on
from macros.manuscript.issues import issue_of
from macros.manuscript.openings import opening_calls
from macros.manuscript.page import Page
from macros.manuscript.project import Project
from macros.wording.braces import names_in

# What is shown only where something names it; the other kinds are a dictionary, or settings
_SHOWN = ("source", "fact", "event", "claim", "quote", "series", "chart", "issue")


def withheld(catalog: Catalog, today: dt.date) -> frozenset[str]:
    """The slugs of the issues that are not out on this day."""
    return frozenset(
        slug
        for slug, issue in catalog.issues.items()
        if issue.draft or issue.published is None or issue.published.start > today
    )


def as_published(project: Project, today: dt.date) -> Project:
    """The project without what is not out: itself where nothing is withheld.

    A record goes where only the pages and claims of such issues lead to it; one that nothing shows stays as it is.
    """
    held = withheld(project.catalog, today)
    if not held:
        return project
    out = [page for page in project.pages if issue_of(page.route) not in held]
    inside = [page for page in project.pages if issue_of(page.route) in held]
    of_held = set(_of_issues(project.catalog, held))
    kept = _reached(project, out, set(_of_issues(project.catalog, project.catalog.issues)) - of_held)
    gone = _reached(project, inside, of_held) - kept
    catalog = _without(project.catalog, gone)
    pages = opened_and_led_on([replace(page, opening="") for page in out], catalog)
    calls = {page.path: [*opening_calls(page), *_written(project, page)] for page in pages}
    tree = tuple(entry for entry in project.tree if issue_of(entry.route.partition("/")[2]) not in held)
    return replace(project, catalog=catalog, pages=tuple(pages), calls=calls, tree=tree)


def _written(project: Project, page: Page) -> list[Call]:
    """The calls that somebody wrote on a page, of which the opening's are the first."""
    return project.calls[page.path][len(opening_calls(project.by_path[page.path])) :]


def _of_issues(catalog: Catalog, slugs: Collection[str]) -> Iterator[Key]:
    """These issues and the claims that each checks."""
    yield from (("issue", slug) for slug in slugs)
    yield from (("claim", name) for name, claim in catalog.claims.items() if claim.issue in slugs)


def _reached(project: Project, pages: Iterable[Page], starts: set[Key]) -> set[Key]:
    """The records that pages and `starts` name, with all that these rest on."""
    catalog, digests = project.catalog, record_digests(project.catalog)
    found, ahead = set[Key](), [*starts, *(key for page in pages for key in _named_on(project, page))]
    while ahead:
        key = ahead.pop()
        if key not in found and key[1] in catalog.by_kind[key[0]]:
            found.add(key)
            ahead += digests.rests_on(*key)
    return found


def _named_on(project: Project, page: Page) -> Iterator[Key]:
    # What the front page opens with follows from the issues, of which another may lead it then
    opening = 0 if issue_of(page.route) else len(opening_calls(page))
    for call in project.calls[page.path][opening:]:
        yield from ((kind, call.id or "") for kind in call.macro.names)
    for node in (node for _, node in page.front.entries.values()) if page.front else ():
        for name, _ in names_in(node.text) if isinstance(node, Scalar) else ():
            yield from ((kind, name) for kind in ("fact", "event"))


def _without(catalog: Catalog, gone: set[Key]) -> Catalog:
    """The catalog without these records."""
    left = {
        f"{kind}s" if not kind.endswith("s") else kind: {
            name: record for name, record in catalog.by_kind[kind].items() if (kind, name) not in gone
        }
        for kind in _SHOWN
    }
    rows = {name: rows for name, rows in catalog.rows.items() if ("series", name) not in gone}
    return replace(catalog, rows=rows, **left)  # type: ignore[arg-type]
