"""HTML that Markdown made, read into blocks. What our own templates set is read by `boxes`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from macros.editions.blocks.inlines import Lead, children, has_class, inlines_of
from macros.editions.blocks.labels import standing_out
from macros.editions.blocks.model import (
    WRITTEN,
    Block,
    Box,
    Code,
    Definitions,
    Heading,
    Inlines,
    Listing,
    Notes,
    Pair,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
)
from macros.wording.voice import Voice

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {*_HEADINGS, "p", "ul", "ol", "dl", "div", "figure", "blockquote", "table", "details", "pre", "hr", "section"}


@dataclass(frozen=True)
class Reader:
    """What reads the HTML of a page in a language; `lead` says where its links lead.

    `templates` reads, by their classes, the elements that Markdown does not make.
    """

    voice: Voice
    lead: Lead
    templates: Mapping[str, Read] = field(default_factory=dict)

    def within(self, node: LexborNode) -> Iterator[Block]:
        """The blocks in an element."""
        yield from self.blocks(children(node))

    def blocks(self, nodes: Iterable[LexborNode]) -> Iterator[Block]:
        """The blocks that these nodes are; what stands loose between them is a paragraph each."""
        loose: list[LexborNode] = []
        for node in nodes:
            if node.tag in _BLOCKS:
                yield from self.paragraph(loose)
                loose = []
                yield from self.block(node)
            else:
                loose.append(node)
        yield from self.paragraph(loose)

    def paragraph(self, nodes: list[LexborNode]) -> Iterator[Block]:
        """The paragraph that these nodes make; none where they say nothing."""
        words = inlines_of(nodes, self.lead)
        if words:
            yield Paragraph(words)

    def block(self, node: LexborNode) -> Iterator[Block]:
        """What one element says; one that only holds others says what they do."""
        known = {**_BY_CLASS, **self.templates}
        named = (known[name] for name in (node.attributes.get("class") or "").split() if name in known)
        read = next(named, _BY_TAG.get(node.tag or ""))
        yield from read(self, node) if read else self.within(node)

    def words(self, node: LexborNode) -> Inlines:
        """The words in an element."""
        return inlines_of(children(node), self.lead)

    def heading(self, node: LexborNode) -> Iterator[Block]:
        """A heading."""
        yield Heading(_HEADINGS[node.tag or ""], self.words(node))

    def prose(self, node: LexborNode) -> Iterator[Block]:
        """A paragraph."""
        yield from self.paragraph(children(node))

    def listing(self, node: LexborNode) -> Iterator[Block]:
        """A list."""
        items = tuple(tuple(self.within(item)) for item in node.css("li") if item.parent == node)
        yield Listing(items, int(node.attributes.get("start") or 1) if node.tag == "ol" else None)

    def terms(self, node: LexborNode) -> Iterator[Block]:
        """A list of definitions; one that holds more than a line stands below its label."""
        lines: list[Pair] = []
        for label, parts in _defined(node):
            if not any(part.css_first(", ".join(_BLOCKS)) for part in parts):
                lines.append(self._pair(label, parts))
                continue
            if lines:
                yield Definitions(tuple(lines))
                lines = []
            yield Paragraph(standing_out(self._pair(label, ()).label))
            yield from (block for part in parts for block in self.within(part))
        if lines:
            yield Definitions(tuple(lines))

    def pairs(self, node: LexborNode) -> Iterator[Pair]:
        """What a list defines: each with its label."""
        yield from (self._pair(label, parts) for label, parts in _defined(node))

    def _pair(self, label: LexborNode | None, parts: Iterable[LexborNode]) -> Pair:
        return Pair(self.words(label) if label is not None else (), tuple(self.words(part) for part in parts))

    def quote(self, node: LexborNode) -> Iterator[Block]:
        """What stands apart."""
        yield Quote(tuple(self.within(node)))

    def box(self, node: LexborNode) -> Iterator[Block]:
        """What stands apart under a title."""
        title = next(
            (one for one in children(node) if one.tag == "summary" or has_class(one, "admonition-title")), None
        )
        within = tuple(self.blocks(one for one in children(node) if one != title))
        yield Box(self.words(title) if title else (), within)

    def table(self, node: LexborNode) -> Iterator[Table]:
        """A table, its first row at its head where it has one."""
        found, headed = node.css("tr"), node.css_first("thead") is not None
        numbered = {n for row in found for n, cell in enumerate(row.css("th, td")) if has_class(cell, _NUMBER)}
        rows = tuple(Row(self._cells(row), heads=has_class(row, "cl-table__group")) for row in found[headed:])
        credited = any(has_class(cell, _SOURCE) for cell in node.css("thead th"))
        yield Table(self._cells(found[0]) if headed else (), rows, tuple(sorted(numbered)), credited)

    def _cells(self, row: LexborNode) -> tuple[Inlines, ...]:
        return tuple(self.words(cell) for cell in row.css("th, td"))

    def code(self, node: LexborNode) -> Iterator[Block]:
        """Text that is shown as it is."""
        yield Code(node.text().rstrip("\n"))

    def rule(self, _node: LexborNode) -> Iterator[Block]:
        """A break between parts."""
        yield Rule()

    def written(self, node: LexborNode) -> Iterator[Block]:
        """The writer's own notes, by the numbers that Markdown gave them, under what they are called."""
        for part in node.css("p.cl-footnotes"):
            yield from self.prose(part)
        items = enumerate(node.css("ol > li"), start=1)
        yield Notes(WRITTEN, tuple((str(n), tuple(self.within(item))) for n, item in items))


def _defined(node: LexborNode) -> Iterator[tuple[LexborNode | None, list[LexborNode]]]:
    """Each term of a list with what is told of it; what stands before the first is told of none."""
    label, parts = None, list[LexborNode]()
    own = (part for child in children(node) for part in (children(child) if child.tag == "div" else (child,)))
    for part in (part for part in own if part.tag in ("dt", "dd")):
        if part.tag == "dt":
            if label is not None or parts:
                yield label, parts
            label, parts = part, []
        else:
            parts.append(part)
    if label is not None or parts:
        yield label, parts


Read = Callable[[Reader, LexborNode], Iterator[Block]]
_NUMBER, _SOURCE = "cl-table__number", "cl-table__source"  # which no writer can set
_BY_CLASS: dict[str, Read] = {"footnote": Reader.written, "admonition": Reader.box}
_BY_TAG: dict[str, Read] = {
    **dict.fromkeys(_HEADINGS, Reader.heading),
    **dict.fromkeys(("ul", "ol"), Reader.listing),
    "blockquote": Reader.quote,
    "details": Reader.box,
    "p": Reader.prose,
    "dl": Reader.terms,
    "table": Reader.table,
    "pre": Reader.code,
    "hr": Reader.rule,
}
