"""An issue as Markdown for Zhihu's import, whose pictures lie beside it under their file names.

Zhihu reads headings of two levels, flat lists, quotations and plain tables, and takes pictures only from addresses that
can be reached from inside China: those here are put in by hand, so below each stands a line with its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html import escape

from macros.editions.blocks.boxes import what_is_ours
from macros.editions.blocks.emphasis import MARKS
from macros.editions.blocks.labels import labelled, pairs_told, strong
from macros.editions.blocks.markdown import Markdown
from macros.editions.blocks.model import (
    NUMBER,
    Block,
    Check,
    Figure,
    Heading,
    Inline,
    Note,
    Paragraph,
    Picture,
    Quote,
    Run,
)
from macros.editions.finished_issue import FinishedIssue
from macros.editions.wechat.notes import Note as Told
from macros.editions.wechat.notes import changes_told, notes_of, references_of
from macros.editions.wechat.posts import Post
from macros.wording.voice import Voice, phrase

_SIGNS = re.compile(r"[\\`*_\[\]|~$#]")  # what Markdown could read as a sign of its own (CommonMark 0.31, 2.4)
_BLANKS = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")  # those that keep a number whole stay


def markdown(issue: FinishedIssue, post: Post, folder: str) -> str:
    """The post as Markdown. `folder` is the one that its pictures lie in, as told from the file."""
    written = Markdown(
        simpler=partial(_told, post, folder),
        note=partial(_mark, post.voice),
        escaped=safe,
        marks={"strong": "**"},
        deepest=3,
        line_end="  ",
        ends=MARKS,
    )
    return written.of((Heading(1, (Run(post.title),)), *post.numbered, *_end(issue, post)))


def safe(said: str) -> str:
    """Words as words: signs of Markdown have a backslash before them, and those of HTML are references.

    Not every reader of Markdown takes a backslash before "<".
    """
    return escape(_SIGNS.sub(r"\\\g<0>", _BLANKS.sub(" ", said)), quote=False)


def _told(post: Post, folder: str, block: Block) -> Iterator[Block]:
    """A chart as its picture, with the room for it; a claim as a quotation."""
    voice = post.voice
    if isinstance(block, Figure):
        number = block.number
        yield _said(strong(phrase(voice, "figure", "captioned", number=number, finding=block.finding)))
        yield Paragraph(block.subtitle)
        yield _said(Picture(number, f"{folder}/{block.chart}.png"))
        yield _said(Run(phrase(voice, "wechat", "placeholder", number=number, file=f"{block.chart}.png")))
        yield from map(Paragraph, (*block.notes, block.credits))
    elif isinstance(block, Check):
        yield Quote((*pairs_told(voice, (block.said, block.judged, *block.more)),))
    else:
        yield block


def _mark(voice: Voice, note: Note) -> str:
    """The mark of a note, which leads nowhere: Zhihu has no notes."""
    if note.kind == NUMBER:
        return phrase(voice, "wechat", "note-doubtful" if note.doubtful else "note", n=note.label)
    return safe(phrase(voice, "wechat", "reference", n=note.label))


def _said(*words: Inline) -> Paragraph:
    return Paragraph(words)


def _end(issue: FinishedIssue, post: Post) -> Iterator[Block]:
    voice = post.voice

    def head(key: str) -> Block:
        return Heading(2, (Run(phrase(voice, "wechat", key)),))

    if post.notes:
        yield head("notes")
        yield _said(Run(phrase(voice, "wechat", "how-noted", address=issue.address("ledger/"))))
        yield from (_note(post, note, "note") for note in notes_of(post))
    if post.references:
        yield head("references")
        yield _said(Run(phrase(voice, "wechat", "how-listed", address=issue.address("sources/"))))
        yield from (_note(post, note, "reference") for note in references_of(issue, post))
    if post.terms:
        yield head("terms")
        yield from (Paragraph(labelled(voice, (strong(term),), (Run(told),))) for term, told in post.terms.items())
    yield head("about")
    yield from what_is_ours(voice, post.blocks)
    yield from (_said(Run(told)) for told in changes_told(post))
    yield _said(Run(phrase(voice, "wechat", "whole", address=issue.place(issue.opening))))
    yield _said(Run(phrase(voice, "site", "no-advice") + phrase(voice, "site", "licence")))


def _note(post: Post, note: Told, form: str) -> Paragraph:
    between = (phrase(post.voice, "wechat", "after") if note.told else "") if note.label else " "
    number = phrase(post.voice, "wechat", form, n=note.number)
    return _said(Run(number), strong(note.label) if form == "note" else Run(note.label), Run(between + note.told))
