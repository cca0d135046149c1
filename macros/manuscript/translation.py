"""Which sections of a translation are behind: their original has changed since, or they have changed without it.

A translation's front matter keeps, under `translated`, a stamp for each section of its original: a hash of the
original's text, and one of its own. Where the first differs now, the section is behind, and readers are told; where the
second does, somebody changed the translation alone, and translators are. A number that a text calls for by its id
follows by itself in every language and makes nothing behind. Never a problem: `stamp` says that a section is up to date
again. Writes no files.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.catalog.nodes import Mapping as MappingNode
from macros.catalog.nodes import Node, Scalar
from macros.catalog.record_texts import to_translate_in_any, waits
from macros.ground.lines import line_of
from macros.ground.problems import Position
from macros.ground.told import Told, told
from macros.manuscript.markdown.running_text import sections
from macros.manuscript.page import FRONT_MATTER, Page
from macros.manuscript.project import Project

KEY = "translated"  # in the front matter
FRONT = "front"  # the key of the front matter's own words
TEXT, OWN = "text", "own"  # of a stamp: the original's text, and the translation's
_WORDS_OF_FRONT = ("title", "description", "summary")
_DIGITS = 16  # of a SHA-256 in hexadecimal: no other text with the same one can be sought in a lifetime
_DIGITS_OF_PUBLISHED = 32  # nor can two texts that share one

Stamp = Mapping[str, str]  # TEXT and OWN -> hash; one written by an earlier version may lack the second, and hold more
Stamps = Mapping[str, Stamp]  # section -> stamp


@dataclass(frozen=True, slots=True)
class Behind:
    """One section of a translation that is not as it was stamped, with the place of its heading.

    `is_behind` says that the original's text changed; else only the translation's did. `heading` is the id, empty for
    the front matter and for what stands above the first heading.
    """

    path: str
    original: str
    heading: str
    position: Position
    is_behind: bool


def sections_behind(project: Project) -> list[Behind]:
    """Every section of every stamped translation that is not as it was stamped, page by page, in reading order."""
    return [found for page in translations(project) if page_stamps(page) for found in behind(project, page)]


def translations(project: Project) -> list[Page]:
    """The pages that are translations of another."""
    return [page for page in project.pages if project.original(page.route) is not page]


def behind(project: Project, page: Page) -> Iterator[Behind]:
    """The sections of one translation that are not as they were stamped; all of them where it never was."""
    kept, original = page_stamps(page), project.original(page.route)
    for key, now in stamps(project, page).items():
        then = kept.get(key, {})
        is_behind = now[TEXT] != then.get(TEXT)
        if is_behind or now[OWN] != then.get(OWN, now[OWN]):
            heading = "" if key == FRONT else key.removeprefix("_")
            yield Behind(page.path, original.path, heading, _place(page, heading), is_behind)


def stamps(project: Project, page: Page) -> dict[str, Stamp]:
    """The stamps a translation would have were it brought up to date now, for each section of its original."""
    original = project.original(page.route)
    own = {heading: text for heading, _, text in sections(page)}
    found = {FRONT: _stamp(_front_text(original), _front_text(page))}
    for heading, _, text in sections(original):
        if heading or text.strip():
            found[section_key(heading)] = _stamp(text, own.get(heading, ""))
    return found


def section_key(heading: str) -> str:
    """The key of a section's stamp: its heading's id, marked where it would be taken for the front matter's."""
    return f"_{heading}" if heading in (FRONT, "") else heading


def page_stamps(page: Page) -> Stamps:
    """The stamps a page's front matter keeps; none in one that was never stamped."""
    kept = page.front.node(KEY) if page.front else None
    if not isinstance(kept, MappingNode):
        return {}
    return {key: _texts(node) for key, (_, node) in kept.entries.items() if isinstance(node, MappingNode)}


def with_stamps(text: str, kept: Stamps) -> str:
    """A page's text with `kept` as its stamps, and nothing else of it changed; with front matter, if it had none."""
    lines = [
        f"  {key}: {{{', '.join(f'{name}: {value}' for name, value in stamp.items())}}}" for key, stamp in kept.items()
    ]
    block = "\n".join([f"{KEY}: # written by `./ledger stamp`", *lines, ""])
    found = FRONT_MATTER.match(text)
    if found is None:  # as an issue's opening page, whose record says what front matter would
        return f"---\n{block}---\n\n{text}"
    front = re.sub(rf"^{KEY}:.*\n(?>(?:[ \t].*\n)*)", "", found[1], flags=re.MULTILINE)
    return f"---\n{front}{block}---\n{text[found.end() :]}"


def reason(found: Behind) -> Told:
    """What changed, in words."""
    if found.is_behind:
        return told("the text of {original} changed", original=found.original)
    return told("it changed, and {original} did not", original=found.original)


def untranslated(page: Page) -> list[Position]:
    """The places of a page that wait for a translator, by the mark that stands there for the text."""
    front = page.front.entries.values() if page.front else ()
    found = [
        Position(page.path, node.line, node.column)
        for _, node in front
        if waits(plain_text(node))
        and plain_text(node) in line_of(page.text, node.line)  # else its record's, told there
    ]
    marks = "|".join(map(re.escape, to_translate_in_any()))
    waiting = re.compile(rf"^(?:#+ +)?(?P<mark>{marks})[.。]?(?: *\{{[^}}\n]*\}})? *$", re.M)
    return [*found, *(page.position(line.start("mark")) for line in waiting.finditer(page.text, page.body_offset))]


def text_hash(text: str) -> str:
    """A short hash of a text; blanks at the ends of its lines, and lines at its own ends, do not count."""
    return hashlib.sha256(_bare(text)).hexdigest()[:_DIGITS]


def text_digest(text: str) -> str:
    """A longer one for what must hold against its own writer, who may look for two texts that share one."""
    return hashlib.sha256(_bare(text)).hexdigest()[:_DIGITS_OF_PUBLISHED]


def _bare(text: str) -> bytes:
    return "\n".join(line.rstrip() for line in text.strip().split("\n")).encode("utf-8")


def plain_text(node: Node) -> str:
    """The text of a node, where it is one."""
    return node.text if isinstance(node, Scalar) else ""


def _texts(node: MappingNode) -> dict[str, str]:
    return {name: inner.text for name, (_, inner) in node.entries.items() if isinstance(inner, Scalar)}


def _place(page: Page, heading: str) -> Position:
    line = next((found.line for found in page.headings if found.id == heading), 1)
    return Position(page.path, line, 1)


def _front_text(page: Page) -> str:
    nodes = (page.front.node(name) if page.front else None for name in _WORDS_OF_FRONT)
    return "\n".join(plain_text(node) if node else "" for node in nodes)


def _stamp(text: str, own: str) -> Stamp:
    return {TEXT: text_hash(text), OWN: text_hash(own)}
