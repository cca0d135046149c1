"""Links to a heading that has another id in one language alone: the heading is told, and they follow from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from macros.ground.problems import Position, Problem
from macros.manuscript.project import Project


def under_their_headings(project: Project, problems: Iterable[Problem]) -> list[Problem]:
    """The problems, a link to an id that only a twin of the page still has under the problem of the two headings."""
    problems = list(problems)
    parted = {
        project.by_path[problem.position.path].route: problem.position
        for problem in problems
        if problem.code == "heading-parity"
    }
    return [replace(problem, cause=_cause(project, problem, parted)) if parted else problem for problem in problems]


def _cause(project: Project, problem: Problem, parted: dict[str, Position]) -> Position | None:
    slots = problem.message.slots if problem.code == "broken-anchor" else {}
    page = project.by_path.get(str(slots.get("wanted")))
    if page is None or page.route not in parted:
        return problem.cause
    twins = (twin for twin in project.twins[page.route].values() if twin is not page)
    is_there = any(heading.id == slots["anchor"] for twin in twins for heading in twin.headings)
    return parted[page.route] if is_there else problem.cause
