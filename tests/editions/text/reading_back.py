"""Readers of what these editions make, from the bytes alone: the numbers of a text with the notes that they have."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile(r"\[\^(\d+)\]")
_DEFINED = re.compile(r"^\[\^(\d+)\]: \[(?:\\.|[^\]\\])*\]\(([^)]+)\)", re.MULTILINE)
_ESCAPED = re.compile(r"\\([^A-Za-z0-9\s])")


def numbers_in_markdown(text: str) -> Iterator[tuple[str, str, bool]]:
    """Each number of a twin: the words before its note, its entry's address, whether it is told as in doubt."""
    defined = {number: _ESCAPED.sub(r"\1", there) for number, there in _DEFINED.findall(text)}
    body = "\n".join(line for line in text.split("\n") if not line.startswith("[^"))
    for found in _MARK.finditer(body):
        before = _ESCAPED.sub(r"\1", body[: found.start()].rpartition("\n")[2])
        yield before.removesuffix("(?)"), defined[found[1]], before.endswith("(?)")


_NOTE = re.compile(r"^\[(\d+)\] ", re.MULTILINE)
_PLAIN = re.compile(r"\[(\d+)(\??)\]")


def numbers_in_text(text: str) -> Iterator[tuple[str, str, bool]]:
    """The same of an issue as plain text: a note ends with the address of its entry, on a line of its own."""
    begins = [*_NOTE.finditer(text)]
    notes = {found[1]: text[found.end() :].split("\n\n", 1)[0] for found in begins}
    defined = {number: note.rpartition("\n")[2].strip() for number, note in notes.items()}
    body = text[: begins[0].start()]
    for found in _PLAIN.finditer(body):
        yield joined(body[: found.start()].rpartition("\n\n")[2]), defined[found[1]], bool(found[2])


def joined(lines: str) -> str:
    """A paragraph's lines as one text without blanks, which its language may or may not have had between them."""
    return "".join(lines.split())
