"""A plot over time: the grid of its values, the lines and points in it. Its periods are named by `periods`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout.rows import Scale
from macros.charts.marks import Line, Point

SIDE, EDGE = 8, 4  # from the words of a tick to the rules; from the rules to the edge on the right
TALL, HEAD, FOOT, INSET = 190, 26, 26, 12  # of a plot; above and below it; from its edges to the first and last point


def grid(ticks: Iterable[tuple[float, str]], up: Scale, left: float, right: float) -> list[plane.Layer]:
    """A rule at each tick, with its words on the left; the rule of zero is ink where it is not the lowest."""
    rules = [{"x": left, "end": right, "y": up.at(value)} for value, _ in ticks]
    words = [{"x": left - SIDE, "y": up.at(value) + 4, "text": (said,)} for value, said in ticks]
    zero = [{"x": left, "end": right, "y": up.at(0)}] if up.low < 0 <= up.high else []
    return [
        plane.spans(rules, colour=theme.RULE, wide=1),
        *([plane.spans(zero, colour=theme.INK, wide=1)] if zero else []),
        plane.texts(words, size=theme.SMALL, colour=theme.MUTED, align="right"),
    ]


def tick_room(ticks: Iterable[tuple[float, str]]) -> float:
    """How much room the words of the ticks take on the left."""
    return max(measure.width(words, theme.SMALL) for _, words in ticks) + SIDE


def way(spots: Sequence[Mapping[str, Any]]) -> str:
    """The path from spot to spot."""
    return "M" + "L".join(f"{spot['x']:g},{spot['y']:g}" for spot in spots)


def spot(point: Point, along: Scale, up: Scale, colour: str) -> dict[str, Any]:
    """Where a point stands, and how: ink where the work under study says it, open where it is in doubt."""
    colour = theme.INK if point.tone == "ink" else colour
    fill = theme.PAPER if point.look == "open" and point.tone != "ink" else colour
    at = {"key": point.key, "x": along.at(point.at), "y": up.at(point.value)}
    return {**at, "shape": "circle", "fill": fill, "stroke": colour}


def ways(line: Line, spots: Sequence[Mapping[str, Any]], *, colour: str, wide: float = 2) -> list[plane.Layer]:
    """The line through its spots: dashed where it leads to or from what is not reported."""
    found: list[plane.Layer] = []
    run: list[Mapping[str, Any]] = [spots[0]]
    steps = list(zip(pairwise(line.points), pairwise(spots), strict=True))
    dashed = ["hatched" in (a.look, b.look) for (a, b), _ in steps]
    for n, (_, (_, end)) in enumerate(steps):
        run.append(end)
        if n == len(steps) - 1 or dashed[n + 1] != dashed[n]:
            found.append(plane.path(way(run), colour=colour, wide=wide, dashes=theme.DASHES if dashed[n] else ()))
            run = [end]
    return found
