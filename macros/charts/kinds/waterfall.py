"""From a first amount to a last one by the changes between them, each beginning where the one before it ended."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout.rows import Caption, Frame, Rows, Scale, across, rows
from macros.charts.marks import Brief, Canvas, Mark, Needs

NEEDS = Needs(draws="facts", fewest=3, most=14, negative=True, ranges=False, sums=True)
BAR, AIR = 20, 6  # a bar; from its end to its value


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """The first and the last bar stand on zero; those between hang on a line from the end of the one before."""
    steps = _steps(brief.marks)
    widths = [AIR + measure.width(mark.short, theme.BODY, bold=True) for mark in brief.marks]
    before = max((wide for wide, step in zip(widths, steps, strict=True) if _is_below(step)), default=0)
    beyond = max((wide for wide, step in zip(widths, steps, strict=True) if not _is_below(step)), default=0)
    captions = [Caption(mark.name, tag=mark.group) for mark in brief.marks]
    ends = [end for step in steps for end in step]
    grid = rows(captions, canvas, thick=BAR, frame=Frame(beyond=beyond))
    scale = across(min(0.0, *ends), max(0.0, *ends), grid.left + before, grid.right)
    bars = [
        {"key": m.key, "y": y, "x": scale.at(a), "end": scale.at(b), **_paint(m, n, len(steps))}
        for n, (m, (a, b), y) in enumerate(zip(brief.marks, steps, grid.middles, strict=True))
    ]
    layers = [
        *_base(scale, grid),
        plane.uprights(_links(bars), colour=theme.MUTED),
        plane.bars(bars, thick=BAR),
        *_values(brief.marks, steps, bars),
        *grid.captions,
    ]
    return plane.drawing(layers, canvas, grid.height)


def _steps(marks: tuple[Mark, ...]) -> list[tuple[float, float]]:
    """Where each bar begins and ends, in the unit."""
    first, *changes, last = marks
    found, so_far = [(0.0, first.high)], first.high
    for change in changes:
        following = so_far - change.high if change.minus else so_far + change.high
        found.append((so_far, following))
        so_far = following
    return [*found, (0.0, last.high)]


def _paint(mark: Mark, n: int, many: int) -> dict[str, str]:
    """Amounts are plain, changes in the accent; as sure as their facts."""
    return theme.paint_by_turn(theme.TURNS.index("plain") if n in (0, many - 1) else 0, mark.look, mark.tone)


def _base(scale: Scale, grid: Rows) -> list[plane.Layer]:
    base = [{"x": scale.at(0), "y": y - BAR / 2 - 3, "end": y + BAR / 2 + 3} for y in grid.middles]
    return [plane.uprights(base, colour=theme.MUTED)]


def _links(bars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """From the end of each bar down to the next, within the rows, so that no caption is crossed."""
    cells = []
    for above, below in pairwise(bars):
        cells.append({"x": above["end"], "y": above["y"], "end": above["y"] + BAR / 2 + 4})
        cells.append({"x": above["end"], "y": below["y"] - BAR / 2 - 4, "end": below["y"]})
    return cells


def _is_below(step: tuple[float, float]) -> bool:
    """Whether a bar ends below zero: then its words stand on its left, where the room is."""
    return step[1] < 0


def _values(marks: tuple[Mark, ...], steps: list[tuple[float, float]], bars: list[dict[str, Any]]) -> list[plane.Layer]:
    cells: dict[str, list[dict[str, Any]]] = {"left": [], "right": []}
    for mark, step, bar in zip(marks, steps, bars, strict=True):
        ends, below = (bar["x"], bar["end"]), _is_below(step)
        x = min(ends) - AIR if below else max(ends) + AIR
        cells["right" if below else "left"].append({"x": x, "y": bar["y"] + 4.5, "text": (mark.short,)})
    return [plane.texts(found, bold=True, align=align) for align, found in cells.items() if found]
