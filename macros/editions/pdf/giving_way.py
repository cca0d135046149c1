"""Figures that give way: one too tall for what is left of its page lets what follows it go first, as in printed books.

Text names figures by number, so where one stands matters less than a page that is half empty. The document is laid
out once to be measured; from the heights of its blocks follows where each page ends, and which figures would leave a
hole above them. A figure passes paragraphs, lists, tables and boxes; never a heading, and never another figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

_HOLE = 1 / 8  # of a page; less than that below a text is no hole
_LINES = 3  # of text that a heading keeps below it
_LINE = 20.0  # pixels of CSS, a line of Chinese text with its leading
_AGAIN = 3 * _LINE  # of a table that goes on over the page: its head once more, and the row that did not fit
_LOOKED_UP = {"notes", "sources", "data"}  # sections of the end, which have no figures


@dataclass(frozen=True, slots=True)
class Block:
    """A child of a section as it was laid out, in pixels of CSS; `id` is a figure's, else empty."""

    tag: str
    id: str
    above: float
    height: float
    below: float
    is_whole: bool  # it stands on one page

    @property
    def is_heading(self) -> bool:
        """Whether it keeps what follows beside it."""
        return self.tag in ("h1", "h2", "h3", "h4")


def passed(sections: Sequence[Sequence[Block]], page: float) -> dict[str, int]:
    """By how many blocks each figure that would leave a hole goes down; `page` is the height of a page's text.

    The sections follow one another, the first begins a page. A figure goes down where that leaves at most half of the
    hole, be it above the figure again or above the page that it comes to; it goes once.
    """
    found = dict[str, int]()
    y = margin = 0.0
    for section in sections:
        blocks = list(section)
        at = 0
        while at < len(blocks):
            one = blocks[at]
            room = page - y - max(margin, one.above)
            if one.id and one.id not in found and y and one.height > room > _HOLE * page:
                found[one.id] = _by(one, blocks[at + 1 :], room, (y, margin), page)
                blocks.insert(at + found[one.id], blocks.pop(at))
                continue
            y, margin = _placed(one, y, margin, page)
            at += 1
    return {name: number for name, number in found.items() if number}


def _by(figure: Block, following: Sequence[Block], room: float, at: tuple[float, float], page: float) -> int:
    """By how many of the blocks that follow a figure it goes down, 0 for none: the hole that is left is the smallest.

    A long table fills its page and half of the next, where a tall figure then leaves more empty than it did before.
    """
    filled, holes = 0.0, dict[int, float]()
    for number, one in enumerate(following, start=1):
        needs = one.height + max(one.above, one.below)
        if filled >= room or one.is_heading or one.id or (one.is_whole and filled + needs > room):
            break
        filled += needs
        at = _placed(one, *at, page)
        left = page - at[0] - max(at[1], figure.above)
        holes[number] = left if at[0] and figure.height > left else 0.0
    best = min(holes, key=lambda number: holes[number], default=0)
    return best if best and holes[best] <= room / 2 else 0


def _placed(one: Block, y: float, margin: float, page: float) -> tuple[float, float]:
    """Where a block ends when it begins below `y`, and the margin below it; on the next page where it has to."""
    top = y + max(margin, one.above) if y else 0.0
    needs = one.height + (_LINES * _LINE if one.is_heading else 0.0)
    if top + needs <= page:
        return top + one.height, one.below
    if one.is_whole or one.is_heading or page - top < 2 * _LINE:
        return one.height, one.below
    again = _AGAIN if one.tag == "table" else 0.0
    return (top + one.height + again) % page, one.below


def measured(pages: Sequence[Any]) -> tuple[list[list[Block]], float]:
    """The sections of a laid-out document (`Document.pages` of WeasyPrint) and the height of a page's text."""
    sections = dict[Any, dict[Any, list[Any]]]()
    for page in pages:
        for part in parts(page._page_box, "part", but=_LOOKED_UP):
            blocks = sections.setdefault(part.element, {})
            for box in part.children:
                if box.element is not part.element and box.is_in_normal_flow():
                    blocks.setdefault(box.element, []).append(box)
    height = min((page._page_box.height for page in pages), default=0.0)
    return [[_block(element, boxes) for element, boxes in blocks.items()] for blocks in sections.values()], height


def parts(box: Any, name: str, *, but: Collection[str] = ()) -> Iterator[Any]:
    """The sections of a laid-out page (`Page._page_box`) with a class, without those that have one of `but`."""
    for child in getattr(box, "children", ()):
        names = _classes(child)
        if name in names:
            if not names.intersection(but):
                yield child
        elif getattr(child, "element_tag", None) in ("html", "body"):
            yield from parts(child, name, but=but)


def _classes(box: Any) -> set[str]:
    element = getattr(box, "element", None)
    return set() if element is None else set(element.get("class", "").split())


def _block(element: Any, boxes: Sequence[Any]) -> Block:
    return Block(
        tag=element.tag,
        id=element.get("id", "") if element.tag == "figure" and "cl-figure" in _classes(boxes[0]) else "",
        above=boxes[0].margin_top,
        height=sum(box.border_height() for box in boxes),
        below=boxes[-1].margin_bottom,
        is_whole=boxes[0].style["break_inside"] == "avoid",
    )


def moved(html: str, numbers: Mapping[str, int]) -> str:
    """The document with each figure of `numbers` behind as many of its followers."""
    if not numbers:
        return html
    tree = LexborHTMLParser(html)
    for name, number in numbers.items():
        figure = tree.css_first(f'[id="{name}"]')
        last = figure
        for _ in range(number):
            last = _next(last)
        if figure is not None and last is not None:
            last.insert_after(figure)  # a copy of it
            figure.decompose()
    return tree.html or html


def _next(node: Any) -> Any:
    following = node.next if node is not None else None
    while following is not None and following.tag.startswith("-"):  # text between blocks
        following = following.next
    return following
