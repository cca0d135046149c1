"""Every kind of chart is one file here, found by its name: `paired-bar` is `paired_bar.py`. There is no list to edit.

A kind has `NEEDS` (what a chart record must give it) and `draw(brief, canvas)`, which gives layers on a
canvas. It holds no words and no colours, and knows no Altair.
"""

from __future__ import annotations

import importlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol, cast

from macros.charts.layout.key import with_key
from macros.charts.marks import Brief, Canvas, Needs
from macros.charts.plane import Drawing


class Kind(Protocol):
    """What every module of this package offers."""

    NEEDS: Needs

    def draw(self, brief: Brief, canvas: Canvas) -> Drawing:
        """The drawing of `brief` on `canvas`."""
        ...


@cache
def kind_names() -> tuple[str, ...]:
    """The kinds there are, as chart records name them."""
    here = Path(__file__).parent.glob("*.py")
    return tuple(sorted(file.stem.replace("_", "-") for file in here if file.stem != "__init__"))


def kind(name: str) -> Kind:
    """The kind of that name. Raises KeyError when there is none."""
    if name not in kind_names():
        raise KeyError(name)
    return cast(Kind, importlib.import_module(f"{__name__}.{name.replace('-', '_')}"))


@lru_cache(maxsize=512)  # in a preview most charts say what they said before
def placed(said: Brief, canvas: Canvas) -> Drawing:
    """Where everything stands that the drawing of this brief shows."""
    return with_key(kind(said.kind).draw(said, canvas), said.signs, canvas)
