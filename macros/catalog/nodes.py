"""A YAML file as a tree of texts with their places; refuses what the house does not write.

Built on libyaml's events, so no scalar is ever turned into a number, a date or a boolean here: types
belong to the record models. Tags, anchors, aliases, merge keys, several documents and deep nesting are problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from macros.ground.characters import find_strange, strange_told, without_strange
from macros.ground.enough import ENOUGH, one_too_many
from macros.ground.lines import line_of
from macros.ground.problems import Position, Problem
from macros.ground.told import Told, told

DEEPEST = 12
LARGEST_FILE = 8_000_000  # bytes; 100,000 facts over a few files stay well below
MOST_NODES = 500_000  # of one file: 100,000 facts over a few files stay below
# What YAML 1.2.2 (10.3.2) reads as nothing; between quotation marks it is a word
_NOTHING = frozenset(("null", "Null", "NULL", "~"))
LARGEST_SCALAR = 20_000  # characters; a note is a paragraph, not a book
# What libyaml 0.2 says of the mistakes that people make; what it says of others stays its own.
_IN_OUR_WORDS = {
    "mapping values are not allowed in this context": told('a ": " where no key can stand'),
    "could not find expected ':'": told('a key without its ": "'),
    "did not find expected key": told("neither a key at the indentation of its neighbours nor the end of the text"),
    "did not find expected ',' or '}'": told('a "{{" without its "}}"'),
    "did not find expected ',' or ']'": told('a "[" without its "]"'),
    "did not find expected '-' indicator": told('a line of a list without its "- "'),
    "did not find expected node content": told("a sign of YAML's own where a text should stand"),
    "found character that cannot start any token": told("a text that begins with a sign of YAML's own"),
    "found unexpected end of stream": told("a quotation mark without its partner"),
}


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text: a key or a value, as written (quotes taken off)."""

    text: str
    line: int
    column: int
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    nodes: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their nodes, in the order written; keys are unique."""

    entries: dict[str, tuple[Scalar, Node]]
    line: int
    column: int

    def key(self, name: str) -> Scalar | None:
        """The key itself, for its place; None when it is not there."""
        found = self.entries.get(name)
        return found[0] if found else None

    def node(self, name: str) -> Node | None:
        """The node under a key; None when it is not there."""
        found = self.entries.get(name)
        return found[1] if found else None


Node = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    """Ends the reading of one file with its problem; never leaves this module."""

    def __init__(self, line: int, column: int, message: Told, code: str, hint: Told) -> None:
        super().__init__(message)
        self.line, self.column, self.message, self.code, self.hint = line, column, message, code, hint


class _EnoughError(Exception):
    """Ends the reading of a file that holds more mistakes than anyone wants told; never leaves this module."""


def read_nodes(text: str, path: str) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML text, or None, and what is wrong with it.

    `path` is only used in problems. An empty text is None without a problem. A duplicate key is a problem and
    the tree still comes back, so that the rest of the file is checked in the same run.
    """
    reader = _Reader(text, path)
    try:
        return reader.document(), reader.problems
    except _RefusedError as refused:
        reader.add(refused.line, refused.column, refused.message, refused.code, refused.hint)
    except yaml.MarkedYAMLError as error:
        reader.add(*_syntax(error, text))
    except _EnoughError:
        reader.problems[-1] = one_too_many(reader.problems[-1])
    except (yaml.reader.ReaderError, UnicodeError) as error:
        reader.add(
            1,
            1,
            told("not readable as UTF-8 YAML: {said}", said=str(error).split("\n")[0]),
            "not-utf8",
            told("re-save the file as UTF-8"),
        )
    return None, reader.problems


def _syntax(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, Told, str, Told]:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said: str = _IN_OUR_WORDS.get(error.problem or "", error.problem or str(error))
    hint = told('look here and at the line above: ": " after a key, two spaces a level, quotes round a text with ": "')
    if "\t" in line_of(text, line)[:column]:
        said, hint = told("a tab in the indentation"), told("indent with spaces: YAML takes no tabs")
    return line, column, told("YAML cannot be read here: {said}", said=said), "yaml-syntax", hint


