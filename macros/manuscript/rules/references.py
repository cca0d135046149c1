"""Every id that a page names exists, and has what the macro shows of it. Codes `unknown-fact`, `unknown-claim`, …,
`moved` and `bad-argument`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.catalog.placement import home_of
from macros.catalog.reading.named import not_there
from macros.ground.naming import moved
from macros.ground.problems import Mend, Problem
from macros.ground.told import Told, told

if TYPE_CHECKING:
    from macros.manuscript.gate import Call
    from macros.manuscript.page import Page
    from macros.manuscript.project import Project

_QUOTED = re.compile(r'"([^"]*)"')
_MOST_NEAR = 3  # ids offered for one
_MOST_OFFERS = 50  # on a page: each id is held against every id there is


def check(project: Project) -> Iterator[Problem]:
    """A problem for each call whose id leads nowhere, at the id, with the nearest ids and where they are defined."""
    for page in project.pages:
        calls = (call for call in project.calls[page.path] if call.id is not None)
        unknown = [call for call in calls if not _known(project.catalog, call)]
        for number, call in enumerate(unknown):
            yield _unknown(project.catalog, page, call, offers=number < _MOST_OFFERS)
        for call in project.calls[page.path]:
            lacking = _lacking(project.catalog, call)
            if lacking:
                yield page.problem(call.id_position, lacking[0], "bad-argument", lacking[1])
        yield from _unworded(project, page)


def _unworded(project: Project, page: Page) -> Iterator[Problem]:
    """A problem for each unit of an amount on the page that its language has no words for: it is one that grows."""
    catalog = project.catalog
    told_of = set[str]()
    for call in project.calls[page.path]:
        amounts = {"fact": catalog.facts, "claim": catalog.claims}.get(call.name, {})
        unit_id = amounts[call.id or ""].unit if call.id in amounts else None
        unit = catalog.units.get(unit_id or "")
        if unit and unit_id not in told_of and page.language not in unit.words:
            told_of.add(unit_id or "")
            said = told('the unit "{name}" has no words in "{language}"', name=unit_id, language=page.language)
            hint = told("add {language}: under words: in {place}", language=page.language, place=_at(catalog, unit_id))
            yield page.problem(call.id_position, said, "missing-language", hint)


def _at(catalog: Catalog, unit_id: str | None) -> str:
    place = catalog.place("unit", unit_id or "", "words")
    return f"{place.path}:{place.line}"


def _lacking(catalog: Catalog, call: Call) -> tuple[Told, Told] | None:
    """What a record that is known does not have, though the macro shows nothing else of it."""
    name = call.id or ""
    if call.name == "claim" and name in catalog.claims:
        claim = catalog.claims[name]
        if claim.value is None and claim.range is None:
            hint = told('show what was found of it with {{{{ check("{name}") }}}}', name=name)
            return told('the claim "{name}" has no number to show', name=name), hint
    fact = catalog.facts.get(name) if call.name == "when" and name not in catalog.events else None
    if fact and fact.as_of is None:
        hint = told("name a fact or event that has one")
        return told('the fact "{name}" has no date of its own', name=name), hint
    return None


def _known(catalog: Catalog, call: Call) -> bool:
    return any(catalog.knows(kind, call.id or "") for kind in call.macro.names)


def _unknown(catalog: Catalog, page: Page, call: Call, *, offers: bool) -> Problem:
    wrong = call.id or ""
    for kind in call.macro.names:
        if (kind, wrong) in catalog.moved:
            new, place = catalog.moved[kind, wrong], call.id_position
            return page.problem(place, *moved(kind, wrong, new), Mend(place.line, place.column, wrong, new))
    code = f"unknown-{call.macro.names[0]}"
    otherwise = _way_out(catalog, call)
    said, hint = not_there(catalog, call.macro.names, wrong, otherwise=otherwise, most=_MOST_NEAR if offers else 0)
    return page.problem(call.id_position, said, code, hint)


def _way_out(catalog: Catalog, call: Call) -> Told:
    """Where the record would be written, and a call that names one that this project has, if it has any."""
    path = home_of(call.macro.names[0], call.id or "")
    known = {record_id for kind in call.macro.names for record_id in catalog.by_kind[kind]}
    shown = next(iter(_QUOTED.findall(call.macro.example)), "")
    there = shown if shown in known else min(known, default="")
    if not there:
        return told("define it in {path}", path=path)
    example = call.macro.example.replace(f'"{shown}"', f'"{there}"')
    return told("define it in {path}, or name another; an example: {example}", path=path, example=example)
