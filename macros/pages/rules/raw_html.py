"""A page is Markdown: raw HTML is refused at its line, outside code. Code `raw-html`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.catalog.problems import Problem
from macros.catalog.told import told

if TYPE_CHECKING:
    from macros.pages.project import Project

# A fence or a code span first, so that what they hold is passed over; then what a browser would take for markup.
_CODE_OR_TAG = re.compile(
    r"(?P<code>^ {0,3}(?P<fence>`{3,}|~{3,}).*?^ {0,3}(?P=fence)|(?P<ticks>`+)[^`].*?(?P=ticks)(?!`))"
    r"|<(?!https?://|mailto:)(?:(?P<end>/)|(?=[A-Za-z!?]))(?P<name>[\w!?-]*)(?=(?P<rest>[^<>\n]{0,40}>?))",
    re.DOTALL | re.MULTILINE,
)
HINT = told("write Markdown; what Markdown cannot say has a macro, and a literal < is written `<` in code")


def check(project: Project) -> Iterator[Problem]:
    """A problem for each tag in a page's body; the end of an element that has been told goes with it."""
    for page in project.pages:
        begun = set()
        for found in _CODE_OR_TAG.finditer(page.text, page.body_offset):
            if found["code"] is not None or (found["end"] and found["name"] in begun):
                continue
            begun.add(found["name"])
            place = page.position(found.start())
            yield page.problem(place, told("raw HTML: {tag}", tag=found[0] + found["rest"]), "raw-html", HINT)
