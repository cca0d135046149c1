"""Dots on a common scale, held against a line: how far short of it, how far over.

The line is what stands at 1, or 100%.
"""

from __future__ import annotations

from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout.rows import Caption, Frame, Scale, across, rows
from macros.charts.marks import Brief, Canvas, Needs

NEEDS = Needs(draws="facts", fewest=2, against=True)
ROW, RADIUS, ABOVE = 24, 6, 24  # a row; of a dot; the height of the line's own words
LINE_AT = 1.0
CAPTION = 60  # pixels: what a caption needs; where a dot far over the line leaves less, the line passes the captions by


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """The line with its words above; in each row a stem from the line to the dot or the range, and its value."""
    captions = [Caption(mark.name, tag=mark.group) for mark in brief.marks]
    beyond = 2 * RADIUS + max(measure.width(mark.short, theme.BODY, bold=True) for mark in brief.marks)
    far = max(LINE_AT, *(mark.high for mark in brief.marks))
    before = (canvas.width - beyond) / far - RADIUS  # where the line stands on a narrow canvas; captions end before it
    room = before if before >= CAPTION else None
    grid = rows(captions, canvas, thick=ROW, frame=Frame(ABOVE, beyond, room))
    scale = across(0, far, grid.left, grid.right)
    line = scale.at(LINE_AT)
    beside = [(y - ROW / 2, y + ROW / 2) for y in grid.middles]
    whole = [(ABOVE - 6.0, grid.height)]
    starts = beside if canvas.narrow else whole
    lines = beside if canvas.narrow and room is None else whole
    stems, dots, ranges, values = [], [], [], []
    for mark, y in zip(brief.marks, grid.middles, strict=True):
        at = scale.at(mark.high)
        near = min((scale.at(mark.low), at), key=lambda end: abs(end - line))
        if not mark.low <= LINE_AT <= mark.high:
            stems.append({"x": min(near, line), "end": max(near, line), "y": y})
        if mark.high > mark.low:
            ranges.append({"key": mark.key, "x": scale.at(mark.low), "end": at, "y": y, **theme.paint(mark)})
        else:
            dots.append({"key": mark.key, "x": at, "y": y, "shape": "circle", **theme.paint(mark)})
        # Short of the line there may be no room beside the dot: the value stands on the stem, or below it and so clear
        # of the words above.
        off = 4.5 if mark.high >= LINE_AT else 15 if canvas.narrow else -5
        values.append({"x": at + RADIUS + 4, "y": y + off, "text": (mark.short,)})
    said = measure.width(brief.level, theme.SMALL, bold=True)
    middle = max(said / 2, min(line, canvas.width - said / 2))
    head = [{"x": middle, "y": theme.SMALL, "text": (brief.level,)}]
    layers = [
        plane.uprights([{"x": scale.at(0), "y": y, "end": end} for y, end in starts], colour=theme.RULE),
        plane.uprights([{"x": line, "y": y, "end": end} for y, end in lines], colour=theme.INK, wide=1.5),
        plane.spans(stems, colour=theme.MUTED),
        *([plane.bars(ranges, thick=2 * RADIUS)] if ranges else []),
        plane.symbols(dots, keyed=True),
        plane.texts(head, size=theme.SMALL, bold=True, align="center"),
        plane.texts(_start(brief, scale, middle - said / 2), size=theme.SMALL, colour=theme.MUTED),
        plane.texts(values, bold=True),
        *grid.captions,
    ]
    return plane.drawing(layers, canvas, grid.height)


def _start(brief: Brief, scale: Scale, room: float) -> list[dict[str, Any]]:
    """What the scale begins at, above its line, where the words of the other line leave it the room."""
    found = []
    for value, words in brief.ticks:
        wide = measure.width(words, theme.SMALL)
        left = max(0.0, scale.at(value) - wide / 2)
        if left + wide < room:
            found.append({"x": left, "y": theme.SMALL, "text": (words,)})
    return found
