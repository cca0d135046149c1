"""What whoever wrote a chart can do where it has no room: shorten words of his own, or draw less of what he cannot."""

from __future__ import annotations

from collections.abc import Iterator

from macros.charts.marks import Brief
from macros.ground.told import Told, told


def way_out(said: Brief, *stuck: Told) -> Told:
    """A hint for words, as the problem quotes them, that are outside the picture or stand on each other."""
    words = [squeezed for what in stuck if (squeezed := _squeezed(str(what.slots.get("word", ""))))]
    if not words:
        return told("change what it draws, or choose another kind")
    written = [_squeezed(text) for text in _written(said)]
    if any(word in text for word in words for text in written):
        return told("shorten the words in it; a fact may have a short name")
    return told("a number or a day cannot be shortened: draw fewer of them, or choose another kind")


def _written(said: Brief) -> Iterator[str]:
    """The words of a drawing that somebody chose, rather than what numbers and days read as."""
    for mark in said.marks:
        yield from (mark.name, mark.label, mark.group)
    for row in said.rows:
        yield from (row.words, row.short)
    yield from (line.name for line in said.lines)
    yield from (flag.words for flag in said.flags)
    yield from (sign.words for sign in said.signs)
    yield from (*said.lanes, *said.axes, said.level)


def _squeezed(text: str) -> str:
    """Without the blanks and joiners by which lines of a drawing differ from the text they were made from."""
    return "".join(text.replace("\u2060", "").split())
