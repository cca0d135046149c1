"""A page says what Markdown says by itself: no classes, ids or other attributes but those that pages may have.

Looked for in the HTML that Markdown makes, however it was written. Codes `not-allowed`, `missing-heading-id` and
`too-deep`; addresses are another rule's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from macros.ground.problems import Problem
from macros.ground.told import Told, listed, told
from macros.manuscript.markdown.body import body_html, elements_in
from macros.manuscript.markdown.links import Places
from macros.manuscript.markdown.markup import BOXES, TAGS, is_allowed
from macros.manuscript.tokens import TOKEN

if TYPE_CHECKING:
    from macros.manuscript.page import Page
    from macros.manuscript.project import Project

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def check(project: Project) -> Iterator[Problem]:
    """A problem for each thing in a page's HTML that no page may hold, where it was written."""
    for page in project.pages:
        try:
            html = body_html(page)
        except RecursionError:
            hint = told("take some of the lists, quotations or boxes out of each other")
            yield page.problem(page.position(page.body_offset), told("nested too deep"), "too-deep", hint)
            continue
        yield from _problems(page, elements_in(html))


def _problems(page: Page, elements: list[LexborNode]) -> Iterator[Problem]:
    places = Places(page)
    known = {heading.id for heading in page.headings}
    for node in elements:
        if node.tag in _HEADINGS and None not in known and node.attributes.get("id") not in known:
            hint = told("write it on one line of its own: ## Title {{ #id }}")
            place = page.position(places.of(_first_words(node)))
            yield page.problem(place, told("a heading without an id"), "missing-heading-id", hint)
        for written, message, hint in _outside(node):
            yield page.problem(page.position(places.of(*written)), message, "not-allowed", hint)


def _first_words(node: LexborNode) -> str:
    return TOKEN.split(node.text().strip())[0].strip()


def _outside(node: LexborNode) -> Iterator[tuple[tuple[str, ...], Told, Told]]:
    """What of an element is not allowed: how it may have been written, what is told, and how to mend it."""
    element = node.tag or ""
    if element not in TAGS:
        hint = told("write Markdown; what Markdown cannot say has a macro")
        yield (f"<{element}",), told("an element that no page has: {name}", name=element), hint
    for name, value in node.attributes.items():
        if name in ("href", "src") or (name == "id" and element in _HEADINGS):
            continue  # told by the rules on links and headings
        if is_allowed(element, name, value or "") and not _is_forged(node, name):
            continue
        if name == "class" and element in ("div", "details") and "admonition" in f"{value} {_kind(node)}":
            said = told('no box "{name}"', name=value)
            hint = told("the kinds of boxes: {names}", names=listed(BOXES))
        else:
            said = told('{name}="{value}" is nothing that a page may set', name=name, value=value)
            hint = told("take it out; a heading has an id, and nothing else has an attribute")
        yield (value or name, f".{value}", f"#{value}", f"{name}="), said, hint


def _kind(node: LexborNode) -> str:
    return "admonition" if node.tag == "details" else ""


def _is_forged(node: LexborNode, attribute: str) -> bool:
    """Whether an element calls itself one of those that Markdown sets: beside a heading, to a note, above a box."""
    if attribute != "class":
        return False
    name, parent, target = node.attributes["class"] or "", node.parent, node.attributes.get("href") or ""
    if parent is None:
        return True
    if name == "headerlink":
        return parent.tag not in _HEADINGS or target != f"#{parent.attributes.get('id')}"
    if name == "admonition-title":
        return "admonition" not in (parent.attributes.get("class") or "").split()
    return name.startswith("footnote-") and not target.startswith(("#fn:", "#fnref"))
