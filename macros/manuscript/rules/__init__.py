"""Rules over what pages and records say: one file each, of the same shape as the rules over records.

A rule has one or more of these, each yielding problems; how much it may look at, its name says:

- `check_page(page, catalog)`: one page's text, with the glossary, the languages and the records that it names;
- `check_twins(page, twin, catalog)`: the same of a page and one in another language;
- `check_record(catalog, kind, record_id, record)`: a record with what it rests on, the glossary and the words;
- `check_records(catalog)`: all records;
- `check(project)`: everything.

What the first three have found in order is remembered between builds. A new file in this folder is a new rule; there is
no list to edit.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import permutations
from typing import TYPE_CHECKING, Any

from macros.catalog.catalog import Catalog
from macros.catalog.looking import Look, look_at_each
from macros.catalog.nodes import Scalar
from macros.catalog.record_digests import record_digests
from macros.catalog.rules import catalog_problems, record_rules
from macros.charts import checks
from macros.ground.problems import Problem
from macros.ground.remembered import problems_in
from macros.ground.store import digest
from macros.manuscript.front import placed_words
from macros.manuscript.gate import calls_in
from macros.wording import checks as wording
from macros.wording.braces import names_in

if TYPE_CHECKING:
    from macros.manuscript.page import Page
    from macros.manuscript.project import Project

Rule = Callable[..., Iterator[Problem]]


def page_problems(project: Project) -> list[Problem]:
    """What every rule of this folder finds in the pages of the project."""
    return [*problems_of_all(project), *problems_of_each(project)]


def problems_of_all(project: Project) -> list[Problem]:
    """What those rules find that look at pages and records together."""
    return _found("check", project)


def problems_of_each(project: Project) -> list[Problem]:
    """What those rules find that look at a page, or at it and its twin: no record matters that they do not name."""
    catalog, found = project.catalog, list[Problem]()
    digests = record_digests(catalog)
    words = digests.words
    said = {page.path: digest(_said(page), digests.of_names(_named(page))) for page in project.pages}
    for page in project.pages:
        look = partial(_found, "check_page", page, catalog)
        found += problems_in("page", (words, said[page.path]), look)
    for twins in project.twins.values():
        for page, twin in permutations(twins.values(), 2):
            look = partial(_found, "check_twins", page, twin, catalog)
            found += problems_in("twins", (words, said[page.path], said[twin.path]), look)
    return found


def _said(page: Page) -> str:
    """The digest of a page with what its issue adds to it: front matter, and the text that it opens with."""
    front = page.front.entries if page.front else {}
    added = [f"{key}\0{node.text}" for key, (_, node) in front.items() if isinstance(node, Scalar)]
    return digest(page.path, page.text, page.opening, *added)


def _named(page: Page) -> Iterator[str]:
    """The names in a page's calls, and in braces where it has them."""
    yield from (call.id for call in calls_in(page)[0] if call.id)
    yield from (name for _, text in placed_words(page) for name, _ in names_in(text))


def record_problems(catalog: Catalog) -> list[Problem]:
    """What every rule over records finds in them, of this folder and of other rooms; each record is looked at once."""
    ours = rules("check_record")
    uncapped = [Look(check, None) for check in (checks.check_record, *ours)]
    of_each = look_at_each(catalog, [*record_rules(), Look(wording.check_record), *uncapped])
    found = [*catalog_problems(catalog, of_each), *wording.wording_problems(catalog, of_each)]
    found += of_each[checks.check_record]
    return [*found, *_found("check_records", catalog), *(problem for check in ours for problem in of_each[check])]


def _found(shape: str, *looked_at: Any) -> list[Problem]:
    return [problem for check in rules(shape) for problem in check(*looked_at)]


@cache
def rules(shape: str) -> tuple[Rule, ...]:
    """What the modules of this folder have under this name: each a rule of that shape, `module.shape`."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(getattr(module, shape) for module in modules if hasattr(module, shape))
