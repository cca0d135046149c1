"""Paired bars: what was said beside what came. Bars start at zero; the difference of two of them is a bracket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros.charts import measure, theme
from macros.charts.marks import Brief, Canvas, Mark, Needs

if TYPE_CHECKING:
    import altair as alt

NEEDS = Needs(draws="facts", fewest=2)
BAR, EDGE, DROP, APART = 26, 2, 14, 22  # a bar; round the drawing; bar to bracket; between bars
AIR, DESCENT = 8, 9  # between text and bar; below the last line
LINE = theme.leading(theme.BODY)


def draw(brief: Brief, canvas: Canvas) -> alt.LayerChart:
    """Each bar under its value and its caption; a bracket spans the two ends it compares, its words below."""
    import altair as alt

    from macros.charts import plane

    ends = [mark.high for mark in brief.marks if not mark.between]
    domain = [min(0.0, *ends), max(0.0, *ends)]
    across = alt.Scale(domain=domain, range=[EDGE, canvas.width - EDGE], nice=False, zero=True)
    bars, brackets, height = _stacked(brief.marks, canvas)

    def value(field: str) -> alt.X:
        return alt.X(field, type="quantitative").scale(across).axis(None)

    bar = plane.table([segment for bar in bars for segment in bar["segments"]]).mark_bar(height=BAR, stroke=theme.ACCENT, strokeWidth=1.5, aria=True)
    guides = [{"x": bar["high"], "y": bar["y"] + BAR / 2, "end": b["y"]} for b in brackets for bar in b["bars"]]
    guide = plane.table(guides).mark_rule(stroke=theme.MUTED, strokeDash=[3, 3])
    span = plane.table([{key: b[key] for key in ("key", "low", "high", "y")} for b in brackets]).mark_rule(stroke=theme.INK, strokeWidth=2, aria=True)
    return plane.drawing(
        [
            guide.encode(x=value("x"), y=plane.y("y"), y2="end"),
            bar.encode(x=value("from"), x2="end", y=plane.y("y"), fill=plane.raw(alt.Fill, "fill"), description="key:N"),
            span.encode(x=value("low"), x2="high", y=plane.y("y"), description="key:N"),
            plane.texts([{"x": 0, "y": bar["value_y"], "text": bar["value"]} for bar in bars], size=theme.LARGE, bold=True),
            plane.texts([{"x": 0, "y": bar["caption_y"], "text": bar["caption"]} for bar in bars], colour=theme.MUTED),
            *_bracket_words(brackets, canvas, domain),
        ],
        canvas,
        height,
    )  # fmt: skip


def _stacked(marks: tuple[Mark, ...], canvas: Canvas) -> tuple[list[dict[str, Any]], list[dict[str, Any]], float]:
    """Bars from top to bottom, a bracket below the lower of the two it compares; and the height of it all."""
    bars: list[dict[str, Any]] = []
    brackets: list[dict[str, Any]] = []
    y = 0.0
    for mark in (mark for mark in marks if not mark.between):
        bars.append(_bar(mark, y, canvas))
        y = bars[-1]["y"] + BAR / 2
        for gap in marks:
            compared = [bar for bar in bars if bar["key"] in gap.between]
            if len(compared) == 2 and bars[-1] in compared:
                brackets.append(_bracket(gap, compared, y + DROP))
                y += DROP + 2 * LINE + DESCENT
        y += APART
    return bars, brackets, y - APART + EDGE


def _bracket(gap: Mark, compared: list[dict[str, Any]], y: float) -> dict[str, Any]:
    low, high = sorted(bar["high"] for bar in compared)
    return {"key": gap.key, "low": low, "high": high, "y": y, "bars": compared, "words": gap.words, "caption": gap.caption}


def _bar(mark: Mark, top: float, canvas: Canvas) -> dict[str, Any]:
    caption = measure.lines(mark.caption, canvas.width, theme.BODY)
    value_y = top + theme.LARGE
    caption_y = value_y + LINE + 1
    y = caption_y + (len(caption) - 1) * LINE + AIR + BAR / 2
    segments = [{"key": mark.key, "from": 0.0, "end": mark.low, "fill": theme.FILLS[mark.look], "y": y}]
    if mark.high > mark.low:
        segments.append({"key": mark.key, "from": mark.low, "end": mark.high, "fill": theme.PAPER, "y": y})
    words = {"value": (mark.words,), "value_y": value_y, "caption": caption, "caption_y": caption_y}
    return {"key": mark.key, "y": y, "high": mark.high, "segments": segments, **words}


def _bracket_words(brackets: list[dict[str, Any]], canvas: Canvas, domain: list[float]) -> list[alt.Chart]:
    """Amount and caption of each difference, flush with the bracket's end: on the left where there is room."""
    from macros.charts import plane

    layers = []
    for bracket in brackets:
        words, caption = bracket["words"], bracket["caption"]
        across = (bracket["high"] - domain[0]) / (domain[1] - domain[0]) * (canvas.width - 2 * EDGE) + EDGE
        wide = max(measure.width(words, theme.LARGE, bold=True), measure.width(caption, theme.BODY))
        x, align = (across, "right") if wide <= across else (0.0, "left")
        y = bracket["y"] + theme.LARGE + 4
        layers.append(plane.texts([{"x": x, "y": y, "text": (words,)}], size=theme.LARGE, bold=True, align=align))
        layers.append(plane.texts([{"x": x, "y": y + LINE, "text": (caption,)}], colour=theme.MUTED, align=align))
    return layers
