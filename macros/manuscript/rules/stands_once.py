"""A chart, a check and the list of sources stand once on a page: their anchors are their own. A chart that is named by
its number stands there, or it has none. Codes `repeated-chart` and `figure-not-shown`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.ground.problems import Position, Problem
from macros.ground.told import Told, told

if TYPE_CHECKING:
    from macros.manuscript.gate import Call
    from macros.manuscript.page import Page
    from macros.manuscript.project import Project

_ONCE = ("chart", "check", "sources")


def check(project: Project) -> Iterator[Problem]:
    """A problem for each of these that a page has shown before, and for each number of a chart it does not show."""
    for page in project.pages:
        yield from _repeated(project, page)
        yield from _not_shown(project, page)


def _repeated(project: Project, page: Page) -> Iterator[Problem]:
    first: dict[tuple[str, str | None], Position] = {}
    for call in project.calls[page.path]:
        here = (call.name, call.id)
        if call.name in _ONCE and first.setdefault(here, call.position) != call.position:
            said, hint = _twice(call, first[here].line)
            yield page.problem(call.id_position, said, "repeated-chart", hint)


def _twice(call: Call, line: int) -> tuple[Told, Told]:
    if call.name == "chart":
        said = told('the chart "{name}" stands twice; first at line {line}', name=call.id, line=line)
        return said, told('refer to it by its number: {{{{ figure("{name}") }}}}', name=call.id)
    if call.name == "check":
        said = told('the check of "{name}" stands twice; first at line {line}', name=call.id, line=line)
    else:
        said = told("the list of sources stands twice; first at line {line}", line=line)
    return said, told("keep one: links lead to the first only")


def _not_shown(project: Project, page: Page) -> Iterator[Problem]:
    """An unknown id is told by `references`."""
    calls = project.calls[page.path]
    shown = {call.id for call in calls if call.name == "chart"}
    for call in calls:
        if call.name == "figure" and call.id in project.catalog.charts and call.id not in shown:
            said = told('the chart "{name}" has no number here: the page does not show it', name=call.id)
            hint = told('show it with {{{{ chart("{name}") }}}}, or link to the chart\'s own page', name=call.id)
            yield page.problem(call.id_position, said, "figure-not-shown", hint)
