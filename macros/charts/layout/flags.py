"""Events that stand on a plot over time: a pole each, its words above the plot, clear of the words of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout.rows import NoRoomError, Scale
from macros.charts.marks import Canvas, Flag

SIDE = 8  # from a pole to the end of its words, beyond them
MOST_LEVELS = 6  # of events above a plot; more are a timeline


@dataclass(frozen=True, slots=True)
class Standing:
    """An event above a plot: where it is, and its words in lines beside its pole, to the right of it or to the left."""

    flag: Flag
    x: float
    lines: tuple[str, ...]
    right: bool

    @property
    def left_edge(self) -> float:
        return self.x if self.right else self.x - self.wide

    @property
    def wide(self) -> float:
        return max((measure.width(line, theme.SMALL) for line in self.lines), default=0) + SIDE

    def covers(self, x: float) -> bool:
        """Whether the words stand where the pole at `x` would pass."""
        return self.left_edge - 2 <= x <= self.left_edge + self.wide + 2


@dataclass(frozen=True, slots=True)
class Flags:
    """Events above a plot: how high they are together, and their layers once it is known where the plot ends."""

    standing: tuple[Standing, ...]
    levels: tuple[int, ...]
    height: float

    def layers(self, bottom: float) -> list[plane.Layer]:
        """Poles from the words down through the plot to `bottom`, and the words."""
        if not self.standing:
            return []
        tall = self._tall()
        tops = [self.height - sum(tall[: level + 1]) for level in self.levels]
        poles = [{"x": s.x, "y": top + 3, "end": bottom} for s, top in zip(self.standing, tops, strict=True)]
        cells: dict[bool, list[dict[str, Any]]] = {True: [], False: []}
        for stand, top in zip(self.standing, tops, strict=True):
            x = stand.x + (5 if stand.right else -5)
            cells[stand.right].append({"x": x, "y": top + theme.SMALL, "text": stand.lines})
        dots = [_dot(s, bottom) for s in self.standing]
        return [
            plane.uprights(poles, colour=theme.MUTED, dashes=(2, 2)),
            plane.symbols(dots, keyed=True, size=40),
            *(plane.texts(cells[s], size=theme.SMALL, align="left" if s else "right") for s in cells if cells[s]),
        ]

    def _tall(self) -> list[float]:
        tall = [0.0] * (max(self.levels) + 1)
        for stand, level in zip(self.standing, self.levels, strict=True):
            tall[level] = max(tall[level], len(stand.lines) * theme.leading(theme.SMALL) + 5)
        return tall


def _dot(stand: Standing, bottom: float) -> dict[str, Any]:
    fill = theme.PAPER if stand.flag.look == "open" else theme.INK
    return {"key": stand.flag.key, "x": stand.x, "y": bottom, "shape": "triangle-up", "fill": fill, "stroke": theme.INK}


def flags(found: Sequence[Flag], along: Scale, canvas: Canvas) -> Flags:
    """Events in levels, so that no pole passes through the words of another.

    Raises NoRoomError where they need more levels than are still a chart.
    """
    if not found:
        return Flags((), (), 0)
    room = canvas.width / (2.4 if canvas.narrow else 4)
    standing = [_standing(flag, along.at(flag.at), room, canvas) for flag in found]
    for _ in standing:  # who stands to the left of a pole that covers it leaves it free on its other side
        for n, m in combinations(range(len(standing)), 2):
            a, b = standing[n], standing[m]
            turned = Standing(a.flag, a.x, a.lines, right=False)
            if a.right and not b.right and a.covers(b.x) and b.covers(a.x) and turned.left_edge >= 0:
                standing[n] = turned
    for a, b in combinations(standing, 2):
        if a.covers(b.x) and b.covers(a.x) and abs(a.x - b.x) > 2:  # whichever is higher, its pole passes through words
            raise NoRoomError(f"{len(standing)} events on one plot")
    levels = _levels(standing)
    made = Flags(tuple(standing), levels, 0)
    return Flags(made.standing, levels, sum(made._tall()) + 4)


def _standing(flag: Flag, x: float, room: float, canvas: Canvas) -> Standing:
    lines = (*measure.lines(flag.when, room, theme.SMALL), *measure.lines(flag.words, room, theme.SMALL))
    stand = Standing(flag, x, lines, right=True)
    return stand if x + stand.wide <= canvas.width else Standing(flag, x, stand.lines, right=False)


def _levels(standing: Sequence[Standing]) -> tuple[int, ...]:
    """For each the level above the plot, lowest first: above all whose poles would pass through its words."""

    def is_above(n: int, m: int) -> bool:
        a, b = standing[n], standing[m]
        if a.covers(b.x) != b.covers(a.x):
            return a.covers(b.x)
        meets = a.left_edge < b.left_edge + b.wide and b.left_edge < a.left_edge + a.wide
        return meets and ((n < m) if a.right or b.right else (n > m))

    found = [0] * len(standing)
    for _ in range(MOST_LEVELS):
        below = ([m for m in range(len(found)) if m != n and is_above(n, m)] for n in range(len(found)))
        raised = [1 + max((found[m] for m in lower), default=-1) for lower in below]
        if raised == found:
            return tuple(found)
        found = raised
    raise NoRoomError(f"{len(standing)} events on one plot")
