"""Reads posts back from their bytes alone: which number is said with which note, and which record a note names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from macros.catalog.record_digests import Key

PLACES = {"账本": "fact", "说法": "claim", "时间线": "event"}
_NOTE = re.compile(r"^〔(\d+)〕.*(?:^|[ 。])(账本|说法|时间线)：([\w.-]+)$", re.MULTILINE)
_MARK = re.compile(r"〔(\d+)(\??)〕")
_END = "\n数字注释\n"


def text_of_page(html: bytes) -> str:
    """What a page to copy from has to be copied, a line a block; marks that keep lines together left out."""
    tree = LexborHTMLParser(html.decode())
    article = tree.css_first("main > section")
    assert article is not None
    for node in article.css("p, h2, h3, h4, li, td, br"):
        node.insert_before("\n")
        node.insert_after("\n")
    return re.sub(r"\n+", "\n", article.text().replace("\u2060", "")) + "\n"


def text_of_markdown(content: bytes) -> str:
    """The words of a Markdown file, its signs left out."""
    words = unescape(re.sub(r"\\(?=[^\w\s])", "", content.decode().replace("**", "")))
    return re.sub(r"\n(?:#+ |> ?|- )?", "\n", words).replace("\n\n", "\n")


def names_of_notes(text: str) -> dict[int, Key]:
    """The record that each note at the end names."""
    return {int(number): (PLACES[place], name) for number, place, name in _NOTE.findall(text.partition(_END)[2])}


def said_with_notes(text: str) -> Iterator[tuple[int, bool, str]]:
    """Each mark of a note in the text: its number, whether it is one of doubt, and what is said before it."""
    for found in _MARK.finditer(text.partition(_END)[0]):
        yield int(found[1]), bool(found[2]), text[: found.start()].rpartition("\n")[2]
