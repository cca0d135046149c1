"""A line through the points of a series on a scale that holds zero; its highest and last points carry their values."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.marks import Brief, Canvas, Needs, Point
from macros.charts.layout.rows import Scale, across

NEEDS = Needs(draws="series", fewest=3, most=120, axis=True)
TALL, HEAD, FOOT, INSET = 190, 26, 26, 12  # of the plot; above and below it; from its edges to the first and last point
BETWEEN = 16  # at least, from the name of a period to the next
INSIDE = {"fill": theme.ACCENT, "stroke": theme.ACCENT}


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Every point is a mark; of the periods below, as many are named as stand apart."""
    last = measure.width(brief.points[-1].words, theme.BODY, bold=True) + 6
    points, side = brief.points, max(measure.width(words, theme.SMALL) for _, words in brief.ticks) + 8
    along = across(points[0].at, points[-1].at, side + INSET, canvas.width - INSET - last)
    up = Scale(brief.ticks[0][0], brief.ticks[-1][0], HEAD + TALL, HEAD)
    spots: list[dict[str, Any]] = [
        {"key": p.key, "x": along.at(p.at), "y": up.at(p.value), "shape": "circle", **INSIDE} for p in points
    ]
    top, values = max(points, key=lambda point: point.value), {"left": [], "right": []}  # type: ignore[var-annotated]
    for spot, point in zip(spots, points, strict=True):
        side_of = "left" if spot["x"] < canvas.width / 2 or point is points[-1] else "right"
        is_named = point is points[-1]  # below, like every last one
        words = point.words if is_named else theme.BETWEEN.join((point.when, point.words))
        if point in (top, points[-1]):  # beside the point, where no rule of the grid crosses the words
            off = 9 if side_of == "left" else -9
            values[side_of].append({**spot, "x": spot["x"] + off, "y": spot["y"] + 4, "text": (words,)})
    rules = [{"x": side, "end": canvas.width - 4, "y": up.at(value)} for value, _ in brief.ticks]
    scale = [{"x": side - 8, "y": up.at(value) + 4, "text": (words,)} for value, words in brief.ticks]
    zero = [{"x": side, "end": canvas.width - 4, "y": up.at(0)}] if up.low < 0 else []
    room = max(measure.width(point.when, theme.SMALL) for point in points) + BETWEEN
    named = _named(points, along, room)
    within = Scale(room / 2 - 8, canvas.width - room / 2 + 8, 0, 1)
    foot = [{"x": within.held(along.at(p.at)), "y": HEAD + TALL + 18, "text": (p.when,)} for p in named]
    layers = [
        plane.spans(rules, colour=theme.RULE, wide=1),
        *([plane.spans(zero, colour=theme.INK, wide=1)] if zero else []),  # where zero is not the base
        plane.path("M" + "L".join(f"{spot['x']:g},{spot['y']:g}" for spot in spots), colour=theme.ACCENT, wide=2),
        plane.symbols(spots, keyed=True, size=26),
        *(plane.texts(cells, bold=True, align=align) for align, cells in values.items() if cells),
        plane.texts(scale, size=theme.SMALL, colour=theme.MUTED, align="right"),
        plane.texts(foot, size=theme.SMALL, colour=theme.MUTED, align="center"),
    ]
    return plane.drawing(layers, canvas, HEAD + TALL + FOOT)


def _named(points: tuple[Point, ...], along: Scale, room: float) -> list[Point]:
    """As many as stand `room` apart, the last one always: every so many rows where these are even."""
    first = along.at(points[1].at) - along.at(points[0].at)
    step = next((n for n in range(1, len(points)) if n * first >= room), len(points))
    even = [*reversed(points)][::step]
    chosen = [points[-1]]
    for point in reversed(points):
        if along.at(chosen[-1].at) - along.at(point.at) >= room:
            chosen.append(point)
    gaps = [along.at(b.at) - along.at(a.at) for b, a in pairwise(even)]
    is_even = min(gaps, default=0.0) >= room - BETWEEN / 2 and len(even) >= len(chosen) - 1
    return [*reversed(even if is_even else chosen)]
