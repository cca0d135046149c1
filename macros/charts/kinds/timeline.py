"""A timeline as a ledger: one row an event, its mark in the lane of whoever acted.

A line runs from mark to mark, so that who moved next is seen before a word is read. It is broken where much time
passed. Events of one date share the date and a band. Where the chart tells kinds of events apart, shapes are theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from macros.charts import measure, plane, theme
from macros.charts.marks import Brief, Canvas, Needs, Row

NEEDS = Needs(draws="events", fewest=2, lanes=True, notes=("even-rows",))
AIR, GAP, RADIUS, APART = 12, 34, 6, 14  # round each row; height of a gap; of a mark; between columns
LINE = theme.leading(theme.BODY)


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns stand on the canvas and how much room the words have."""

    lanes: tuple[float, ...]
    date: float
    words: float
    words_room: float
    head: float  # the height of the lanes' names


@dataclass(frozen=True, slots=True)
class Place:
    """Where one row stands: its edges, the base lines of its date and words, the words in lines."""

    row: Row
    top: float
    bottom: float
    date_y: float
    words_y: float
    date: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def mark_y(self) -> float:
        """The middle of the letters of the row's first line."""
        return round(min(self.date_y, self.words_y) - 0.36 * theme.BODY)


def draw(brief: Brief, canvas: Canvas) -> plane.Drawing:
    """The names of the lanes, then one row below the other."""
    grid = _narrow_grid(brief, canvas) if canvas.narrow else _wide_grid(brief, canvas)
    places = _places(brief.rows, grid, canvas)
    height = places[-1].bottom
    cells = [_mark(place, grid) for place in places]
    tracks = [{"x": lane, "y": grid.head, "end": height} for lane in grid.lanes]
    gaps = [place for place in places if place.row.gap]
    blanks = [{"x": (grid.lanes[0] + grid.lanes[-1]) / 2, "y": p.top - GAP, "end": p.top} for p in gaps]
    across = grid.lanes[-1] - grid.lanes[0] + 2 * RADIUS
    dates = [{"x": grid.date, "y": p.date_y, "text": p.date} for p in places if p.date]
    words = [{"x": grid.words, "y": p.words_y, "text": p.words} for p in places]
    passed = [{"x": grid.words, "y": p.top - GAP / 2 + 4, "text": (p.row.gap,)} for p in gaps]
    layers = [
        plane.bands(_bands(places, canvas), fill=theme.BAND, edge=theme.RULE),
        plane.uprights(tracks, colour=theme.RULE),
        plane.path(_path(cells), colour=theme.MUTED),
        plane.uprights(blanks, colour=theme.PAPER, wide=across, dashes=(3, 4)),
        plane.symbols(cells),
        plane.texts(dates, size=theme.SMALL, bold=True),
        plane.texts(words),
        plane.texts(passed, size=theme.SMALL, colour=theme.MUTED),
        *_heads(brief, canvas, grid),
    ]
    return plane.drawing(layers, canvas, height)


def _wide_grid(brief: Brief, canvas: Canvas) -> Grid:
    """The lanes' names stand above them, so they set how far apart the lanes are."""
    names = [measure.width(name, theme.SMALL, bold=True) for name in brief.lanes]
    apart = max([(a + b) / 2 for a, b in pairwise(names)], default=0) + APART
    lanes = tuple(round(names[0] / 2 + apart * n) for n in range(len(names)))
    date = round(lanes[-1] + names[-1] / 2 + APART)
    dates = [line for row in brief.rows for line in _date(row, canvas)]
    date_room = max((measure.width(line, theme.SMALL, bold=True) for line in dates), default=0)
    words = round(date + date_room * 1.04 + APART)  # the fonts of a reader may be a little wider than ours
    return Grid(lanes, date, words, canvas.width - words, LINE + 6)


def _narrow_grid(brief: Brief, canvas: Canvas) -> Grid:
    """The lanes stand close; their names are a key above, and the date stands above its words."""
    lanes = tuple(RADIUS + 2 + n * 18.0 for n in range(len(brief.lanes)))
    words = lanes[-1] + RADIUS + APART
    return Grid(lanes, words, words, canvas.width - words, LINE + 6)


def _places(rows: tuple[Row, ...], grid: Grid, canvas: Canvas) -> list[Place]:
    places: list[Place] = []
    y = grid.head
    for row in rows:
        places.append(_place(row, y + GAP if row.gap else y, grid, canvas))
        y = places[-1].bottom
    return places


def _place(row: Row, top: float, grid: Grid, canvas: Canvas) -> Place:
    date = () if row.same_date else _date(row, canvas)
    words = measure.lines(row.short if canvas.narrow else row.words, grid.words_room, theme.BODY)
    first = top + AIR / 2 + theme.BODY
    above = len(date) if canvas.narrow else 0
    tall = len(words) + above if canvas.narrow else max(len(words), len(date))
    return Place(row, top, top + AIR + tall * LINE, first, first + above * LINE, date, words)


def _date(row: Row, canvas: Canvas) -> tuple[str, ...]:
    return (row.when,) if canvas.narrow else measure.lines(row.when, canvas.width / 5, theme.SMALL)


def _mark(place: Place, grid: Grid) -> dict[str, Any]:
    of_lane, colour = theme.LANES[place.row.lane % len(theme.LANES)]
    shape = place.row.shape or of_lane
    fill = theme.PAPER if place.row.look == "open" else colour
    at = {"x": grid.lanes[place.row.lane], "y": place.mark_y}
    return {**at, "shape": shape, "fill": fill, "stroke": colour}


def _path(cells: list[dict[str, Any]]) -> str:
    """From mark to mark: straight down within a lane, swinging with upright ends from lane to lane."""
    steps = [f"M{cells[0]['x']:g},{cells[0]['y']:g}"]
    for a, b in pairwise(cells):
        middle = (a["y"] + b["y"]) / 2
        swing = f"C{a['x']:g},{middle:g},{b['x']:g},{middle:g},"
        steps.append(f"{'L' if a['x'] == b['x'] else swing}{b['x']:g},{b['y']:g}")
    return "".join(steps)


def _bands(places: list[Place], canvas: Canvas) -> list[dict[str, Any]]:
    bands: list[dict[str, Any]] = []
    for above, place in pairwise(places):
        if not place.row.same_date:
            continue
        if not above.row.same_date:
            bands.append({"x": 0, "right": canvas.width, "y": above.top, "end": place.bottom})
        bands[-1]["end"] = place.bottom
    return bands


def _heads(brief: Brief, canvas: Canvas, grid: Grid) -> list[plane.Layer]:
    y = theme.BODY
    names = [(name,) for name in brief.lanes]
    if not canvas.narrow:
        cells = [{"x": lane, "y": y, "text": name} for lane, name in zip(grid.lanes, names, strict=True)]
        return [plane.texts(cells, size=theme.SMALL, bold=True, align="center")]
    x, key, cells = RADIUS + 2.0, [], []
    for n, name in enumerate(names):
        of_lane, colour = theme.LANES[n % len(theme.LANES)]
        shape = theme.LANE if any(row.shape for row in brief.rows) else of_lane
        key.append({"x": x, "y": y - 0.36 * theme.SMALL, "shape": shape, "fill": colour, "stroke": colour})
        cells.append({"x": x + 2 * RADIUS, "y": y, "text": name})
        x += measure.width(name[0], theme.SMALL, bold=True) + 4 * RADIUS + APART / 2
    return [plane.symbols(key), plane.texts(cells, size=theme.SMALL, bold=True)]
