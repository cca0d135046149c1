"""The links and images of a page as Markdown writes them, with their places. Where they lead is a rule's matter.

Inline links, reference definitions and images; what stands in code is none. Follows CommonMark 0.31, sections 4.7 and
6.3, as far as pages use it: no angle brackets inside targets, titles in double quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.catalog.problems import Position
from macros.pages.page import Page

_CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?^ {0,3}(?P=fence)[^\n]*$|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|\{\{.*?\}\}",
    re.DOTALL | re.MULTILINE,
)
_INLINE = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?(?P<target>[^)\s>]*)>?(?:\s+\"[^\"]*\")?\s*\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:\s*<?(?P<target>[^\s>]+)", re.MULTILINE)
_IMAGE_BY_REFERENCE = re.compile(r"!\[(?P<text>[^\]]*)\]\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Link:
    """One link or image: its target as written, its text (an image’s alternative one), and where the target is."""

    target: str
    text: str
    is_image: bool
    position: Position


def links_in(page: Page) -> list[Link]:
    """Every link of a page's body, in no particular order; an image by reference has an empty target."""
    body = _CODE.sub(_blanked, page.body)
    place = page.body_offset
    inline = [
        Link(found["target"], found["text"], bool(found["image"]), page.position(place + found.start("target")))
        for found in _INLINE.finditer(body)
    ]
    defined = [
        Link(found["target"], found["target"], False, page.position(place + found.start("target")))
        for found in _DEFINITION.finditer(body)
    ]
    images = [
        Link("", found["text"], True, page.position(place + found.start()))
        for found in _IMAGE_BY_REFERENCE.finditer(body)
    ]
    return [*inline, *defined, *images]


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "x", found[0])
