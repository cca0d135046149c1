"""A slope: from one value to the next as a line over a base, zero unless the chart says otherwise."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout.rows import Scale, across
from macros.charts.marks import Brief, Canvas, Needs

NEEDS = Needs(draws="facts", fewest=2, most=6, ranges=False, base=True, in_time=True)
BETWEEN = 10  # names
TALL, HEAD, FOOT = 150, 28, 26  # of the plot; above it, for the words of its highest mark; below it, for the names


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Marks stand evenly from left to right, each on a stem that shows how high it is above zero."""
    size = theme.LARGE if len(brief.marks) <= (3 if canvas.narrow else 5) else theme.SMALL
    column = canvas.width / len(brief.marks) - BETWEEN
    named = [measure.lines(mark.name, column, theme.BODY) for mark in brief.marks]
    said = [measure.width(mark.short, size, bold=True) for mark in brief.marks]
    broad = [max((measure.width(line, theme.BODY) for line in lines), default=0) for lines in named]
    wide = [max(both) for both in zip(said, broad, strict=True)]
    low = brief.ticks[0][0] if brief.ticks else 0.0
    along = across(0, len(wide) - 1, wide[0] / 2 + 4, canvas.width - wide[-1] / 2 - 4)
    up = Scale(low, max(mark.high for mark in brief.marks), HEAD + TALL, HEAD)
    ends: list[dict[str, Any]] = [
        {"key": m.key, "x": along.at(n), "y": up.at(m.high), "end": HEAD + TALL, "shape": "circle", **theme.paint(m)}
        for n, m in enumerate(brief.marks)
    ]
    steps = [(b["y"] - a["y"]) / (b["x"] - a["x"]) for a, b in pairwise(ends)]
    steeps = [max(0.0, -after, before) for before, after in zip([0.0, *steps], [*steps, 0.0], strict=True)]
    values = [  # clear of the line that rises beside them
        {**at, "y": max(size, at["y"] - 11 - steep * w / 2), "text": (m.short,)}
        for at, m, w, steep in zip(ends, brief.marks, said, steeps, strict=True)
    ]
    lower = _second_row(named, broad, along.at(1) - along.at(0))
    names = [
        {**at, "y": HEAD + TALL + 18 + (lower if n % 2 else 0), "text": lines}
        for n, (at, lines) in enumerate(zip(ends, named, strict=True))
    ]
    way = "L".join(f"{at['x']:g},{at['y']:g}" for at in ends)
    base = [{"x": 2, "end": canvas.width, "y": HEAD + TALL}]
    layers = [
        plane.spans(base, colour=theme.RULE, wide=1),
        plane.uprights(ends, colour=theme.RULE),
        plane.path(f"M{way}", colour=theme.ACCENT, wide=2.5),
        plane.symbols(ends, keyed=True),
        plane.texts(values, size=size, bold=True, align="center"),
        plane.texts(names, align="center", colour=theme.MUTED),
    ]
    more = (max(map(len, named)) - 1) * theme.leading(theme.BODY)
    return plane.drawing(layers, canvas, HEAD + TALL + FOOT + more + lower)


def _second_row(named: list[tuple[str, ...]], broad: list[float], step: float) -> float:
    """How much lower every second name stands, in pixels: 0 where neighbours have room side by side in one row."""
    if all((one + other) / 2 < step for one, other in pairwise(broad)):
        return 0.0
    return max(map(len, named[::2])) * theme.leading(theme.BODY)
