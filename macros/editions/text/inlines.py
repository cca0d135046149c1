"""What stands within a paragraph of a finished page, read into runs of words and marks of notes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from macros.editions.text.blocks import NUMBER, SOURCE, WRITTEN, Break, Inline, Inlines, Mark, Note, Picture, Run
from macros.manuscript.markdown.markup import is_link

_MARKS: dict[str, Mark] = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code"}
_SPACE = re.compile(r"\s+")
# What is no part of the words: the sign beside a heading, what repeats a heading for listeners, ways back from a source
_UNSAID = ("headerlink", "cl-unseen", "cl-source__back", "footnote-backref")
_GLUE = "\u2060"  # which a browser alone needs
_SOURCE = "#source-"


@dataclass(frozen=True, slots=True)
class Lead:
    """Where the links of a page lead: `address` is its own in whole, or ""; at `sources` it has those that it lists."""

    address: str = ""
    sources: Collection[str] = ()

    def __call__(self, target: str) -> str:
        """The whole address of a link, or the way there from the page's; "" for what no page may link."""
        if not is_link(target) or self.source(target):
            return ""
        if self.address:
            return urljoin(self.address, target)
        return f"./{target}" if target.startswith("#") else target

    def source(self, target: str) -> str:
        """The number of the source that a link of the page leads to; "" for any other."""
        return target.removeprefix(_SOURCE) if target in self.sources else ""


def inlines_of(nodes: Iterator[LexborNode] | list[LexborNode], lead: Lead) -> Inlines:
    """The inlines of these nodes, blanks as a browser has them; `lead` gives the address that a link leads to."""
    found = [one for node in nodes for one in _inlines(node, Run(""), lead)]
    return tuple(_tidied(found))


def children(node: LexborNode) -> list[LexborNode]:
    """What stands in an element, texts included."""
    return list(node.iter(include_text=True))


def has_class(node: LexborNode, *names: str) -> bool:
    """Whether an element is of any of these classes."""
    return bool(set((node.attributes.get("class") or "").split()) & set(names)) if node.tag != "-text" else False


def _inlines(node: LexborNode, look: Run, lead: Lead) -> Iterator[Inline]:
    """What a node says, in the look that it stands in."""
    tag = node.tag or ""
    if tag == "-text":
        yield replace(look, text=_SPACE.sub(" ", (node.text_content or "").replace(_GLUE, "")))
    elif tag == "br":
        yield Break()
    elif tag == "img":
        yield Picture(node.attributes.get("alt") or "", lead(node.attributes.get("src") or ""))
    elif tag == "sup":
        yield from _raised(node, look, lead)
    elif not has_class(node, *_UNSAID):
        yield from _within(node, _look(node, look, lead), lead)
        yield from _note_of(node, lead)


def _within(node: LexborNode, look: Run, lead: Lead) -> Iterator[Inline]:
    for child in children(node):
        if "data-note" not in child.attributes:
            yield from _inlines(child, look, lead)


def _look(node: LexborNode, look: Run, lead: Lead) -> Run:
    mark = _MARKS.get(node.tag or "")
    if node.tag == "a" and node.attributes.get("href"):
        return replace(look, link=lead(node.attributes["href"] or ""))
    return replace(look, mark=mark) if mark else look


def _note_of(node: LexborNode, lead: Lead) -> Iterator[Note]:
    """The mark of a number's note, which stands behind its words, and of a source that is named."""
    if source := lead.source(node.attributes.get("href") or ""):
        yield Note(SOURCE, source)
    if has_class(node, "cl-number"):
        for link in node.css("a[data-note]"):
            yield Note(NUMBER, link.attributes["data-note"] or "", has_class(node, "cl-number--doubtful"))


def _raised(node: LexborNode, look: Run, lead: Lead) -> Iterator[Inline]:
    """The mark of a note; other raised words behind a sign, so that no power becomes a digit more."""
    said = (node.text() or "").strip().lstrip("*")  # which a writer's own note has before it
    if has_class(node, "cl-cite"):
        yield Note(SOURCE, said)
    elif node.css_first("a.footnote-ref"):
        yield Note(WRITTEN, said)
    else:
        yield replace(look, text="^")
        yield from _within(node, look, lead)


def _tidied(found: list[Inline]) -> Iterator[Inline]:
    """One blank where a browser shows one, none at the ends, neighbours of one look as one, nothing that is empty."""
    joined: list[Inline] = []
    for one in found:
        if isinstance(one, Run):
            text = one.text.lstrip() if _ends_blank(joined) else one.text
            last = joined[-1] if joined else None
            if isinstance(last, Run) and replace(last, text="") == replace(one, text=""):
                joined[-1] = replace(last, text=last.text + text)
            elif text:
                joined.append(replace(one, text=text))
        else:
            joined.append(one)
    while joined and isinstance(last := joined[-1], Run) and last.text.rstrip() != last.text:
        joined[-1:] = [replace(last, text=last.text.rstrip())] if last.text.strip() else []
    yield from joined


def _ends_blank(joined: list[Inline]) -> bool:
    last = joined[-1] if joined else Break()
    return isinstance(last, Break) or (isinstance(last, Run) and last.text.endswith(" "))
