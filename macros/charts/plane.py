"""A plane of pixels for Altair: no axes, no scales that guess, nothing whose place depends on fonts.

Kinds draw with this and import no Altair themselves: it takes a second to import and is needed only to draw.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from macros.charts.marks import Canvas
from macros.charts.theme import BODY, INK, SYMBOL, leading

if TYPE_CHECKING:
    import altair as alt

Cells = Iterable[Mapping[str, Any]]


def _altair() -> Any:
    import altair  # noqa: PLC0415 - a second that checks and cached drawings need not spend

    return altair


def table(rows: Cells) -> alt.Chart:
    """A chart over these rows, still without a mark."""
    values = [dict(row) for row in rows]
    chart: alt.Chart = _altair().Chart(_altair().Data(values=values))
    return chart


def x(field: str) -> alt.X:
    """`field` is the distance from the left edge in pixels."""
    channel: alt.X = _altair().X(field, type="quantitative").scale(None).axis(None)
    return channel


def y(field: str) -> alt.Y:
    """`field` is the distance from the top edge in pixels."""
    channel: alt.Y = _altair().Y(field, type="quantitative").scale(None).axis(None)
    return channel


def as_is(channel: Literal["Fill", "Stroke", "Shape"], field: str) -> Any:
    """`field` holds what is drawn: a colour or a shape. `channel` is Altair's name of it."""
    return getattr(_altair(), channel)(field, type="nominal").scale(None).legend(None)


def texts(rows: Cells, *, size: int = BODY, colour: str = INK, bold: bool = False, align: str = "left") -> alt.Chart:
    """Words at `x`, with the base line of their first line at `y`; `text` is a sequence of lines."""
    given = [{**row, "text": "\n".join(row["text"])} for row in rows]
    look: dict[str, Any] = {"fontSize": size, "lineHeight": leading(size), "fill": colour, "align": align, "limit": 0}
    look["fontWeight"] = 600 if bold else "normal"
    mark = table(given).mark_text(baseline="alphabetic", lineBreak="\n", **look)
    chart: alt.Chart = mark.encode(x=x("x"), y=y("y"), text="text:N")
    return chart


def symbols(rows: Cells, *, keyed: bool = False, size: int = SYMBOL) -> alt.Chart:
    """A mark at `x` and `y`, of the `shape`, `fill` and `stroke` that the row names; `keyed` ones know their `key`."""
    look = {"shape": as_is("Shape", "shape"), "fill": as_is("Fill", "fill"), "stroke": as_is("Stroke", "stroke")}
    if keyed:
        look["description"] = "key:N"
    mark = table(rows).mark_point(size=size, strokeWidth=2, opacity=1, aria=keyed)
    chart: alt.Chart = mark.encode(x=x("x"), y=y("y"), **look)
    return chart


def bars(rows: Cells, *, thick: float) -> alt.Chart:
    """A bar from `x` to `end` around `y`, of the `fill` and `stroke` that the row names; it knows its `key`."""
    mark = table(rows).mark_bar(height=thick, strokeWidth=1.5, aria=True)
    look = {"fill": as_is("Fill", "fill"), "stroke": as_is("Stroke", "stroke"), "description": "key:N"}
    chart: alt.Chart = mark.encode(x=x("x"), x2="end", y=y("y"), **look)
    return chart


def spans(rows: Cells, *, colour: str, wide: float = 2, keyed: bool = False) -> alt.Chart:
    """A line from `x` to `end` at `y`; `keyed` ones know their `key`."""
    known: dict[str, Any] = {"description": "key:N"} if keyed else {}
    mark = table(rows).mark_rule(stroke=colour, strokeWidth=wide, aria=keyed)
    chart: alt.Chart = mark.encode(x=x("x"), x2="end", y=y("y"), **known)
    return chart


def uprights(rows: Cells, *, colour: str, wide: float = 1, dashes: Sequence[int] = ()) -> alt.Chart:
    """A line down from `y` to `end` at `x`; `dashes` are lengths drawn and left out in turn."""
    look: dict[str, Any] = {"strokeDash": list(dashes)} if dashes else {}
    mark = table(rows).mark_rule(stroke=colour, strokeWidth=wide, **look)
    chart: alt.Chart = mark.encode(x=x("x"), y=y("y"), y2="end")
    return chart


def path(d: str, *, colour: str, wide: float = 1.5) -> alt.Chart:
    """A line along an SVG path in pixels.

    None of Vega's curves leaves a point upright (its Vega-Lite form drops `orient`), but a symbol may be any path,
    and one of size 4 is drawn at its own scale.
    """
    mark = table([{"x": 0, "y": 0}]).mark_point(
        shape=d, size=4, stroke=colour, strokeWidth=wide, opacity=1, filled=False
    )
    chart: alt.Chart = mark.encode(x=x("x"), y=y("y"))
    return chart


def drawing(layers: Sequence[alt.Chart], canvas: Canvas, height: float) -> alt.LayerChart:
    """The layers, back to front, on a canvas of this height."""
    chart = _altair().layer(*layers).properties(width=canvas.width, height=round(height), padding=0)
    chart = chart.properties(autosize=_altair().AutoSizeParams(type="none"), background="transparent")
    configured: alt.LayerChart = chart.configure(aria=False).configure_view(stroke=None)
    return configured
