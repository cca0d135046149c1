"""The same picture for each of several lines, side by side on one scale: whose differs is seen at once."""

from __future__ import annotations

from macros.charts import measure, plane, theme
from macros.charts.layout import plot
from macros.charts.layout.rows import Scale, across
from macros.charts.marks import Brief, Canvas, Line, Needs

NEEDS = Needs(draws="lines", fewest=2, most=60, lines=12, axis="up", base=True, negative=True, ranges=False)
TALL, FOOT, APART, INSET = 76, 24, 18, 8  # of a plot; for its periods; between plots; from its edges to the points
COLUMNS = {"wide": 3, "narrow": 2}
LINE = theme.leading(theme.BODY)


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Each plot under the name of its line, its last value at its end; ticks stand beside the first of a row."""
    across_row = min(COLUMNS[canvas.name], len(brief.lines))
    side = plot.tick_room(brief.ticks)
    wide = (canvas.width - side - plot.EDGE - (across_row - 1) * APART) / across_row
    names = [measure.lines(line.name, wide, theme.BODY) for line in brief.lines]
    ticks = [brief.ticks[0], *(tick for tick in brief.ticks[1:-1] if tick[0] == 0), brief.ticks[-1]]
    points = sorted((point for line in brief.lines for point in line.points), key=lambda point: point.at)
    half = (wide - INSET) / 2
    edges = [measure.lines(point.when, half, theme.SMALL) for point in (points[0], points[-1])]
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
                *_periods(edges, along, head + TALL + 16),
            ]
        y = head + TALL + FOOT + (max(map(len, edges)) - 1) * theme.leading(theme.SMALL) + APART / 2
    return plane.drawing(layers, canvas, y - APART / 2)


def _panel(line: Line, along: Scale, up: Scale) -> list[plane.Layer]:
    """The line, and its last value above its end."""
    colour = theme.INK if line.tone == "ink" else theme.ACCENT if line.tone == "main" else theme.PLAIN
    spots = [plot.spot(point, along, up, colour) for point in line.points]
    last = line.points[-1]
    wide = measure.width(last.words, theme.SMALL, bold=True)
    x = max(along.left - INSET + wide, min(along.right + INSET, spots[-1]["x"] + wide / 2))
    clear = min(at["y"] for at in spots if at["x"] >= x - wide - 4)
    value = {"x": x, "y": clear - 6, "text": (last.words,)}
    return [
        *plot.ways(line, spots, colour=colour),
        plane.symbols(spots, keyed=True, size=20 if len(spots) <= 12 else 6),
        plane.texts([value], size=theme.SMALL, bold=True, align="right"),
    ]


def _periods(edges: list[tuple[str, ...]], along: Scale, foot: float) -> list[plane.Layer]:
    """The first and the last period of all, at the edges of a plot."""
    left = {"x": along.left - INSET, "y": foot, "text": edges[0]}
    right = {"x": along.right + INSET, "y": foot, "text": edges[1]}
    cells = (("left", left), ("right", right))
    return [plane.texts([cell], size=theme.SMALL, colour=theme.MUTED, align=align) for align, cell in cells]
