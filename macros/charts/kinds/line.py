"""A line through values that follow one another, on a scale that holds zero unless the chart says where it begins.

Its highest and last points carry their values; events may stand above it.
"""

from __future__ import annotations

from macros.charts import plane
from macros.charts.layout.one_line import one_line
from macros.charts.marks import Brief, Canvas, Needs

NEEDS = Needs(draws="lines", fewest=3, most=120, axis="up", base=True, negative=True, ranges=False, flags=True)


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """The line over its periods."""
    return one_line(brief, canvas)
