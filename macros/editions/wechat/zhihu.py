"""An issue as Markdown for Zhihu's import, whose pictures lie beside it under their file names.

Zhihu reads headings of two levels, flat lists, quotations and plain tables, and takes pictures only from addresses that
can be reached from inside China: those here are put in by hand, so below each stands a line with its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from macros.editions.finished_issue import FinishedIssue
from macros.editions.wechat.blocks import (
    Block,
    Checked,
    Cited,
    Code,
    Figure,
    FigureName,
    Heading,
    Items,
    Line,
    Number,
    Paragraph,
    Piece,
    Table,
    Term,
    Words,
)
from macros.editions.wechat.notes import Note, changes_told, notes_of, references_of
from macros.editions.wechat.posts import Post
from macros.wording.voice import phrase

# What Markdown could read as a sign of its own anywhere in a line (CommonMark 0.31, 2.4), and at its beginning.
_SIGNS = re.compile(r"[\\`*_\[\]|~$#]")
_AT_START = re.compile(r"\A(\d*)([-+=.)])")
_AT_ENDS = re.compile(r"\A(\W*)(.*?)(\W*)\Z", re.DOTALL)
_BLANKS = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")  # those that keep a number whole stay


def markdown(issue: FinishedIssue, post: Post, folder: str) -> str:
    """The post as Markdown. `folder` is the one that its pictures lie in, as told from the file."""
    written = _Writer(post, folder)
    parts = [f"# {safe(post.title)}", *map(written.block, post.blocks), *_end(issue, post)]
    return "\n\n".join(part for part in parts if part) + "\n"


def safe(said: str) -> str:
    """Words as words: signs of Markdown have a backslash before them, and those of HTML are references.

    Not every reader of Markdown takes a backslash before "<".
    """
    return escape(_SIGNS.sub(r"\\\g<0>", _BLANKS.sub(" ", said)), quote=False)


def begun(line: str) -> str:
    """Markdown of a line at whose beginning no list and no heading begins."""
    return _AT_START.sub(r"\1\\\2", line.lstrip())


class _Writer:
    """Writes a post's blocks."""

    def __init__(self, post: Post, folder: str) -> None:
        self.post = post
        self.folder = folder
        self.voice = post.voice

    def block(self, block: Block) -> str:
        """A block as Markdown, without a blank line round it."""
        if isinstance(block, Heading):
            return f"{'#' * min(block.level, 3)} {self.line(block.line)}"
        if isinstance(block, Paragraph):
            return ("> " if block.quoted else "") + begun(self.line(block.line))
        if isinstance(block, Items):
            return "\n".join(self._item(block, n, item) for n, item in enumerate(block.items))
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Figure):
            return self._figure(block)
        if isinstance(block, Checked):
            return self._checked(block)
        return _fenced(block.said) if isinstance(block, Code) else "---"

    def line(self, line: Line) -> str:
        """A line of Markdown."""
        return "".join(map(self._piece, line))

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, Number):
            key = "note-doubtful" if piece.doubtful else "note"
            said = _strong(piece.said) if piece.bold else safe(piece.said)
            return said + phrase(self.voice, "wechat", key, n=self.post.notes[piece.key])
        if isinstance(piece, Cited):
            return self._reference(piece.source)
        if isinstance(piece, FigureName):
            return self.post.figure_name(piece)
        if isinstance(piece, Term):
            return _strong(piece.said) if piece.bold else safe(piece.said)
        return self._words(piece)

    def _words(self, words: Words) -> str:
        if words.said == "\n":
            return "  \n"
        said = _strong(words.said) if words.bold else safe(words.said)
        return said + (self._reference(words.address) if words.address else "")

    def _reference(self, name: str) -> str:
        return safe(phrase(self.voice, "wechat", "reference", n=self.post.references[name]))

    def _item(self, block: Items, n: int, item: Sequence[Line]) -> str:
        head = f"{block.start + n}. " if block.ordered else "- "
        return head + f"  \n{' ' * len(head)}".join(begun(self.line(line)) for line in item)

    def _table(self, block: Table) -> str:
        head = block.head or tuple(() for _ in block.rows[0])
        rows = (head, None, *block.rows)
        return "\n".join(
            f"| {' | '.join(map(self.line, row))} |" if row is not None else f"|{' --- |' * len(head)}" for row in rows
        )

    def _figure(self, block: Figure) -> str:
        number = phrase(self.voice, "figure", "number", n=self.post.figures[block.chart])
        caption = phrase(self.voice, "wechat", "captioned", number=number, finding=block.finding)
        picture = f"![{safe(number)}]({self.folder}/{block.chart}.png)"
        room = phrase(self.voice, "wechat", "placeholder", number=number, file=f"{block.chart}.png")
        above = [block.above] if block.above else []
        return "\n\n".join(
            (_bold(caption), *map(_paragraph, above), picture, safe(room), *map(_paragraph, block.below))
        )

    def _checked(self, block: Checked) -> str:
        rows = (
            _bold(name) + phrase(self.voice, "ledger", "result", what="", told="") + self.line(line)
            for name, line in block.rows
        )
        told = (_bold(phrase(self.voice, "verdicts", block.verdict)), *rows)
        return "\n>\n".join(f"> {said}" for said in told)


def _paragraph(said: str) -> str:
    return begun(safe(said))


def _bold(said: str) -> str:
    """Bold words between the ends of a line, blanks and marks."""
    return f"**{safe(said).strip()}**"


def _strong(said: str) -> str:
    """Bold words within a sentence; marks at their ends stay outside, where Markdown would see no end of the words.

    CommonMark 0.31, 6.2: a sign of emphasis between a mark and a letter closes nothing.
    """
    ends = _AT_ENDS.fullmatch(said)
    assert ends  # it takes any text
    before, core, after = map(safe, ends.groups())
    return f"{before}**{core}**{after}" if core else before + after


def _fenced(said: str) -> str:
    """Code between fences that are longer than any in it."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", said)), default=0))
    return f"{fence}\n{said}\n{fence}"


def _end(issue: FinishedIssue, post: Post) -> Iterator[str]:
    voice = post.voice

    def head(key: str) -> str:
        return f"## {safe(phrase(voice, 'wechat', key))}"

    if post.notes:
        yield head("notes")
        yield safe(phrase(voice, "wechat", "how-noted", address=issue.address("ledger/")))
        yield from (_note(post, note, "note") for note in notes_of(post))
    if post.references:
        yield head("references")
        yield from (_note(post, note, "reference") for note in references_of(issue, post))
    if post.terms:
        yield head("terms")
        yield from (
            _bold(term) + safe(phrase(voice, "ledger", "result", what="", told=told))
            for term, told in post.terms.items()
        )
    yield head("about")
    yield from map(_paragraph, changes_told(post))
    yield safe(phrase(voice, "wechat", "whole", address=issue.place(issue.opening)))
    yield safe(phrase(voice, "site", "no-advice") + phrase(voice, "site", "licence"))


def _note(post: Post, note: Note, form: str) -> str:
    label = _bold(note.label) + phrase(post.voice, "wechat", "after") if note.label else " "
    return safe(phrase(post.voice, "wechat", form, n=note.number)) + label + safe(note.told)
