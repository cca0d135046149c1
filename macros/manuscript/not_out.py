"""What is out leads to nothing that is not: neither to an issue before its day nor to what it alone shows.

And what was out is not taken in again: an issue that readers were shown is no draft any more, and its claims are of no
issue to come. It depends on the day, so it is none of `rules/`, which know none. Codes `broken-link`, `vanished`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from posixpath import dirname, normpath
from typing import TYPE_CHECKING

from macros.catalog.publication.renamed import names_now
from macros.catalog.record_texts import NOT_TRANSLATED
from macros.ground.problems import Problem
from macros.ground.told import told
from macros.manuscript.anchors import record_anchors
from macros.manuscript.embargo import as_published, withheld
from macros.manuscript.issues import issue_of
from macros.manuscript.markdown.markup import is_within
from macros.manuscript.openings import opening_calls
from macros.manuscript.publishing import route_shown
from macros.manuscript.rules.links import anchors_of, safe_links, shortened
from macros.manuscript.rules.parity import texts_that_wait

if TYPE_CHECKING:
    from macros.catalog.catalog import Catalog
    from macros.manuscript.page import Page
    from macros.manuscript.project import Project

_LATER = told("put the link in when it comes out")


def what_is_out(project: Project, problems: list[Problem], today: dt.date) -> tuple[Project, list[Problem]]:
    """The project as it is out on this day, and what is wrong with that.

    What is not out may wait for whoever translates it: that a text of a draft is still to be translated keeps no
    correction from readers. Any other problem there may be one of what is out, too.
    """
    published = as_published(project, today)
    waiting = {problem.position for problem in texts_that_wait(published)} if published is not project else None
    if waiting is None:
        return project, problems
    return published, [one for one in problems if one.code != NOT_TRANSLATED or one.position in waiting]


def to_what_is_not_out(project: Project, today: dt.date) -> Iterator[Problem]:
    """A problem for each link and each call, on a page that is out on this day, to what is not."""
    held = withheld(project.catalog, today)
    if not held:
        return
    published = as_published(project, today)
    for page in project.pages:
        if issue_of(page.route) in held:
            continue
        for link in safe_links(page):
            if is_within(link.target) and _is_lost(project, published, page, link.target):
                said = told('"{target}" leads to an issue that is not out', target=shortened(link.target))
                yield page.problem(link.position, said, "broken-link", _LATER)
        for call in project.calls[page.path][len(opening_calls(page)) :]:
            claim = project.catalog.claims.get(call.id or "") if "claim" in call.macro.names else None
            if claim and claim.issue in held:
                said = told('the claim "{name}" is of an issue that is not out', name=call.id)
                yield page.problem(call.id_position, said, "broken-link", told("show it when that issue comes out"))
            if "issue" in call.macro.names and call.id in held:
                said = told('the issue "{name}" is not out', name=call.id)
                yield page.problem(call.id_position, said, "broken-link", told("show it when that issue comes out"))


def withheld_though_shown(catalog: Catalog, today: dt.date) -> Iterator[Problem]:
    """A problem for each issue that readers were shown and that is not out on this day, or else for its claims.

    A claim was shown in an issue that was, and has been put into one that is not.
    """
    held, published = withheld(catalog, today), catalog.published
    if published is None:
        return
    shown = held & {issue_of(route_shown(path)) for path in published.pages}
    for slug in sorted(shown):
        said = told('the issue "{name}" was published and is withheld', name=slug)
        hint = told("leave its day, and take draft: true out; what was wrong in it is corrected where it stands")
        field = "draft" if catalog.issues[slug].draft else "published"
        yield catalog.problem(catalog.place("issue", slug, field), said, "vanished", hint)
    called = names_now(catalog)
    for name in published.claims:
        claim = catalog.claims.get(now := called.get(("claim", name), name))
        if claim and claim.issue in held - shown:
            said = told('the claim "{name}" was published, and its issue is not out', name=now)
            hint = told("leave it in the issue that readers found it in")
            yield catalog.problem(catalog.place("claim", now, "issue"), said, "vanished", hint)


def _is_lost(project: Project, published: Project, page: Page, target: str) -> bool:
    """Whether a target that is there is not among what is out: its file, its page, or the place in it."""
    path, _, anchor = target.partition("#")
    wanted = normpath(f"{dirname(page.path)}/{path}") if path else page.path
    now, then = anchors_of(published, wanted), anchors_of(project, wanted)
    if then is None or now is None:
        return now is not then or (wanted in project.files and wanted not in published.files)
    return bool(anchor) and anchor in _names(project, wanted, then) and anchor not in _names(published, wanted, now)


def _names(project: Project, wanted: str, headings: frozenset[str]) -> frozenset[str]:
    return headings | record_anchors(project, wanted)
