"""Tables as Python-Markdown reads them, and where it publishes one as text or leaves cells out without a word.

Its `tables` extension takes two lines for a table where the second is of dashes and has as many cells as the first. A
bar at an end of the first says that bars at the ends are borders, also in all lines below; where it has none, they part
cells. What a row has beyond the columns of the head is dropped. Dashes that a word processor made long and bars of full
width make no table, nor do rows without a line of dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.ground.told import Told, told

_DASHES = re.compile(r"[ \t]*+(?>(?:\|[ \t]*+)?)(?>(?::?+-++:?+[ \t]*+(?:\|[ \t]*+|\Z))+)\Z")
# What word processors and keyboards make of it: long dashes, full-width bars and colons
_ANY_DASH = r"\-\u2010-\u2015\u2500\u2501\ufe63\uff0d"
_LIKE_DASHES = re.compile(rf"(?=[^\n]*[|\uff5c])(?=[^\n]*[{_ANY_DASH}])[|\uff5c:\uff1a \t{_ANY_DASH}]+")
_FULL_BAR = "\uff5c"
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
    above, columns, bordered, is_told = "", 0, False, False
    for place, line in lines:
        found: Torn | None = None
        bare = line.strip()
        if not bare:
            columns, is_told = 0, False
        elif not columns and (is_dashes(line) or ("|" in above and _LIKE_DASHES.fullmatch(bare))):
            head = _ESCAPED.sub("xx", above.strip())
            bordered = head.startswith("|") or head.endswith("|")
            columns = _cells(above, bordered=bordered) if above.strip() else 0
            torn = _head if is_dashes(line) else _long_dashes
            found = torn(line, columns, bordered=bordered)
        elif bare.startswith(_FULL_BAR) and bare.count(_FULL_BAR) > 1:
            found = _full_bars(bare)
            line = found.mended  # noqa: PLW2901 - what is said of the lines below is said of what is meant
        elif columns:
            found = _row(line, columns, bordered=bordered)
        elif _is_row(bare) and _is_row(above.strip()) and not is_told:
            found, is_told = _without_dashes(above), True
        if found:
            yield place, found
        above = line


def _full_bars(bare: str) -> Torn:
    mended = bare.replace(_FULL_BAR, "|")
    return Torn(told("full-width bars: the table is read as text"), told("write {line}", line=mended), mended)


def _long_dashes(_line: str, columns: int, *, bordered: bool) -> Torn:
    said = told("a line below the head of a table that is not of - signs: the table is read as text")
    mended = _dashes(columns, bordered=bordered)
    return Torn(said, told("write {line}", line=mended), mended)


def _without_dashes(head: str) -> Torn:
    said = told("rows of a table with no line of dashes below the first: read as text")
    dashes = _dashes(_cells(head, bordered=True), bordered=True)
    return Torn(said, told("write {line} below the first row", line=dashes))


def _is_row(bare: str) -> bool:
    return len(bare) > 1 and bare.startswith("|") and bare.endswith("|")


def _dashes(columns: int, *, bordered: bool) -> str:
    dashes = "|".join(["---"] * columns)
    return f"|{dashes}|" if bordered else dashes


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
    mended = _dashes(columns, bordered=bordered)
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
