"""HTML that Markdown made, read into blocks. What our own templates set is read by `boxes`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from macros.editions.text.blocks import (
    WRITTEN,
    Block,
    Code,
    Heading,
    Inline,
    Inlines,
    Listing,
    Notes,
    Paragraph,
    Quote,
    Row,
    Rule,
    Run,
    Table,
    words_of,
)
from macros.editions.text.inlines import Lead, children, has_class, inlines_of
from macros.editions.text.labels import labelled, strong
from macros.wording.voice import Voice, phrase

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {*_HEADINGS, "p", "ul", "ol", "dl", "div", "figure", "blockquote", "table", "details", "pre", "hr", "section"}


@dataclass(frozen=True)
class Reader:
    """What reads the HTML of a page in a language; `lead` says where its links lead."""

    voice: Voice
    lead: Lead

    def within(self, node: LexborNode) -> Iterator[Block]:
        """The blocks in an element; what stands loose between them is a paragraph each."""
        loose: list[LexborNode] = []
        for child in children(node):
            if child.tag in _BLOCKS:
                yield from self.paragraph(loose)
                loose = []
                yield from self.block(child)
            else:
                loose.append(child)
        yield from self.paragraph(loose)

    def paragraph(self, nodes: list[LexborNode]) -> Iterator[Block]:
        """The paragraph that these nodes make; none where they say nothing."""
        words = inlines_of(nodes, self.lead)
        if words:
            yield Paragraph(words)

    def block(self, node: LexborNode) -> Iterator[Block]:
        """What one element says; one that only holds others says what they do."""
        read = self.of_class(node) or _BY_TAG.get(node.tag or "")
        yield from read(self, node) if read else self.within(node)

    def of_class(self, node: LexborNode) -> Read | None:
        """What reads an element of one of Markdown's own classes."""
        return next((read for name, read in _BY_CLASS.items() if has_class(node, name)), None)

    def heading(self, node: LexborNode) -> Iterator[Block]:
        """A heading."""
        yield Heading(_HEADINGS[node.tag or ""], inlines_of(children(node), self.lead))

    def prose(self, node: LexborNode) -> Iterator[Block]:
        """A paragraph."""
        yield from self.paragraph(children(node))

    def listing(self, node: LexborNode) -> Iterator[Block]:
        """A list."""
        items = tuple(tuple(self.within(item)) for item in node.css("li") if item.parent == node)
        yield Listing(items, int(node.attributes.get("start") or 1) if node.tag == "ol" else None)

    def terms(self, node: LexborNode) -> Iterator[Block]:
        """A list of definitions: each with its label."""
        found: list[tuple[LexborNode, list[LexborNode]]] = []
        for part in node.css("dt, dd"):
            if part.tag == "dt":
                found.append((part, []))
            elif found:
                found[-1][1].append(part)
        for said, told in found:
            label = strong(words_of(inlines_of(children(said), self.lead)))
            yield Paragraph(labelled(self.voice, (label,), self.one_after_another(told)))

    def one_after_another(self, nodes: list[LexborNode]) -> Inlines:
        """What several elements say, with a sign between them."""
        between = Run(phrase(self.voice, "ledger", "source-break"))
        found: list[Inline] = []
        for node in nodes:
            found += [*([between] if found else []), *inlines_of(children(node), self.lead)]
        return tuple(found)

    def quote(self, node: LexborNode) -> Iterator[Block]:
        """What stands apart, a box among them; what is folded away on the web stands open."""
        yield Quote(tuple(self.within(node)))

    def table(self, node: LexborNode) -> Iterator[Block]:
        """A table, its first row at its head."""
        head, *rows = node.css("tr")
        cells = self._cells(head)
        numbered = {n for row in node.css("tr") for n, cell in enumerate(row.css("th, td")) if _is_number(cell)}
        sources = cells[-1:] == ((Run(phrase(self.voice, "figure", "source")),),)
        yield Table(cells, tuple(map(self._row, rows)), tuple(sorted(numbered)), sources)

    def _row(self, node: LexborNode) -> Row:
        return Row(self._cells(node), heads=has_class(node, "cl-table__group"))

    def _cells(self, row: LexborNode) -> tuple[Inlines, ...]:
        return tuple(inlines_of(children(cell), self.lead) for cell in row.css("th, td"))

    def code(self, node: LexborNode) -> Iterator[Block]:
        """Text that is shown as it is."""
        yield Code((node.text() or "").rstrip("\n"))

    def rule(self, _node: LexborNode) -> Iterator[Block]:
        """A break between parts."""
        yield Rule()

    def written(self, node: LexborNode) -> Iterator[Block]:
        """The writer's own notes, by the numbers that Markdown gave them, under what they are called."""
        for part in node.css("p.cl-footnotes"):
            yield from self.prose(part)
        items = enumerate(node.css("ol > li"), start=1)
        yield Notes(WRITTEN, tuple((str(n), tuple(self.within(item))) for n, item in items))


Read = Callable[[Reader, LexborNode], Iterator[Block]]
_BY_CLASS: dict[str, Read] = {"footnote": Reader.written, "admonition": Reader.quote}
_BY_TAG: dict[str, Read] = {
    **dict.fromkeys(_HEADINGS, Reader.heading),
    **dict.fromkeys(("ul", "ol"), Reader.listing),
    **dict.fromkeys(("blockquote", "details"), Reader.quote),
    "p": Reader.prose,
    "dl": Reader.terms,
    "table": Reader.table,
    "pre": Reader.code,
    "hr": Reader.rule,
}


def _is_number(cell: LexborNode) -> bool:
    return has_class(cell, "cl-table__number")
