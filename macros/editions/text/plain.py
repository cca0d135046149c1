"""Blocks as plain text, for a terminal and for the ear: no line is drawn, and nothing is told by its place alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from macros.editions.blocks.lines import with_plain_blanks, words_of
from macros.editions.blocks.model import (
    NUMBER,
    SOURCE,
    Block,
    Blocks,
    Break,
    Code,
    Figure,
    Heading,
    Inline,
    Inlines,
    Listing,
    Note,
    NoteKind,
    Notes,
    Number,
    Paragraph,
    Picture,
    Quote,
    Row,
    Run,
    Table,
)
from macros.editions.text.boxes import in_words
from macros.editions.text.wrapping import width, wrapped
from macros.wording.voice import Voice, phrase

_HAN = ("zh", "ja", "ko")
_INDENT = "    "
_WIDEST_LEAD = 22  # columns of what a row begins with; a longer one has a line of its own
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class PlainText:
    """What writes plain text in a language.

    With `addresses` an address stands behind whatever leads out of the text; `site` is where links stay within it.
    """

    voice: Voice
    site: str = ""

    @property
    def _wide(self) -> bool:
        return self.voice.tag.partition("-")[0] in _HAN

    def of(self, blocks: Blocks) -> str:
        """The blocks as text, with an end of line at the end."""
        return "\n".join(self._lines(blocks, "")) + "\n"

    def _lines(self, blocks: Blocks, indent: str) -> Iterator[str]:
        told = (simple for block in blocks for simple in in_words(self.voice, _crediting(block)))
        for place, block in enumerate(told):
            lines = list(self._block(block, indent))
            if lines and place:
                yield from [""] * (3 if isinstance(block, Heading) and block.level == 1 else 1)
                yield from [""] * (isinstance(block, Heading) and block.level == 2)
            yield from lines

    def _block(self, block: Block, indent: str) -> Iterator[str]:
        match block:
            case Heading(_, words):
                yield from self._wrapped(words, indent)
            case Paragraph(words):
                yield from self._paragraph(words, indent)
            case Quote(within):
                yield from self._lines(within, indent + _INDENT)
            case Code(text):
                yield from (indent + _INDENT + line for line in text.split("\n"))
            case Listing(items, first):
                yield from self._listing(items, first, indent)
            case Table():
                yield from self._table(block, indent)
            case Notes(kind, notes):
                yield from self._notes(kind, notes, indent)

    def _paragraph(self, words: Inlines, indent: str) -> Iterator[str]:
        part: list[Inline] = []
        for one in (*words, Break()):
            if isinstance(one, Break):
                yield from self._wrapped(tuple(part), indent)
                part = []
            else:
                part.append(one)

    def _wrapped(self, words: Inlines, first: str, further: str | None = None) -> list[str]:
        text = self.words(words)
        return wrapped(text, wide=self._wide, first=first, further=first if further is None else further)

    def words(self, words: Inlines) -> str:
        """Inlines as words, the marks of notes in brackets, and behind what leads out of the site its address."""
        return with_plain_blanks("".join(map(self._word, words))).strip()

    def _word(self, one: Inline) -> str:
        match one:
            case Number(text, note, _, doubtful):
                return text + self._mark(NUMBER, str(note), doubtful=doubtful)
            case Run(text, _, link):
                leads_out = link.startswith(("http:", "https:", "mailto:")) and not self._is_ours(link)
                return f"{text} <{link}> " if leads_out and text != link else text
            case Note(kind, label, doubtful):
                return self._mark(kind, label, doubtful=doubtful)
            case Picture(alt, _):
                return f"[{alt}]" if alt else ""
        return " "

    def _mark(self, kind: NoteKind, label: str, *, doubtful: bool) -> str:
        return f"[{self._label(kind, label)}{'?' if doubtful else ''}]"

    def _is_ours(self, link: str) -> bool:
        return bool(self.site) and link.startswith(f"{self.site}/")

    def _label(self, kind: NoteKind, label: str) -> str:
        if kind == NUMBER:
            return label
        return phrase(self.voice, "text", "source" if kind == SOURCE else "written", n=label)

    def _listing(self, items: tuple[Blocks, ...], first: int | None, indent: str) -> Iterator[str]:
        is_loose = any(len(item) > 1 for item in items)
        for place, item in enumerate(items):
            sign = "- " if first is None else f"{first + place}. "
            lines = list(self._lines(item, indent + " " * len(sign)))
            if place and is_loose:
                yield ""
            if lines:
                yield f"{indent}{sign}{lines[0].lstrip(' ')}"
                yield from lines[1:]

    def _table(self, table: Table, indent: str) -> Iterator[str]:
        """A row a line: its number first, or what it begins with, then what it is about; so it is heard in order."""
        lead = table.numbers[0] if len(table.numbers) == 1 else 0
        beside = _beside(table, lead)
        leads = [self.words(row.cells[lead]) for row in table.rows if not row.heads and len(row.cells) > lead]
        if table.head and not (table.numbers or table.credited):  # a writer's, whose first head may say anything
            yield from self._wrapped(table.head[lead], indent)
        across = min(_WIDEST_LEAD, max((width(text, wide=self._wide) for text in leads), default=0))
        for row in table.rows:
            if row.heads:
                yield from self._wrapped(row.cells[0], indent)
            else:
                yield from self._row(self.words(row.cells[lead]), self._said(beside(row)), across, indent + "  ")

    def _said(self, beside: list[tuple[Inlines, Inlines]]) -> str:
        """The other cells of a row, with the heads of those that say nothing by themselves."""
        told = []
        for head, cell in beside:
            what, said = self.words(head), self.words(cell)
            told.append(phrase(self.voice, "ledger", "result", what=what, told=said) if what else said)
        return _BETWEEN.join(told)

    def _row(self, lead: str, said: str, across: int, indent: str) -> Iterator[str]:
        taken = width(lead, wide=self._wide)
        further = indent + " " * (across + 2)
        if taken > across:
            yield from wrapped(lead, wide=self._wide, first=indent, further=indent)
            yield from wrapped(said, wide=self._wide, first=further, further=further)
        else:
            first = f"{indent}{' ' * (across - taken)}{lead}  "
            yield from wrapped(said, wide=self._wide, first=first, further=further)

    def _notes(self, kind: NoteKind, notes: tuple[tuple[str, Blocks], ...], indent: str) -> Iterator[str]:
        """Each note by its label; below it the address of the first thing that it leads to."""
        for place, (label, within) in enumerate(notes):
            blocks, address = _without_addresses(within)
            if place:
                yield ""
            yield from self._note(f"{indent}[{self._label(kind, label)}] ", blocks, indent + _INDENT)
            if address:
                yield f"{indent}{_INDENT}{address}"

    def _note(self, sign: str, blocks: Blocks, indent: str) -> Iterator[str]:
        first, more = blocks[:1], blocks[1:]
        if first and isinstance(first[0], Paragraph):
            yield from self._wrapped(first[0].words, sign, indent)
        else:
            yield sign.rstrip()
            yield from self._lines(first, indent)
        yield from self._lines(more, indent)


def _beside(table: Table, lead: int) -> Callable[[Row], list[tuple[Inlines, Inlines]]]:
    """What gives the cells of a row but the leading one, each with its head where there are several numbers.

    The last column is left out where it says who says so.
    """
    headed = table.head and len(table.numbers) != 1 and not table.credited

    def cells(row: Row) -> list[tuple[Inlines, Inlines]]:
        shown = row.cells[: len(table.head) - 1] if table.credited else row.cells
        places = [n for n, cell in enumerate(shown) if n != lead and words_of(cell)]
        return [(table.head[n] if headed else (), row.cells[n]) for n in places]

    return cells


def _crediting(block: Block) -> Block:
    """The block, a chart naming whose data it has without their addresses, which are listed elsewhere."""
    return replace(block, credits=_leading_nowhere(block.credits)) if isinstance(block, Figure) else block


def _leading_nowhere(words: Inlines) -> Inlines:
    return tuple(replace(one, link="") if isinstance(one, Run) else one for one in words)


def _without_addresses(blocks: Blocks) -> tuple[Blocks, str]:
    """A note whose words lead nowhere, and the address that its first link had."""
    links = (
        one.link
        for block in blocks
        if isinstance(block, Paragraph)
        for one in block.words
        if isinstance(one, Run) and one.link
    )
    bare = (Paragraph(_leading_nowhere(block.words)) if isinstance(block, Paragraph) else block for block in blocks)
    return tuple(bare), next(links, "")
