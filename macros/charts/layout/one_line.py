"""One line over time, or the area below it: its highest and last points carry their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout import plot
from macros.charts.layout.flags import flags
from macros.charts.layout.periods import periods
from macros.charts.layout.plot import FOOT, HEAD, INSET, TALL
from macros.charts.layout.rows import Scale, across
from macros.charts.marks import Brief, Canvas, Line, Point


def one_line(brief: Brief, canvas: Canvas, *, filled: bool = False) -> plane.Drawing:
    """Every point is a mark; of the periods below, as many are named as stand apart; `filled` down to zero."""
    (line,) = brief.lines
    points, side = line.points, plot.tick_room(brief.ticks)
    days = [point.at for point in points] + [flag.at for flag in brief.flags]
    last = measure.width(points[-1].words, theme.BODY, bold=True) + 6
    along = across(min(days), max(days), side + INSET, canvas.width - INSET - last)
    events = flags(brief.flags, along, canvas)
    top = _top(points, canvas.width - side)
    head = HEAD + events.height + (len(top) - 1) * theme.leading(theme.BODY)
    up = Scale(brief.ticks[0][0], brief.ticks[-1][0], head + TALL, head)
    spots = [plot.spot(point, along, up, theme.ACCENT) for point in points]
    ends = [{"x": spots[0]["x"], "y": up.at(0)}, *spots, {"x": spots[-1]["x"], "y": up.at(0)}]
    named, more = periods(points, along, canvas, head + TALL)
    layers = [
        *([plane.ground(plot.way(ends) + "Z", fill=theme.ACCENT)] if filled else []),
        *plot.grid(brief.ticks, up, side, canvas.width - plot.EDGE),
        *events.layers(head + TALL),
        *plot.ways(line, spots, colour=theme.ACCENT),
        plane.symbols(spots, keyed=True, size=26),
        *_values(line, spots, (side, canvas.width), top),
        *named,
    ]
    return plane.drawing(layers, canvas, head + TALL + FOOT + more)


def _top(points: Sequence[Point], room: float) -> tuple[str, ...]:
    """When the highest point was and how much, in lines; nothing of the last one, whose value stands at its end."""
    highest = max(points, key=lambda point: point.value)
    words = theme.BETWEEN.join((highest.when, highest.words))
    if measure.width(words, theme.BODY, bold=True) <= room:
        return (words,)
    when = measure.lines(highest.when, room / measure.BOLD, theme.BODY)
    return (*when, highest.words)


def _values(
    line: Line, spots: list[dict[str, Any]], room: tuple[float, float], top: tuple[str, ...]
) -> list[plane.Layer]:
    """The words of the highest point and of the last, beside it, where no rule of the grid crosses them."""
    points, last = line.points, spots[-1]
    cells = [("left", {"x": last["x"] + 9, "y": last["y"] + 4, "text": (points[-1].words,)})]
    n = max(range(len(points)), key=lambda n: points[n].value)
    if n < len(points) - 1:
        cells.append(_of_top(top, spots[n], last, room))
    return [plane.texts([cell], bold=True, align=align) for align, cell in cells]


def _of_top(
    top: tuple[str, ...], at: dict[str, Any], last: dict[str, Any], room: tuple[float, float]
) -> tuple[str, dict[str, Any]]:
    """The words of the highest point: towards the middle of the canvas, or above it where there is no room beside."""
    wide = max(measure.width(words, theme.BODY, bold=True) for words in top)
    is_left = at["x"] < (room[0] + room[1]) / 2
    x, y = at["x"] + (9 if is_left else -9), at["y"] + 4
    if len(top) > 1 or not room[0] <= (x if is_left else x - wide) <= room[1] - wide:
        middle = max(room[0] + wide / 2, min(at["x"], room[1] - wide / 2))
        return "center", {"x": middle, "y": at["y"] - 9 - (len(top) - 1) * theme.leading(theme.BODY), "text": top}
    if abs(y - 4 - last["y"]) < theme.leading(theme.BODY) * 1.2:
        y = at["y"] - 9  # clear of the words of the last one
    return ("left" if is_left else "right"), {"x": x, "y": y, "text": top}
