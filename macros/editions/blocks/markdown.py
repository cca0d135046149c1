"""Blocks as Markdown: CommonMark 0.31, with the tables and notes that GitHub and most readers of it know.

Every sign that Markdown would read is escaped, so that words mean what they say; a paragraph is one line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from urllib.parse import quote

from macros.editions.blocks.emphasis import BLANKS, is_read, next_sign, parted
from macros.editions.blocks.lines import add, with_plain_blanks
from macros.editions.blocks.model import (
    NUMBER,
    SOURCE,
    Block,
    Blocks,
    Break,
    Code,
    Heading,
    Inline,
    Inlines,
    Listing,
    Mark,
    Note,
    Notes,
    Number,
    Paragraph,
    Picture,
    Quote,
    Row,
    Rule,
    Run,
    Table,
)

_LABELS = {NUMBER: "", SOURCE: "s"}  # before a note's number: [^1] on a number, [^s1] of a source, [^w1] the writer's
DOUBT = "(?)"  # before the note of a number that is in doubt
_SIGNS = re.compile(r"[\\`*_\[\]<&~|]")
_BEGINS = re.compile(r"(?:[#>+=-]|(\d{1,9})(?=[.)]))")  # what Markdown reads at a line's beginning alone
_FENCE = re.compile(r"`+")
_ONE_NOTE = re.compile(r"\[\^[^\]]*\]")
_SCHEMES = ("https://", "http://", "mailto:")
_IN_ADDRESSES = re.compile(r"[\s()<>|\\`\[\]]")


def escaped(text: str) -> str:
    """Words with every sign escaped that Markdown reads wherever it stands."""
    return _SIGNS.sub(r"\\\g<0>", with_plain_blanks(text))


def footnote(note: Note) -> str:
    """The mark of a note, which readers of Markdown link with what it says."""
    return f"{DOUBT if note.doubtful else ''}[^{_LABELS.get(note.kind, 'w')}{note.label}]"


def _as_it_is(block: Block) -> Iterable[Block]:
    return (block,)


@dataclass(frozen=True, slots=True)
class Markdown:
    """What writes Markdown for some reader of it.

    `simpler` says by which blocks a chart, a claim or a box is told, which Markdown has not; `note` sets the mark of a
    note; `escaped` makes words mean themselves; `marks` are the signs of the looks that the reader shows. Headings lie
    no deeper than `deepest`; `line_end` ends a line within a paragraph. Signs that would not be read round words stand
    within the `ends` of the words, as a pattern parts those; where they would not be read there, the words stand plain.
    """

    simpler: Callable[[Block], Iterable[Block]] = _as_it_is
    note: Callable[[Note], str] = footnote
    escaped: Callable[[str], str] = escaped
    marks: Mapping[Mark, str] = field(default_factory=lambda: {"strong": "**", "em": "*", "code": "`"})
    deepest: int = 6
    line_end: str = "\\"
    ends: re.Pattern[str] = BLANKS

    def of(self, blocks: Blocks) -> str:
        """The blocks as Markdown, with an end of line at the end."""
        return self._within(blocks) + "\n"

    def _within(self, blocks: Blocks) -> str:
        written = (self._block(simple) for block in blocks for simple in self.simpler(block))
        return "\n\n".join(filter(None, written))

    def _block(self, block: Block) -> str:
        """One block, over several lines where it has them."""
        match block:
            case Heading(level, words):
                return f"{'#' * min(level, self.deepest)} {self._on_one_line(words)}"
            case Paragraph(words):
                return _begun(self._line(words))
            case Quote(within):
                return _before("> ", self._within(within), bare=">")
            case Code(text):
                fence = "`" * max(3, 1 + _longest_fence(text))
                return f"{fence}\n{text}\n{fence}"
            case Listing(items, first):
                return "\n".join(self._items(items, first))
            case Table():
                return self._table(block)
            case Notes():
                return "\n".join(self._notes(block))
            case Rule():
                return "---"
        raise TypeError(f"nothing that Markdown has: {block!r}")

    def _items(self, items: tuple[Blocks, ...], first: int | None) -> Iterator[str]:
        for place, item in enumerate(items):
            sign = "- " if first is None else f"{first + place}. "
            yield sign + _before(" " * len(sign), self._within(item), bare="").lstrip(" ")

    def _notes(self, notes: Notes) -> Iterator[str]:
        """Each definition on a line; further paragraphs of one are indented by four, as the readers of notes want."""
        for label, within in notes.notes:
            text = _before("    ", self._within(within), bare="")
            yield f"{self.note(Note(notes.kind, label))}: {text.lstrip(' ')}"

    def _table(self, table: Table) -> str:
        """A table of GitHub's form; a heading over rows is a row with its words in bold."""
        head = table.head or tuple(() for _ in table.rows[0].cells)
        edges = ["---:" if n in table.numbers else "---" for n in range(len(head))]
        rows = [[self._on_one_line(cell) for cell in _in_columns(row, len(head))] for row in table.rows]
        lines = [[self._on_one_line(cell) for cell in head], edges, *rows]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)

    def _on_one_line(self, words: Inlines) -> str:
        """Inlines where no line may end and no code may stand: in headings and cells."""
        plain = (replace(one, marks=_but_code(one.marks)) if isinstance(one, Run) else one for one in words)
        return self._line(tuple(Run(" ") if isinstance(one, Break) else one for one in plain))

    def _line(self, inlines: Inlines) -> str:
        """Inlines as Markdown, a link round all the runs that lead to one place."""
        words, found = self._spelled(inlines), ""
        for link, group in groupby(words, key=lambda one: one.link if isinstance(one, Run) else ""):
            within = ""
            for one in group:
                within = self._joined(within, one, before="[" if link else found, words=words)
            found = _kept_apart(found, self._linked(within.strip(), link) if link else within)
        return found.strip()

    def _spelled(self, inlines: Inlines) -> list[Inline]:
        """Runs by what Markdown tells of them, and numbers as words with the mark of their note."""
        found: list[Inline] = []
        for one in inlines:
            if isinstance(one, Run | Number):
                shown = tuple(mark for mark in one.marks if mark in self.marks)[-1:]
                add(found, Run(one.text, shown, one.link if isinstance(one, Run) else ""))
            if not isinstance(one, Run):
                add(found, Note(NUMBER, str(one.note), one.doubtful) if isinstance(one, Number) else one)
        return found

    def _linked(self, words: str, link: str) -> str:
        """Words that lead somewhere; an address that is its own words stands in brackets of its own."""
        is_whole = link.startswith(_SCHEMES)  # what has none is no address to a reader of Markdown: it may be a tag
        return f"<{link}>" if is_whole and words == self.escaped(link) else f"[{words}]({_address(link)})"

    def _joined(self, so_far: str, one: Inline, *, before: str, words: list[Inline]) -> str:
        """What was written of a link, or of what stands between two, and one inline more."""
        if isinstance(one, Run) and one.marks not in ((), ("code",)) and one.text.strip():
            sign, following = self.marks[one.marks[0]], next_sign(words, one)
            for ends in (BLANKS, self.ends):
                left, inner, right = parted(ends, one.text)
                outside = so_far + self.escaped(left)
                if inner and is_read(f"{before}{outside}"[-1:] or " ", inner, right or following):
                    return f"{outside}{sign}{self.escaped(inner)}{sign}{self.escaped(right)}"
        return _kept_apart(so_far, self._inline(one))

    def _inline(self, one: Inline) -> str:
        match one:
            case Run(text, ("code",)):
                return _code(text)
            case Run(text):
                return self.escaped(text)
            case Note():
                return self.note(one)
            case Picture(alt, link):
                return f"![{self.escaped(alt)}]({_address(link)})" if link else self.escaped(alt)
        return f"{self.line_end}\n"


