"""Reading a whole project, and finding every problem in its records and pages.

This is what all doors (the command line, a build, the preview) ask; they only differ in how they show the answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.catalog.load import load_catalog
from macros.catalog.placement import file_problems
from macros.catalog.rules import days
from macros.charts.rules.placing import placing_problems
from macros.ground.files import digests, is_left_by_editor
from macros.ground.latest_day import A_DAY_AHEAD
from macros.ground.problems import Problem, first_of_each
from macros.manuscript.docs_tree import read_tree
from macros.manuscript.gate import calls_in
from macros.manuscript.growing import opened_and_led_on
from macros.manuscript.not_out import to_what_is_not_out, withheld_though_shown
from macros.manuscript.openings import opening_calls
from macros.manuscript.page import read_pages
from macros.manuscript.project import Held, Project
from macros.manuscript.publishing import page_update_problems
from macros.manuscript.rules import (
    front_matter,
    page_problems,
    problems_of_all,
    problems_of_each,
    record_problems,
)
from macros.manuscript.torn.headings import under_their_headings
from macros.manuscript.torn.renamed import under_their_new_names
from macros.manuscript.torn.updates import under_their_slips

# What a preview read last and before that, so that a mended typo finds the records as they were: what the data files
# held, and what came of it.
_read: list[tuple[Held, Catalog, list[Problem]]] = []
_KEPT = 2
_OF_RECORDS = tuple(f"data/{folder}/" for folder in ("facts", "events", "claims", "charts", "sources"))


def _records(root: Path) -> tuple[Held, Catalog, list[Problem]]:
    """The records and their problems, read anew only where the files under `data/` hold what they lately did not."""
    files = sorted(file for form in ("*.yml", "*.csv") for file in (root / "data").rglob(form))
    held = tuple(digests(file for file in files if not is_left_by_editor(file.name)))
    known = next((entry for entry in _read if entry[0] == held), None)
    if known is None:
        catalog, problems = load_catalog(root)
        problems += file_problems(root)
        if catalog.whole:
            problems += record_problems(catalog)
            problems += placing_problems(catalog) if not problems else []  # else the same fault would be told twice
        known = (held, catalog, problems)
    _read[:] = [known, *(entry for entry in _read if entry is not known)][:_KEPT]
    return known


def _lines_by_path(problems: Iterable[Problem]) -> dict[str, str]:
    lines: dict[str, str] = {}
    for problem in problems:
        lines[problem.position.path] = f"{lines.get(problem.position.path, '')}{problem.source_line}\n"
    return lines


def _can_do_without(unread: Iterable[str]) -> bool:
    """Whether these are files that a project may be without, as one that has no such records yet."""
    return all(path.startswith(_OF_RECORDS) for path in unread)


def _following(project: Project, problems: list[Problem]) -> Iterator[Problem]:
    """What is found as if there were none of the records that could not be read, under the first file of them."""
    unread = project.catalog.unread
    cause = min(problem.position for problem in problems if problem.position.path in unread)
    found = [*record_problems(project.catalog), *problems_of_all(project), *page_update_problems(project)]
    return (replace(problem, cause=cause) for problem in found if problem not in problems)


def read_project(
    root: Path, latest: dt.date | None = None, *, followers: bool = False
) -> tuple[Project, list[Problem]]:
    """The project at `root` and what is wrong with it, each problem once, unsorted; of very many alike the first.

    `latest` is the last day that anything can have happened on (`latest_day`); without one no day is too late. Where a
    file of records cannot be read, only what no record of it matters to is looked for besides; `followers` asks for the
    rest too, each with its `cause`.
    """
    held, catalog, problems = _records(root)
    problems = list(problems)
    tree = read_tree(root)
    pages, found = read_pages(root, tree, tuple(catalog.languages))
    problems += found
    torn = [problem for problem in found if problem.code == "broken-braces" and not problem.mend]
    pages, calls = opened_and_led_on(pages, catalog), {}
    for page in pages:
        written, found = calls_in(page)
        calls[page.path] = [*opening_calls(page), *written]
        problems += found
        torn += found
    project = Project(root, catalog, tuple(pages), calls, tree, held, _lines_by_path(torn))
    if catalog.whole:
        problems += [*page_problems(project), *page_update_problems(project)]
    elif _can_do_without(catalog.unread):
        problems += problems_of_each(project)
        problems += _following(project, problems) if followers else []
    if latest:
        problems += [*days.days_to_come(catalog, latest), *front_matter.days_to_come(project, latest)]
        problems += to_what_is_not_out(project, latest - A_DAY_AHEAD)
        problems += withheld_though_shown(catalog, latest - A_DAY_AHEAD)
    problems = under_their_new_names(project, under_their_headings(project, problems))
    return project, first_of_each(under_their_slips(problems))
