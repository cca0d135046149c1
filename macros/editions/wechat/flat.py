"""What an editor that takes neither classes nor links can be given of a page's blocks.

Lists have no lists in them, what stands apart is paragraph by paragraph, charts have words alone beside their drawings,
and a post has a list of sources of its own. What leads to a page has that page's address, without a place on it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial

from macros.editions.blocks.labels import one_after_another, pairs_told, strong
from macros.editions.blocks.lines import with_lines, without_sources, words_of
from macros.editions.blocks.model import (
    WRITTEN,
    Block,
    Blocks,
    Box,
    Break,
    Check,
    Code,
    Definitions,
    Figure,
    Heading,
    Inline,
    Inlines,
    Listing,
    Note,
    Notes,
    Pair,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
)
from macros.wording.voice import Voice

_DEEPER = Run("– ")  # before what stood in a list of its own
_APART = Run("｜")  # before each line of somebody else's words
_BETWEEN = Run(" · ")


def flattened(voice: Voice, blocks: Iterable[Block], own: Collection[str]) -> Iterator[Block]:
    """The blocks of a page so. `own` are the whole addresses of pages that their readers have already."""
    for block in with_lines(tuple(without_sources(blocks)), partial(_line, own)):
        yield from _flat(voice, block)


def _line(own: Collection[str], words: Inlines) -> Inlines:
    return tuple(_inline(own, one) for one in words)


def _inline(own: Collection[str], one: Inline) -> Inline:
    if isinstance(one, Picture):
        return Run(f"［{one.alt}］")
    if isinstance(one, Note) and one.kind == WRITTEN:
        return Run(f"*{one.label}")
    if isinstance(one, Run) and one.link:
        page = one.link.partition("#")[0]  # a note names a page once
        return replace(one, link="" if page in own or one.chart else page)
    return one


def _flat(voice: Voice, block: Block) -> Iterator[Block]:
    match block:
        case Listing(items, first):
            yield Listing(tuple((Paragraph(_item(voice, item)),) for item in items), first)
        case Notes(_, notes):
            yield Listing(tuple((Paragraph(_item(voice, said)),) for _, said in notes), 1)
        case Quote(within):
            yield from (Quote((one,)) if isinstance(one, Paragraph) else one for one in _all(voice, within))
        case Box(title, within):
            bold = (replace(one, marks=("strong",)) if isinstance(one, Run) else one for one in title)
            yield from _all(voice, (Paragraph(tuple(bold)), *within) if title else within)
        case Definitions(pairs):
            yield from pairs_told(voice, pairs)
        case Check(_, _, said, judged, more):
            rows = (_on_one_line(voice, pair) for pair in more)
            yield replace(block, said=_on_one_line(voice, said), judged=_on_one_line(voice, judged), more=tuple(rows))
        case Figure(subtitle=subtitle, notes=notes, credits=credits):
            yield replace(block, subtitle=_bare(subtitle), notes=tuple(map(_bare, notes)), credits=_bare(credits))
        case _:
            yield block


def _all(voice: Voice, blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        yield from _flat(voice, block)


def _item(voice: Voice, item: Blocks) -> Inlines:
    """The words of an item, and those of what stands deeper, each on a line of its own."""
    lines = list(_lines(voice, item))
    return tuple(one for n, line in enumerate(lines) for one in (*([Break()] if n else []), *line))


def _lines(voice: Voice, item: Iterable[Block]) -> Iterator[Inlines]:
    for block in item:
        match block:
            case Listing(items):
                for inner in items:
                    for n, line in enumerate(_lines(voice, inner)):
                        yield (_DEEPER, *line) if n == 0 or line[:1] == (_DEEPER,) else line
            case Heading(_, words) | Paragraph(words):
                yield words
            case Quote(within):
                yield from ((_APART, *line) for line in _lines(voice, within))
            case Table(head, rows):
                yield from (_in_a_row(cells) for cells in (head, *(row.cells for row in rows)) if any(cells))
            case Check(_, _, said, judged, more):
                yield from (one.words for one in pairs_told(voice, (said, judged, *more)))
            case Figure():
                lines = ((strong(block.number), _BETWEEN, strong(block.finding)), block.subtitle, *block.notes)
                yield from map(_bare, filter(None, (*lines, block.credits)))
            case Box() | Definitions() | Notes():
                yield from _lines(voice, _flat(voice, block))
            case Code(text):
                yield (Run(text, ("code",)),)


def _in_a_row(cells: Iterable[Inlines]) -> Inlines:
    """The cells of a row on one line."""
    return tuple(one for n, cell in enumerate(filter(None, cells)) for one in (*([_BETWEEN] if n else []), *cell))


def _on_one_line(voice: Voice, pair: Pair) -> Pair:
    """A pair with all that is told of it in one line, marks of notes behind the words."""
    told = (sorted(words, key=lambda one: isinstance(one, Note)) for words in pair.told)
    return replace(pair, told=(one_after_another(voice, map(tuple, told)),))


def _bare(words: Inlines) -> Inlines:
    return (Run(words_of(words)),) if words else ()
