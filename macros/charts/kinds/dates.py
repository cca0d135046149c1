"""Events on a calendar, one row each, a dot where it fell and a bar where it lasted: how often, and how close."""

from __future__ import annotations

from macros.charts import plane, theme
from macros.charts.layout.rows import Caption, Frame, across, rows
from macros.charts.marks import Brief, Canvas, Needs

NEEDS = Needs(draws="events", fewest=3, axis="across", most=16, years=100)
ROW, BELOW, INSET = 16, 24, 22  # a row; the height of the axis; half the words of a tick


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """Rows follow one another by date, so that the dots step down to the right, the steeper the more often."""
    captions = [Caption(row.short, tag=row.when) for row in brief.rows]
    grid = rows(captions, canvas, thick=ROW, frame=Frame())
    scale = across(brief.ticks[0][0], brief.ticks[-1][0], grid.left + INSET, grid.right - INSET)
    dots = [
        {
            "key": row.key,
            "x": scale.at((row.first + row.last) / 2),
            "y": y,
            "shape": "circle",
            "fill": theme.PAPER if row.look == "open" else theme.ACCENT,
            "stroke": theme.ACCENT,
        }
        for row, y in zip(brief.rows, grid.middles, strict=True)
    ]
    step = 2 if canvas.narrow and len(brief.ticks) > 5 else 1
    shown = [tick for n, tick in enumerate(brief.ticks) if n % step == (len(brief.ticks) - 1) % step]
    ticks = [{"x": scale.at(at), "y": grid.height + BELOW - 6, "text": (words,)} for at, words in shown]
    whole = [(0.0, grid.height + 2)]
    stretches = [(y - ROW / 2 - 2, y + ROW / 2 + 2) for y in grid.middles] if canvas.narrow else whole
    lines = [{"x": tick["x"], "y": top, "end": end} for tick in ticks for top, end in stretches]
    leads = [{"x": grid.left, "end": dot["x"], "y": dot["y"]} for dot in dots]
    layers = [
        plane.uprights(lines, colour=theme.RULE),
        plane.spans(leads, colour=theme.RULE, wide=1),
        plane.symbols(dots, keyed=True),
        plane.texts(ticks, size=theme.SMALL, colour=theme.MUTED, align="center"),
        *grid.captions,
    ]
    return plane.drawing(layers, canvas, grid.height + BELOW)