def _before(sign: str, text: str, *, bare: str) -> str:
    return "\n".join(f"{sign}{line}" if line else bare for line in text.split("\n"))


def _in_columns(row: Row, columns: int) -> Iterable[Inlines]:
    cells = tuple(_in_bold(cell) for cell in row.cells[:1]) if row.heads else row.cells
    return (*cells, *((),) * (columns - len(cells)))[:columns]


def _in_bold(cell: Inlines) -> Inlines:
    return tuple(replace(one, marks=("strong",)) if isinstance(one, Run) else one for one in cell)


def _but_code(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark != "code")


def _kept_apart(before: str, after: str) -> str:
    """Two pieces beside each other, so that Markdown reads no third in them: a picture, a link, a definition."""
    if before.endswith("!") and after.startswith("["):
        return f"{before[:-1]}\\!{after}"
    is_link = before.endswith("]") and not before.endswith("\\]") and after.startswith("(")
    is_definition = _ONE_NOTE.fullmatch(before.rpartition("\n")[2].lstrip(" ")) and after.startswith(":")
    if is_link or is_definition:
        return f"{before}\\{after}"
    return before + after


def _begun(text: str) -> str:
    """A paragraph of which no line begins as something else."""
    return "\n".join(_BEGINS.sub(_unbegun, line, count=1) if _BEGINS.match(line) else line for line in text.split("\n"))


def _unbegun(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1] else f"\\{found[0]}"


def _code(text: str) -> str:
    """A span of code in a fence longer than any within."""
    fence = "`" * (1 + _longest_fence(text))
    return f"{fence} {text} {fence}" if text.startswith("`") or text.endswith("`") else f"{fence}{text}{fence}"


def _longest_fence(text: str) -> int:
    return max(map(len, _FENCE.findall(text)), default=0)


def _address(link: str) -> str:
    """An address as the destination of a link, whole whatever stands in it."""
    return _IN_ADDRESSES.sub(lambda found: quote(found[0], safe=""), link).replace("&", "\\&")
