"""A plane of pixels for Altair: no axes, no scales that guess, nothing whose place depends on fonts.

Kinds import this inside `draw`, because it imports Altair, which takes a second and is needed only to draw.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from macros.charts.marks import Canvas
from macros.charts.theme import BODY, INK, SYMBOL, leading

Cells = Iterable[Mapping[str, Any]]


def table(rows: Cells) -> alt.Chart:
    """A chart over these rows, still without a mark."""
    return alt.Chart(alt.Data(values=[dict(row) for row in rows]))


def x(field: str) -> alt.X:
    """`field` is the distance from the left edge in pixels."""
    return alt.X(field, type="quantitative").scale(None).axis(None)


def y(field: str) -> alt.Y:
    """`field` is the distance from the top edge in pixels."""
    return alt.Y(field, type="quantitative").scale(None).axis(None)


def raw(channel: Any, field: str) -> Any:
    """`field` holds what is drawn as it is: a colour, a shape. `channel` is the class of the Altair channel."""
    return channel(field, type="nominal").scale(None).legend(None)


def texts(rows: Cells, *, size: int = BODY, colour: str = INK, bold: bool = False, align: str = "left") -> alt.Chart:
    """Words at `x`, with the base line of their first line at `y`; `text` is a sequence of lines."""
    given = [{**row, "text": "\n".join(row["text"])} for row in rows]
    mark = table(given).mark_text(
        align=align, baseline="alphabetic", fontSize=size, lineHeight=leading(size), lineBreak="\n", fill=colour,
        fontWeight=600 if bold else "normal", limit=0,
    )  # fmt: skip
    return mark.encode(x=x("x"), y=y("y"), text="text:N")


def symbols(rows: Cells) -> alt.Chart:
    """A mark at `x` and `y`, of the `shape`, `fill` and `stroke` that the row names."""
    mark = table(rows).mark_point(size=SYMBOL, strokeWidth=2, opacity=1)
    return mark.encode(
        x=x("x"), y=y("y"), shape=raw(alt.Shape, "shape"), fill=raw(alt.Fill, "fill"),
        stroke=raw(alt.Stroke, "stroke"),
    )  # fmt: skip


def path(d: str, *, colour: str) -> alt.Chart:
    """A line along an SVG path in pixels.

    None of Vega's curves leaves a point upright (its Vega-Lite form drops `orient`), but a symbol may be any path,
    and one of size 4 is drawn at its own scale.
    """
    mark = table([{"x": 0, "y": 0}]).mark_point(shape=d, size=4, stroke=colour, strokeWidth=1.5, opacity=1, filled=False)
    return mark.encode(x=x("x"), y=y("y"))


def drawing(layers: Sequence[alt.Chart], canvas: Canvas, height: float) -> alt.LayerChart:
    """The layers, back to front, on a canvas of this height."""
    chart = alt.layer(*layers).properties(width=canvas.width, height=round(height), padding=0)
    chart = chart.properties(autosize=alt.AutoSizeParams(type="none"), background="transparent")
    return chart.configure(aria=False).configure_view(stroke=None)
