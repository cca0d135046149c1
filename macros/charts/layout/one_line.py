"""One line over time, or the area below it: its highest and last points carry their values."""

from __future__ import annotations

from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout import plot
from macros.charts.layout.flags import flags
from macros.charts.layout.plot import FOOT, HEAD, INSET, TALL
from macros.charts.layout.rows import Scale, across
from macros.charts.marks import Brief, Canvas, Line


def one_line(brief: Brief, canvas: Canvas, *, filled: bool = False) -> plane.Drawing:
    """Every point is a mark; of the periods below, as many are named as stand apart; `filled` down to zero."""
    (line,) = brief.lines
    points, side = line.points, plot.tick_room(brief.ticks)
    days = [point.at for point in points] + [flag.at for flag in brief.flags]
    last = measure.width(points[-1].words, theme.BODY, bold=True) + 6
    along = across(min(days), max(days), side + INSET, canvas.width - INSET - last)
    events = flags(brief.flags, along, canvas)
    head = HEAD + events.height
    up = Scale(brief.ticks[0][0], brief.ticks[-1][0], head + TALL, head)
    spots = [plot.spot(point, along, up, theme.ACCENT) for point in points]
    ends = [{"x": spots[0]["x"], "y": up.at(0)}, *spots, {"x": spots[-1]["x"], "y": up.at(0)}]
    layers = [
        *([plane.ground(plot.way(ends) + "Z", fill=theme.ACCENT)] if filled else []),
        *plot.grid(brief.ticks, up, side, canvas.width - plot.EDGE),
        *events.layers(head + TALL),
        *plot.ways(line, spots, colour=theme.ACCENT),
        plane.symbols(spots, keyed=True, size=26),
        *_values(line, spots, canvas),
        plot.periods(points, along, canvas.width, head + TALL + 18),
    ]
    return plane.drawing(layers, canvas, head + TALL + FOOT)


def _values(line: Line, spots: list[dict[str, Any]], canvas: Canvas) -> list[plane.Layer]:
    """The words of the highest point and of the last, beside it, where no rule of the grid crosses them."""
    points, last = line.points, line.points[-1]
    top = max(points, key=lambda point: point.value)
    cells: dict[str, list[dict[str, Any]]] = {"left": [], "right": []}
    for at, point in zip(spots, points, strict=True):
        if point not in (top, last):
            continue
        is_left = at["x"] < canvas.width / 2 or point is last
        words = point.words if point is last else theme.BETWEEN.join((point.when, point.words))
        x, y = at["x"] + (9 if is_left else -9), at["y"] + 4
        if point is top and point is not last and abs(y - spots[-1]["y"]) < theme.leading(theme.BODY) * 1.2:
            y = min(y, spots[-1]["y"] + 4) - theme.leading(theme.BODY)  # clear of the words of the last one
        cells["left" if is_left else "right"].append({"x": x, "y": y, "text": (words,)})
    return [plane.texts(found, bold=True, align=align) for align, found in cells.items() if found]
