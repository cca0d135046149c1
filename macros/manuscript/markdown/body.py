"""The body of a page as Markdown makes it, with a token where each call stands: what rules on markup, links and images
look at, since only Markdown itself knows what it takes for a link.
"""

from __future__ import annotations

from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.manuscript.gate import calls_in
from macros.manuscript.limits import LONGEST_HTML
from macros.manuscript.markdown.convert import Made, made_of
from macros.manuscript.page import Page, page_of
from macros.manuscript.tokens import token


def with_tokens(page: Page) -> str:
    """All of a page's Markdown with its calls replaced by tokens, numbered in their order, from its opening on."""
    opening = Page(page.path, page.language, page.route, page.opening)
    return _with_tokens(opening, 0) + _with_tokens(page, len(calls_in(opening)[0]))


def _with_tokens(page: Page, first: int) -> str:
    pieces, done = [], page.body_offset
    for number, call in enumerate(calls_in(page)[0], start=first):
        pieces += [page.text[done : call.start], token(number)]
        done = call.end
    return "".join((*pieces, page.text[done:]))


def body_html(page: Page) -> str:
    """The HTML of a page's body before its tokens are replaced. Raises RecursionError as `markdown.made_of` does."""
    return _made(page.text, page.path, page.language).html


def lines_html(page: Page) -> str:
    """The same with every line end of its text. Raises as `body_html` does."""
    return _made(page.text, page.path, page.language, joined=False).html


def notes_in(page: Page) -> tuple[str, ...]:
    """The names of a page's footnotes, in order; one that stands twice is there twice. Raises as `body_html` does."""
    return _made(page.text, page.path, page.language).notes


def lost_in(page: Page) -> tuple[str, ...]:
    """The names of addresses that Markdown takes out of a page and no link goes by. Raises as `body_html` does."""
    return _made(page.text, page.path, page.language).lost


@lru_cache(maxsize=1024)
def _made(text: str, path: str, language: str, *, joined: bool = True) -> Made:
    """Remembered by what it depends on: several rules ask for it, and a preview for every page."""
    made = made_of(with_tokens(page_of(text, path, language)[0]), joined=joined)
    return made._replace(html=made.html[: LONGEST_HTML + 1])


def elements_in(html: str) -> list[LexborNode]:
    """Every element of a piece of HTML as a browser reads it (HTML Standard, 13.2), in the order of the text."""
    root = LexborHTMLParser(html).root
    return [node for node in root.traverse() if node.tag not in _FRAME or node.attributes] if root else []


def text_of(html: str) -> str:
    """The text of a piece of HTML, decoded as a browser decodes it, a line's end wherever an element parts words."""
    return text_in(LexborHTMLParser(html).root)


def text_in(root: LexborNode | None) -> str:
    """The same of HTML that is read already; "" for none.

    Two cells of a row stand apart to every reader, though nothing need stand between them in the text.
    """
    parts, lines, last = list[str](), dict[int | None, int | None](), None
    for node in root.traverse(include_text=True) if root else ():
        line = lines.get(node.parent.mem_id if node.parent else None)
        if node.tag == "-text":
            parts += [node.text_content or ""] if line == last else ["\n", node.text_content or ""]
            last = line
        else:
            goes_on = node.tag in _WITHIN_LINES
            lines[node.mem_id] = line if goes_on else node.mem_id
            last = last if goes_on else None
    return "".join(parts)


# Elements of running text, which part no words: what else begins or ends parts what is before it from what is behind
_WITHIN_LINES = frozenset(("a", "abbr", "b", "bdi", "cite", "code", "data", "del", "em", "i", "img", "span")) | {
    *("strong", "sub", "sup", "time", "wbr")
}
_FRAME = ("html", "head", "body")  # which a browser sets round any piece
