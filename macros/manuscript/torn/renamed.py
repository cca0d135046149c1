"""A page that has another file name in one language alone: that is told, and what is missing follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.ground.problems import Position, Problem
from macros.ground.told import told
from macros.manuscript.issues import issue_of
from macros.manuscript.page import Page
from macros.manuscript.project import Project

_FOLLOWING = ("missing-page", "unlisted-section", "vanished")


def under_their_new_names(project: Project, problems: Iterable[Problem]) -> list[Problem]:
    """The problems; of a renamed page one alone, and that it lacks a twin, a list and a past under it."""
    problems = list(problems)
    if not any(problem.code == "missing-page" for problem in problems):
        return problems
    for renamed, twin in _renamed(project):
        cause = Position(renamed.path)
        old = f"docs/{renamed.language}/{twin.route}"
        missing = [problem for problem in problems if problem.code == "missing-page"]
        if not any(problem.position == cause for problem in missing):
            continue
        said = told('the page of "{path}" has another name here', path=twin.path)
        hint = told("give its file the name {path}; a name that changes is changed in every language", path=old)
        problems = [
            replace(problem, cause=cause) if _follows(problem, renamed, twin, old) else problem
            for problem in problems
            if problem.position != cause or problem.code != "missing-page"
        ]
        problems.append(renamed.problem(cause, said, "missing-page", hint))
    return problems


def _renamed(project: Project) -> Iterator[tuple[Page, Page]]:
    """Each page that is of no other language, with the one page beside it that has its headings and lacks its language.

    One alone, and in the same folder: of two alike nobody knows which was meant.
    """
    languages = project.catalog.complete
    alone = [twins for twins in project.twins.values() if len(twins) < len(languages)]
    for twins in alone:
        for page in twins.values():
            if len(twins) > 1 or page.language not in languages:
                continue
            alike = [other for others in alone if (other := _twin_of(page, others))]
            if len(alike) == 1 and _is_new(project, page, alike[0]):
                yield page, alike[0]


def _is_new(project: Project, page: Page, other: Page) -> bool:
    """Whether of two names it is this page's that nobody knew: published, or listed, else of the first language."""
    kept = project.catalog.published
    known = [(one.path in kept.pages if kept else False, _is_listed(project, one)) for one in (page, other)]
    first = next(iter(project.catalog.languages))
    return known[0] < known[1] if known[0] != known[1] else page.language != first


def _is_listed(project: Project, page: Page) -> bool:
    slug, name = issue_of(page.route), page.route.rpartition("/")[2].removesuffix(".md")
    issue = project.catalog.issues.get(slug or "")
    return issue is not None and name in issue.sections


def _twin_of(page: Page, others: dict[str, Page]) -> Page | None:
    other = next(iter(others.values()))
    if page.language in others or _folder(other) != _folder(page):
        return None
    ours, theirs = ({heading.id for heading in one.headings[1:]} for one in (page, other))
    return other if ours and ours == theirs else None


def _folder(page: Page) -> str:
    return page.route.rpartition("/")[0]


def _follows(problem: Problem, renamed: Page, twin: Page, old: str) -> bool:
    if problem.code not in _FOLLOWING:
        return False
    is_of_it = problem.position.path in (renamed.path, twin.path)
    return is_of_it if problem.code != "vanished" else problem.message.slots.get("path") == old
