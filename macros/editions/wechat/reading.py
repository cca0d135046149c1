"""From a finished page's HTML to blocks. What is set here by class and by id is known from the site's own templates.

A post has a list of sources of its own; a chart's table and the ways to other pages, which lead nowhere, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.catalog.record_digests import Key
from macros.catalog.records import Verdict
from macros.editions.wechat.blocks import (
    BREAK,
    Block,
    Checked,
    Cited,
    Code,
    Figure,
    FigureName,
    Heading,
    Items,
    Line,
    Number,
    Paragraph,
    Piece,
    Rule,
    Table,
    Term,
    Words,
    plain,
)
from macros.manuscript.tokens import replace_later

_BLANKS = re.compile(r"[ \t\r\n]+")
_UNSEEN = "\u2060"  # keeps a mark on its line
_LEFT_OUT = (
    "a.headerlink, a.cl-own, a.footnote-backref, details.cl-listed, details.cl-data, p.cl-figure__more, "
    ".cl-unseen, .cl-drawn, wbr"
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = {*_HEADINGS, "p", "ul", "ol", "table", "figure", "div", "blockquote", "details", "summary", "hr", "pre"}
_DEEPER = Words("– ")  # before what stood in a list of its own
_VERDICT = re.compile(r"cl-check--(\w+)")


@dataclass(frozen=True, eq=False)
class PageReader:
    """Reads a page: `keys` gives the record of each number's note, `sources` the source at each place of its list.

    `address` is where the page stands, in whole; `own` are the whole addresses of pages that its readers have already.
    """

    keys: Mapping[int, Key]
    sources: Mapping[str, str]
    address: str
    own: frozenset[str] = frozenset()

    def blocks(self, html: str) -> list[Block]:
        """Its blocks."""
        body = LexborHTMLParser(replace_later(html, lambda _: "")).body
        assert body is not None  # every parser of HTML makes one
        for heading in filter(None, map(_heading_of, body.css("details.cl-listed"))):
            heading.decompose()
        for node in body.css(_LEFT_OUT):
            node.decompose()
        return list(self._in(body))

    def _in(self, node: LexborNode) -> Iterator[Block]:
        """The blocks in a node; what stands there as mere words is a paragraph."""
        loose: list[LexborNode] = []
        for child in node.iter(include_text=True):
            if child.tag in _BLOCKS:
                yield from self._loose(loose)
                loose = []
                yield from self._block(child)
            else:
                loose.append(child)
        yield from self._loose(loose)

    def _loose(self, nodes: list[LexborNode]) -> Iterator[Block]:
        line = _trimmed(piece for node in nodes for piece in self._piece(node, Words("")))
        if line:
            yield Paragraph(line)

    def _block(self, node: LexborNode) -> Iterator[Block]:
        if node.tag in _HEADINGS:
            yield Heading(_HEADINGS[node.tag], self._line(node))
        elif node.tag in ("ul", "ol"):
            yield self._items(node)
        elif node.tag == "table":
            yield self._table(node)
        elif node.tag == "hr":
            yield Rule()
        elif node.tag == "pre":
            yield Code(node.text().strip("\n"))
        elif node.tag == "summary" or _has(node, "admonition-title"):
            yield Paragraph(self._line(node, Words("", bold=True)))
        elif node.tag == "p":
            yield from self._loose([node])
        else:
            yield from self._box(node)

    def _box(self, node: LexborNode) -> Iterator[Block]:
        if _has(node, "cl-figure"):
            yield _figure(node)
        elif _has(node, "cl-check"):
            yield self._checked(node)
        elif _has(node, "cl-quote"):
            yield from self._quote(node)
        elif node.tag == "blockquote":
            yield from (replace(one, quoted=True) if isinstance(one, Paragraph) else one for one in self._in(node))
        else:
            yield from self._in(node)

    def _items(self, node: LexborNode) -> Items:
        items = tuple(tuple(self._item(item)) for item in node.iter() if item.tag == "li")
        return Items(items, node.tag == "ol", int(node.attributes.get("start") or "1"))

    def _item(self, node: LexborNode) -> Iterator[Line]:
        """The lines of an item: its words, and those of what stands deeper."""
        for block in self._in(node):
            if isinstance(block, Items):
                for n, line in ((n, line) for inner in block.items for n, line in enumerate(inner)):
                    yield (_DEEPER, *line) if n == 0 or line[0] == _DEEPER else line
            elif isinstance(block, Heading | Paragraph):
                yield block.line
            elif isinstance(block, Code):
                yield (Words(block.said, code=True),)

    def _table(self, node: LexborNode) -> Table:
        rows = [tuple(self._line(cell) for cell in row.css("th, td")) for row in node.css("tr")]
        headed = node.css_first("thead") is not None
        return Table(rows[0] if headed else (), tuple(rows[1:] if headed else rows))

    def _checked(self, node: LexborNode) -> Checked:
        found = _VERDICT.search(node.attributes["class"] or "")
        assert found  # as `check.html` sets it
        rows = []
        for row in node.css("dl > div"):
            line: list[Piece] = []
            for said in row.css("dd"):
                line += [Words("；")] if line else []
                line += sorted(self._line(said), key=lambda piece: isinstance(piece, Cited))  # marks behind the words
            rows.append((_text(row, "dt"), tuple(line)))
        return Checked(cast(Verdict, found[1]), tuple(rows))

    def _quote(self, node: LexborNode) -> Iterator[Block]:
        yield from (Paragraph(self._line(words), quoted=True) for words in node.css("blockquote > p"))
        yield from (Paragraph(self._line(by), quoted=True) for by in node.css("figcaption"))

    def _line(self, node: LexborNode, manner: Words | None = None) -> Line:
        return _trimmed(self._pieces(node, manner or Words("")))

    def _pieces(self, node: LexborNode, manner: Words) -> Iterator[Piece]:
        for child in node.iter(include_text=True):
            yield from self._piece(child, manner)

    def _piece(self, node: LexborNode, manner: Words) -> Iterator[Piece]:
        if node.tag == "-text":
            yield replace(manner, said=_BLANKS.sub(" ", node.text_content or "").replace(_UNSEEN, ""))
        elif node.tag == "br":
            yield BREAK
        elif node.tag == "img":
            yield replace(manner, said=f"［{node.attributes.get('alt') or ''}］")
        elif _has(node, "cl-number"):
            yield self._number(node, manner)
        elif node.tag == "abbr" and _has(node, "cl-term"):
            yield Term(node.text(), node.attributes.get("title") or "", manner.bold)
        elif node.tag == "a":
            yield from self._link(node, manner)
        else:
            yield from self._pieces(node, _manner_in(node, manner))

    def _number(self, node: LexborNode, manner: Words) -> Piece:
        note = node.css_first("a[data-note]")
        if note is None:
            return replace(manner, said=node.text())
        key = self.keys[int(note.attributes["data-note"] or "0")]
        lead = node.css_first("span[aria-hidden]")
        doubtful = _has(node, "cl-number--doubtful")
        return Number(node.text(), key, doubtful, lead.text() if lead else "", manner.bold)

    def _link(self, node: LexborNode, manner: Words) -> Iterator[Piece]:
        there = node.attributes.get("href") or ""
        kind, _, name = there.partition("-")
        if kind == "#chart":
            yield FigureName(name)
        elif there in self.sources:
            if (node.parent and node.parent.tag) != "sup":  # named in words, as among what a verdict rests on
                yield from self._pieces(node, manner)
            yield Cited(self.sources[there])
        elif _has(node, "footnote-ref"):
            yield replace(manner, said=node.text())
        elif there.startswith("#") or not there:
            yield from self._pieces(node, manner)
        else:
            whole = urljoin(self.address, there).partition("#")[0]  # a note names a page once
            yield from self._pieces(node, replace(manner, address="" if whole in self.own else whole))


def _figure(node: LexborNode) -> Figure:
    documents = [_BLANKS.sub(" ", found.text()).strip() for found in node.css(".cl-figure__source")]
    credited = f"{_text(node, '.cl-figure__sources > b')}{'；'.join(documents)}"
    below = (_text(node, ".cl-note"), credited if documents else _text(node, ".cl-figure__sources"))
    chart = (node.attributes["id"] or "").removeprefix("chart-")
    return Figure(chart, _text(node, ".cl-finding"), _text(node, ".cl-subtitle"), tuple(filter(None, below)))


def _text(node: LexborNode, css: str) -> str:
    """The words of the first such element in a node; "" where there is none."""
    found = node.css_first(css)
    return _BLANKS.sub(" ", found.text()).strip() if found else ""


def _manner_in(node: LexborNode, manner: Words) -> Words:
    if node.tag in ("strong", "b"):
        return replace(manner, bold=True)
    if node.tag == "em" and not _has(node, "cl-doubtful"):
        return replace(manner, italic=True)
    return replace(manner, code=True) if node.tag == "code" else manner


def _has(node: LexborNode, name: str) -> bool:
    return name in (node.attributes.get("class") or "").split()


def _heading_of(listed: LexborNode) -> LexborNode | None:
    """The heading over the list of sources, with which it is left out."""
    before = listed.prev
    while before is not None and before.tag == "-text" and not (before.text_content or "").strip():
        before = before.prev
    return before if before is not None and before.tag in _HEADINGS else None


def _trimmed(pieces: Iterable[Piece]) -> Line:
    """A line without empty pieces, and without blanks at its ends."""
    line = [piece for piece in pieces if not isinstance(piece, Words) or piece.said]
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while line and isinstance(words := line[end], Words):
            line[end] = kept = replace(words, said=strip(words.said))
            if kept.said:
                break
            line.pop(end)
    return tuple(line) if any(plain((piece,)) or isinstance(piece, FigureName | Cited) for piece in line) else ()
