"""An issue and its pages are of one mind: each page is listed, each section listed has a page, nothing is said twice.

What the record of an issue says, no page of it says again; a claim's section is one of its issue's. Codes
`unknown-issue`, `unknown-section`, `unlisted-section`, `said-by-issue`, `missing-page`, `missing-key`, `duplicate-id`,
`duplicate-heading-id`, `not-an-option` and `bad-id`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.catalog.issue_records import FRONT, TO_WRITE, Issue
from macros.catalog.nodes import Scalar
from macros.ground.problems import Position, Problem, did_you_mean, nearest
from macros.ground.told import listed, quoted, said_in, told
from macros.manuscript.anchors import OF_LISTS, OPENING_PART, STYLED, is_of_page
from macros.manuscript.issues import corrected_by, issue_of, route_of, said_of, section_of
from macros.manuscript.openings import opening_ids
from macros.manuscript.page import page_of

if TYPE_CHECKING:
    from macros.manuscript.page import Page
    from macros.manuscript.project import Project

UNWRITTEN = told("nothing is written here yet")
TO_BE_WRITTEN = told("write it, or leave draft: true in the record")


def check(project: Project) -> Iterator[Problem]:
    """A problem for each page of an issue that the records do not know, and for each record that has no page."""
    catalog = project.catalog
    for page in project.pages:
        yield from _page_problems(catalog, page)
        issue = catalog.issues.get(issue_of(page.route))
        if issue and not issue.draft:
            yield from (page.problem(at, UNWRITTEN, "empty", TO_BE_WRITTEN) for at in _waiting(page))
    for slug, issue in catalog.issues.items():
        yield from _issue_problems(project, slug, issue)
        if not issue.draft:
            yield from _unwritten(catalog, slug, issue)
    yield from _numbered_alike(catalog)
    for claim_id in catalog.claims:
        yield from _claim_problems(catalog, claim_id)


def _page_problems(catalog: Catalog, page: Page) -> Iterator[Problem]:
    slug, section = issue_of(page.route), section_of(page.route)
    if slug and not catalog.knows("issue", slug):
        said = told('no record of the issue "{name}"', name=slug)
        otherwise = told("write {path}; what it holds is in REFERENCE.md", path=f"data/issues/{slug}.yml")
        hint = did_you_mean(nearest(slug, catalog.issues, most=1), otherwise=otherwise)
        yield page.problem(Position(page.path), said, "unknown-issue", hint)
    elif slug in catalog.issues and section and section not in catalog.issues[slug].sections:
        place = catalog.place("issue", slug, "sections")
        said = told('the issue "{issue}" does not list the section "{name}"', issue=slug, name=section)
        hint = told("add it to sections: in {place}, where it is to stand", place=f"{place.path}:{place.line}")
        yield page.problem(Position(page.path), said, "unlisted-section", hint)
    yield from _said_twice(catalog, page)
    yield from _headings_problems(page)


def _said_twice(catalog: Catalog, page: Page) -> Iterator[Problem]:
    """What the front matter as it was written says though the record of the issue says it for every language."""
    written = page_of(page.text, page.path, page.language)[0].front
    for key in said_of(page, catalog):
        node = written.key(key) if written else None
        if node:
            path = catalog.place("issue", issue_of(page.route)).path
            said = told("{path} says {key} for this page", path=path, key=quoted(key))
            place = Position(page.path, node.line, node.column)
            yield page.problem(place, said, "said-by-issue", told("take it out here; change it there"))


def _headings_problems(page: Page) -> Iterator[Problem]:
    """Headings that the opening of a page has already, or that would dress a writer's words as the site's own lists."""
    brought = opening_ids(page)
    for heading in page.headings:
        place = Position(page.path, heading.line, 1)
        if heading.level == 1 and brought:
            said = told("a heading of the first level; the page gets its own")
            hint = told("take it out: the front page is called as the newsletter is, an issue by its question")
            yield page.problem(place, said, "said-by-issue", hint)
        elif heading.id in brought:
            said = told('the page gets a heading with the id "{name}" of its own', name=heading.id)
            yield page.problem(place, said, "duplicate-heading-id", told("give it another id, or take it out"))
        elif heading.id in STYLED:
            said = told('the id "{name}" is that of a list which the site makes, and gives its look', name=heading.id)
            yield page.problem(place, said, "duplicate-heading-id", told("give it another id"))


def _issue_problems(project: Project, slug: str, issue: Issue) -> Iterator[Problem]:
    catalog = project.catalog
    if is_of_page(slug, FRONT, "main", OPENING_PART, *OF_LISTS):
        place = catalog.place("issue", slug)
        said = told('no issue is called "{name}"', name=slug)
        yield catalog.problem(place, said, "bad-id", told("give its file another name"))
    for number, section in enumerate(("", *issue.sections), start=-1):
        route = route_of(slug, section)
        paths = [f"docs/{language}/{route}" for language in catalog.languages]
        if not any(path in project.by_path or path in project.unread for path in paths):
            place = catalog.place("issue", slug, "sections", number) if section else catalog.place("issue", slug)
            said = (
                told('no page for the section "{name}"', name=section) if section else told("an issue without a page")
            )
            yield catalog.problem(place, said, "missing-page", told("write {path}", path=paths[0] if paths else route))
        if section and is_of_page(section, FRONT, "main", OPENING_PART, slug):
            place = catalog.place("issue", slug, "sections", number)
            said = told('no section is called "{name}"', name=section)
            yield catalog.problem(place, said, "bad-id", told("give its file another name"))
    yield from _mistake_problems(catalog, slug, issue)
    if issue.corrects in catalog.issues and not corrected_by(catalog, slug):
        said = told('the issue "{name}" came out no earlier', name=issue.corrects)
        yield catalog.problem(
            catalog.place("issue", slug, "corrects"), said, "not-an-option", told("name an earlier one")
        )


def _unwritten(catalog: Catalog, slug: str, issue: Issue) -> Iterator[Problem]:
    """What is still to be written in the record of an issue that is no draft any more."""
    for field in ("answer", "description"):
        for language, text in getattr(issue, field).items():
            if text == said_in(TO_WRITE, language):
                place = catalog.place("issue", slug, field, language)
                yield catalog.problem(place, UNWRITTEN, "empty", TO_BE_WRITTEN)


def _waiting(page: Page) -> Iterator[Position]:
    """Where a page, or what stands above it for lists and shared links, is still to be written."""
    waiting = said_in(TO_WRITE, page.language)
    for _, node in page.front.entries.values() if page.front else ():
        if isinstance(node, Scalar) and node.text == waiting:
            yield Position(page.path, node.line, node.column)
    at = page.text.find(f"\n{waiting}\n", page.body_offset)
    if at >= 0:
        yield page.position(at + 1)


def _mistake_problems(catalog: Catalog, slug: str, issue: Issue) -> Iterator[Problem]:
    """A mistake that matters is one, and the issue's own."""
    for number, claim_id in enumerate(issue.mistakes):
        claim = catalog.claims.get(claim_id)
        place = catalog.place("issue", slug, "mistakes", number)
        if claim and claim.verdict not in ("differs", "approximately"):
            said = told('the claim "{name}" went wrong nowhere: {verdict}', name=claim_id, verdict=claim.verdict)
            yield catalog.problem(place, said, "not-an-option", told("name claims whose verdict is differs"))
        elif claim and claim.issue != slug and claim.issue in catalog.issues:
            said = told('the claim "{name}" is checked in the issue "{issue}"', name=claim_id, issue=claim.issue)
            yield catalog.problem(place, said, "not-an-option", told("name claims of this issue"))


