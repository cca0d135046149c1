"""The issues of a project and their pages: `issues/<slug>/index.md`, which an issue opens with, and its sections.

What an issue is says its record (`catalog/issue_records.py`); a page takes its title, days and place from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from macros.catalog.catalog import Catalog
from macros.catalog.issue_records import FRONT, HIGHEST_NUMBER, Issue
from macros.catalog.nodes import Mapping as MappingNode
from macros.catalog.nodes import Scalar
from macros.manuscript.page import Page

FOLDER = "issues"
PUBLISHED, ORDER, ORIGINAL = "published", "order", "original"
# Keys of front matter that the record of an issue says for its opening page, each with the field it says it in
OF_OPENINGS = {"title": "question", "description": "description", "summary": "answer"}


def is_article(route: str) -> bool:
    """Whether a page belongs to an issue: the page it opens with, or one of its sections."""
    return len(PurePosixPath(route).parts) > 2 and route.startswith(f"{FOLDER}/")


def issue_of(route: str) -> str:
    """The slug of the issue that a page belongs to; "" for a page that belongs to none."""
    return PurePosixPath(route).parts[1] if is_article(route) else ""


def section_of(route: str) -> str:
    """The section that a page is, by its place below the issue's; "" for an opening page and outside of issues.

    One in a folder of its own, `sub/part`, has a name that no issue lists.
    """
    name = "/".join(PurePosixPath(route).with_suffix("").parts[2:])
    return "" if name == FRONT or not is_article(route) else name


def route_of(issue: str, section: str | None = None) -> str:
    """The route of a section's page, or of the page that an issue opens with."""
    return f"{FOLDER}/{issue}/{section or FRONT}.md"


def newest_first(catalog: Catalog) -> list[str]:
    """The slugs of the issues by number, the highest first; drafts behind all that have a day."""
    return sorted(catalog.issues, key=lambda slug: _rank(catalog.issues[slug]), reverse=True)


def _rank(issue: Issue) -> tuple[bool, int]:
    return not issue.draft, issue.number


def newest(catalog: Catalog) -> str:
    """The slug of the issue that leads the front page; "" where there is none."""
    return next(iter(newest_first(catalog)), "")


def leading(catalog: Catalog) -> str:
    """The slug of the issue whose question and answer lead the front page; "" where there is none.

    The newest, or the one that it corrects: who comes for the first time wants the answer that stands, not what was
    wrong with it.
    """
    slug = newest(catalog)
    while slug and (earlier := corrected_by(catalog, slug)):
        slug = earlier
    return slug


def corrected_by(catalog: Catalog, slug: str) -> str:
    """The slug of the earlier issue that an issue sets right; "" where it sets none right that is out."""
    issue = catalog.issues[slug]
    earlier = catalog.issues.get(issue.corrects or "")
    is_out = earlier is not None and earlier.number < issue.number and earlier.draft <= issue.draft
    return issue.corrects or "" if is_out else ""


def corrector_of(catalog: Catalog, slug: str) -> str:
    """The slug of the newest issue that sets this one right; "" where none does."""
    return next((name for name in newest_first(catalog) if corrected_by(catalog, name) == slug), "")


def is_published(page: Page) -> bool:
    """Whether a page says on which day it came out: then feeds hand it on."""
    node = page.front.node(PUBLISHED) if page.front else None
    return isinstance(node, Scalar) and bool(node.text)


def as_of_its_issue(page: Page, catalog: Catalog) -> Page:
    """The page with what its issue's record says of it in its front matter; as it is where it belongs to none.

    What the page says of these itself is told (`rules/issue_pages.py`) and does not count.
    """
    issue = catalog.issues.get(issue_of(page.route))
    if issue is None or (page.front is None and page.text.startswith("---")):  # told where it could not be read
        return page
    said = _said_by(issue, section_of(page.route), page.language)
    written = page.front or MappingNode({}, 1, 1)
    entries = {key: (Scalar(key, 1, 1), Scalar(text, 1, 1, plain=False)) for key, text in said.items()}
    return replace(page, front=replace(written, entries={**written.entries, **entries}))


def said_of(page: Page, catalog: Catalog) -> Mapping[str, str]:
    """The same alone: what the record of its issue says of a page, by key of front matter."""
    issue = catalog.issues.get(issue_of(page.route))
    return _said_by(issue, section_of(page.route), page.language) if issue else {}


def _said_by(issue: Issue, section: str, language: str) -> dict[str, str]:
    """What the record says in place of front matter, by key; an issue's opening page takes its words from there too."""
    said = {ORDER: str(_order(issue, section))}
    if issue.published:
        said[PUBLISHED] = issue.published.text
    if issue.original:
        said[ORIGINAL] = issue.original
    if not section:
        said |= {key: getattr(issue, field)[language] for key, field in OF_OPENINGS.items()}
    return said


def _order(issue: Issue, section: str) -> int:
    """A section's place in its issue, from 1; an issue's place among issues, the newest first."""
    if not section:
        return HIGHEST_NUMBER - issue.number
    return issue.sections.index(section) + 1 if section in issue.sections else HIGHEST_NUMBER
