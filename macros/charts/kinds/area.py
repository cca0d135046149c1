"""A line with the ground below it filled down to zero: how much there was, and for how long."""

from __future__ import annotations

from macros.charts import plane
from macros.charts.layout.one_line import one_line
from macros.charts.marks import Brief, Canvas, Needs

NEEDS = Needs(draws="lines", fewest=3, most=120, axis="up", ranges=False, flags=True)


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """The line over its periods, and its ground."""
    return one_line(brief, canvas, filled=True)
