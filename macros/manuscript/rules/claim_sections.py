"""A claim's section is one page of an issue, or a part the phrases name under `claims`: a heading of the claims page.

What that page calls its own headings and buttons by names no section, and of two pages with one name neither wins.
Codes `unknown-section` and `colliding-files`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.catalog.phrases.asked import ASKED
from macros.ground.problems import Position, Problem, did_you_mean, nearest
from macros.ground.told import told
from macros.manuscript.anchors import is_of_page
from macros.manuscript.articles import section_of

if TYPE_CHECKING:
    from macros.manuscript.project import Project


def check(project: Project) -> Iterator[Problem]:
    """A problem for each claim whose section is nowhere, and for each page that is called like another's section."""
    catalog = project.catalog
    known = {section_of(page) for page in project.pages} - {""}
    known |= {key for phrases in catalog.phrases.values() for key in phrases.get("claims", {})} - _asked()
    known = {name for name in known if not is_of_page(name, "claims", "main")}
    for claim_id, claim in catalog.claims.items():
        if claim.section not in known:
            otherwise = told("name the file of a section, without .md")
            hint = did_you_mean(nearest(claim.section, known, most=1), otherwise=otherwise)
            place = catalog.place("claim", claim_id, "section")
            said = told('no section "{name}"', name=claim.section)
            yield catalog.problem(place, said, "unknown-section", hint)
    yield from _of_one_name(project)


def _asked() -> set[str]:
    """The keys under `claims` that the page itself asks for."""
    return {key for group, key in ASKED if group == "claims"}


def _of_one_name(project: Project) -> Iterator[Problem]:
    named = {claim.section for claim in project.catalog.claims.values()}
    first: dict[tuple[str, str], str] = {}
    for page in project.pages:
        section = section_of(page)
        if section in named and first.setdefault((page.language, section), page.path) != page.path:
            path = first[page.language, section]
            said = told('claims name the section "{name}", and {path} is called so too', name=section, path=path)
            yield page.problem(Position(page.path), said, "colliding-files", told("rename one of the two"))
