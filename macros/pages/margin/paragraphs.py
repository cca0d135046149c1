"""The paragraphs that a page's text is made of, found in its finished HTML: not those in boxes, lists and figures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

# A tag to its own end: a quoted value may hold anything that looks like one (HTML Standard, 13.2.5.36 and on).
_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>""", re.IGNORECASE)
_AROUND = frozenset(
    {
        *("article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "form", "nav", "ol", "pre"),
        *("section", "svg", "table", "ul"),
    }
)
_WIDE = frozenset("WF")  # East Asian widths as wide as a letter of Han (Unicode Standard Annex 11)


def paragraphs_in(html: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph of the running text begins and ends, its tags included.

    A paragraph that a template made has a class and is none of the text.
    """
    depth, begun = 0, -1
    for tag in _TAG.finditer(html):
        closes, name = tag[1], tag[2].lower()
        if name in _AROUND:
            depth += -1 if closes else 1
            begun = -1
        elif name == "p" and depth == 0:
            if closes and begun >= 0:
                yield begun, tag.end()
            begun = -1 if closes or "class" in tag[3] else tag.start()


def width(html: str) -> int:
    """How wide the text of a piece of HTML is in one line, in twelfths of a letter of Han; others take about seven."""
    text = unescape(_TAG.sub("", html))
    return sum(12 if unicodedata.east_asian_width(letter) in _WIDE else 7 for letter in text)
