"""The key below a drawing: what its hatched, dotted, open and inked marks mean, one grammar for all kinds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.marks import Canvas, Sign
from macros.charts.patterns import fill

LINE, GAP, SWATCH = 20, 4, 10  # the height of a line of it; from the drawing to it; a sign
AIR, APART = 6, 18  # from a sign to its words; from words to the next sign
_LOOKS: dict[str, dict[str, str]] = {
    "hatched": {"fill": fill("hatch", "plain"), "stroke": theme.PLAIN},
    "dotted": {"fill": fill("dots", "plain"), "stroke": theme.PLAIN},
    "shape": {"fill": theme.PLAIN, "stroke": theme.PLAIN},
    "open": {"fill": theme.PAPER, "stroke": theme.PLAIN},
    "ink": {"fill": theme.INK, "stroke": theme.INK},
}


def with_key(drawing: plane.Drawing, signs: Sequence[Sign], canvas: Canvas) -> plane.Drawing:
    """The drawing with the key below it, in as few lines as its words need; without signs, the drawing itself."""
    if not signs:
        return drawing
    squares: list[dict[str, Any]] = []
    dashes: list[dict[str, Any]] = []
    levels: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    x, y = 0.0, float(drawing.height + LINE + GAP)
    for sign in signs:
        before = 0 if sign.manner == "words" else SWATCH + AIR
        lines = measure.lines(sign.words, canvas.width - before, theme.SMALL)
        wide = before + max(measure.width(line, theme.SMALL) for line in lines)
        if x and x + wide > canvas.width:
            x, y = 0.0, y + LINE
        if sign.manner == "dashed":
            dashes.append({"x": x, "end": x + SWATCH + 2, "y": y - 8})
        elif sign.manner == "level":
            levels.append({"x": x + SWATCH / 2 + 2, "y": y - 15, "end": y - 1})
        elif before:
            squares.append({"x": x + SWATCH / 2 + 2, "y": y - 8, "shape": sign.shape, **_LOOKS[sign.manner]})
        words.append({"x": x + before, "y": y - 4, "text": lines})
        x, y = x + wide + APART, y + (len(lines) - 1) * theme.leading(theme.SMALL)
    layers = [
        *([plane.symbols(squares, size=SWATCH**2 - 19)] if squares else []),
        *([plane.spans(dashes, colour=theme.PLAIN, dashes=theme.DASHES)] if dashes else []),
        *([plane.uprights(levels, colour=theme.INK, wide=1.5, dashes=theme.LEVEL)] if levels else []),
        plane.texts(words, size=theme.SMALL, colour=theme.MUTED),
    ]
    return plane.Drawing((*drawing.layers, *layers), drawing.width, round(y))


def legend(
    entries: Sequence[tuple[dict[str, Any], str]], canvas: Canvas, *, apart: int
) -> tuple[list[plane.Layer], float]:
    """Signs with their names above a drawing, in as many lines as they need, and how high these are together.

    An entry is the shape, fill and stroke of a sign, and its name.
    """
    signs: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    x, y, before = 0.0, 0.0, SWATCH + AIR + 4
    for look, name in entries:
        lines = measure.lines(name, canvas.width - before, theme.SMALL)
        wide = before + max((measure.width(line, theme.SMALL) for line in lines), default=0)
        if x and x + wide > canvas.width:
            x, y = 0.0, y + LINE
        signs.append({"x": x + 8, "y": y + 8.5, **look})
        words.append({"x": x + before, "y": y + theme.SMALL + 1, "text": lines})
        x, y = x + wide + apart, y + (len(lines) - 1) * theme.leading(theme.SMALL)
    return [plane.symbols(signs), plane.texts(words, size=theme.SMALL, colour=theme.MUTED)], y + LINE
