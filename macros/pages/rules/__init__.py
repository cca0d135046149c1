"""Rules over pages: one file each, of the same shape as the rules over records.

`check(project)` yields problems. A new file in this folder is a new rule; there is no list to edit.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

from macros.catalog.problems import Problem

if TYPE_CHECKING:
    from macros.pages.project import Project


def page_problems(project: Project) -> list[Problem]:
    """What every rule of this folder finds in the project."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    rules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return [problem for rule in rules for problem in rule.check(project)]
