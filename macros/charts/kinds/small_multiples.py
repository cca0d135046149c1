"""The same picture for each of several lines, side by side on one scale: whose differs is seen at once."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout import plot
from macros.charts.layout.both_ends import both_ends
from macros.charts.layout.rows import SHORTEST, Scale, across
from macros.charts.marks import Brief, Canvas, Line, Needs

NEEDS = Needs(draws="lines", fewest=2, most=60, lines=12, axis="up", base=True, negative=True, ranges=False)
TALL, FOOT, APART, INSET = 76, 24, 18, 8  # of a plot; for its periods; between plots; from its edges to the points
COLUMNS = {"wide": 3, "narrow": 2}
LINE = theme.leading(theme.BODY)


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Each plot under the name of its line, its last value at its end; ticks stand beside the first of a row."""
    side = plot.tick_room(brief.ticks)
    across_row, wide = _columns(brief.lines, canvas, side)
    names = [measure.lines(line.name, wide, theme.BODY) for line in brief.lines]
    ticks = [brief.ticks[0], *(tick for tick in brief.ticks[1:-1] if tick[0] == 0), brief.ticks[-1]]
    points = sorted((point for line in brief.lines for point in line.points), key=lambda point: point.at)
    periods = both_ends(points[0], points[-1], wide)
    layers: list[plane.Layer] = []
    y = 0.0
    for first in range(0, len(brief.lines), across_row):
        row = range(first, min(first + across_row, len(brief.lines)))
        head = y + LINE * max(len(names[n]) for n in row) + LINE + 2
        up = Scale(brief.ticks[0][0], brief.ticks[-1][0], head + TALL, head)
        for n in row:
            left = side + (n - first) * (wide + APART)
            along = across(points[0].at, points[-1].at, left + INSET, left + wide - INSET)
            shown = ticks if n == first else [(value, "") for value, _ in ticks]
            title = {"x": left, "y": y + theme.BODY, "text": names[n]}
            layers += [
                *plot.grid(shown, up, left, left + wide),
                plane.texts([title], bold=brief.lines[n].tone == "main"),
                *_panel(brief.lines[n], along, up),
                *periods.layers(left, left + wide, head + TALL + 16),
            ]
        y = head + TALL + FOOT + (periods.rows - 1) * theme.leading(theme.SMALL) + APART / 2
    return plane.drawing(layers, canvas, y - APART / 2)


def _columns(lines: tuple[Line, ...], canvas: Canvas, side: float) -> tuple[int, float]:
    """How many plots stand in a row, and how wide each is: fewer of them where a last value would leave its plot."""
    said = max(measure.width(line.points[-1].words, theme.SMALL, bold=True) for line in lines)
    least = max(said - plot.EDGE, SHORTEST + 2 * INSET)
    ways = (
        (many, (canvas.width - side - plot.EDGE - (many - 1) * APART) / many)
        for many in range(min(COLUMNS[canvas.name], len(lines)), 0, -1)
    )
    return next(way for way in ways if way[1] >= least or way[0] == 1)


def _panel(line: Line, along: Scale, up: Scale) -> list[plane.Layer]:
    """The line, and its last value above its end, clear of the line."""
    colour = theme.INK if line.tone == "ink" else theme.ACCENT if line.tone == "main" else theme.PLAIN
    spots = [plot.spot(point, along, up, colour) for point in line.points]
    last = line.points[-1]
    wide = measure.width(last.words, theme.SMALL, bold=True)
    x = max(along.left - INSET + wide, min(along.right + INSET, spots[-1]["x"] + wide / 2))
    clear = min(at["y"] for at in spots if at["x"] >= x - wide - 4)
    clear = min(clear, _passing(spots, x - wide))
    value = {"x": x, "y": clear - 6, "text": (last.words,)}
    return [
        *plot.ways(line, spots, colour=colour),
        plane.symbols(spots, keyed=True, size=20 if len(spots) <= 12 else 6),
        plane.texts([value], size=theme.SMALL, bold=True, align="right"),
    ]


def _passing(spots: list[dict[str, Any]], x: float) -> float:
    """How far down the line is where it passes `x`; at its first point before that."""
    for a, b in pairwise(spots):
        if a["x"] <= x < b["x"]:
            return float(a["y"] + (b["y"] - a["y"]) * (x - a["x"]) / (b["x"] - a["x"]))
    return float(spots[0 if x < spots[0]["x"] else -1]["y"])
