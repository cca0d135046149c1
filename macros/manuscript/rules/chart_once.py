"""A chart stands once on a page: its anchors and its number are its own. Code `repeated-chart`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.ground.problems import Position, Problem
from macros.ground.told import told

if TYPE_CHECKING:
    from macros.manuscript.project import Project


def check(project: Project) -> Iterator[Problem]:
    """A problem for each chart that a page has shown before."""
    for page in project.pages:
        first: dict[str | None, Position] = {}
        for call in project.calls[page.path]:
            if call.name == "chart" and first.setdefault(call.id, call.position) != call.position:
                line = first[call.id].line
                said = told('the chart "{name}" stands twice; first at line {line}', name=call.id, line=line)
                hint = told('refer to it by its number: {{{{ figure("{name}") }}}}', name=call.id)
                yield page.problem(call.id_position, said, "repeated-chart", hint)
