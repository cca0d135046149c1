"""Which records a page uses, and which of the files that an issue draws on no page uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from macros.catalog.catalog import Catalog
from macros.catalog.nodes import Scalar
from macros.catalog.record_digests import Key
from macros.manuscript.issues import issue_of
from macros.manuscript.page import Page
from macros.manuscript.project import Project
from macros.manuscript.rules.unused import ASKED, used
from macros.press.session import Session
from macros.wording.braces import names_in

SHOWN = ("fact", "claim", "event", "chart", "quote", "source", "term", "issue")  # the kinds, in their order
Used = Mapping[Key, str]  # a record, and the id of the chart or claim that brings it, or ""


def used_on(session: Session, src_uri: str) -> Used | None:
    """The records that a page names, and those that its charts and boxes of claims bring; None where it shows all."""
    project, page = session.project, session.page(src_uri)
    if src_uri in session.records:
        return {(session.records[src_uri].kind, session.records[src_uri].id): ""}
    if src_uri in session.made:
        records = session.made[src_uri][1].records
        return None if records is None else dict.fromkeys(records, "")
    return _in_order(project.catalog, dict(_on(project, page)) if page else {})


def _in_order(catalog: Catalog, named: Mapping[Key, str]) -> Used:
    """The records that there are, by kind; what the page names itself is brought by nothing."""
    brought = {key: brings for (kind, name) in named for key, brings in _brought_by(catalog, kind, name)}
    found = {**brought, **named}
    return {key: found[key] for kind in SHOWN for key in found if key[0] == kind and key[1] in catalog.by_kind[kind]}


def _on(project: Project, page: Page) -> Iterator[tuple[Key, str]]:
    for call in project.calls.get(page.path, ()):
        yield from (((kind, call.id or ""), "") for kind in call.macro.names)
    for _, node in page.front.entries.values() if page.front else ():
        for name, _ in names_in(node.text) if isinstance(node, Scalar) else ():
            yield from (((kind, name), "") for kind in ("fact", "event"))


def _brought_by(catalog: Catalog, kind: str, name: str) -> Iterator[tuple[Key, str]]:
    chart = catalog.charts.get(name) if kind == "chart" else None
    if chart:
        yield from ((("fact", fact), name) for fact in chart.facts)
        yield from ((("event", event), name) for event in chart.events)
    claim = catalog.claims.get(name) if kind == "claim" else None
    if claim and claim.record:
        yield ("fact", claim.record), name


def unused_beside(project: Project, slug: str, *, most: int) -> list[tuple[Key, str]]:
    """The records in the files that an issue's pages draw on which nothing shows, each with why not, or "".

    At most `most`; none where a page or a record cannot be read, since nobody can say then what it names.
    """
    if not slug or project.unread or not project.catalog.whole:
        return []
    return list(islice(_unused_beside(project, slug), most))


def _unused_beside(project: Project, slug: str) -> Iterator[tuple[Key, str]]:
    catalog = project.catalog
    ours = [page for page in project.pages if issue_of(page.route) == slug]
    named = {key for page in ours for key in _in_order(catalog, dict(_on(project, page)))}
    files = {catalog.origins[key].path for key in named if key[0] in ASKED and key in catalog.origins}
    shown = set(used(project))
    for kind in ASKED:
        for name, record in catalog.by_kind[kind].items():
            key = (kind, name)
            if key not in shown and key in catalog.origins and catalog.origins[key].path in files:
                yield key, str(getattr(record, "unused", None) or "")
