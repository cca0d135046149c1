"""A page is Markdown: raw HTML is refused at its line, outside code. Code `raw-html`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.ground.problems import Problem
from macros.ground.told import told
from macros.manuscript.markdown.code import code_in, is_within

if TYPE_CHECKING:
    from macros.catalog.catalog import Catalog
    from macros.manuscript.page import Page

# What a browser would take for markup.
_TAG = re.compile(
    r"<(?!https?://|mailto:)(?:(?P<end>/)|(?=[A-Za-z!?]))(?P<name>[\w!?-]{0,40})(?=(?P<rest>[^<>\n]{0,40}>?))"
)
HINT = told("write Markdown; what Markdown cannot say has a macro, and a literal < is written `<` in code")


def check_page(page: Page, _: Catalog) -> Iterator[Problem]:
    """A problem for each tag in a page's body; the end of an element that has been told goes with it."""
    begun, code = set(), code_in(page.text, page.body_offset)
    for found in _TAG.finditer(page.text, page.body_offset):
        if is_within(code, found.start()) or (found["end"] and found["name"] in begun):
            continue
        begun.add(found["name"])
        place = page.position(found.start())
        yield page.problem(place, told("raw HTML: {tag}", tag=found[0] + found["rest"]), "raw-html", HINT)
