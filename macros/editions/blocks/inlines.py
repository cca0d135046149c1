"""What stands within a paragraph of a finished page, read into runs of words, numbers and marks of notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from macros.catalog.record_digests import Key
from macros.editions.blocks.lines import add
from macros.editions.blocks.model import (
    SOURCE,
    WRITTEN,
    Break,
    Inline,
    Inlines,
    Mark,
    Note,
    Number,
    Picture,
    Run,
)
from macros.manuscript.markdown.markup import is_link

_MARKS: dict[str, Mark] = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code"}
_BLANKS = re.compile(r"[ \t\r\n\f]+")  # as HTML has them: those that keep a number whole stay
# What is no part of the words: the sign beside a heading, what repeats a heading for listeners, ways back from a source
_UNSAID = ("headerlink", "cl-unseen", "cl-source__back", "footnote-backref")
_GLUE = "\u2060"  # which a browser alone needs
_CHART = "#chart-"
_SOURCE = "#source-"


@dataclass(frozen=True, slots=True)
class Lead:
    """What the links of a page lead to, which stands at `address`, in whole, or "" where that is not known.

    `sources` has the source at each place of the page's list, and `keys` the record of each number's note.
    """

    address: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[int, Key] = field(default_factory=dict)

    def __call__(self, target: str) -> str:
        """The whole address of a link, or the way there from the page's; "" for what no page may link."""
        if not is_link(target) or target in self.sources:
            return ""
        if self.address:
            return urljoin(self.address, target)
        return f"./{target}" if target.startswith("#") else target


def inlines_of(nodes: Iterable[LexborNode], lead: Lead) -> Inlines:
    """The inlines of these nodes, blanks as a browser has them; `lead` gives the address that a link leads to."""
    return tuple(_tidied(one for node in nodes for one in _inlines(node, Run(""), lead)))


def children(node: LexborNode) -> list[LexborNode]:
    """What stands in an element, texts included."""
    return list(node.iter(include_text=True))


def has_class(node: LexborNode, *names: str) -> bool:
    """Whether an element is of any of these classes."""
    return bool(set((node.attributes.get("class") or "").split()) & set(names)) if node.tag != "-text" else False


def said_in(node: LexborNode) -> str:
    """The bare words in a node, blanks as a browser has them."""
    return _BLANKS.sub(" ", node.text_content or "" if node.tag == "-text" else node.text()).replace(_GLUE, "")


def _inlines(node: LexborNode, look: Run, lead: Lead) -> Iterator[Inline]:
    """What a node says, in the look that it stands in."""
    tag = node.tag or ""
    if tag == "-text":
        yield replace(look, text=said_in(node))
    elif tag == "br":
        yield Break()
    elif tag == "img":
        yield Picture(node.attributes.get("alt") or "", lead(node.attributes.get("src") or ""))
    elif tag == "sup":
        yield from _raised(node, look, lead)
    elif not has_class(node, *_UNSAID):
        note = node.css_first("a[data-note]") if has_class(node, "cl-number") else None
        yield from _within(node, _look(node, look, lead), lead) if note is None else (_number(node, note, look, lead),)
        yield from _source(node, lead)


def _within(node: LexborNode, look: Run, lead: Lead) -> Iterator[Inline]:
    for child in children(node):
        yield from _inlines(child, look, lead)


def _look(node: LexborNode, look: Run, lead: Lead) -> Run:
    target, mark = node.attributes.get("href") or "", _MARKS.get(node.tag or "")
    if node.tag == "a" and target:
        chart = target.removeprefix(_CHART) if target.startswith(_CHART) else ""
        return replace(look, link=lead(target), chart=chart)
    if has_class(node, "cl-term"):
        return replace(look, meaning=node.attributes.get("title") or "")
    return replace(look, marks=(*look.marks, mark)) if mark else look


def _number(node: LexborNode, note: LexborNode, look: Run, lead: Lead) -> Number:
    """A number, as `number.html` sets it: its hedge beside the button, and its note behind."""
    number, hedge = int(note.attributes["data-note"] or 0), node.css_first("span[aria-hidden]")
    is_doubtful, before = has_class(node, "cl-number--doubtful"), said_in(hedge) if hedge else ""
    return Number(said_in(node), number, lead.keys[number], is_doubtful, before, look.marks)


def _source(node: LexborNode, lead: Lead) -> Iterator[Note]:
    """The mark of the source that a link leads to, behind its words."""
    target = node.attributes.get("href") or ""
    if target in lead.sources:
        yield Note(SOURCE, target.removeprefix(_SOURCE), source=lead.sources[target])


def _raised(node: LexborNode, look: Run, lead: Lead) -> Iterator[Inline]:
    """The mark of a note; other raised words behind a sign, so that no power becomes a digit more."""
    if has_class(node, "cl-cite"):
        yield from (note for link in node.css("a") for note in _source(link, lead))
    elif node.css_first("a.footnote-ref"):
        yield Note(WRITTEN, said_in(node).strip().lstrip("*"))  # which a writer's own note has before it
    else:
        yield replace(look, text="^")
        yield from _within(node, look, lead)


def _tidied(found: Iterable[Inline]) -> list[Inline]:
    """One blank where a browser shows one, none at the ends, neighbours of one look as one, nothing that is empty."""
    joined: list[Inline] = []
    for one in found:
        is_second = isinstance(one, Run) and _ends_blank(joined)
        add(joined, replace(one, text=one.text.lstrip()) if isinstance(one, Run) and is_second else one)
    while joined and isinstance(last := joined[-1], Run) and last.text.rstrip() != last.text:
        joined[-1:] = [replace(last, text=last.text.rstrip())] if last.text.strip() else []
    return joined


def _ends_blank(joined: list[Inline]) -> bool:
    last = joined[-1] if joined else Break()
    return isinstance(last, Break) or (isinstance(last, Run) and last.text.endswith(" "))
