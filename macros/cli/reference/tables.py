"""Tables in Markdown (GitHub Flavored Markdown, Tables), in which every cell can be said in each language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.ground.told import Told, said_in

Cell = Told | str


@dataclass(frozen=True, slots=True)
class Table:
    """Heads, and rows of as many cells."""

    heads: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]

    def said(self, language: str) -> str:
        """The table in a language."""
        lines = [_line(self.heads, language), "|---" * len(self.heads) + "|"]
        return "\n".join([*lines, *(_line(row, language) for row in self.rows)])


def table(heads: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> Table:
    """A table; `rows` are in their order."""
    return Table(heads, rows)


def _line(cells: Sequence[Cell], language: str) -> str:
    return "| " + " | ".join(said_in(cell, language).replace("|", "\\|") for cell in cells) + " |"
