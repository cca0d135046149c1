"""Docstrings that readers are shown, of models and of kinds of charts; the catalogue of messages has their Chinese."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from macros.catalog.placement import KINDS
from macros.catalog.publication.records import MovedTo, Withdrawn
from macros.charts.kinds import kind, kind_names
from macros.ground.told import Told


def docstring(owner: object) -> Told:
    """The first paragraph of what an object says of itself, as a text that can be said in other languages."""
    first = " ".join((inspect.getdoc(owner) or "").split("\n\n")[0].split())
    return Told(first, first.replace("{", "{{").replace("}", "}}"))


def shown() -> Iterator[Told]:
    """Every docstring that the reference shows."""
    yield from (docstring(one.model) for one in KINDS)
    yield from (docstring(kind(name)) for name in kind_names())
    yield from (docstring(model) for model in (Withdrawn, MovedTo))
