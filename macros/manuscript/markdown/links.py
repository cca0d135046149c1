"""The links and images of a page, with their places. Where they lead is a rule's matter.

What is one, Markdown itself says: they are read from the HTML that it makes, and then looked for in what was written.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.ground.problems import Position
from macros.manuscript.gate import calls_in
from macros.manuscript.markdown.body import body_html, elements_in
from macros.manuscript.page import Page
from macros.manuscript.tokens import TOKEN

_ADDRESSES = {"a": "href", "img": "src"}
_MISSES = 100  # after so many targets that do not stand in the page as they are, it is not searched again


@dataclass(frozen=True, slots=True)
class Link:
    """One link or image: its target as written, its text (an image’s alternative one), and where the target is."""

    target: str
    text: str
    is_image: bool
    position: Position


def links_in(page: Page) -> list[Link]:
    """Every link and image of a page's body in the order of the text, but for those that Markdown itself sets: from a
    heading to itself, and between a footnote and its mark.
    """
    found, places = [], Places(page)
    for node in elements_in(body_html(page)):
        attribute = _ADDRESSES.get(node.tag or "")
        target = (node.attributes.get(attribute) or "") if attribute else ""
        if attribute is None or (node.attributes.get("class") in _SET_BY_MARKDOWN and target.startswith("#")):
            continue
        written = _as_written(page, target)
        text = node.attributes.get("alt") if node.tag == "img" else node.text()
        found.append(Link(written, text or "", node.tag == "img", page.position(places.of_target(written))))
    return found


_SET_BY_MARKDOWN = ("headerlink", "footnote-ref", "footnote-backref")


def _as_written(page: Page, target: str) -> str:
    """A target with the calls that stand in it, instead of their tokens."""
    calls = calls_in(page)[0]
    return TOKEN.sub(lambda token: page.text[calls[int(token[1])].start : calls[int(token[1])].end], target)


class Places:
    """Where in a page the things stand that Markdown has made of it, looked for one after another."""

    def __init__(self, page: Page) -> None:
        self.text, self.first = page.text, page.body_offset
        self.last, self.misses = page.body_offset, 0

    def of_target(self, target: str) -> int:
        """The offset of a link's target: in an inline link, in angle brackets, in a definition, or anywhere."""
        return self.of(target, f"]({target}", f"<{target}", f": {target}", f"<{target.removeprefix('mailto:')}")

    def of(self, written: str, *forms: str) -> int:
        """The offset of a text in the first of some forms that is found, on from the last one found or else anywhere.

        Markdown and browsers undo escapes, so what they give need not stand in the page as it is: then it is where the
        one before stood.
        """
        for form in (*forms, written) if written and self.misses < _MISSES else ():
            for start in (self.last, self.first):
                offset = self.text.find(form, start)
                if offset >= 0:
                    offset += max(form.find(written), 0)
                    self.last = max(self.last, offset)
                    return offset
        self.misses += 1
        return self.last
