"""What a kind of chart is given to draw: marks, rows and lanes that already carry their words.

No catalog, no Altair and no wording here; `briefs` fills these in, `kinds/` turn them into a drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Look = Literal["solid", "hatched", "open"]
Tone = Literal["main", "plain", "aside"]


@dataclass(frozen=True, slots=True)
class Needs:
    """What a kind must be given; `checks` holds chart records against it."""

    draws: Literal["facts", "events", "series"]
    fewest: int = 1
    most: int = 24  # more marks than that are no picture any more
    clusters: bool = False  # groups are drawn as clusters under their names
    lanes: bool = False
    against: bool = False  # a term whose value is 1
    ratios: bool = False  # facts that are the quotient of two others it draws
    axis: bool = False
    in_time: bool = False  # from left to right the marks follow one another in time
    years: int | None = None  # at most, from the first event to the last
    negative: bool = False  # values below zero
    statuses: bool = False  # its captions say what is an estimate or a projection
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
    group: str = ""  # what it has in common with others
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


@dataclass(frozen=True, slots=True)
class Point:
    """One row of a series as drawn: where it stands on the way, its value, and both in words."""

    key: str
    at: float
    value: float
    when: str
    words: str


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
    points: tuple[Point, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()  # of the axis, where the kind has one
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
