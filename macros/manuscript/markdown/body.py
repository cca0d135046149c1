"""The body of a page as Markdown makes it, with a token where each call stands: what rules on markup, links and images
look at, since only Markdown itself knows what it takes for a link.
"""

from __future__ import annotations

from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.manuscript.gate import calls_in
from macros.manuscript.markdown.convert import html_of
from macros.manuscript.page import Page, page_of
from macros.manuscript.tokens import token


def with_tokens(page: Page) -> str:
    """The body of a page whose calls are replaced by tokens, numbered in their order."""
    pieces, done = [], page.body_offset
    for number, call in enumerate(calls_in(page)[0]):
        pieces += [page.text[done : call.start], token(number)]
        done = call.end
    return "".join((*pieces, page.text[done:]))


def body_html(page: Page) -> str:
    """The HTML of a page's body before its tokens are replaced. Raises RecursionError as `markdown.html_of` does."""
    return _body_html(page.text, page.path, page.language)


@lru_cache(maxsize=1024)
def _body_html(text: str, path: str, language: str) -> str:
    """`body_html`, remembered by what it depends on: several rules ask for it, and a preview for every page."""
    return html_of(with_tokens(page_of(text, path, language)[0]))


def elements_in(html: str) -> list[LexborNode]:
    """Every element of a piece of HTML as a browser reads it (HTML Standard, 13.2), in the order of the text."""
    root = LexborHTMLParser(html).root
    return [node for node in root.traverse() if node.tag not in _FRAME or node.attributes] if root else []


def text_of(html: str) -> str:
    """The text of a piece of HTML, decoded as a browser decodes it."""
    root = LexborHTMLParser(html).root
    return root.text() if root else ""


_FRAME = ("html", "head", "body")  # which a browser sets round any piece