def _numbered_alike(catalog: Catalog) -> Iterator[Problem]:
    first: dict[int, str] = {}
    for slug, issue in catalog.issues.items():
        other = first.setdefault(issue.number, slug)
        if other != slug:
            said = told('the number {n} is that of the issue "{name}"', n=issue.number, name=other)
            place = catalog.place("issue", slug, "number")
            yield catalog.problem(place, said, "duplicate-id", told("give one of the two another number"))


def _claim_problems(catalog: Catalog, claim_id: str) -> Iterator[Problem]:
    claim = catalog.claims[claim_id]
    issue = catalog.issues.get(claim.issue)
    if issue is None:
        return  # told where names are followed
    if claim.section and claim.section not in issue.sections:
        options = told("the issue has the sections {names}", names=listed(issue.sections))
        otherwise = options if issue.sections else told("take section: out; the issue has none")
        hint = did_you_mean(nearest(claim.section, issue.sections, most=1), otherwise=otherwise)
        said = told('no section "{name}"', name=claim.section)
        yield catalog.problem(catalog.place("claim", claim_id, "section"), said, "unknown-section", hint)
    if claim.said_in is None and len(issue.studies) != 1:
        slots = {"issue": claim.issue, "n": len(issue.studies)}
        said = told('the issue "{issue}" studies {n} sources: which says this?', **slots)
        hint = told("add said_in: key-of-a-source")
        yield catalog.problem(catalog.place("claim", claim_id), said, "missing-key", hint)
    elif claim.said_in in catalog.sources and issue.studies and claim.said_in not in issue.studies:
        # Its page of claims would list a speaker whom the issue does not name among those it holds to account
        said = told('the issue "{issue}" does not study "{name}"', issue=claim.issue, name=claim.said_in)
        otherwise = told(
            "name a source that it studies: {names}; or add this one to studies: in data/issues/{issue}.yml",
            names=listed(issue.studies),
            issue=claim.issue,
        )
        yield catalog.problem(catalog.place("claim", claim_id, "said_in"), said, "not-an-option", otherwise)
