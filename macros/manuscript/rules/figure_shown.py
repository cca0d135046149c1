"""A figure that a page names by its number stands on that page, or it has no number. Code `figure-not-shown`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.ground.problems import Problem
from macros.ground.told import told

if TYPE_CHECKING:
    from macros.manuscript.project import Project


def check(project: Project) -> Iterator[Problem]:
    """A problem for each `figure()` whose chart the page does not show; an unknown id is told by `references`."""
    for page in project.pages:
        calls = project.calls[page.path]
        shown = {call.id for call in calls if call.name == "chart"}
        for call in calls:
            if call.name == "figure" and call.id in project.catalog.charts and call.id not in shown:
                said = told('the chart "{name}" has no number here: the page does not show it', name=call.id)
                hint = told('show it with {{{{ chart("{name}") }}}}, or link to the chart\'s own page', name=call.id)
                yield page.problem(call.id_position, said, "figure-not-shown", hint)
