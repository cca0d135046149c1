"""Bars in clusters, each cluster under the name of its group: quarters, firms, before and after."""

from __future__ import annotations

from macros.charts import measure, plane, theme
from macros.charts.layout.rows import Caption, Frame, across, clusters
from macros.charts.marks import Brief, Canvas, Needs

NEEDS = Needs(draws="facts", fewest=3, clusters=True)
BAR, AIR = 20, 6  # a bar; from its end to its value


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Bars start at zero and keep the order of the record; a range is open from its low end to its high one."""
    beyond = AIR + max(measure.width(mark.short, theme.BODY, bold=True) for mark in brief.marks)
    captions = [(mark.group, Caption(mark.name)) for mark in brief.marks]
    grid = clusters(captions, canvas, thick=BAR, frame=Frame(beyond=beyond))
    scale = across(0, max(mark.high for mark in brief.marks), grid.left, grid.right)
    placed = list(zip(brief.marks, grid.middles, strict=True))
    bars = [{"key": m.key, "y": y, "x": scale.at(0), "end": scale.at(m.low), **theme.paint(m)} for m, y in placed]
    bars += [
        {"key": m.key, "y": y, "x": scale.at(m.low), "end": scale.at(m.high), **theme.paint(m), "fill": theme.PAPER}
        for m, y in placed
        if m.high > m.low
    ]
    values = [{"x": scale.at(mark.high) + AIR, "y": y + 4.5, "text": (mark.short,)} for mark, y in placed]
    base = [{"x": scale.at(0), "y": y - BAR / 2 - 3, "end": y + BAR / 2 + 3} for y in grid.middles]
    layers = [plane.bars(bars, thick=BAR), plane.uprights(base, colour=theme.MUTED), plane.texts(values, bold=True)]
    return plane.drawing([*layers, *grid.captions], canvas, grid.height)
