"""What a page says, as a list of blocks without any markup: what both plain text and Markdown are written from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

NoteKind = Literal["number", "source", "written"]
NUMBER: Final = "number"
SOURCE: Final = "source"
WRITTEN: Final = "written"
Mark = Literal["", "strong", "em", "code"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `link` is where they lead, "" for nowhere."""

    text: str
    mark: Mark = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """The mark of a note: on a number, of a source, or of the writer. `doubtful` where a number is in doubt."""

    kind: NoteKind
    label: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a writer placed, by its words and where it lies."""

    alt: str
    link: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line's end that the writer set."""


Inline = Run | Note | Picture | Break
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is that of HTML."""

    level: int
    words: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; one of `credits` names documents that are listed elsewhere with their addresses."""

    words: Inlines
    credits: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; one that is numbered begins at `first`."""

    items: tuple[Blocks, ...]
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands apart from the text: a quotation, a claim held against the record, a box."""

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
    """A table; `numbers` are the columns that hold numbers, and `sources` says that the last one names who says so."""

    head: tuple[Inlines, ...]
    rows: tuple[Row, ...]
    numbers: tuple[int, ...] = ()
    sources: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A break between parts."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What notes of one kind say, by their labels."""

    kind: NoteKind
    notes: tuple[tuple[str, Blocks], ...]


Block = Heading | Paragraph | Listing | Quote | Code | Table | Rule | Notes
Blocks = tuple[Block, ...]


def words_of(inlines: Iterable[Inline]) -> str:
    """The bare words, without notes."""
    return "".join(one.text for one in inlines if isinstance(one, Run)).strip()
