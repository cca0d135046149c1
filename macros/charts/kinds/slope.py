"""A slope: from one value to the next as a line over a base of zero, both ends with their words."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.marks import Brief, Canvas, Needs
from macros.charts.rows import Scale, across

NEEDS = Needs(draws="facts", fewest=2, most=6, in_time=True)
TALL, HEAD, FOOT = 150, 28, 26  # of the plot; above it, for the words of its highest mark; below it, for the names


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Marks stand evenly from left to right, each on a stem that shows how high it is above zero."""
    wide = [measure.width(mark.short, theme.LARGE, bold=True) for mark in brief.marks]
    wide = [max(w, measure.width(mark.name, theme.BODY)) for w, mark in zip(wide, brief.marks, strict=True)]
    along = across(0, len(wide) - 1, wide[0] / 2 + 4, canvas.width - wide[-1] / 2 - 4)
    up = Scale(0, max(mark.high for mark in brief.marks), HEAD + TALL, HEAD)
    ends: list[dict[str, Any]] = [
        {"key": m.key, "x": along.at(n), "y": up.at(m.high), "end": up.at(0), "shape": "circle", **theme.paint(m)}
        for n, m in enumerate(brief.marks)
    ]
    steps = [(b["y"] - a["y"]) / (b["x"] - a["x"]) for a, b in pairwise(ends)]
    steeps = [max(0.0, -after, before) for before, after in zip([0.0, *steps], [*steps, 0.0], strict=True)]
    values = [
        {**at, "y": at["y"] - 11 - steep * w / 2, "text": (m.short,)}  # clear of the line that rises beside it
        for at, m, w, steep in zip(ends, brief.marks, wide, steeps, strict=True)
    ]
    names = [{**at, "y": HEAD + TALL + 18, "text": (m.name,)} for at, m in zip(ends, brief.marks, strict=True)]
    way = "L".join(f"{at['x']:g},{at['y']:g}" for at in ends)
    base = [{"x": 2, "end": canvas.width, "y": HEAD + TALL}]
    layers = [
        plane.spans(base, colour=theme.RULE, wide=1),
        plane.uprights(ends, colour=theme.RULE),
        plane.path(f"M{way}", colour=theme.ACCENT, wide=2.5),
        plane.symbols(ends, keyed=True),
        plane.texts(values, size=theme.LARGE, bold=True, align="center"),
        plane.texts(names, align="center", colour=theme.MUTED),
    ]
    return plane.drawing(layers, canvas, HEAD + TALL + FOOT)
