"""Bars to both sides of zero, from the furthest below it to the furthest above: who fell, who rose, how far."""

from __future__ import annotations

from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout.rows import Caption, Frame, Scale, across, rows
from macros.charts.marks import Brief, Canvas, Mark, Needs

NEEDS = Needs(draws="facts", fewest=3, negative=True)
BAR, AIR = 20, 6  # a bar; from its end to its words


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """The words of a mark stand on the other side of zero, where its bar never is."""
    marks = sorted(brief.marks, key=lambda mark: mark.high)
    falls = [measure.width(m.words, theme.BODY, bold=True) + AIR for m in marks if m.high <= 0 and m.low < 0]
    rises = [measure.width(m.words, theme.BODY, bold=True) + AIR for m in marks if m.high > 0 or m.low >= 0]
    grid = rows([Caption(m.name, tag=m.group) for m in marks], canvas, thick=BAR, frame=Frame())
    left, right = grid.left + max([0.0, *rises]), grid.right - max([0.0, *falls])
    scale = across(min(0.0, *(mark.low for mark in marks)), max(0.0, marks[-1].high), left, right)
    zero = scale.at(0)
    bars, values = [], {"left": [], "right": []}  # type: ignore[var-annotated]
    for mark, y in zip(marks, grid.middles, strict=True):
        bars += _cells(mark, y, scale)
        side = 1 if mark.high <= 0 and mark.low < 0 else -1
        values["left" if side > 0 else "right"].append({"x": zero + side * AIR, "y": y + 4.5, "text": (mark.words,)})
    line = [{"x": zero, "y": y - BAR / 2 - 4, "end": y + BAR / 2 + 4} for y in grid.middles]
    layers = [
        plane.bars(bars, thick=BAR),
        plane.uprights(line, colour=theme.INK, wide=1.5),
        *(plane.texts(cells, bold=True, align=side) for side, cells in values.items() if cells),
        *grid.captions,
    ]
    return plane.drawing(layers, canvas, grid.height)


def _cells(mark: Mark, y: float, scale: Scale) -> list[dict[str, Any]]:
    """A bar from zero; a range is filled to its nearer end and open from there to the further one."""
    at = {"key": mark.key, "y": y, **theme.paint(mark)}
    near, far = sorted((mark.low, mark.high), key=abs)
    if mark.low < 0 < mark.high or mark.low == mark.high:
        return [{**at, "x": scale.at(min(0.0, mark.low)), "end": scale.at(max(0.0, mark.high))}]
    open_end = {**at, "x": scale.at(near), "end": scale.at(far), "fill": theme.PAPER}
    return [{**at, "x": scale.at(0), "end": scale.at(near)}, open_end]
