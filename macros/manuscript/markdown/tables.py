"""Tables as Python-Markdown reads them, and where it publishes one as text or leaves cells out without a word.

Its `tables` extension takes two lines for a table where the second is of dashes and has as many cells as the first. A
bar at an end of the first says that bars at the ends are borders, also in all lines below; where it has none, they part
cells. What a row has beyond the columns of the head is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.ground.told import Told, told

_DASHES = re.compile(r"[ \t]*+(?>(?:\|[ \t]*+)?)(?>(?::?+-++:?+[ \t]*+(?:\|[ \t]*+|\Z))+)\Z")
_ESCAPED = re.compile(r"\\.")


@dataclass(frozen=True, slots=True)
class Torn:
    """A line of a table that is not read as it looks: what is wrong, how to mend it, and its whole text then, or ""."""

    said: Told
    hint: Told
    mended: str = ""


def is_dashes(line: str) -> bool:
    """Whether a line is what stands below the head of a table, and not a rule across the page."""
    return "|" in line and bool(_DASHES.match(line))


def torn_tables(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Torn]]:
    """What is torn in the tables of a text's lines, each given with its place, by place; code has no bars in them."""
    above, columns, bordered = "", 0, False
    for place, line in lines:
        if not line.strip():
            columns = 0
        elif columns:
            found = _row(line, columns, bordered=bordered)
            yield from [(place, found)] if found else []
        elif is_dashes(line):
            head = _ESCAPED.sub("xx", above.strip())
            bordered = head.startswith("|") or head.endswith("|")
            columns = _cells(above, bordered=bordered) if above.strip() else 0
            found = _head(line, columns, bordered=bordered)
            yield from [(place, found)] if found else []
        above = line


def _head(line: str, columns: int, *, bordered: bool) -> Torn | None:
    """What is wrong with a line of dashes below a head with so many cells; 0 where there is none."""
    if not columns:
        said = told("a line of dashes with no head of a table above it: it is read as text")
        return Torn(said, told("put the names of the columns right above it, with no empty line between"))
    cells = _cells(line, bordered=bordered)
    if cells == columns:
        return None
    said = told(
        "{cells} cells of dashes below a head of {columns}: the table is read as text", cells=cells, columns=columns
    )
    dashes = "|".join(["---"] * columns)
    mended = f"|{dashes}|" if bordered else dashes
    return Torn(said, told("write {line}", line=mended), mended)


def _row(line: str, columns: int, *, bordered: bool) -> Torn | None:
    cells = _cells(line, bordered=bordered)
    if cells <= columns:
        return None
    said = told(
        "a row of {cells} cells in a table of {columns}: what is beyond is shown nowhere", cells=cells, columns=columns
    )
    if not bordered and line.strip().startswith("|"):
        return Torn(said, told("begin and end each line of the table with |, its head too, or none"))
    return Torn(said, told("give the head and the dashes a cell more, or write \\| for a bar that parts nothing"))


def _cells(line: str, *, bordered: bool) -> int:
    plain = _ESCAPED.sub("xx", line.strip())
    if bordered:
        plain = plain.removeprefix("|").removesuffix("|")
    return plain.count("|") + 1
