"""A chart stands once on a page, where its anchors and its number are its own; one that is named by its number stands
there, or it has none. Codes `repeated-chart` and `figure-not-shown`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.ground.problems import Position, Problem
from macros.ground.told import told

if TYPE_CHECKING:
    from macros.manuscript.page import Page
    from macros.manuscript.project import Project


def check(project: Project) -> Iterator[Problem]:
    """A problem for each chart that a page has shown before, and for each number of one that it does not show."""
    for page in project.pages:
        yield from _repeated(project, page)
        yield from _not_shown(project, page)


def _repeated(project: Project, page: Page) -> Iterator[Problem]:
    first: dict[str | None, Position] = {}
    for call in project.calls[page.path]:
        if call.name == "chart" and first.setdefault(call.id, call.position) != call.position:
            line = first[call.id].line
            said = told('the chart "{name}" stands twice; first at line {line}', name=call.id, line=line)
            hint = told('refer to it by its number: {{{{ figure("{name}") }}}}', name=call.id)
            yield page.problem(call.id_position, said, "repeated-chart", hint)


def _not_shown(project: Project, page: Page) -> Iterator[Problem]:
    """An unknown id is told by `references`."""
    calls = project.calls[page.path]
    shown = {call.id for call in calls if call.name == "chart"}
    for call in calls:
        if call.name == "figure" and call.id in project.catalog.charts and call.id not in shown:
            said = told('the chart "{name}" has no number here: the page does not show it', name=call.id)
            hint = told('show it with {{{{ chart("{name}") }}}}, or link to the chart\'s own page', name=call.id)
            yield page.problem(call.id_position, said, "figure-not-shown", hint)
