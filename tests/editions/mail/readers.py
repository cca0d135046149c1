"""Reads a mail as a program would, from its bytes alone: the numbers of its HTML and of its text, with their notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

_MARK = re.compile(r"^\??\[(\d+)\]$")
_IN_TEXT = re.compile(r"(\S[^\[\]]*?)\??\[(\d+)\]")
_NOTE = re.compile(r"^\[(\d+)\] +(.*?)\n {5}(https?://\S+)$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Read:
    """A number as it was read: its words, the number of its note, and the address that the note leads to."""

    words: str
    note: int
    entry: str


def of_html(html: str) -> list[Read]:
    """Every number of the HTML, by the mark that follows its element."""
    found = []
    for mark in LexborHTMLParser(html).css("sup"):
        told, link, number = _MARK.match(mark.text().strip()), mark.css_first("a"), mark.prev
        assert told and link is not None and number is not None, mark.html
        found.append(Read(_plain(number.text()), int(told[1]), link.attributes["href"] or ""))
    return found


def notes_of_html(html: str) -> dict[int, tuple[str, str]]:
    """The notes of the HTML by number: what is told, and where it leads."""
    found = {}
    for row in LexborHTMLParser(html).css("td.number"):
        cell = row.parent.css_first("td.note")
        found[int(row.text().strip("[]"))] = (_plain(cell.text()), cell.css_first("a").attributes["href"])
    return found


def notes_of_text(text: str) -> dict[int, tuple[str, str]]:
    """The same of the plain text."""
    return {int(number): (_plain(told), entry) for number, told, entry in _NOTE.findall(text)}


def of_text(text: str) -> list[tuple[str, int]]:
    """What stands before each mark of the plain text, back to the last one, and the number of its note."""
    body = text[: _NOTE.search(text).start()] if _NOTE.search(text) else text
    return [(_plain(before), int(number)) for before, number in _IN_TEXT.findall(body)]


def squeezed(words: str) -> str:
    """Words without any blanks: a line of text may end in the midst of a number."""
    return re.sub(r"\s", "", words)


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace("\u00a0", " ")).strip()
