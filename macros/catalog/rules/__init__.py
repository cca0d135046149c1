"""Rules over records: one file each, all of the same shape.

A rule module's docstring says what it forbids and why; `check(catalog)` yields its problems. It reads nothing and
prints nothing. A new file in this folder is a new rule; there is no list to edit.
"""

from __future__ import annotations

import importlib
import pkgutil

from macros.catalog.catalog import Catalog
from macros.ground.enough import first_of
from macros.ground.problems import Problem


def catalog_problems(catalog: Catalog) -> list[Problem]:
    """What every rule of this folder finds in the catalog, as much of it as anyone wants told."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    rules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return [problem for rule in rules for problem in first_of(rule.check(catalog))]
