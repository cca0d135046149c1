"""The backstop after Markdown: an allow-list of what Markdown itself can write, through nh3 (ammonia).

Raw HTML is refused earlier, at its line (`rules/raw_html.py`); this is for what nobody thought of.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import nh3

from macros.pages.tokens import TOKEN

_WORDS = {"a", "abbr", "b", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "small", "span"}
_MORE_WORDS = {"strong", "sub", "sup", "br"}
_BLOCKS = {"blockquote", "details", "div", "figcaption", "figure", "hr", "p", "pre", "summary"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LISTS = {"dd", "dl", "dt", "li", "ol", "ul"}
_TABLES = {"caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
TAGS = _WORDS | _MORE_WORDS | _BLOCKS | _HEADINGS | _LISTS | _TABLES
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "title", "role", "aria-label", "aria-hidden"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": {"style", "colspan", "rowspan"},
    "th": {"style", "colspan", "rowspan", "scope"},
    "col": {"span"},
    "details": {"open"},
    "ol": {"start"},
    "li": {"value"},
}
_ALIGN = re.compile(r"text-align: (left|center|right);")


def sanitise(html: str, plain: Callable[[str], str]) -> str:
    """`html` with only allowed elements, attributes and http(s), mail and relative addresses.

    `plain` puts every other attribute's text into plain words; an address with a token is dropped.
    """

    def attribute(_element: str, name: str, value: str) -> str | None:
        if name == "style":
            return value if _ALIGN.fullmatch(value) else None
        if name == "id" and value.startswith("__"):
            return None  # Material's own switches carry such ids
        if name in ("href", "src"):
            return None if TOKEN.search(value) else value
        return plain(value)

    return nh3.clean(
        html,
        tags=TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
