"""A page as written: its language and route, front matter with places, body, headings and macro calls.

Reads Markdown files under `docs/`; does not render them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from macros.catalog.nodes import Mapping, Node, Scalar
from macros.catalog.reading.meant import read_meant
from macros.ground.files import emptied_problem, read_text
from macros.ground.lines import line_of, on_one_line, place_in
from macros.ground.problems import Mend, Position, Problem
from macros.ground.told import Told, told
from macros.manuscript.docs_tree import Entry
from macros.manuscript.limits import over_limit, over_size
from macros.manuscript.markdown.code import fenced, is_within
from macros.manuscript.torn.calls import without_torn
from macros.manuscript.torn.marks import with_plain_marks

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_OTHER_END = re.compile(r"^\.\.\.[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]++(?P<text>[^\n]*+)$", re.MULTILINE)
_NOTHING = re.compile(
    r"(?>(?:---\n---(?=\n|\Z))?)(?>(?:\s|<!--(?>(?:(?!-->).)*)-->)*)", re.DOTALL
)  # a front matter that says nothing, too
_ID = re.compile(r"(?:^|\s)#(\S+)")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its level, its text, its id (None where none is written) and its line."""

    level: int
    text: str
    id: str | None
    line: int


@dataclass(frozen=True)
class Page:
    """One Markdown file under `docs/<language>/`; `route` is its path below that folder, shared by its twins."""

    path: str
    language: str
    route: str
    text: str
    front: Mapping | None = None
    body_offset: int = 0
    headings: tuple[Heading, ...] = field(default=())
    opening: str = ""  # Markdown with calls that stands before the body and that nobody wrote (`openings.py`)

    @property
    def body(self) -> str:
        """The Markdown after the front matter."""
        return self.text[self.body_offset :]

    @property
    def whole(self) -> str:
        """All of the page's Markdown: its opening, and its body."""
        return self.opening + self.body

    def section_at(self, line: int) -> str:
        """The id of the heading that `line` stands under; empty above the first."""
        above = bisect_right(self.headings, line, key=lambda heading: heading.line)
        return (self.headings[above - 1].id or "") if above else ""

    def position(self, offset: int) -> Position:
        """The place of a character of the whole text."""
        return Position(self.path, *place_in(self.text, offset))

    def problem(self, place: Position, message: Told, code: str, hint: Told, mend: Mend | None = None) -> Problem:
        """A problem at `place` with its source line."""
        return Problem(place, message, code, hint, line_of(self.text, place.line), mend=mend)


def read_pages(root: Path, tree: tuple[Entry, ...], languages: tuple[str, ...]) -> tuple[list[Page], list[Problem]]:
    """Every page of every language among the entries of `docs/`, and what keeps a file from being read as one.

    A call that cannot be read is told here; the text of its page has it as it was meant, or nothing of it.
    """
    pages, problems = [], []
    for entry in tree:
        language = entry.route.partition("/")[0]
        if language not in languages or not entry.path.endswith(".md") or entry.is_link or entry.is_special:
            continue
        text, found = read_text(root, root / entry.path)
        problems += found
        if text is not None:
            page, wrong = _within_limits(text, entry.path, language)
            pages += [page] if page else []
            problems += wrong
    emptied = _emptied(pages)
    return [page for page in pages if page.path not in emptied], [*problems, *map(emptied_problem, emptied)]


def _emptied(pages: Sequence[Page]) -> list[str]:
    """The paths of pages with nothing in them, where another language has something."""
    written = {page.route for page in pages if not _NOTHING.fullmatch(page.text)}
    return [page.path for page in pages if page.route in written and _NOTHING.fullmatch(page.text)]


def _within_limits(text: str, path: str, language: str) -> tuple[Page | None, Sequence[Problem]]:
    """The page of a text, or none and the limit that it is over: no rule looks at it then."""
    over = over_size(text, path)
    if over:
        return None, [over]
    page, wrong = page_of(text, path, language)
    over = over_limit(text, path, page.body_offset)
    if over:
        return None, [over]
    plain, marks = with_plain_marks(text, path, page.body_offset)
    meant, torn = without_torn(plain, path, page.body_offset)
    found = [*marks, *torn]
    return (page_of(meant, path, language)[0], [*wrong, *found]) if found else (page, wrong)


@lru_cache(maxsize=4096)
def page_of(text: str, path: str, language: str) -> tuple[Page, tuple[Problem, ...]]:
    """The page that a text makes; `path` begins with `docs/<language>/`. Remembered: a preview reads a page once."""
    route = path.removeprefix(f"docs/{language}/")
    front, offset, problems = _front_matter(text, path)
    return Page(path, language, route, text, front, offset, tuple(_headings(text, offset))), tuple(problems)


def _front_matter(text: str, path: str) -> tuple[Mapping | None, int, list[Problem]]:
    found = FRONT_MATTER.match(text)
    if not found:
        unclosed = text.startswith("---")
        said, hint = told("front matter without an end"), told('close it with a line "---" above the first heading')
        wrong = [Problem(Position(path, 1, 1), said, "front-matter", hint, line_of(text, 1))]
        return None, 0, wrong if unclosed else []
    # A blank line stands for the opening "---", so that every place is right.
    node, problems = read_meant("\n" + found[1], path)
    if node is None and not problems:  # nothing stands there, which is no mistake of its own
        node = Mapping({}, 1, 1)
    problems += _other_ends(found, text, path)
    if node is not None and not isinstance(node, Mapping):
        problems.append(_not_keys(path, node, text))
    return _on_one_line(node) if isinstance(node, Mapping) else None, found.end(), problems


def _on_one_line(front: Mapping) -> Mapping:
    """Front matter, each of its texts on one line: descriptions stand in lists, and what was changed in mails."""
    entries = {
        name: (key, replace(node, text=on_one_line(node.text)) if isinstance(node, Scalar) else node)
        for name, (key, node) in front.entries.items()
    }
    return replace(front, entries=entries)


def _other_ends(found: re.Match[str], text: str, path: str) -> Iterator[Problem]:
    """YAML ends a document at "..." too (1.2.2, 9.1.4), and what follows would be read by nobody."""
    for end in _OTHER_END.finditer(found[1]):
        line = text.count("\n", 0, found.start(1) + end.start()) + 1
        said, hint = told('a line "..." in the front matter'), told('take it out; front matter ends with "---"')
        yield Problem(Position(path, line, 1), said, "front-matter", hint, line_of(text, line))


def _not_keys(path: str, node: Node, text: str) -> Problem:
    place = Position(path, node.line, node.column)
    said, hint = told("front matter without keys"), told("write title: …")
    return Problem(place, said, "front-matter", hint, line_of(text, node.line))


def _headings(text: str, offset: int) -> Iterator[Heading]:
    blocks = fenced(text, offset)
    for found in _HEADING.finditer(text, offset):
        if not is_within(blocks, found.start()):
            written, attributes = _without_attributes(found["text"])
            heading_id = _ID.search(attributes)
            line, _ = place_in(text, found.start())
            yield Heading(len(found["marks"]), written, heading_id[1] if heading_id else None, line)


def _without_attributes(text: str) -> tuple[str, str]:
    """A heading's text and what stands in the braces at its end."""
    text = text.rstrip(" \t")
    written, opening, attributes = text[:-1].rpartition("{")
    if not text.endswith("}") or not opening or "}" in attributes:
        return text, ""
    return written.rstrip(" \t"), attributes
