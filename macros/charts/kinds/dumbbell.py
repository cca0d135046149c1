"""Dumbbells: for each group the way from its first mark to its last. What has no second mark stands alone."""

from __future__ import annotations

from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout.key import legend
from macros.charts.layout.labels import apart
from macros.charts.layout.rows import Caption, Frame, Scale, across, rows
from macros.charts.marks import Brief, Canvas, Mark, Needs

NEEDS = Needs(draws="facts", fewest=2, ranges=False, clusters=True, base=True)
ROW, BELOW = 40, 10  # a row; below the key
SHAPES = ("diamond", "circle", "square", "triangle-up")  # of the marks by turn
APART = 8  # between values


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Values stand above their marks; the key above says which mark is which, by shape."""
    groups: dict[str, list[Mark]] = {}
    for mark in brief.marks:
        groups.setdefault(mark.group or mark.name, []).append(mark)
    paints: dict[str, dict[str, Any]] = {}
    for mark in brief.marks:
        paints.setdefault(mark.name, theme.paint(mark))
    turns = {name: SHAPES[n % len(SHAPES)] for n, name in enumerate(paints)}
    key, head = legend([({"shape": turns[name], **paint}, name) for name, paint in paints.items()], canvas, apart=28)
    grid = rows([Caption(name) for name in groups], canvas, thick=ROW, frame=Frame(head=head + BELOW))
    half = max(measure.width(mark.short, theme.BODY, bold=True) for mark in brief.marks) / 2
    low = brief.ticks[0][0] if brief.ticks else 0.0
    scale = across(low, max(mark.high for mark in brief.marks), grid.left + half, grid.right - half)
    lines: list[dict[str, Any]] = []
    dots: list[dict[str, Any]] = []
    values: list[dict[str, Any]] = []
    for marks, y in zip(groups.values(), grid.middles, strict=True):
        values += _values(marks, y - 4, scale, (grid.left, canvas.width))
        lines.append({"x": scale.at(marks[0].high), "end": scale.at(marks[-1].high), "y": y + 8})
        for mark in marks:
            at = {"x": scale.at(mark.high), "y": y + 8}
            dots.append({**at, "key": mark.key, "shape": turns[mark.name], **theme.paint(mark)})
    layers = [
        plane.spans(lines, colour=theme.MUTED, wide=3),
        *plane.under(dots),
        plane.symbols(dots, keyed=True),
        plane.texts(values, bold=True, align="center"),
    ]
    return plane.drawing([*layers, *key, *grid.captions], canvas, grid.height)


def _values(marks: list[Mark], y: float, scale: Scale, room: tuple[float, float]) -> list[dict[str, Any]]:
    """Above the marks, or as near as those of a close one leave them."""
    order = sorted(marks, key=lambda mark: mark.high)
    sizes = [measure.width(mark.short, theme.BODY, bold=True) + APART for mark in order]
    wanted = [scale.at(mark.high) for mark in order]
    places = apart(wanted, sizes, low=room[0] - APART / 2, high=room[1] + APART / 2)
    return [{"x": x, "y": y, "text": (mark.short,)} for x, mark in zip(places, order, strict=True)]
