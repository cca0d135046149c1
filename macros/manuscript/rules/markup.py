"""A page says what Markdown says by itself: no classes, ids or other attributes but those that pages may have.

Looked for in the HTML that Markdown makes, however it was written; raw HTML, which Markdown leaves as text, in what
was written. Codes `not-allowed`, `missing-heading-id`, `too-deep`, `too-large` and `raw-html`; addresses are another
rule's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from macros.ground.problems import Position, Problem
from macros.ground.told import Told, listed, told
from macros.manuscript.limits import LONGEST_HTML
from macros.manuscript.markdown.body import body_html, elements_in
from macros.manuscript.markdown.code import code_in, is_within
from macros.manuscript.markdown.convert import REFUSED
from macros.manuscript.markdown.links import Places
from macros.manuscript.markdown.markup import BOXES, TAGS, is_allowed
from macros.manuscript.tokens import TOKEN

if TYPE_CHECKING:
    from macros.catalog.catalog import Catalog
    from macros.manuscript.page import Heading, Page

# What a browser would take for markup.
_TAG = re.compile(
    r"<(?!https?://|mailto:)(?:(?P<end>/)|(?=[A-Za-z!?]))(?P<name>[\w!?-]{0,40})(?=(?P<rest>[^<>\n]{0,40}>?))"
)
_HTML_HINT = told("write Markdown; what Markdown cannot say has a macro, and a literal < is written `<` in code")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def check_page(page: Page, _: Catalog) -> Iterator[Problem]:
    """A problem for each thing in a page's HTML that no page may hold, where it was written."""
    yield from _raw_html(page)
    try:
        html = body_html(page)
    except RecursionError:
        hint = told("take some of the lists, quotations or boxes out of each other")
        yield page.problem(page.position(page.body_offset), told("nested too deep"), "too-deep", hint)
        return
    if len(html) > LONGEST_HTML:
        said = told("a page that becomes more than {limit} characters of HTML", limit=LONGEST_HTML)
        yield page.problem(page.position(page.body_offset), said, "too-large", told("split the page"))
        return
    yield from _problems(page, elements_in(html))


def _raw_html(page: Page) -> Iterator[Problem]:
    """A problem for each tag in a page's body; the end of an element that has been told goes with it."""
    begun, code = set(), code_in(page.text, page.body_offset)
    for found in _TAG.finditer(page.text, page.body_offset):
        if is_within(code, found.start()) or (found["end"] and found["name"] in begun):
            continue
        begun.add(found["name"])
        place = page.position(found.start())
        yield page.problem(place, told("raw HTML: {tag}", tag=found[0] + found["rest"]), "raw-html", _HTML_HINT)


def _problems(page: Page, elements: list[LexborNode]) -> Iterator[Problem]:
    yield from _heading_problems(page, [node for node in elements if node.tag in _HEADINGS])
    places = Places(page)
    for node in elements:
        for written, message, hint in _outside(node):
            yield page.problem(page.position(places.of(*written)), message, "not-allowed", hint)


def _heading_problems(page: Page, made: list[LexborNode]) -> Iterator[Problem]:
    """The first place where the headings that Markdown makes are not those that the other rules have read."""
    hint = told("write it on one line of its own: ## Title {{ #id }}")
    for node, heading in zip_longest(made, page.headings):
        if node is None:
            place = Position(page.path, heading.line, 1)
            yield page.problem(place, told("a line that begins like a heading and is none"), "missing-heading-id", hint)
            return
        if heading is None or not _is_same(node, heading):
            place = page.position(Places(page).of(_first_words(node)))
            yield page.problem(place, told("a heading without an id"), "missing-heading-id", hint)
            return


def _is_same(node: LexborNode, heading: Heading) -> bool:
    """Whether this is the heading of that line; one without an id is told by the rule on headings."""
    return node.tag == f"h{heading.level}" and heading.id in (None, node.attributes.get("id"))


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
        if is_allowed(element, name, value or ""):
            continue
        if name == "class" and element in ("div", "details") and "admonition" in f"{value} {_kind(node)}":
            said = told('no box "{name}"', name=value)
            hint = told("the kinds of boxes: {names}", names=listed(BOXES))
        else:
            written = name.removeprefix(REFUSED)
            said = told('{name}="{value}" is nothing that a page may set', name=written, value=value)
            hint = told("take it out; a heading has an id, and nothing else has an attribute")
        yield (value or name, f".{value}", f"#{value}", f"{name.removeprefix(REFUSED)}="), said, hint


def _kind(node: LexborNode) -> str:
    return "admonition" if node.tag == "details" else ""
