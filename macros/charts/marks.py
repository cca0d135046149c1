"""What a kind of chart is given to draw: marks, rows and lanes that already carry their words.

No catalog, no Altair and no wording here; `briefs` fills these in, `kinds/` turn them into a drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Look = Literal["solid", "hatched", "open"]
Tone = Literal["main", "plain", "aside", "ink"]


@dataclass(frozen=True, slots=True)
class Needs:
    """What a kind must be given; `checks` holds chart records against it."""

    draws: Literal["facts", "events", "lines"]  # lines: of the columns of a series, or of facts by their periods
    fewest: int = 1  # marks; of lines, the points of each
    most: int = 24  # more marks than that are no picture any more
    lines: int = 1  # at most
    clusters: bool = False  # groups are drawn as clusters under their names
    lanes: bool = False
    against: bool = False  # a term whose value is 1
    ratios: bool = False  # facts that are the quotient of two others it draws
    axis: Literal["", "across", "up"] = ""
    base: bool = False  # its axis may begin elsewhere than at zero, where the record says so
    ranges: bool = True  # draws both ends of a range
    flags: bool = False  # events may stand on its axis of time
    parts: bool = False  # groups are wholes made of their facts
    sums: bool = False  # the first fact and the changes after it make up the last
    pairs: bool = False  # each group is two facts, how far to the right and how high
    in_time: bool = False  # from left to right the marks follow one another in time
    years: int | None = None  # at most, from the first event to the last
    negative: bool = False  # values below zero
    levels: bool = False  # the line of a single value runs across the other marks
    notes: tuple[str, ...] = ()  # phrases of the group `figure` that explain the form to the reader


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact as drawn: its ends in the fact's own unit, and its words."""

    key: str
    words: str
    short: str  # the same as it stands beside a mark; the chart names the unit once
    label: str
    name: str  # the label in a word or two
    detail: str  # the date it describes, and its status unless that is plain
    low: float
    high: float
    look: Look = "solid"
    tone: Tone = "main"
    minus: bool = False  # it is taken off
    at: float = 0  # the middle of the days it holds for, counted as the calendar's ordinals
    when: str = ""  # the same in words
    year: str = ""  # its year, calendar or fiscal, as `when` has it
    group: str = ""  # what it has in common with others
    whole: str = ""  # the drawn fact that its group adds up to
    pattern: int | None = None  # of its group, where groups are told apart by pattern
    between: tuple[str, ...] = ()  # the two drawn facts that this one is the difference of
    quotient: tuple[str, ...] = ()  # the two drawn facts that this one is the share of: part and whole


@dataclass(frozen=True, slots=True)
class Row:
    """One event as drawn: its lane, its words, and what lies between it and the row above."""

    key: str
    lane: int
    when: str
    words: str
    short: str  # the same in a few words, for a narrow canvas
    look: Look = "solid"
    same_date: bool = False  # as the row above
    gap: str = ""  # the time since the row above in words, where it is long
    first: float = 0  # the days it may have begun and ended on, counted as the calendar's ordinals
    last: float = 0
    shape: str = ""  # the sign of its kind, where the chart tells kinds of events apart


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a line as drawn: where it stands on the way, its value, and both in words."""

    key: str
    at: float
    value: float
    when: str
    words: str
    look: Look = "solid"
    tone: Tone = "main"
    year: str = ""  # as `when` has it, so that it may be said once, or in a line of its own


@dataclass(frozen=True, slots=True)
class Line:
    """Values that follow one another, under a name; `turn` is that of its colour."""

    name: str
    points: tuple[Point, ...]
    tone: Tone = "main"
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Flag:
    """An event on an axis of time."""

    key: str
    at: float
    when: str
    words: str
    look: Look = "solid"


@dataclass(frozen=True, slots=True)
class Sign:
    """What the key below a drawing explains: a manner of its marks, or in words alone how to read it."""

    manner: Literal["hatched", "dashed", "dotted", "open", "ink", "level", "shape", "words"]
    words: str
    shape: str = "square"


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything one drawing says, in one language. Two equal briefs give the same drawing."""

    chart_id: str
    kind: str
    language: str  # BCP 47
    title: str
    description: str
    marks: tuple[Mark, ...] = ()
    rows: tuple[Row, ...] = ()
    lanes: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    flags: tuple[Flag, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()  # of the axis, where the kind has one
    along: tuple[tuple[float, str], ...] = ()  # of the axis across, where there are two
    axes: tuple[str, str] = ("", "")  # what the axes measure, across and up, where both measure
    rest: str = ""  # what is left of a whole
    signs: tuple[Sign, ...] = ()  # the key below the drawing
    level: str = ""  # what stands at 1


@dataclass(frozen=True, slots=True)
class Canvas:
    """The room a drawing has. Its height is the kind's to say."""

    name: Literal["wide", "narrow"]
    width: int

    @property
    def narrow(self) -> bool:
        """Whether words must stand above and below one another instead of side by side."""
        return self.name == "narrow"
