"""The links and images of a page, with their places. Where they lead is a rule's matter.

What is one, Markdown itself says: they are read from the HTML that it makes, and then looked for in what was written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborNode

from macros.ground.problems import Position
from macros.ground.remembered import recalled
from macros.manuscript.gate import calls_in
from macros.manuscript.markdown.body import body_html, elements_in
from macros.manuscript.page import Page
from macros.manuscript.tokens import TOKEN

_ADDRESSES = {"a": "href", "img": "src"}
_SEARCHES = 300  # of a whole page; after so many things that stand nowhere at once, it is not searched again
_BEFORE_TARGET = re.compile(r"\]\([ \t]*+<?|<|\]:[ \t]*+<?")  # an inline link, one by itself, a definition
_COMPARED = 80  # characters by which the places of targets are sorted


@dataclass(frozen=True, slots=True)
class Link:
    """One link or image: its target as written, its text (an image’s alternative one), and where the target is.

    An image in a link counts as a text of it.
    """

    target: str
    text: str
    is_image: bool
    position: Position
    title: str = ""  # what shows when a pointer rests on it
    around: str = ""  # the text with all that touches it: what a reader takes for one word


def links_in(page: Page) -> list[Link]:
    """Every link and image of a page's body in the order of the text, but for those that Markdown itself sets: from a
    heading to itself, and between a footnote and its mark.
    """
    held = recalled("links", (page.path, page.text), lambda: _written(_read(page)))
    return [
        Link(target, text, is_image, Position(page.path, *place), title, around)
        for target, text, is_image, title, around, *place in held
    ]


def _written(links: list[Link]) -> list[tuple[str, str, bool, str, str, int, int]]:
    return [
        (one.target, one.text, one.is_image, one.title, one.around, one.position.line, one.position.column)
        for one in links
    ]


def _read(page: Page) -> list[Link]:
    found, places = [], Places(page)
    for node in elements_in(body_html(page)):
        attribute = _ADDRESSES.get(node.tag or "")
        target = (node.attributes.get(attribute) or "") if attribute else ""
        if attribute is None or (node.attributes.get("class") in _SET_BY_MARKDOWN and target.startswith("#")):
            continue
        written = _as_written(page, target)
        place, title = page.position(places.of_target(written)), node.attributes.get("title") or ""
        found.append(Link(written, _text(node), node.tag == "img", place, title, _around(node)))
    return found


def _text(node: LexborNode) -> str:
    if node.tag == "img":
        return node.attributes.get("alt") or ""
    pictures = [image.attributes.get("alt") or "" for image in node.css("img")]
    return node.text() + "".join(f"{_IMAGE}{words}" for words in pictures)


def _around(node: LexborNode) -> str:
    """The text of a link with what stands before and behind it up to a blank, whether in other links or in none."""
    before, behind = "", ""
    for one in _neighbours(node, "prev"):
        before = (one.text() or "") + before
        if _BLANK.search(before) or len(before) >= _LONGEST_WORD:
            break
    for one in _neighbours(node, "next"):
        behind += one.text() or ""
        if _BLANK.search(behind) or len(behind) >= _LONGEST_WORD:
            break
    return _BLANK.split(before)[-1][-_LONGEST_WORD:] + node.text() + _BLANK.split(behind)[0][:_LONGEST_WORD]


def _neighbours(node: LexborNode, side: str) -> Iterator[LexborNode]:
    """What stands on one side of an element, `prev` or `next`, also beyond the emphasis that it ends or begins in."""
    at: LexborNode | None = node
    while at is not None:
        beside: LexborNode | None = getattr(at, side)
        if beside is None:
            at = at.parent if at.parent is not None and at.parent.tag in _EMPHASIS else None
        elif beside.tag in _PARTING:
            return
        else:
            yield beside
            at = beside


_BLANK = re.compile(r"\s")
_LONGEST_WORD = 120  # characters on either side, more than any name has that is taken for a site's
_EMPHASIS = ("em", "strong", "del", "span", "abbr")
_PARTING = ("br", "hr")
_IMAGE = "\N{OBJECT REPLACEMENT CHARACTER}"
_SET_BY_MARKDOWN = ("headerlink", "footnote-ref", "footnote-backref")


def _as_written(page: Page, target: str) -> str:
    """A target with the calls that stand in it, instead of their tokens."""
    calls = calls_in(page)[0]
    return TOKEN.sub(lambda token: page.text[calls[int(token[1])].start : calls[int(token[1])].end], target)


def target_starts(text: str, first: int) -> Iterator[int]:
    """Every place from the offset `first` on where the target of a link may begin."""
    return (found.end() for found in _BEFORE_TARGET.finditer(text, first))


class Places:
    """Where in a page the things stand that Markdown has made of it, looked for one after another."""

    def __init__(self, page: Page) -> None:
        self.text, self.first = page.text, page.body_offset
        self.last, self.searches = page.body_offset, 0
        self._found: dict[str, list[int]] = {}

    def of_target(self, target: str) -> int:
        """The offset of a link's target: where a target may stand, on from the last one found or else the first, or
        anywhere. An address for mail by itself has no scheme.
        """
        known = self._targets(target) or self._targets(target.removeprefix("mailto:"))
        if not known:
            return self.of(target)
        after = bisect_left(known, self.last)
        offset = known[after] if after < len(known) else known[0]
        self.last = max(self.last, offset + 1)
        return offset

    def _targets(self, target: str) -> list[int]:
        """The offsets where this target stands, rising: looked for once, among those that begin as it does."""
        if target and target not in self._found:
            begin = target[:_COMPARED]
            first = bisect_left(self._sorted, (begin, 0))
            past = bisect_left(self._sorted, (begin + "\U0010ffff", 0))
            places = (offset for _, offset in self._sorted[first:past])
            self._found[target] = sorted(place for place in places if self.text.startswith(target, place))
        return self._found.get(target, [])

    @cached_property
    def _sorted(self) -> list[tuple[str, int]]:
        """Every place where a target may begin, with what stands there, in the order of what stands there."""
        starts = target_starts(self.text, self.first)
        return sorted((self.text[start : start + _COMPARED], start) for start in starts)

    def of(self, written: str, *forms: str) -> int:
        """The offset of a text in the first of some forms that is found, on from the last one found or else anywhere.

        Markdown and browsers undo escapes, so what they give need not stand in the page as it is: then it is where the
        one before stood.
        """
        self.searches += 1
        for form in (*forms, written) if written and self.searches <= _SEARCHES else ():
            for start in (self.last, self.first):
                offset = self.text.find(form, start)
                if offset >= 0:
                    offset += max(form.find(written), 0)
                    self.last = max(self.last, offset)
                    return offset
        return self.last
