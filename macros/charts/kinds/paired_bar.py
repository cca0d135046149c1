"""Paired bars: what was said beside what came. Bars start at zero; the difference of two of them is a bracket."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.layout.rows import Scale
from macros.charts.marks import Brief, Canvas, Mark, Needs

NEEDS = Needs(draws="facts", fewest=2)
BAR, EDGE, DROP, APART = 26, 2, 14, 22  # a bar; round the drawing; bar to bracket; between bars
AIR, DESCENT = 8, 5  # between text and bar; below the last line
LINE = theme.leading(theme.BODY)


@dataclass(slots=True)
class Sheet:
    """What has been placed so far, from the top down; cells are in pixels."""

    canvas: Canvas
    lowest: float
    highest: float
    y: float = 0.0
    bars: list[dict[str, Any]] = field(default_factory=list)
    spans: list[dict[str, Any]] = field(default_factory=list)
    guides: list[dict[str, Any]] = field(default_factory=list)
    amounts: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {"left": [], "right": []})
    captions: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {"left": [], "right": []})
    ends: dict[str, tuple[float, float]] = field(default_factory=dict)  # of each bar: x and lower edge

    def across(self, value: float) -> float:
        """How far from the left edge a value is."""
        room = self.canvas.width - 2 * EDGE
        return Scale(self.lowest, self.highest, EDGE, EDGE + room).at(value)


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Each bar under its amount and its caption; a bracket spans the two ends it compares, its words below."""
    values = [value for mark in brief.marks if not mark.between for value in (mark.low, mark.high)]
    sheet = Sheet(canvas, min(0.0, *values), max(0.0, *values))
    for mark in (mark for mark in brief.marks if not mark.between):
        _add_bar(sheet, mark)
        for gap in brief.marks:
            if mark.key in gap.between and sheet.ends.keys() >= set(gap.between):
                _add_bracket(sheet, gap)
        sheet.y += APART

    layers = [
        plane.uprights(sheet.guides, colour=theme.MUTED, dashes=(3, 3)),
        plane.bars(sheet.bars, thick=BAR),
        plane.spans(sheet.spans, colour=theme.INK, keyed=True),
        *(plane.texts(sheet.amounts[a], size=theme.LARGE, bold=True, align=a) for a in sheet.amounts),
        *(plane.texts(sheet.captions[a], colour=theme.MUTED, align=a) for a in sheet.captions),
    ]
    return plane.drawing(layers, canvas, sheet.y - APART + EDGE)


def _add_bar(sheet: Sheet, mark: Mark) -> None:
    whole = theme.BETWEEN.join((mark.label, mark.detail))
    caption = measure.lines(whole, sheet.canvas.width, theme.BODY)
    if len(caption) > 1:
        caption = (*measure.lines(mark.label, sheet.canvas.width, theme.BODY), mark.detail)
    _add_words(sheet, mark.words, caption, 0, "left")
    middle = sheet.y + AIR + BAR / 2
    at = {"key": mark.key, "y": middle, **theme.paint(mark)}
    sheet.bars.append({**at, "x": sheet.across(0), "end": sheet.across(mark.low)})
    if mark.high > mark.low:
        sheet.bars.append({**at, "x": sheet.across(mark.low), "end": sheet.across(mark.high), "fill": theme.PAPER})
    sheet.y = middle + BAR / 2
    sheet.ends[mark.key] = (sheet.across(mark.high), sheet.y)


def _add_bracket(sheet: Sheet, gap: Mark) -> None:
    y = sheet.y + DROP
    (left, from_left), (right, from_right) = sorted(sheet.ends[key] for key in gap.between)
    sheet.spans.append({"key": gap.key, "x": left, "end": right, "y": y})
    sheet.guides += [{"x": left, "y": from_left, "end": y}, {"x": right, "y": from_right, "end": y}]
    sheet.y = y + 4
    wide = max(measure.width(gap.words, theme.LARGE, bold=True), measure.width(gap.label, theme.BODY))
    x, align = (right, "right") if wide <= right else (0.0, "left")
    _add_words(sheet, gap.words, measure.lines(gap.label, sheet.canvas.width, theme.BODY), x, align)
    sheet.y += DESCENT


def _add_words(sheet: Sheet, amount: str, caption: tuple[str, ...], x: float, align: str) -> None:
    y = sheet.y + theme.LARGE
    sheet.amounts[align].append({"x": x, "y": y, "text": (amount,)})
    sheet.captions[align].append({"x": x, "y": y + LINE + 1, "text": caption})
    sheet.y = y + 1 + LINE * len(caption)
