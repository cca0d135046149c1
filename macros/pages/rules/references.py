"""Every id that a page names exists. Codes `unknown-fact`, `unknown-claim`, … and `moved`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.catalog.problems import Problem, nearest

if TYPE_CHECKING:
    from macros.pages.gate import Call
    from macros.pages.page import Page
    from macros.pages.project import Project


def check(project: Project) -> Iterator[Problem]:
    """A problem for each call whose id leads nowhere, at the id, with the nearest ids and where they are defined."""
    for page in project.pages:
        for call in project.calls[page.path]:
            if call.id is not None and not _known(project.catalog, call):
                yield _unknown(project.catalog, page, call)


def _known(catalog: Catalog, call: Call) -> bool:
    return any(catalog.knows(kind, call.id or "") for kind in call.macro.names)


def _unknown(catalog: Catalog, page: Page, call: Call) -> Problem:
    wrong = call.id or ""
    for kind in call.macro.names:
        if (kind, wrong) in catalog.moved:
            new = catalog.moved[kind, wrong]
            return page.problem(call.id_position, f'the {kind} "{wrong}" is now "{new}"', "moved", f"write {new}")
    kinds = " or ".join(call.macro.names)
    return page.problem(
        call.id_position, f'no {kinds} "{wrong}"', f"unknown-{call.macro.names[0]}", _hint(catalog, call)
    )


def _hint(catalog: Catalog, call: Call) -> str:
    known = {record_id: kind for kind in reversed(call.macro.names) for record_id in catalog.by_kind[kind]}
    close = [f'"{name}" ({_where(catalog, known[name], name)})' for name in nearest(call.id or "", known)]
    if not close:
        return f"define it under data/, or name another; an example: {call.macro.example}"
    return f"did you mean {' or '.join(close)}?"


def _where(catalog: Catalog, kind: str, record_id: str) -> str:
    place = catalog.place(kind, record_id)
    return f"{place.path}:{place.line}"
