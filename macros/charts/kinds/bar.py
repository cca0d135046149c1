"""Bars from the longest to the shortest, each with its value at its end. Groups are told apart by fill and by name."""

from __future__ import annotations

from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout.rows import Caption, Frame, Scale, across, rows
from macros.charts.marks import Brief, Canvas, Mark, Needs

NEEDS = Needs(draws="facts", fewest=2)
BAR, AIR = 22, 6  # a bar; from its end to its value


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """A bar starts at zero; a range is filled to its low end and open from there to its high one."""
    marks = sorted(brief.marks, key=lambda mark: -mark.high)
    beyond = AIR + max(measure.width(mark.short, theme.BODY, bold=True) for mark in marks)
    captions = [Caption(mark.name, tag=mark.group) for mark in marks]
    grid = rows(captions, canvas, thick=BAR, frame=Frame(beyond=beyond))
    scale = across(0, marks[0].high, grid.left, grid.right)
    placed = list(zip(marks, grid.middles, strict=True))
    cells = [cell for mark, y in placed for cell in _cells(mark, y, scale)]
    values = [{"x": scale.at(mark.high) + AIR, "y": y + 4.5, "text": (mark.short,)} for mark, y in placed]
    layers = [plane.bars(cells, thick=BAR), plane.texts(values, bold=True), *grid.captions]
    return plane.drawing(layers, canvas, grid.height)


def _cells(mark: Mark, y: float, scale: Scale) -> list[dict[str, Any]]:
    at = {"key": mark.key, "y": y, **theme.paint(mark)}
    start, low, high = (scale.at(value) for value in (0, mark.low, mark.high))
    open_end = [{**at, "x": low, "end": high, "fill": theme.PAPER}] if mark.high > mark.low else []
    return [{**at, "x": start, "end": low}, *open_end]
