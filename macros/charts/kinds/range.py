"""Ranges as bars over one axis, single values as markers whose line runs across them: does it fall within?"""

from __future__ import annotations

from typing import Any

from macros.charts import plane, theme
from macros.charts.layout.rows import Caption, Frame, Rows, across, inset, rows, thinned
from macros.charts.marks import Brief, Canvas, Needs

NEEDS = Needs(draws="facts", fewest=2, axis="across", negative=True, levels=True)
BAR, BELOW, INSET = 20, 22, 18  # a bar; the height of the axis; at least, from the edges to the first and last tick


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Each row says its value in its caption, so that no words stand among the bars."""
    captions = [Caption(mark.label, mark.short, mark.detail) for mark in brief.marks]
    grid = rows(captions, canvas, thick=BAR, frame=Frame())
    within = inset(brief.ticks, INSET)
    scale = across(brief.ticks[0][0], brief.ticks[-1][0], grid.left + within, grid.right - within)
    height = grid.height + BELOW
    ticks = [{"x": scale.at(value), "y": height - 5, "text": (words,)} for value, words in thinned(brief.ticks, scale)]
    bars: list[dict[str, Any]] = []
    points: list[dict[str, Any]] = []
    for mark, y in zip(brief.marks, grid.middles, strict=True):
        at = {"key": mark.key, "y": y, "x": scale.at(mark.low), "end": scale.at(mark.high), **theme.paint(mark)}
        (bars if mark.high > mark.low else points).append(at)
    layers = [
        plane.uprights(_down(ticks, grid, canvas), colour=theme.RULE),
        plane.bars(bars, thick=BAR),
        plane.uprights(_down(points, grid, canvas), colour=theme.INK, wide=1.5, dashes=theme.LEVEL),
        *plane.under(points, shape="diamond"),
        plane.symbols([{**point, "shape": "diamond"} for point in points], keyed=True),
        plane.texts(ticks, size=theme.SMALL, colour=theme.MUTED, align="center"),
        *grid.captions,
    ]
    return plane.drawing(layers, canvas, height)


def _down(cells: list[dict[str, Any]], grid: Rows, canvas: Canvas) -> list[dict[str, Any]]:
    """A line down through all rows at each cell; where captions stand above their rows it leaves them free."""
    stretches = [(0.0, grid.height + 2)]
    if canvas.narrow:
        stretches = [(y - BAR / 2 - 4, y + BAR / 2 + 4) for y in grid.middles]
    return [{"x": cell["x"], "y": top, "end": bottom} for cell in cells for top, bottom in stretches]
