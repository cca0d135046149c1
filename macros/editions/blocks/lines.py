"""The lines of words that blocks have: what they say, and whatever is done to each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any, TypeVar

from macros.editions.blocks.model import SOURCE, Block, Heading, Inline, Inlines, Notes, Number, Run

Part = TypeVar("Part")
_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " "))


def words_of(inlines: Iterable[Inline]) -> str:
    """The bare words, without notes."""
    return "".join(one.text for one in inlines if isinstance(one, Run | Number)).strip()


def with_plain_blanks(text: str) -> str:
    """A text with a blank for each that no line ends at: a search for "$5 billion" is to find it."""
    return text.translate(_BLANKS)


def add(words: list[Inline], one: Inline) -> None:
    """Put an inline after others: words of one look are one run, and nothing that is empty is kept."""
    last = words[-1] if words else None
    if isinstance(one, Run) and isinstance(last, Run) and replace(last, text="") == replace(one, text=""):
        words[-1] = replace(last, text=last.text + one.text)
    elif not isinstance(one, Run) or one.text:
        words.append(one)


def lines_of(part: object) -> Iterator[Inlines]:
    """Every line of words in a block or in several, in the order of reading."""
    if isinstance(part, tuple) and part and isinstance(part[0], Inline):
        yield part
    elif isinstance(part, tuple | list):
        yield from (line for one in part for line in lines_of(one))
    elif is_dataclass(part):
        yield from (line for field in fields(part) for line in lines_of(getattr(part, field.name)))


def with_lines(part: Part, made: Callable[[Inlines], Inlines]) -> Part:
    """A block, or several, each line of its words being what is `made` of it."""
    whole: Any = part
    if isinstance(whole, tuple):
        is_line = bool(whole) and isinstance(whole[0], Inline)
        whole = made(whole) if is_line else tuple(with_lines(one, made) for one in whole)
    elif is_dataclass(whole) and not isinstance(whole, type):
        whole = replace(whole, **{one.name: with_lines(getattr(whole, one.name), made) for one in fields(whole)})
    found: Part = whole
    return found


def without_sources(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks without the list of sources, and without the heading above that."""
    for block, following in pairwise((*blocks, None)):
        if block and not lists_sources(block) and not (isinstance(block, Heading) and lists_sources(following)):
            yield block


def lists_sources(block: Block | None) -> bool:
    """Whether a block is a list of sources."""
    return isinstance(block, Notes) and block.kind == SOURCE
