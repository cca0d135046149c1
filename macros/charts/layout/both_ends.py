"""The first and the last period below a plot that is too small to name more of them.

Nobody who writes a chart can shorten a day, so these always find room: in full, with the year that they share said
once, with the year in a line of its own, or one below the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.charts import measure, plane, theme
from macros.charts.marks import Point

BETWEEN = 16  # at least, from the name of a period to the next on its line
APART = 8  # at least, where each keeps to its half of the plot
_MOST_ROWS = 2  # of one period beside the other; of more, each is read better on a line of its own
LINE = theme.leading(theme.SMALL)
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BothEnds:
    """The lines at the left end and at the right one; `below` says that the right ones begin where the left end."""

    left: Lines
    right: Lines
    below: bool = False

    @property
    def rows(self) -> int:
        """How many lines they are high together."""
        return len(self.left) + len(self.right) if self.below else max(len(self.left), len(self.right))

    def layers(self, left: float, right: float, foot: float) -> list[plane.Layer]:
        """Between `left` and `right`, the first line at `foot`."""
        later = foot + len(self.left) * LINE if self.below else foot
        cells = (("left", left, foot, self.left), ("right", right, later, self.right))
        return [
            plane.texts([{"x": x, "y": y, "text": text}], size=theme.SMALL, colour=theme.MUTED, align=align)
            for align, x, y, text in cells
        ]


def both_ends(first: Point, last: Point, wide: float) -> BothEnds:
    """The two periods as they have room in a plot of `wide` pixels, the plainest way that does."""
    half = (wide - APART) / 2
    whole = BothEnds(_lines((first.when,), half), _lines((last.when,), half))
    if whole.rows == 1 and _fit(whole, half):
        return whole
    once = _once(first, last)
    if sum(measure.width(words, theme.SMALL) for words in once) <= wide - BETWEEN:
        return BothEnds((once[0],), (once[1],))
    parted = BothEnds(_lines(_parts(first), half), _lines(_parts(last), half))
    side_by_side = (way for way in (whole, parted) if _fit(way, half) and way.rows <= _MOST_ROWS)
    return next(side_by_side, None) or BothEnds(_broken(first, wide), _broken(last, wide), below=True)


def _lines(parts: Lines, room: float) -> Lines:
    return tuple(line for part in parts for line in measure.lines(part, room, theme.SMALL))


def _fit(ends: BothEnds, room: float) -> bool:
    return all(measure.width(line, theme.SMALL) <= room for line in (*ends.left, *ends.right))


def _broken(point: Point, room: float) -> Lines:
    """In as few lines as the room allows, by the year where it must be."""
    whole = _lines((point.when,), room)
    return whole if all(measure.width(line, theme.SMALL) <= room for line in whole) else _lines(_parts(point), room)


def _parts(point: Point) -> Lines:
    """The words in the order of their language: the year and what of it; all in one where they have no year apart."""
    year, words = point.year, point.when
    if year and words != year and words.startswith(year):
        return year, words.removeprefix(year).lstrip()
    if year and words != year and words.endswith(year):
        return words.removesuffix(year).rstrip(), year
    return (words,)


def _once(first: Point, last: Point) -> tuple[str, str]:
    """Both in words, the year that they share where the language has it first or last: 2026年7月, 10月."""
    one, other = _parts(first), _parts(last)
    if first.year != last.year or len(one) == 1 or len(other) == 1:
        return first.when, last.when
    is_first = one[0] == first.year
    return (first.when, other[1]) if is_first else (one[0], last.when)
