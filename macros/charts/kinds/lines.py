"""Several lines on one scale, each with its name and its last value at its end, so that no legend is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout import plot
from macros.charts.layout.flags import flags
from macros.charts.layout.labels import apart
from macros.charts.layout.periods import periods
from macros.charts.layout.plot import FOOT, HEAD, INSET, TALL
from macros.charts.layout.rows import Scale, across
from macros.charts.marks import Brief, Canvas, Line, Needs

NEEDS = Needs(draws="lines", fewest=2, most=60, lines=5, axis="up", base=True, negative=True, ranges=False, flags=True)
AIR, NAME = 12, 0.3  # from the last point to its words; the most of the canvas that names take
LINE = theme.leading(theme.SMALL)


@dataclass(frozen=True, slots=True)
class End:
    """What stands at the end of a line: its name in lines, its last value."""

    name: tuple[str, ...]
    value: str

    @property
    def tall(self) -> float:
        return LINE * (len(self.name) + 1) + 3

    @property
    def wide(self) -> float:
        named = max((measure.width(line, theme.SMALL) for line in self.name), default=0)
        return max(named, measure.width(self.value, theme.SMALL, bold=True))


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Names stand in the order of the last values, beside their lines or, where these end close, near them."""
    ends = [
        End(measure.lines(line.name, canvas.width * NAME, theme.SMALL), line.points[-1].words) for line in brief.lines
    ]
    points = [point for line in brief.lines for point in line.points]
    days = [point.at for point in points] + [flag.at for flag in brief.flags]
    side, right = plot.tick_room(brief.ticks), canvas.width - max(end.wide for end in ends) - AIR - plot.EDGE
    along = across(min(days), max(days), side + INSET, right)
    events = flags(brief.flags, along, canvas)
    head = HEAD + events.height
    up = Scale(brief.ticks[0][0], brief.ticks[-1][0], head + TALL, head)
    foot = head + TALL
    layers = [*plot.grid(brief.ticks, up, side, right + plot.EDGE), *events.layers(foot)]
    spots = [[plot.spot(point, along, up, _colour(line)) for point in line.points] for line in brief.lines]
    for line, found in sorted(zip(brief.lines, spots, strict=True), key=lambda both: both[0].tone == "main"):
        size = 26 if len(line.points) <= 24 else 10
        layers += [*plot.ways(line, found, colour=_colour(line)), plane.symbols(found, keyed=True, size=size)]
    layers += _ends(brief.lines, ends, spots, right + AIR, (head - HEAD, foot + 4))
    named, more = periods(points, along, canvas, foot)
    return plane.drawing([*layers, *named], canvas, foot + FOOT + more)


def _colour(line: Line) -> str:
    return theme.INK if line.tone == "ink" else theme.colour(line.turn)


def _ends(
    lines: tuple[Line, ...],
    ends: list[End],
    spots: list[list[dict[str, Any]]],
    x: float,
    room: tuple[float, float],
) -> list[plane.Layer]:
    """The words at the ends, each in the colour of its line, with a lead to it where they were moved."""
    order = sorted(range(len(ends)), key=lambda n: spots[n][-1]["y"])
    middles = apart([spots[n][-1]["y"] for n in order], [ends[n].tall for n in order], low=room[0], high=room[1])
    layers: list[plane.Layer] = []
    for n, middle in zip(order, middles, strict=True):
        top, last = middle - ends[n].tall / 2, spots[n][-1]
        value = {"x": x, "y": top + len(ends[n].name) * LINE + theme.SMALL, "text": (ends[n].value,)}
        colour = _colour(lines[n])
        if abs(middle - last["y"]) > LINE or x - last["x"] > 2 * AIR:
            layers.append(plane.path(f"M{last['x'] + 5:g},{last['y']:g}L{x - 3:g},{middle:g}", colour=colour, wide=0.8))
        in_words = theme.INK if lines[n].tone == "ink" else theme.colour_of_words(lines[n].turn)
        if ends[n].name:
            name = {"x": x, "y": top + theme.SMALL, "text": ends[n].name}
            layers.append(plane.texts([name], size=theme.SMALL, colour=in_words))
        layers.append(plane.texts([value], size=theme.SMALL, bold=True, colour=in_words))
    return layers
