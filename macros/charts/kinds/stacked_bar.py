"""Wholes and their parts: a bar for each group, its facts one after the other, told apart by colour.

Values stand below their parts. What a whole has beyond its parts is left open, and named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout.key import legend
from macros.charts.layout.labels import apart
from macros.charts.layout.rows import Caption, Frame, Scale, across, rows
from macros.charts.marks import Brief, Canvas, Mark, Needs

NEEDS = Needs(draws="facts", fewest=2, most=40, ranges=False, parts=True)
BAR, BELOW, AIR, APART = 24, 20, 6, 10  # a bar; its values; from bar to words; between values


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """The names of the parts above, then a bar for each group with the amount of its whole at its end."""
    wholes = {mark.key: mark for mark in brief.marks if any(other.whole == mark.key for other in brief.marks)}
    groups: dict[str, list[Mark]] = {}
    for mark in brief.marks:
        if mark.key not in wholes:
            groups.setdefault(mark.group, []).append(mark)
    turns = _turns([mark.name for marks in groups.values() for mark in marks])
    signs = [({"shape": "square", **theme.paint_by_turn(turn)}, name) for name, turn in turns.items()]
    key, head = legend(signs, canvas, apart=APART)
    beyond = max((measure.width(mark.short, theme.BODY, bold=True) + AIR for mark in wholes.values()), default=0)
    grid = rows([Caption(name) for name in groups], canvas, thick=BAR + BELOW, frame=Frame(head + AIR, beyond))
    totals = [wholes.get(marks[0].whole) for marks in groups.values()]
    ends = [max(sum(m.high for m in ms), t.high if t else 0) for ms, t in zip(groups.values(), totals, strict=True)]
    scale = across(0, max(ends), grid.left, grid.right)
    bars: list[dict[str, Any]] = []
    values: list[dict[str, Any]] = []
    sums: list[dict[str, Any]] = []
    for marks, whole, end, middle in zip(groups.values(), totals, ends, grid.middles, strict=True):
        y = middle - BELOW / 2
        parts = _parts(marks, turns, scale, y)
        bars += parts
        values += _values(marks, parts, y + BAR / 2 + theme.SMALL + 2, (grid.left, canvas.width - 2))
        if whole:
            stop = scale.at(end)
            if stop - parts[-1]["end"] > 1:
                bars.append({**parts[-1], **_open(whole, parts[-1]["end"], stop)})
                values[-1:] = _with_rest(values[-1:], brief.rest, (parts[-1]["end"] + stop) / 2, canvas)
            sums.append({"x": stop + AIR, "y": y + 4.5, "text": (whole.short,)})
    layers = [
        plane.bars(bars, thick=BAR),
        plane.texts(values, size=theme.SMALL, align="center"),
        *([plane.texts(sums, bold=True)] if sums else []),
    ]
    captions = grid.captions if canvas.narrow else [_raised(layer) for layer in grid.captions]
    return plane.drawing([*layers, *key, *captions], canvas, grid.height)


def _raised(layer: plane.Layer) -> plane.Layer:
    """Captions beside the bars themselves, without what stands below these."""
    return replace(layer, rows=tuple({**row, "y": row["y"] - BELOW / 2} for row in layer.rows))


def _turns(names: list[str]) -> dict[str, int]:
    return {name: turn for turn, name in enumerate(dict.fromkeys(names))}


def _parts(marks: list[Mark], turns: dict[str, int], scale: Scale, y: float) -> list[dict[str, Any]]:
    """The parts one after the other, with a seam of paper between them."""
    found, before = [], 0.0
    for mark in marks:
        paint = theme.paint_by_turn(turns[mark.name], mark.look, mark.tone)
        ends = {"x": scale.at(before), "end": scale.at(before + mark.high)}
        before += mark.high
        found.append({"key": mark.key, "y": y, **ends, "fill": paint["fill"], "stroke": theme.PAPER})
        if mark.look != "solid" and mark.tone != "ink":
            found[-1]["stroke"] = paint["stroke"]
    return found


def _open(whole: Mark, start: float, stop: float) -> dict[str, Any]:
    return {"key": whole.key, "x": start, "end": stop, "fill": theme.PAPER, "stroke": theme.RULE}


def _values(
    marks: list[Mark], parts: list[dict[str, Any]], y: float, room: tuple[float, float]
) -> list[dict[str, Any]]:
    """The value of each part below it, or as near to it as its neighbours leave it."""
    wanted = [(part["x"] + part["end"]) / 2 for part in parts]
    sizes = [measure.width(mark.short, theme.SMALL) + APART for mark in marks]
    places = apart(wanted, sizes, low=room[0] - APART / 2, high=room[1] + APART / 2)
    return [{"x": x, "y": y, "text": (mark.short,)} for x, mark in zip(places, marks, strict=True)]


def _with_rest(last: list[dict[str, Any]], words: str, x: float, canvas: Canvas) -> list[dict[str, Any]]:
    """What the open rest is, below it, clear of the value before it; nothing where the edge leaves no room."""
    half = measure.width(words, theme.SMALL) / 2
    clear = last[0]["x"] + measure.width(last[0]["text"][0], theme.SMALL) / 2 + APART
    x = max(x, clear + half)
    return [*last, {**last[0], "x": x, "text": (words,)}] if x + half <= canvas.width else last
