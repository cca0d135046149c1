"""A page as blocks of lines: what an editor that takes neither our classes nor our links can still be given.

Knows neither where they come from nor how they are written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from macros.catalog.record_digests import Key
from macros.catalog.records import Verdict


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one manner. `address`, where they lead, is whole; "" for words that lead nowhere."""

    said: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its note: `key` is the record that it is of.

    `lead` are the first of its words that may part from the rest: a hedge, a year.
    """

    said: str
    key: Key
    doubtful: bool = False
    lead: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """The mark of a source."""

    source: str


@dataclass(frozen=True, slots=True)
class FigureName:
    """A figure by its number, which depends on what it stands in."""

    chart: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term, and what it means."""

    said: str
    meaning: str
    bold: bool = False


Piece = Words | Number | Cited | FigureName | Term
Line = tuple[Piece, ...]
BREAK = Words("\n")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; a page's own has level 1."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `quoted` where it is somebody else's words."""

    line: Line
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of code, as they are."""

    said: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list without lists in it: what stood deeper is a further line of its item."""

    items: tuple[tuple[Line, ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its head and its rows, cell by cell."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart: its finding, what is said above its drawing and what is said below."""

    chart: str
    finding: str
    above: str
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """The box of a claim: the verdict, and row by row what is said of it."""

    verdict: Verdict
    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between what belongs apart."""


Block = Heading | Paragraph | Code | Items | Table | Figure | Checked | Rule
Kind = Literal["heading", "paragraph", "code", "items", "table", "figure", "checked", "rule"]


def kind_of(block: Block) -> Kind:
    """The name that templates know a block by."""
    kind: Kind = type(block).__name__.lower()  # type: ignore[assignment]
    return kind


def deeper(block: Block, levels: int) -> Block:
    """The block as a part of something: a heading that many levels further down."""
    return replace(block, level=block.level + levels) if isinstance(block, Heading) else block


def lines_of(block: Block) -> Iterator[Line]:
    """Every line of a block, in the order of reading."""
    if isinstance(block, Heading | Paragraph):
        yield block.line
    elif isinstance(block, Items):
        yield from (line for item in block.items for line in item)
    elif isinstance(block, Table):
        yield from block.head
        yield from (cell for row in block.rows for cell in row)
    elif isinstance(block, Checked):
        yield from (line for _, line in block.rows)


def pieces_of(blocks: Iterable[Block]) -> Iterator[Piece]:
    """Every piece of them, in the order of reading; a figure as its name."""
    for block in blocks:
        if isinstance(block, Figure):
            yield FigureName(block.chart)
        for line in lines_of(block):
            yield from line


def plain(line: Line) -> str:
    """The words of a line alone."""
    return "".join(piece.said for piece in line if isinstance(piece, Words | Number | Term))
