"""A plane of pixels: no axes, no scales that guess, nothing whose place depends on fonts.

Kinds draw with this, and it needs no Altair: a layer here is rows and the form they take, which `forms` makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.charts.marks import Canvas
from macros.charts.patterns import FILL
from macros.charts.theme import BODY, INK, PAPER, SYMBOL, leading

Cells = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Form:
    """What the layers of one look have in common: a mark, its properties, the field of each channel."""

    mark: str
    look: tuple[tuple[str, Any], ...]
    channels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Rows in a form; `shape` is a path that one layer alone has."""

    form: Form
    rows: tuple[Mapping[str, Any], ...]
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Layers, back to front, on a canvas of this size in pixels."""

    layers: tuple[Layer, ...]
    width: int
    height: int


def texts(rows: Cells, *, size: int = BODY, colour: str = INK, bold: bool = False, align: str = "left") -> Layer:
    """Words at `x`, with the base line of their first line at `y`; `text` is a sequence of lines."""
    form = _form(
        "text",
        {"x": "x", "y": "y", "text": "text"},
        fontSize=size,
        lineHeight=leading(size),
        fill=colour,
        align=align,
        fontWeight=600 if bold else "normal",
        limit=0,
        baseline="alphabetic",
        lineBreak="\n",
    )
    return Layer(form, tuple({**row, "text": "\n".join(row["text"])} for row in rows))


def symbols(rows: Cells, *, keyed: bool = False, size: int = SYMBOL) -> Layer:
    """A mark at `x` and `y`, of the `shape`, `fill` and `stroke` that the row names; `keyed` ones know their `key`."""
    channels = {"x": "x", "y": "y", "shape": "shape", "fill": "fill", "stroke": "stroke", **_known(keyed)}
    return Layer(_form("point", channels, size=size, strokeWidth=2, opacity=1, aria=keyed), tuple(rows))


def under(rows: Cells, *, shape: str = "") -> list[Layer]:
    """Paper below the marks of `symbols` that have a pattern, through which a line behind them would show."""
    papers = [
        {"x": row["x"], "y": row["y"], "shape": shape or row["shape"], "fill": PAPER, "stroke": PAPER}
        for row in rows
        if FILL.fullmatch(row["fill"])
    ]
    return [symbols(papers)] if papers else []


def bars(rows: Cells, *, thick: float) -> Layer:
    """A bar from `x` to `end` around `y`, of the `fill` and `stroke` that the row names; it knows its `key`."""
    channels = {"x": "x", "x2": "end", "y": "y", "fill": "fill", "stroke": "stroke", **_known(True)}
    return Layer(_form("bar", channels, height=thick, strokeWidth=1.5, aria=True), tuple(rows))


def bands(rows: Cells, *, fill: str, edge: str) -> Layer:
    """A box from `x` to `right` and from `y` down to `end`."""
    return Layer(_form("rect", {"x": "x", "x2": "right", "y": "y", "y2": "end"}, fill=fill, stroke=edge), tuple(rows))


def spans(rows: Cells, *, colour: str, wide: float = 2, keyed: bool = False, dashes: Sequence[int] = ()) -> Layer:
    """A line from `x` to `end` at `y`; `keyed` ones know their `key`, `dashes` are as in `uprights`."""
    channels = {"x": "x", "x2": "end", "y": "y", **_known(keyed)}
    form = _form("rule", channels, stroke=colour, strokeWidth=wide, aria=keyed, **_dashed(dashes))
    return Layer(form, tuple(rows))


def uprights(rows: Cells, *, colour: str, wide: float = 1, dashes: Sequence[int] = ()) -> Layer:
    """A line down from `y` to `end` at `x`; `dashes` are lengths drawn and left out in turn."""
    form = _form("rule", {"x": "x", "y": "y", "y2": "end"}, stroke=colour, strokeWidth=wide, **_dashed(dashes))
    return Layer(form, tuple(rows))


def path(d: str, *, colour: str, wide: float = 1.5, dashes: Sequence[int] = ()) -> Layer:
    """A line along an SVG path in pixels; `dashes` are as in `uprights`.

    None of Vega's curves leaves a point upright (its Vega-Lite form drops `orient`), but a symbol may be any path,
    and one of size 4 is drawn at its own scale.
    """
    look: dict[str, Any] = {"stroke": colour, "strokeWidth": wide, "filled": False, **_dashed(dashes)}
    return Layer(_form("point", {"x": "x", "y": "y"}, size=4, opacity=1, **look), ({"x": 0, "y": 0},), shape=d)


def ground(d: str, *, fill: str) -> Layer:
    """What an SVG path in pixels encloses, without an outline."""
    form = _form("point", {"x": "x", "y": "y"}, size=4, fill=fill, strokeWidth=0, opacity=0.3, filled=True)
    return Layer(form, ({"x": 0, "y": 0},), shape=d)


def drawing(layers: Sequence[Layer], canvas: Canvas, height: float) -> Drawing:
    """The layers, back to front, on a canvas of this height."""
    return Drawing(tuple(layers), canvas.width, round(height))


def _dashed(dashes: Sequence[int]) -> dict[str, Any]:
    return {"strokeDash": tuple(dashes)} if dashes else {}


def _known(keyed: bool) -> dict[str, str]:
    return {"description": "key"} if keyed else {}


def _form(mark: str, channels: Mapping[str, str], **look: Any) -> Form:
    return Form(mark, tuple(look.items()), tuple(channels.items()))