class _Reader:
    """Walks the events of one text once."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.problems: list[Problem] = []
        self.nodes = 0
        self.events: Iterator[yaml.Event] = iter(())

    def add(self, line: int, column: int, message: Told, code: str, hint: Told) -> None:
        place = Position(self.path, line, column)
        self.problems.append(Problem(place, message, code, hint, line_of(self.text, line)))
        if len(self.problems) == ENOUGH + 1:
            raise _EnoughError

    def document(self) -> Node | None:
        if len(self.text) > LARGEST_FILE:
            said = told("file of {n} characters, the limit is {limit}", n=len(self.text), limit=LARGEST_FILE)
            raise _RefusedError(1, 1, said, "too-large", told("split the file"))
        self.events = yaml.parse(self.text, Loader=yaml.CSafeLoader)
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    said, hint = told("a second document in one file"), told('remove the "---"')
                    line, column = _place(event)
                    raise _RefusedError(line, column, said, "several-documents", hint)
                root = self.node(next(self.events), depth=1)
        blank = isinstance(root, Scalar) and root.plain and not root.text
        return None if blank else root

    def node(self, event: yaml.Event, *, depth: int) -> Node:
        line, column = _place(event)
        self.nodes += 1
        if self.nodes > MOST_NODES:
            said = told("more than {limit} keys and texts", limit=MOST_NODES)
            raise _RefusedError(line, column, said, "too-large", told("split the file"))
        if depth > DEEPEST:
            said = told("nested more than {limit} deep", limit=DEEPEST)
            raise _RefusedError(line, column, said, "too-deep", told("look for a stray [ or {{"))
        _refuse_extras(event, line, column)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.sequence(depth)), line, column)
        return Mapping(self.entries(depth), line, column)

    def scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> Scalar:
        if len(event.value) > LARGEST_SCALAR:
            said = told("a text of {n} characters, the limit is {limit}", n=len(event.value), limit=LARGEST_SCALAR)
            raise _RefusedError(
                line, column, said, "too-large", told("shorten it; look for a quotation mark left open")
            )
        found = find_strange(event.value)  # an escape, "\\e", is seen only now
        if found is not None:
            said, hint = strange_told(found)
            self.add(line, column, said, "strange-character", hint)
        if not event.style and event.value in _NOTHING:
            hint = told('take the key out, or write a text; quote it if it is meant: "{word}"', word=event.value)
            self.add(line, column, told("{word} says that there is nothing here", word=event.value), "empty", hint)
        # libyaml says "", PyYAML None
        return Scalar(without_strange(event.value), line, column, plain=not event.style)

    def sequence(self, depth: int) -> Iterator[Node]:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self.node(event, depth=depth + 1)

    def entries(self, depth: int) -> dict[str, tuple[Scalar, Node]]:
        found: dict[str, tuple[Scalar, Node]] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, depth=depth + 1)
            if not isinstance(key, Scalar):
                hint = told("write key: … and quote a text that begins with [ or {{")
                raise _RefusedError(key.line, key.column, told("a key must be one word"), "yaml-syntax", hint)
            if key.text == "<<" and key.plain:
                hint = told("write the keys out")
                raise _RefusedError(key.line, key.column, told("a merge key"), "yaml-extra", hint)
            node = self.node(next(self.events), depth=depth + 1)
            self.keep(found, key, node)
        return found

    def keep(self, found: dict[str, tuple[Scalar, Node]], key: Scalar, node: Node) -> None:
        if key.text in found:
            first = found[key.text][0]
            said = told('"{key}" stands twice; first at {path}:{line}', key=key.text, path=self.path, line=first.line)
            self.add(key.line, key.column, said, "duplicate-key", told("keep one of the two; neither wins"))
            return
        found[key.text] = (key, node)


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _refuse_extras(event: yaml.Event, line: int, column: int) -> None:
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if isinstance(event, yaml.AliasEvent):
        said = told("an alias, *{name}", name=anchor)
        raise _RefusedError(line, column, said, "yaml-extra", told("write the text out again"))
    if anchor:
        said = told("an anchor, &{name}, which no record has", name=anchor)
        raise _RefusedError(line, column, said, "yaml-extra", told("take the anchor off"))
    if tag:
        hint = told("take the tag off; types come from the field")
        raise _RefusedError(line, column, told("a tag, {tag}", tag=without_strange(tag)), "yaml-extra", hint)
