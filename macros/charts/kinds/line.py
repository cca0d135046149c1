"""A line through the points of a series over a base of zero; its highest and last points carry their values."""

from __future__ import annotations

from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.marks import Brief, Canvas, Needs
from macros.charts.rows import Scale

NEEDS = Needs(draws="series", fewest=3, most=120, axis=True)
TALL, HEAD, FOOT, INSET = 190, 26, 26, 12  # of the plot; above and below it; from its edges to the first and last point
INSIDE = {"fill": theme.ACCENT, "stroke": theme.ACCENT}


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Every point is a mark; of the periods below, as many are named as stand apart."""
    last = measure.width(brief.points[-1].words, theme.BODY, bold=True) + 6
    points, side = brief.points, max(measure.width(words, theme.SMALL) for _, words in brief.ticks) + 8
    across = Scale(points[0].at, points[-1].at, side + INSET, canvas.width - INSET - last)
    up = Scale(brief.ticks[0][0], brief.ticks[-1][0], HEAD + TALL, HEAD)
    spots: list[dict[str, Any]] = [
        {"key": p.key, "x": across.at(p.at), "y": up.at(p.value), "shape": "circle", **INSIDE} for p in points
    ]
    top, values = max(points, key=lambda point: point.value), {"left": [], "right": []}  # type: ignore[var-annotated]
    for spot, point in zip(spots, points, strict=True):
        side_of = "left" if spot["x"] < canvas.width / 2 or point is points[-1] else "right"
        words = theme.BETWEEN.join((point.when, point.words)) if point is top else point.words
        if point in (top, points[-1]):  # beside the point, where no rule of the grid crosses the words
            off = 9 if side_of == "left" else -9
            values[side_of].append({**spot, "x": spot["x"] + off, "y": spot["y"] + 4, "text": (words,)})
    rules = [{"x": side, "end": canvas.width - 4, "y": up.at(value)} for value, _ in brief.ticks]
    scale = [{"x": side - 8, "y": up.at(value) + 4, "text": (words,)} for value, words in brief.ticks]
    room = max(measure.width(point.when, theme.SMALL) for point in points) + 16
    step = next(n for n in range(1, len(points) + 1) if n * (across.at(points[1].at) - across.at(points[0].at)) >= room)
    named = [point for n, point in enumerate(points) if n % step == (len(points) - 1) % step]
    within = Scale(room / 2 - 8, canvas.width - room / 2 + 8, 0, 1)
    foot = [{"x": within.held(across.at(p.at)), "y": HEAD + TALL + 18, "text": (p.when,)} for p in named]
    layers = [
        plane.spans(rules, colour=theme.RULE, wide=1),
        plane.path("M" + "L".join(f"{spot['x']:g},{spot['y']:g}" for spot in spots), colour=theme.ACCENT, wide=2),
        plane.symbols(spots, keyed=True, size=26),
        *(plane.texts(cells, bold=True, align=align) for align, cells in values.items() if cells),
        plane.texts(scale, size=theme.SMALL, colour=theme.MUTED, align="right"),
        plane.texts(foot, size=theme.SMALL, colour=theme.MUTED, align="center"),
    ]
    return plane.drawing(layers, canvas, HEAD + TALL + FOOT)
