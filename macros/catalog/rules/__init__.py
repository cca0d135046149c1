"""Rules over records: one file each, all of the same shape.

A rule module's docstring says what it forbids and why. It has one of these or both, each yielding its problems:

- `check_record(catalog, kind, record_id, record)`: one record, with what it names, the glossary and the words;
- `check(catalog)`: everything.

What the first has found in order is remembered from one build or check to the next. It reads nothing and prints
nothing. A new file in this folder is a new rule; there is no list to edit.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from macros.catalog.catalog import Catalog
from macros.catalog.looking import Found, Look, look_at_each
from macros.ground.enough import first_of
from macros.ground.problems import Problem


def catalog_problems(catalog: Catalog, of_each: Found | None = None) -> list[Problem]:
    """What every rule of this folder finds in the catalog, as much of it as anyone wants told.

    `of_each` is what has been found in single records, where these rules have looked at them with others.
    """
    found = look_at_each(catalog, record_rules()) if of_each is None else of_each
    return [problem for rule in _rules() for problem in first_of(_found_by(rule, catalog, found))]


def record_rules() -> tuple[Look, ...]:
    """What looks at one record, of the modules of this folder."""
    return tuple(Look(rule.check_record) for rule in _rules() if hasattr(rule, "check_record"))


@cache
def _rules() -> tuple[ModuleType, ...]:
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def _found_by(rule: ModuleType, catalog: Catalog, of_each: Found) -> Iterator[Problem]:
    if hasattr(rule, "check_record"):
        yield from of_each[rule.check_record]
    if hasattr(rule, "check"):
        yield from rule.check(catalog)
