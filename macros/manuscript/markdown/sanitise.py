"""The backstop after Markdown: what `markup` does not allow is left out, through nh3 (ammonia).

What a contributor wrote that is not allowed is told earlier, at its line (`rules/markup.py`); this is for what nobody
thought of.
"""

from __future__ import annotations

from collections.abc import Callable

import nh3

from macros.manuscript.markdown.markup import ATTRIBUTES, TAGS, is_allowed
from macros.manuscript.tokens import TOKEN

_ATTRIBUTES = {element: set(names) for element, names in ATTRIBUTES.items()}


def sanitise(html: str, plain: Callable[[str], str], lead: Callable[[str], str] = str) -> str:
    """`html` with only the elements, attributes, classes, ids and addresses that `markup` allows.

    `plain` puts an attribute's text into plain words, `lead` makes a link to a file its address; one with a token is
    dropped.
    """

    def attribute(element: str, name: str, value: str) -> str | None:
        told = lead(value) if name in ("href", "src") else plain(value)
        return None if TOKEN.search(told) or not is_allowed(element, name, told) else told

    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
