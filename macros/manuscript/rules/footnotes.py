"""A footnote is a mark and a note that says something: one without the other, or a second note of one name, is lost.

What Markdown takes for a note and for a mark its HTML shows: in code, in a title or in an image's text a mark is none.
A note without one ends a build, a mark without a note is published as "[^1]", and of two notes one is dropped without
a word; a mark that leads to nothing sends readers there in vain. Code `lost-footnote`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from macros.ground.problems import Problem
from macros.ground.told import told
from macros.manuscript.markdown.body import body_html, elements_in, notes_in
from macros.manuscript.markdown.running_text import bare
from macros.manuscript.markdown.shown import shown

if TYPE_CHECKING:
    from macros.catalog.catalog import Catalog
    from macros.manuscript.page import Page

_NOTE = re.compile(r"^[ \t>]*+(?:[-*+][ \t]++|\d{1,9}[.)][ \t]++)?\[\^(?P<name>[^\]\n]*+)\]:", re.MULTILINE)
_OF_NOTES = "fn:"  # what the ids of notes begin with
_MARK = re.compile(r"(?<![\\!])\[\^(?P<name>[^\[\]\n]*+)\]")


def check_page(page: Page, _: Catalog) -> Iterator[Problem]:
    """A problem for each note or mark of a page's body that a reader would miss."""
    if "[^" not in page.text:
        return
    try:
        html, notes = body_html(page), Counter(notes_in(page))
    except RecursionError:
        return  # told by the rule on markup
    elements, places = elements_in(html), _places(page)
    marked = {target for node in elements if (target := _marked(node))}
    silent = {name for node in elements if (name := _silent(node))}
    for name, times in notes.items():
        offsets = places.get(name) or [page.body_offset]
        if unescape(name) not in marked:
            said, hint = told("a note that nothing refers to"), told("write [^{name}] where it belongs", name=name)
            yield page.problem(page.position(offsets[0]), said, "lost-footnote", hint)
        elif times == 1 and unescape(name) in silent:
            said, hint = told("a note that says nothing"), told("write it, or take its mark [^{name}] out", name=name)
            yield page.problem(page.position(offsets[0]), said, "lost-footnote", hint)
        for offset in offsets[1:] if times > 1 else ():
            said, hint = told('a second note "{name}"', name=name), told("give each note a name of its own")
            yield page.problem(page.position(offset), said, "lost-footnote", hint)
    yield from _noteless(page, shown(page), notes)


def _places(page: Page) -> dict[str, list[int]]:
    """Where the notes of each name begin, as far as it can be seen in what was written."""
    places = defaultdict(list)
    for found in _NOTE.finditer(bare(page.text, start=page.body_offset), page.body_offset):
        places[found["name"]].append(found.start("name") - len("[^"))
    return places


def _marked(node: LexborNode) -> str | None:
    """The name of the note that a mark leads to, if it does not stand in that note itself."""
    if node.tag != "a" or node.attributes.get("class") != "footnote-ref":
        return None
    target = (node.attributes.get("href") or "").removeprefix("#")
    above = node.parent
    while above is not None and above.attributes.get("id") != target:
        above = above.parent
    return target.removeprefix(_OF_NOTES) if above is None else None


def _silent(node: LexborNode) -> str | None:
    """The name of the note that an element is, if neither words nor a picture stand in it."""
    name = node.attributes.get("id") or ""
    if node.tag != "li" or not name.startswith(_OF_NOTES) or node.css_first("img"):
        return None
    ways_back = "".join(way.text() for way in node.css("a.footnote-backref"))
    is_silent = len("".join(node.text().split())) == len("".join(ways_back.split()))
    return name.removeprefix(_OF_NOTES) if is_silent else None


def _noteless(page: Page, words: str, notes: Mapping[str, int]) -> Iterator[Problem]:
    """A mark is without a note where its name is none's and a reader sees it as it was written."""
    shown = {found["name"] for found in _MARK.finditer(words)} - notes.keys()
    for found in _MARK.finditer(bare(page.text, start=page.body_offset), page.body_offset):
        if found["name"] in shown:
            said, hint = (
                told('no note "{name}"', name=found["name"]),
                told("write it: [^{name}]: …", name=found["name"]),
            )
            yield page.problem(page.position(found.start()), said, "lost-footnote", hint)
