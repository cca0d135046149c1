"""Dumbbells: for each group the way from its first mark to its last. What has no second mark stands alone."""

from __future__ import annotations

from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.marks import Brief, Canvas, Mark, Needs
from macros.charts.layout.rows import Caption, Frame, across, rows

NEEDS = Needs(draws="facts", fewest=2, clusters=True)
ROW, HEAD, SHAPES = 40, 34, ("diamond", "circle")  # a row; the key above it; the shapes of the marks by turn


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Values stand above their marks; the key above says which mark is which, by shape."""
    groups: dict[str, list[Mark]] = {}
    for mark in brief.marks:
        groups.setdefault(mark.group or mark.name, []).append(mark)
    paints: dict[str, dict[str, Any]] = {}
    for mark in brief.marks:
        paints.setdefault(mark.name, theme.paint(mark))
    key, turns = _key(paints, canvas)
    head = HEAD if not canvas.narrow else 18 * len(turns) + 8
    grid = rows([Caption(name) for name in groups], canvas, thick=ROW, frame=Frame(head=head))
    half = max(measure.width(mark.short, theme.BODY, bold=True) for mark in brief.marks) / 2
    scale = across(0, max(mark.high for mark in brief.marks), grid.left + half, grid.right - half)
    lines: list[dict[str, Any]] = []
    dots: list[dict[str, Any]] = []
    values: list[dict[str, Any]] = []
    for marks, y in zip(groups.values(), grid.middles, strict=True):
        lines.append({"x": scale.at(marks[0].high), "end": scale.at(marks[-1].high), "y": y + 8})
        for mark in marks:
            at = {"x": scale.at(mark.high), "y": y + 8}
            dots.append({**at, "key": mark.key, "shape": turns[mark.name], **theme.paint(mark)})
            values.append({**at, "y": y - 4, "text": (mark.short,)})
    layers = [
        plane.spans(lines, colour=theme.MUTED, wide=3),
        plane.symbols(dots, keyed=True),
        plane.texts(values, bold=True, align="center"),
    ]
    return plane.drawing([*layers, *key, *grid.captions], canvas, grid.height)


def _key(paints: dict[str, dict[str, Any]], canvas: Canvas) -> tuple[list[plane.Layer], dict[str, str]]:
    turns = {name: SHAPES[n % len(SHAPES)] for n, name in enumerate(paints)}
    signs: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    x, y = 8.0, float(theme.BODY)
    for name, shape in turns.items():
        signs.append({"x": x, "y": y - 4.5, "shape": shape, **paints[name]})
        words.append({"x": x + 12, "y": y, "text": (name,)})
        x, y = (x, y + 18) if canvas.narrow else (x + measure.width(name, theme.SMALL) + 44, y)
    return [plane.symbols(signs), plane.texts(words, size=theme.SMALL, colour=theme.MUTED)], turns
