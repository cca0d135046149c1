"""The same page says the same in every language: same headings, same facts, charts, quotes and checks per section.

No page is missing either. Within a section in any order and however often.
What waits for a translator is told as that, and its page is not held to the others until it is translated.
Codes `missing-page`, `heading-parity`, `macro-parity` and `not-translated`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from macros.catalog.record_texts import NOT_TRANSLATED, texts_of, to_translate_in_any, waits
from macros.ground.lines import line_of
from macros.ground.naming import language_called
from macros.ground.problems import Position, Problem
from macros.ground.told import Told, told
from macros.manuscript.openings import opening_calls
from macros.manuscript.translation import untranslated

if TYPE_CHECKING:
    from macros.catalog.catalog import Catalog
    from macros.manuscript.page import Heading, Page
    from macros.manuscript.project import Project

# What a passage cannot lack in one language; terms and citations may fall differently in a sentence. An id that leads
# nowhere is told by `references` alone.
COMPARED = ("fact", "claim", "when", "chart", "quote", "check")
_IN_BOTH = told("say it in both, or in neither")


def check(project: Project) -> Iterator[Problem]:
    """A problem for each page, heading, call or text that one language has and another has not."""
    yield from texts_that_wait(project)
    languages = project.catalog.complete
    for route, twins in sorted(project.twins.items()):
        first = project.original(route)
        for language in languages:
            if language not in twins and f"docs/{language}/{route}" not in project.unread:
                yield _missing_page(first, route, language)
        for twin in twins.values():
            if twin is not first and not untranslated(twin) and not untranslated(first):
                parted = list(_heading_problems(first, twin))
                yield from parted
                # What cannot be read, or stands in other sections, seems to be missing: its cause is told
                if not parted and not project.torn.keys() & {first.path, twin.path}:
                    yield from _macro_problems(project, first, twin)


def kept_from(project: Project, problems: Iterable[Problem], language: str) -> list[Problem]:
    """Of a project's problems those that readers of one language would meet.

    Not those of another language's pages, and not that a text waits for whoever writes another.
    """
    others = [name for name in project.catalog.languages if name != language]
    elsewhere = tuple(f"docs/{name}/" for name in others)
    waiting = {_waiting(project.catalog, name, mark) for name in others for mark in to_translate_in_any()}
    return [
        problem
        for problem in problems
        if not problem.position.path.startswith(elsewhere)
        and (problem.message, problem.code, problem.hint) not in waiting
    ]


def texts_that_wait(project: Project) -> Iterator[Problem]:
    """A problem wherever a record or a page waits for somebody who writes a language."""
    for page in project.pages:
        for place in untranslated(page):
            mark = next(mark for mark in to_translate_in_any() if mark in line_of(page.text, place.line))
            yield page.problem(place, *_waiting(project.catalog, page.language, mark))
    for kind, record_id, record in project.catalog.records():
        for steps, text in texts_of(record):
            language = str(steps[-1])
            if language in project.catalog.languages and waits(text):
                place = project.catalog.place(kind, record_id, *steps)
                yield project.catalog.problem(place, *_waiting(project.catalog, language, text))


def _waiting(catalog: Catalog, language: str, mark: str) -> tuple[Told, str, Told]:
    name = language_called(language, catalog.languages[language].name)
    said = told("the text in {language} is still to be translated", language=name)
    hint = told('write it in the place of "{mark}"; whoever does not write the language asks for it', mark=mark)
    return said, NOT_TRANSLATED, hint


def _missing_page(page: Page, route: str, language: str) -> Problem:
    said = told('no page in "{language}" for this one', language=language)
    hint = told("write {path}", path=f"docs/{language}/{route}")
    return page.problem(Position(page.path), said, "missing-page", hint)


def _heading_problems(first: Page, twin: Page) -> Iterator[Problem]:
    for ours, theirs in zip_longest(twin.headings, first.headings):
        if _key(ours) != _key(theirs):
            line = (ours or twin.headings[-1]).line if twin.headings else 1
            there = f"{first.path}:{theirs.line}" if theirs else first.path
            slots = {"ours": _shown(ours), "theirs": _shown(theirs), "there": there}
            said = told("the headings part here: {ours}, but {theirs} at {there}", **slots)
            hint = told("the same ids and levels in the same order in every language")
            yield twin.problem(Position(twin.path, line, 1), said, "heading-parity", hint)
            return  # one missing heading shifts all that follow


def _key(heading: Heading | None) -> tuple[int, str | None] | None:
    return (heading.level, heading.id) if heading else None


def _shown(heading: Heading | None) -> str:
    return f"{'#' * heading.level} {{ #{heading.id or '?'} }}" if heading else told("the end")


def _macro_problems(project: Project, first: Page, twin: Page) -> Iterator[Problem]:
    """What one of two pages shows alone, told on the translation: others may agree with the page written first."""
    named = {page.path: _named(project, page) for page in (first, twin)}
    for has, lacks, problem in ((first, twin, _missing_call), (twin, first, _surplus)):
        there, here = named[has.path], named[lacks.path]
        astray = _astray(project, lacks)
        for section, call in sorted(there.keys() - here.keys()):
            if (section, call.partition("(")[0]) not in astray:
                yield problem(has, lacks, (section, call), there[section, call])


def _astray(project: Project, page: Page) -> set[tuple[str, str]]:
    """The sections, each with the macro, where an id leads nowhere: perhaps it is the one that seems to be missing."""
    calls = [call for call in project.calls[page.path] if call.name in COMPARED]
    return {
        (page.section_at(call.position.line), call.name)
        for call in calls
        if not any(project.catalog.knows(kind, call.id or "") for kind in call.macro.names)
    }


def _named(project: Project, page: Page) -> dict[tuple[str, str], Position]:
    found: dict[tuple[str, str], Position] = {}
    written = project.calls[page.path][len(opening_calls(page)) :]  # what it opens with nobody wrote
    for call in written:
        if call.name in COMPARED and any(project.catalog.knows(kind, call.id or "") for kind in call.macro.names):
            named = f'{call.name}("{call.id}")'
            found.setdefault((page.section_at(call.position.line), named), call.position)
    return found


def _missing_call(has: Page, lacks: Page, named: tuple[str, str], place: Position) -> Problem:
    section, call = named
    line = _line_of(lacks, section)
    slots = {"where": _where(section), "call": call, "path": has.path, "line": place.line}
    said = told("{where} does not show {call}, which {path}:{line} shows", **slots)
    return lacks.problem(Position(lacks.path, line, 1), said, "macro-parity", _IN_BOTH)


def _surplus(has: Page, lacks: Page, named: tuple[str, str], place: Position) -> Problem:
    section, call = named
    slots = {"where": _where(section), "call": call, "path": lacks.path, "line": _line_of(lacks, section)}
    said = told("{where} shows {call}, which {path}:{line} does not", **slots)
    return has.problem(place, said, "macro-parity", _IN_BOTH)


def _line_of(page: Page, section: str) -> int:
    return next((heading.line for heading in page.headings if heading.id == section), 1)


def _where(section: str) -> Told:
    return told('the section "{name}"', name=section) if section else told("the text above the first heading")
