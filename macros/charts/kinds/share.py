"""The same part in different wholes: bars of one scale, the part a block at their beginning."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout.rows import Scale, across
from macros.charts.marks import Brief, Canvas, Mark, Needs

NEEDS = Needs(draws="facts", fewest=3, ranges=False, ratios=True)
BAR, EDGE, AIR, APART = 26, 2, 8, 22  # a bar; round the drawing; from words to bar; between bars
LINE = theme.leading(theme.BODY)


@dataclass(slots=True)
class Sheet:
    """What has been placed so far, from the top down; cells are in pixels."""

    scale: Scale
    room: float
    y: float = 0.0
    bars: list[dict[str, Any]] = field(default_factory=list)
    amounts: list[dict[str, Any]] = field(default_factory=list)
    captions: list[dict[str, Any]] = field(default_factory=list)
    inside: list[dict[str, Any]] = field(default_factory=list)
    beyond: list[dict[str, Any]] = field(default_factory=list)


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """For each share its amount and what it is of, then the whole with the part in it."""
    marks = {mark.key: mark for mark in brief.marks}
    shares = [(mark, marks[mark.quotient[0]], marks[mark.quotient[1]]) for mark in brief.marks if mark.quotient]
    beyond = AIR + max(measure.width(whole.short, theme.BODY, bold=True) for _, _, whole in shares)
    longest = max(max(part.high, whole.high) for _, part, whole in shares)  # what is over 100% is longer than its whole
    sheet = Sheet(across(0, longest, EDGE, canvas.width - EDGE - beyond), canvas.width)
    for share, part, whole in shares:
        _add(sheet, share, part, whole)
    layers = [
        plane.bars(sheet.bars, thick=BAR),
        plane.texts(sheet.amounts, size=theme.LARGE, bold=True),
        plane.texts(sheet.captions, colour=theme.MUTED),
        plane.texts(sheet.inside, colour=theme.PAPER, bold=True),
        plane.texts(sheet.beyond, bold=True),
    ]
    return plane.drawing(layers, canvas, sheet.y - APART + EDGE)


def _add(sheet: Sheet, share: Mark, part: Mark, whole: Mark) -> None:
    caption = measure.lines(share.label, sheet.room, theme.BODY)
    sheet.amounts.append({"x": 0, "y": sheet.y + theme.LARGE, "text": (share.short,)})
    sheet.captions.append({"x": 0, "y": sheet.y + theme.LARGE + LINE + 1, "text": caption})
    top = sheet.y + theme.LARGE + 1 + LINE * len(caption) + AIR
    middle, end = top + BAR / 2, sheet.scale.at(part.high)
    for mark in (whole, part):
        at = {"key": mark.key, "x": sheet.scale.at(0), "end": sheet.scale.at(mark.high), "y": middle}
        sheet.bars.append({**at, **theme.paint(mark)})
    if part.look == "solid" and measure.width(part.short, theme.BODY, bold=True) < end - 2 * AIR:
        sheet.inside.append({"x": AIR + EDGE, "y": middle + 4.5, "text": (part.short,)})
    sheet.beyond.append({"x": max(end, sheet.scale.at(whole.high)) + AIR, "y": middle + 4.5, "text": (whole.short,)})
    sheet.y = top + BAR + APART
