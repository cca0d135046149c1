"""The names of the periods below a plot: as many as stand apart, or the first and the last in lines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout.both_ends import BETWEEN, LINE, both_ends
from macros.charts.layout.plot import INSET, SIDE
from macros.charts.layout.rows import Scale
from macros.charts.marks import Canvas, Point

DROP = 18  # from the foot of a plot to the base line of the names


def periods(points: Iterable[Point], along: Scale, canvas: Canvas, foot: float) -> tuple[list[plane.Layer], float]:
    """The names below a plot that ends at `foot`, and how much higher than one line they are.

    The last period is always among them. Where no more than two stand apart, they are the first and the last.
    """
    each = tuple({point.at: point for point in sorted(points, key=lambda point: point.at)}.values())
    room, y = max(measure.width(point.when, theme.SMALL) for point in each) + BETWEEN, foot + DROP
    within = Scale((room - BETWEEN) / 2, canvas.width - (room - BETWEEN) / 2, 0, 1)
    ways = [_clear(_cells(chosen, along, within, y)) for chosen in (_named(each, along, room), (each[0], each[-1]))]
    shown = ways[1] if len(ways[0]) <= len(ways[1]) else ways[0]
    if len(shown) == 1 < len(each):
        left, right = along.at(each[0].at) - INSET, along.at(each[-1].at) + INSET
        ends = both_ends(each[0], each[-1], right - left)
        return ends.layers(left, right, y), (ends.rows - 1) * LINE
    return [plane.texts(shown, size=theme.SMALL, colour=theme.MUTED, align="center")], 0


def _cells(points: Iterable[Point], along: Scale, within: Scale, y: float) -> list[dict[str, Any]]:
    return [{"x": within.held(along.at(point.at)), "y": y, "text": (point.when,)} for point in points]


def _clear(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without those that the edges pushed onto a later one."""
    kept: list[dict[str, Any]] = []
    for cell in reversed(cells):
        half = measure.width(cell["text"][0], theme.SMALL) / 2
        before = kept[-1]["x"] - measure.width(kept[-1]["text"][0], theme.SMALL) / 2 if kept else None
        if before is None or cell["x"] + half + SIDE <= before:
            kept.append(cell)
    return kept[::-1]


def _named(points: tuple[Point, ...], along: Scale, room: float) -> list[Point]:
    """As many as stand `room` apart, the last one always: every so many rows where these are even."""
    if len(points) == 1:
        return list(points)
    first = along.at(points[1].at) - along.at(points[0].at)
    step = next((n for n in range(1, len(points)) if n * first >= room), len(points))
    even = [*reversed(points)][::step]
    chosen = [points[-1]]
    for point in reversed(points):
        if along.at(chosen[-1].at) - along.at(point.at) >= room:
            chosen.append(point)
    gaps = [along.at(b.at) - along.at(a.at) for b, a in pairwise(even)]
    is_even = min(gaps, default=0.0) >= room - BETWEEN / 2 and len(even) >= len(chosen) - 1
    return [*reversed(even if is_even else chosen)]
