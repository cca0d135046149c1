"""Two measures of each of several things: the first across, the second up, each dot under its name."""

from __future__ import annotations

from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout import plot
from macros.charts.layout.rows import NoRoomError, Scale, across, inset, thinned
from macros.charts.marks import Brief, Canvas, Mark, Needs

NEEDS = Needs(draws="facts", fewest=6, most=40, axis="up", negative=True, ranges=False, pairs=True)
TALL, FOOT, INSET, AIR = 220, 40, 18, 8  # of the plot; for ticks and name of the axis below; half a tick's words
LINE = theme.leading(theme.SMALL)
NEAR = 20  # pixels up or down from a dot to a name that needs no lead
# Of a name round its dot: how it is aligned, how far off it stands. The nearest come first.
PLACES = (
    *(("left", 9, 4), ("right", -9, 4), ("center", 0, -10), ("center", 0, 19)),
    *(("left", 7, -6), ("right", -7, -6), ("left", 7, 15), ("right", -7, 15)),
    *(
        (align, 12 * side, 4 + sign * off)
        for off in (24, 40, 56, 72)
        for sign in (-1, 1)
        for align, side in (("left", 1), ("right", -1))
    ),
)
Box = tuple[float, float, float, float]  # left, top, right, bottom


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Names stand to the right of their dots, to the left, above or below: wherever nothing is yet."""
    pairs = [(a, b) for a, b in zip(brief.marks, brief.marks[1:], strict=False) if a.group == b.group]
    names = measure.lines(brief.axes[1], canvas.width, theme.SMALL)
    head = len(names) * LINE + 14
    side, right = plot.tick_room(brief.ticks), canvas.width - plot.EDGE
    within = inset(brief.along, INSET)
    along = across(brief.along[0][0], brief.along[-1][0], side + within, right - within)
    up = Scale(brief.ticks[0][0], brief.ticks[-1][0], head + TALL, head)
    dots = [_dot(a, b, along, up) for a, b in pairs]
    shown = thinned(brief.along, along)
    below = [{"x": along.at(value), "y": head + TALL + 18, "text": (said,)} for value, said in shown]
    uprights = [{"x": along.at(value), "y": head, "end": head + TALL} for value, _ in brief.along]
    across_name = measure.lines(brief.axes[0], canvas.width, theme.SMALL)
    foot = [{"x": right, "y": head + TALL + FOOT - 5, "text": across_name}]
    layers = [
        plane.uprights(uprights, colour=theme.RULE),
        *plot.grid(brief.ticks, up, side, right),
        plane.texts([{"x": 0, "y": theme.SMALL, "text": names}], size=theme.SMALL, colour=theme.MUTED),
        plane.texts(below, size=theme.SMALL, colour=theme.MUTED, align="center"),
        plane.texts(foot, size=theme.SMALL, colour=theme.MUTED, align="right"),
        plane.symbols(dots, keyed=True),
        *_names([a.group for a, _ in pairs], dots, (side, head - 6, canvas.width, head + TALL)),
    ]
    return plane.drawing(layers, canvas, head + TALL + FOOT + (len(across_name) - 1) * LINE)


def _dot(a: Mark, b: Mark, along: Scale, up: Scale) -> dict[str, Any]:
    """As sure as the less sure of its two facts; it knows the second, whose row of the table stands by the first's."""
    look = max((a, b), key=lambda mark: ("solid", "hatched", "open").index(mark.look))
    return {"key": b.key, "x": along.at(a.high), "y": up.at(b.high), "shape": "circle", **theme.paint(look)}


def _names(names: list[str], dots: list[dict[str, Any]], room: Box) -> list[plane.Layer]:
    """Each name at the first place round its dot that is free, further off with a lead to the dot.

    Raises NoRoomError where one has none.
    """
    taken: list[Box] = [(dot["x"] - 6, dot["y"] - 6, dot["x"] + 6, dot["y"] + 6) for dot in dots]
    cells: dict[str, list[dict[str, Any]]] = {"left": [], "right": [], "center": []}
    leads: list[plane.Layer] = []
    for name, dot in sorted(zip(names, dots, strict=True), key=lambda both: both[1]["x"]):
        for align, dx, dy in PLACES:
            x, y = dot["x"] + dx, dot["y"] + dy
            box = _box(name, x, y, align)
            if _inside(box, room) and not any(_meet(box, other) for other in taken):
                break
        else:
            raise NoRoomError(f'no place for "{name}"')
        taken.append(box)
        cells[align].append({"x": x, "y": y, "text": (name,)})
        if abs(dy) > NEAR:
            end = box[3] if dy < 0 else box[1]
            leads.append(plane.path(f"M{dot['x']:g},{dot['y']:g}L{x:g},{end:g}", colour=theme.MUTED, wide=0.8))
    return [*leads, *(plane.texts(found, size=theme.SMALL, align=to) for to, found in cells.items() if found)]


def _box(name: str, x: float, y: float, align: str) -> Box:
    wide = measure.width(name, theme.SMALL)
    left = x - {"left": 0.0, "right": wide, "center": wide / 2}[align]
    return left, y - theme.SMALL + 2, left + wide, y + 3


def _inside(box: Box, room: Box) -> bool:
    return room[0] <= box[0] and room[1] <= box[1] and box[2] <= room[2] and box[3] <= room[3]


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
