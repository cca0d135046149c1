"""The records of what is drawn: charts, and the series that are too long for facts. Drawing is another room’s work."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.catalog.fields import (
    EventId,
    FactId,
    Flag,
    InLanguages,
    Key,
    NameInLanguages,
    Note,
    Number,
    SeriesId,
    TermId,
    UnitId,
    Unused,
    When,
)
from macros.catalog.records import MOST_NAMED, Record, SomeSources, Status
from macros.ground.told import told

MOST_DRAWN = 200  # marks that a record may name; each kind of chart draws fewer


class Group(Record):
    """Marks of a chart that belong together; their name stands beside each of them."""

    name: Annotated[NameInLanguages, Field(description=told("what they have in common, in a few words"))]
    facts: Annotated[
        tuple[FactId, ...], Field(min_length=1, max_length=MOST_DRAWN, description=told("some of the chart's facts"))
    ]
    emphasis: Annotated[
        Literal["main", "aside"] | None,
        Field(
            description=told(
                "main: the accent; aside: set apart, by dots; without it the group has a pattern of its own"
            )
        ),
    ] = None
    whole: Annotated[
        FactId | None, Field(description=told("one of the chart's facts: what the group's facts are the parts of"))
    ] = None


class Alike(Record):
    """Events of a timeline that are of one kind; they have a sign of their own, which the key tells."""

    name: Annotated[NameInLanguages, Field(description=told("what they have in common, in a few words"))]
    events: Annotated[
        tuple[EventId, ...], Field(min_length=1, max_length=MOST_DRAWN, description=told("some of the chart's events"))
    ]


class Axes(Record):
    """What the two axes of a chart measure, where both measure something."""

    across: Annotated[NameInLanguages, Field(description=told("the first fact of each group, from left to right"))]
    up: Annotated[NameInLanguages, Field(description=told("the second, from below to above"))]


class Constraints(Record):
    """What every cell of a column keeps to, in Table Schema's words."""

    required: Annotated[Flag, Field(description=told("no cell is empty"))] = False
    unique: Annotated[Flag, Field(description=told("no two cells are alike"))] = False
    minimum: Annotated[Number | None, Field(description=told("no cell is smaller"))] = None
    maximum: Annotated[Number | None, Field(description=told("no cell is larger"))] = None


class Column(Record):
    """One column of a series, in Table Schema's words (https://specs.frictionlessdata.io/table-schema/)."""

    name: Annotated[Key, Field(description=told("the head of the column in the CSV"))]
    type: Annotated[
        Literal["number", "integer", "string", "date", "yearmonth", "year"],
        Field(description=told("what its cells hold")),
    ]
    title: Annotated[NameInLanguages, Field(description=told("the column's name for readers"))]
    unit: Annotated[UnitId | None, Field(description=told("a key of data/units.yml, for numbers"))] = None
    constraints: Annotated[Constraints, Field(description=told("what its cells keep to"))] = Constraints()


class Series(Record):
    """A table too long for facts: `<id>.csv` holds its rows, this record says what its columns mean."""

    title: Annotated[InLanguages, Field(description=told("what is counted or measured, as a noun phrase"))]
    fields: Annotated[
        tuple[Column, ...],
        Field(min_length=2, max_length=MOST_NAMED, description=told("the columns, in the order of the CSV")),
    ]
    as_of: Annotated[When, Field(description=told("the day or period its rows describe"))]
    status: Annotated[
        Status, Field(description=told("reported by the party itself, estimated by others, or still to come"))
    ]
    sources: SomeSources
    note: Note = None


class Chart(Record):
    """A drawing of facts or events: what it draws and what it says, nothing that exists elsewhere."""

    kind: Annotated[Key, Field(description=told("a file of macros/charts/kinds"))]
    facts: Annotated[tuple[FactId, ...], Field(max_length=MOST_DRAWN, description=told("the facts it draws"))] = ()
    groups: Annotated[
        tuple[Group, ...],
        Field(max_length=MOST_NAMED, description=told("facts that are drawn alike, under a common name")),
    ] = ()
    aside: Annotated[
        tuple[FactId, ...],
        Field(max_length=MOST_DRAWN, description=told("facts set apart, by dots; the note says why")),
    ] = ()
    said: Annotated[
        tuple[FactId, ...],
        Field(max_length=MOST_DRAWN, description=told("facts as the work under study gives them: in ink")),
    ] = ()
    minus: Annotated[
        tuple[FactId, ...], Field(max_length=MOST_DRAWN, description=told("facts that a waterfall takes off"))
    ] = ()
    names: dict[FactId, NameInLanguages] = Field(
        default={},
        max_length=MOST_DRAWN,
        description=told("what this chart calls its facts, where not by their own names"),
    )
    axes: Annotated[Axes | None, Field(description=told("what is measured across and up, for a scatter chart"))] = None
    from_zero: Annotated[
        Flag, Field(description=told("false: the axis begins near the smallest value, and says so"))
    ] = True
    against: Annotated[TermId | None, Field(description=told("whose value is 1, or 100%: drawn as a line"))] = None
    events: Annotated[
        tuple[EventId, ...],
        Field(max_length=MOST_DRAWN, description=told("the events it draws, or marks above its axis of time")),
    ] = ()
    lanes: Annotated[
        tuple[TermId, ...], Field(max_length=MOST_NAMED, description=told("who acts: a lane of a timeline for each"))
    ] = ()
    signs: Annotated[
        tuple[Alike, ...], Field(max_length=MOST_NAMED, description=told("kinds of events that a timeline tells apart"))
    ] = ()
    series: Annotated[SeriesId | None, Field(description=told("a file of data/series, instead of facts"))] = None
    along: Annotated[Key | None, Field(description=told("the series' column that runs from left to right"))] = None
    field: Annotated[Key | None, Field(description=told("the series' column whose values are drawn"))] = None
    columns: Annotated[
        tuple[Key, ...],
        Field(max_length=MOST_NAMED, description=told("the series' columns, a line each, instead of field")),
    ] = ()
    title: Annotated[InLanguages, Field(description=told("the finding, as a sentence without a full stop"))]
    subtitle: Annotated[InLanguages, Field(description=told("what is drawn, and in which unit"))]
    alt: Annotated[InLanguages, Field(description=told("what the drawing shows, for who does not see it"))]
    note: Note = None
    unused: Unused = None
