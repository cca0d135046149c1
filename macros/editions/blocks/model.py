"""What a page says, as blocks of words without any markup: from these every edition that is a text is written.

A block says what something is, a chart or the box of a claim; how it is told is for each edition to say. The fields of
each stand in the order of reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from macros.catalog.record_digests import Key
from macros.catalog.records import Verdict

NoteKind = Literal["number", "source", "written"]
NUMBER: Final = "number"
SOURCE: Final = "source"
WRITTEN: Final = "written"
Mark = Literal["strong", "em", "code"]
Marks = tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look, its marks from without to within; `link` is where they lead, "" for nowhere.

    `chart` is the chart of the page that they name, and `meaning` what is told of them as a term; "" for none.
    """

    text: str
    marks: Marks = ()
    link: str = ""
    chart: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its note, which is on the record `key`. `doubtful` where it is in doubt.

    `lead` are the first of its words that may part from the rest: a hedge, a year.
    """

    text: str
    note: int
    key: Key
    doubtful: bool = False
    lead: str = ""
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class Note:
    """The mark of a note: on a number, of the source `source`, or of the writer."""

    kind: NoteKind
    label: str
    doubtful: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a writer placed, by its words and where it lies."""

    alt: str
    link: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line's end that the writer set."""


Inline = Run | Number | Note | Picture | Break
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is that of HTML."""

    level: int
    words: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    words: Inlines


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; one that is numbered begins at `first`."""

    items: tuple[Blocks, ...]
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """What something is called, which may be nothing, and what is told of it, each by itself."""

    label: Inlines
    told: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """A list of what something is called and what it is."""

    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands apart from the text, as somebody else's words do."""

    within: Blocks


@dataclass(frozen=True, slots=True)
class Box:
    """What a writer set apart under a title; what is folded away on the web stands open."""

    title: Inlines
    within: Blocks


@dataclass(frozen=True, slots=True)
class Code:
    """Text that is shown as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a heading over the rows below it has one cell."""

    cells: tuple[Inlines, ...]
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table, which may have no head; `numbers` are the columns that hold numbers.

    `credited` is one of ours whose last column says who says so.
    """

    head: tuple[Inlines, ...]
    rows: tuple[Row, ...]
    numbers: tuple[int, ...] = ()
    credited: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart: its number, its finding, what it shows, what must be known of it, and whose data it has.

    `link` leads to the chart's own page, which alone has the table where there is none here.
    """

    chart: str
    link: str
    number: str
    finding: str
    subtitle: Inlines
    table: Table | None
    notes: tuple[Inlines, ...]
    credits: Inlines


@dataclass(frozen=True, slots=True)
class Check:
    """A claim held against the record: what was said, how it fared, and more; `own` leads to the claim's own page."""

    verdict: Verdict
    own: str
    said: Pair
    judged: Pair
    more: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A break between parts."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What notes of one kind say, by their labels."""

    kind: NoteKind
    notes: tuple[tuple[str, Blocks], ...]


Block = Heading | Paragraph | Listing | Definitions | Quote | Box | Code | Table | Figure | Check | Rule | Notes
Blocks = tuple[Block, ...]
