"""A reader of tagged PDFs: what a program, or whoever hears a document read, finds in the bytes alone.

veraPDF, which judges PDF/UA, is in no registry of packages: what of the standard can be asked here is asked by the tests
beside this file (ISO 14289-1, 7; the Matterhorn Protocol's conditions for machines).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf

_MAPPED = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_PUT = {"Tj", "TJ", "'", '"'}


@dataclass
class Element:
    """An element of the structure tree: its kind, its own and its children's text in order, what its links lead to."""

    kind: str
    alt: str = ""
    children: list[Element | str] = field(default_factory=list)
    links: list[pikepdf.Object] = field(default_factory=list)
    page: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all()

    def of(self, *kinds: str) -> list[Element]:
        return [one for one in self.all() if one.kind in kinds]


class Read:
    """A PDF that was read."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(content))

    @cached_property
    def tree(self) -> Element:
        """The document's structure."""
        return _element(self.pdf.Root.StructTreeRoot.K[0], self._texts)

    @cached_property
    def links(self) -> list[pikepdf.Object]:
        """The annotations of all links."""
        notes = (note for page in self.pdf.pages for note in page.get("/Annots", []))
        return [note for note in notes if note.Subtype == "/Link"]

    @cached_property
    def outline(self) -> list[str]:
        """The titles of the outline, in the order of reading."""
        with self.pdf.open_outline() as outline:
            return [title for item in outline.root for title in _titles(item)]

    @cached_property
    def fonts(self) -> dict[str, bool]:
        """The fonts by their names, each with whether it is in the file."""
        found: dict[str, bool] = {}
        for one in self.pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
                found[str(one.FontName)] = any(f"/FontFile{n}" in one for n in ("", "2", "3"))
        return found

    @cached_property
    def _texts(self) -> dict[tuple[tuple[int, int], int], str]:
        texts: dict[tuple[tuple[int, int], int], str] = {}
        for page in self.pdf.pages:
            for number, text in _marked(page):
                key = (page.obj.objgen, number)
                texts[key] = texts.get(key, "") + text
        return texts


def target(link: pikepdf.Object) -> str:
    """What a link leads to: an address, or "#" and the name of a place."""
    action = link.get("/A")
    return str(action.URI) if action is not None else f"#{link.Dest}"


def _titles(item: pikepdf.OutlineItem) -> Iterator[str]:
    yield item.title
    for child in item.children:
        yield from _titles(child)


def _element(found: pikepdf.Object, texts: dict[tuple[tuple[int, int], int], str]) -> Element:
    made = Element(str(found.S)[1:], str(found.get("/Alt", "")))
    page = found.get("/Pg")
    made.page = page.objgen if page is not None else None
    for kid in found.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            made.links.append(kid.Obj)
        elif isinstance(kid, pikepdf.Dictionary):
            made.children.append(_element(kid, texts))
        elif page is not None:
            made.children.append(texts.get((page.objgen, int(kid)), ""))
    return made


def _marked(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """What a page's content puts down as text, with the number of the marked content it stands in."""
    fonts = {name: _mapping(font) for name, font in page.resources.get("/Font", {}).items()}
    within: list[int | None] = []
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                marked = operands[1] if isinstance(operands[1], pikepdf.Dictionary) else {}
                within.append(int(marked["/MCID"]) if "/MCID" in marked else None)
            case "BMC":
                within.append(None)
            case "EMC":
                within.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case name if (
                name in _PUT and (mcid := next((one for one in reversed(within) if one is not None), None)) is not None
            ):
                yield mcid, "".join(_said(one, letters) for one in _strings(operands[-1]))


def _strings(operand: pikepdf.Object) -> Iterator[bytes]:
    for one in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(one, pikepdf.String):
            yield bytes(one)


def _said(codes: bytes, letters: dict[int, str]) -> str:
    return "".join(letters.get(int.from_bytes(codes[at : at + 2]), "�") for at in range(0, len(codes), 2))


def _mapping(font: pikepdf.Object) -> dict[int, str]:
    """From a font's codes to letters (ISO 32000-1, 9.10.3), as WeasyPrint writes it: two bytes a code, code by code."""
    told = bytes(font.ToUnicode.read_bytes()).decode("ascii", "replace")
    blocks = re.findall(r"beginbfchar(.*?)endbfchar", told, re.DOTALL)
    pairs = (pair for block in blocks for pair in _MAPPED.findall(block))
    return {int(code, 16): bytes.fromhex(letter).decode("utf-16-be") for code, letter in pairs}
