"""No entity stands for a character that a reader cannot see: a control, a private one, a mark of direction.

Typed as they are, such characters are refused where files are read. Code `strange-character`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from macros.ground.characters import find_strange
from macros.ground.problems import Problem
from macros.ground.told import told
from macros.manuscript.markdown.body import body_html, elements_in, text_of
from macros.manuscript.markdown.entities import entities_in
from macros.manuscript.tokens import TOKEN

if TYPE_CHECKING:
    from macros.manuscript.page import Page
    from macros.manuscript.project import Project

_SHOWN = 20  # characters of what is written


def check(project: Project) -> Iterator[Problem]:
    """A problem for each such entity in a page's body, and for one that only the HTML of the page shows."""
    for page in project.pages:
        told_at_its_place = list(_problems(page, entities_in(page.text, page.body_offset)))
        yield from told_at_its_place
        # What is code Markdown alone decides: what it has not taken for code stands in its HTML, decoded.
        if not told_at_its_place and _is_strange(page):
            yield from _problems(page, entities_in(page.text, page.body_offset, code_too=True))


def _problems(page: Page, entities: Iterable[tuple[int, str, str]]) -> Iterator[Problem]:
    for offset, written, decoded in entities:
        strange = find_strange(decoded)
        if strange:
            slots = {"written": written[:_SHOWN], "number": f"{ord(strange[0]):04X}"}
            said = told("{written} is a character that no page holds, U+{number}", **slots)
            yield page.problem(page.position(offset), said, "strange-character", told("take it out"))


def _is_strange(page: Page) -> bool:
    """Whether the page's HTML shows such a character, in its text or in an attribute."""
    try:
        html = TOKEN.sub("", body_html(page))
    except RecursionError:
        return False  # told by the rule on markup
    shown = [value or "" for node in elements_in(html) for value in node.attributes.values()]
    return any(find_strange(text) for text in (*shown, text_of(html)))
