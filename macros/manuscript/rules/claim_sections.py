"""A claim's section is a page of the issue, or a part the phrases name under `claims`. Code `unknown-section`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from macros.ground.problems import Problem, did_you_mean, nearest
from macros.ground.told import told

if TYPE_CHECKING:
    from macros.manuscript.project import Project


def check(project: Project) -> Iterator[Problem]:
    """A problem for each claim whose section is nowhere."""
    catalog = project.catalog
    known = {PurePosixPath(page.route).stem for page in project.pages}
    known |= {key for phrases in catalog.phrases.values() for key in phrases.get("claims", {})}
    for claim_id, claim in catalog.claims.items():
        if claim.section not in known:
            otherwise = told("name the file of a section, without .md")
            hint = did_you_mean(nearest(claim.section, known, most=1), otherwise=otherwise)
            place = catalog.place("claim", claim_id, "section")
            said = told('no section "{name}"', name=claim.section)
            yield catalog.problem(place, said, "unknown-section", hint)
