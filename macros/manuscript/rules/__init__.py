"""Rules over what pages and records say: one file each, of the same shape as the rules over records.

`check(project)` yields problems of pages, `check_records(catalog)` those of records, which a preview asks for only when
the data have changed; a rule has one of the two or both. A new file in this folder is a new rule; there is no list to
edit.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.ground.problems import Problem

if TYPE_CHECKING:
    from macros.manuscript.project import Project


def page_problems(project: Project) -> list[Problem]:
    """What every rule of this folder finds in the pages of the project."""
    return [problem for rule in _rules() if hasattr(rule, "check") for problem in rule.check(project)]


def record_problems(catalog: Catalog) -> list[Problem]:
    """What every rule of this folder finds in the records alone."""
    return [problem for rule in _rules() if hasattr(rule, "check_records") for problem in rule.check_records(catalog)]


def _rules() -> Iterator[ModuleType]:
    for name in sorted(found.name for found in pkgutil.iter_modules(__path__)):
        yield importlib.import_module(f"{__name__}.{name}")
