"""Reads posts back from their bytes alone: which number is said with which note, and which entry a note names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from macros.catalog.record_digests import Key
from macros.editions.finished_issue import FinishedIssue
from macros.pages.cards import card

_NOTE = re.compile(r"^〔(\d+)〕(.*)$", re.MULTILINE)
_MARK = re.compile(r"〔(\d+)(\??)〕")
_END = "\n数字注释\n"
_LISTED = "\n来源与链接\n"


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


def notes_in(text: str) -> dict[int, str]:
    """What each note at the end says."""
    notes = text.partition(_END)[2].partition(_LISTED)[0]
    return {int(number): said for number, said in _NOTE.findall(notes)}


def names_of_notes(text: str, issue: FinishedIssue) -> dict[int, Key]:
    """The record that each note at the end is about: it begins as its entry on the site is called.

    Raises StopIteration for a note that is about no number of the issue's, ValueError where two entries are called alike.
    """
    called = {_called(issue, key): key for key in issue.whole.card_numbers}
    if len(called) < len(issue.whole.card_numbers):
        raise ValueError("two entries are called alike")
    longest_first = sorted(called, key=len, reverse=True)
    return {
        number: called[next(name for name in longest_first if said.startswith(name))]
        for number, said in notes_in(text).items()
    }


def _called(issue: FinishedIssue, key: Key) -> str:
    made = card(issue.voice, *key)
    claimed = next((said for name, said in made.rows if name == made.label), "").rstrip("。")
    return f"{made.label}：{claimed}"


def said_with_notes(text: str) -> Iterator[tuple[int, bool, str]]:
    """Each mark of a note in the text: its number, whether it is one of doubt, and what is said before it."""
    for found in _MARK.finditer(text.partition(_END)[0]):
        yield int(found[1]), bool(found[2]), text[: found.start()].rpartition("\n")[2]
