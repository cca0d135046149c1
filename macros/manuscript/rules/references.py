"""Every id that a page names exists. Codes `unknown-fact`, `unknown-claim`, … and `moved`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.ground.naming import moved, no_such
from macros.ground.problems import Problem, did_you_mean, nearest
from macros.ground.told import Told, told

if TYPE_CHECKING:
    from macros.manuscript.gate import Call
    from macros.manuscript.page import Page
    from macros.manuscript.project import Project

_MOST_OFFERS = 50  # on a page: each id is held against every id there is


def check(project: Project) -> Iterator[Problem]:
    """A problem for each call whose id leads nowhere, at the id, with the nearest ids and where they are defined."""
    for page in project.pages:
        calls = (call for call in project.calls[page.path] if call.id is not None)
        unknown = [call for call in calls if not _known(project.catalog, call)]
        for number, call in enumerate(unknown):
            yield _unknown(project.catalog, page, call, offers=number < _MOST_OFFERS)


def _known(catalog: Catalog, call: Call) -> bool:
    return any(catalog.knows(kind, call.id or "") for kind in call.macro.names)


def _unknown(catalog: Catalog, page: Page, call: Call, *, offers: bool) -> Problem:
    wrong = call.id or ""
    for kind in call.macro.names:
        if (kind, wrong) in catalog.moved:
            new = catalog.moved[kind, wrong]
            return page.problem(call.id_position, *moved(kind, wrong, new))
    code = f"unknown-{call.macro.names[0]}"
    return page.problem(call.id_position, no_such(call.macro.names, wrong), code, _hint(catalog, call, offers=offers))


def _hint(catalog: Catalog, call: Call, *, offers: bool) -> Told:
    known = {record_id: kind for kind in reversed(call.macro.names) for record_id in catalog.by_kind[kind]}
    otherwise = told("define it under data/, or name another; an example: {example}", example=call.macro.example)
    close = nearest(call.id or "", known) if offers else []
    return did_you_mean(close, otherwise=otherwise, place_of=lambda name: catalog.place(known[name], name))
