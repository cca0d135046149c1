"""What the site shows by drawings, boxes and cards, in words: as paragraphs, tables and quotations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from selectolax.lexbor import LexborHTMLParser

from macros.charts.table import table
from macros.editions.blocks.inlines import Lead
from macros.editions.blocks.labels import labelled, pairs_told, strong
from macros.editions.blocks.model import Block, Box, Check, Definitions, Figure, Pair, Paragraph, Quote, Run, Table
from macros.editions.blocks.reading import Reader
from macros.wording.voice import Voice, phrase


def in_words(voice: Voice, block: Block) -> Iterator[Block]:
    """The blocks that tell one; one that is no box, chart or list of definitions is told by itself."""
    match block:
        case Figure():
            yield from _figure(voice, block)
        case Check():
            yield Quote(tuple(_check(voice, block)))
        case Box(title, within):
            yield Quote((Paragraph(title), *within) if title else within)
        case Definitions(pairs):
            yield from pairs_told(voice, pairs)
        case _:
            yield block


def _check(voice: Voice, block: Check) -> Iterator[Block]:
    """A claim held against the record, in the order of the page: its verdict, which leads to its own page, after it."""
    verdict = Run(phrase(voice, "verdicts", block.verdict), ("strong",), block.own)
    yield from pairs_told(voice, (block.said, Pair(block.judged.label, ((verdict,),)), *block.more))


def _figure(voice: Voice, block: Figure) -> Iterator[Block]:
    """A chart: its finding, what it shows, its data and what must be known of them; no drawing."""
    number = Run(block.number, ("strong",), block.link)
    yield Paragraph(labelled(voice, (number,), (strong(block.finding),)))
    yield Paragraph(block.subtitle)
    yield block.table or _data(voice, block.chart)
    yield from map(Paragraph, chain(block.notes, (block.credits,)))


def _data(voice: Voice, chart_id: str) -> Table:
    """The data of a chart whose table stands on its own page alone."""
    html = table(voice, voice.catalog.charts[chart_id], caption=phrase(voice, "figure", "data"))
    return next(Reader(voice, Lead()).table(LexborHTMLParser(html).css("table")[0]))
