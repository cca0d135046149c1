"""What is not out yet: issues that are drafts or whose day is still to come, with all that they alone show.

The preview has all of it, marked; a build makes the site as if it were not there, so that nothing of it is in any page,
list, feed, index or file before its day. What stays has all that it rests on, so that no record left names one that is
gone; and what readers were shown once stays too, whatever shows it now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from posixpath import dirname, normpath

from macros.catalog.catalog import Catalog
from macros.catalog.nodes import Scalar
from macros.catalog.publication.renamed import names_now
from macros.catalog.record_digests import Key, record_digests
from macros.manuscript.gate import Call
from macros.manuscript.growing import opened_and_led_on
from macros.manuscript.issues import issue_of
from macros.manuscript.openings import opening_calls
from macros.manuscript.page import Page
from macros.manuscript.pictures.images import KINDS
from macros.manuscript.project import Project
from macros.manuscript.rules.links import safe_links
from macros.wording.braces import names_in

# What goes where such an issue alone leads to it; the other kinds are settings
_SHOWN = ("source", "fact", "event", "claim", "quote", "series", "chart", "issue", "term")


def withheld(catalog: Catalog, today: dt.date) -> frozenset[str]:
    """The slugs of the issues that are not out on this day."""
    return frozenset(
        slug
        for slug, issue in catalog.issues.items()
        if issue.draft or issue.published is None or issue.published.start > today
    )


def as_published(project: Project, today: dt.date) -> Project:
    """The project without what is not out: itself where nothing is withheld.

    A record goes where only the pages and claims of such issues lead to it, and so does a picture; one that nothing
    shows stays as it is.
    """
    held = withheld(project.catalog, today)
    if not held:
        return project
    out = [page for page in project.pages if issue_of(page.route) not in held]
    inside = [page for page in project.pages if issue_of(page.route) in held]
    catalog = _without(project.catalog, _gone(project, held, out, inside))
    pages = opened_and_led_on([replace(page, opening="") for page in out], catalog)
    calls = {page.path: [*opening_calls(page), *_written(project, page)] for page in pages}
    pictures = _pictures_on(inside) - _pictures_on(out)
    tree = tuple(
        entry
        for entry in project.tree
        if issue_of(entry.route.partition("/")[2]) not in held and entry.path not in pictures
    )
    return replace(project, catalog=catalog, pages=tuple(pages), calls=calls, tree=tree)


def _gone(project: Project, held: Collection[str], out: Iterable[Page], inside: Iterable[Page]) -> set[Key]:
    """The issues held and their claims, with what they and the pages `inside` lead to and nothing that stays does."""
    catalog = project.catalog
    of_held = set(_of_issues(catalog, held))
    led_to = {key for key in _reached(project, inside, of_held) if key[0] in _SHOWN}
    others = {(kind, name) for kind, name, _ in catalog.records()} - led_to
    of_out = _of_issues(catalog, catalog.issues.keys() - held)
    return led_to - _reached(project, out, {*others, *of_out, *_shown_before(catalog)}, never=of_held)


def _shown_before(catalog: Catalog) -> Iterator[Key]:
    """What readers were shown of facts, events and quotations; of claims it is told where their issue is held."""
    if catalog.published is None:
        return
    called, then = names_now(catalog), catalog.published
    shown = (("fact", then.facts.keys()), ("event", then.events.keys()), ("quote", then.quotes.keys()))
    yield from ((kind, called.get((kind, name), name)) for kind, names in shown for name in names)


def _pictures_on(pages: Iterable[Page]) -> set[str]:
    """The paths of the pictures that pages show, or lead to."""
    targets = ((page, link.target.partition("#")[0]) for page in pages for link in safe_links(page))
    return {
        normpath(f"{dirname(page.path)}/{target}") for page, target in targets if target.lower().endswith(tuple(KINDS))
    }


def _written(project: Project, page: Page) -> list[Call]:
    """The calls that somebody wrote on a page, of which the opening's are the first."""
    return project.calls[page.path][len(opening_calls(project.by_path[page.path])) :]


def _of_issues(catalog: Catalog, slugs: Collection[str]) -> Iterator[Key]:
    """These issues and the claims that each checks."""
    yield from (("issue", slug) for slug in slugs)
    yield from (("claim", name) for name, claim in catalog.claims.items() if claim.issue in slugs)


def _reached(
    project: Project, pages: Iterable[Page], starts: Iterable[Key], never: Collection[Key] = frozenset()
) -> set[Key]:
    """The records that pages and `starts` name, with all that these rest on; nothing of `never`."""
    catalog, digests = project.catalog, record_digests(project.catalog)
    found, ahead = set[Key](), [*starts, *(key for page in pages for key in _named_on(project, page))]
    while ahead:
        key = ahead.pop()
        if key not in found and key not in never and key[1] in catalog.by_kind[key[0]]:
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
            yield from ((kind, name) for kind in ("fact", "event", "term"))


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
