"""A YAML text read with the marks that a Chinese keyboard put in the place of YAML's, each line of them told.

So one such mark is one problem: the text is read on, and nothing that only follows from it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.catalog.nodes import Mapping, Node, Scalar, Sequence, read_nodes
from macros.catalog.reading.torn import with_whole_texts
from macros.ground.letters.full_width import MARK, FullWidth, full_width_in, with_yaml_marks
from macros.ground.lines import line_of
from macros.ground.problems import Mend, Position, Problem
from macros.ground.told import told

_MOST_TRIED = 40  # lines, each left out once to see whether it matters
_MOST_READ_AGAIN = 400_000  # characters, over all these tries: a second of work for one file, however large it is
_ENTRY = re.compile(r"[，,][ \t]*+(?P<key>[A-Za-z_][A-Za-z0-9_.-]*+)[ \t]*+：")
_BEGINS_AS_A_KEY = re.compile(r"[｛{]?[A-Za-z_][A-Za-z0-9_.-]*+[ \t]*+：")
_GROUP = re.compile(r"[｛［].*[｝］}\]]")
_RUN_TOGETHER = re.compile(r"[a-z0-9][ \t]*[，、][ \t]*[a-z0-9]")
_HINT = told("write YAML's own mark, and a blank behind it")


def read_meant(text: str, path: str) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML text, or None, and what is wrong with it, as `read_nodes` has it.

    Where marks of full width stand for YAML's own, or a comma tore a text, the tree is that of what was meant.
    """
    node, problems = _with_yaml_marks(text, path)
    whole, torn = with_whole_texts(node, text, path)
    return whole, [*problems, *torn]


def _with_yaml_marks(text: str, path: str) -> tuple[Node | None, list[Problem]]:
    node, problems = read_nodes(text, path)
    found = full_width_in(text)
    if not found:
        return node, problems
    if not _is_broken(node, problems):
        doubtful = set(_doubtful_lines(node))
        found = [one for one in found if one.line + 1 in doubtful]
    meant, others = read_nodes(with_yaml_marks(text, found), path)
    if _is_broken(meant, others) or _stands_twice(others, found):
        return node, problems
    if _is_broken(node, problems) and 1 < len(found) <= min(_MOST_TRIED, _MOST_READ_AGAIN // len(text)):
        needed = [one for one in found if _matters(text, found, one, path)]
        read, left = read_nodes(with_yaml_marks(text, needed), path)
        if not _is_broken(read, left):
            found, meant, others = needed, read, left
    return meant, [*(_problem(text, path, one) for one in found), *others]


def _is_broken(node: Node | None, problems: list[Problem]) -> bool:
    """Whether nothing, or nothing but a text, was read."""
    return isinstance(node, Scalar) or (node is None and bool(problems))


def _stands_twice(problems: list[Problem], found: list[FullWidth]) -> bool:
    """Whether what was taken for a key is one that is there already: then it was text."""
    lines = {one.line + 1 for one in found}
    return any(problem.code == "duplicate-key" and problem.position.line in lines for problem in problems)


def _matters(text: str, found: list[FullWidth], one: FullWidth, path: str) -> bool:
    """Whether the text cannot be read while this line stays as it is: else its marks are text, within a longer one."""
    others = [other for other in found if other is not one]
    node, problems = read_nodes(with_yaml_marks(text, others), path)
    return _is_broken(node, problems) or one.line + 1 in set(_doubtful_lines(node))


def _doubtful_lines(node: Node | None, *, is_top: bool = True) -> Iterator[int]:
    """The lines of what a record never has: a key with a colon in it, a group that is a text, entries run together."""
    if isinstance(node, Mapping):
        for key, value in node.entries.values():
            plain = value.text if isinstance(value, Scalar) and value.plain else ""
            is_doubtful = (key.plain and _BEGINS_AS_A_KEY.match(key.text)) or _GROUP.fullmatch(plain)
            if is_doubtful or any(found["key"] not in node.entries for found in _ENTRY.finditer(plain)):
                yield key.line
            if is_top and isinstance(value, Scalar) and value.line > key.line and _BEGINS_AS_A_KEY.match(plain):
                yield value.line  # the fields of a record are no text
            yield from _doubtful_lines(value, is_top=False)
    elif isinstance(node, Sequence):
        for value in node.nodes:
            if isinstance(value, Scalar) and value.plain and _RUN_TOGETHER.search(value.text):
                yield value.line
            yield from _doubtful_lines(value, is_top=False)


def _problem(text: str, path: str, one: FullWidth) -> Problem:
    mark = MARK.search(one.old)
    at = one.start + (mark.start() if mark else 0)
    said = told('"{mark}" is full-width, which YAML reads as text', mark=mark[0] if mark else one.old)
    mend = Mend(one.line + 1, one.start + 1, one.old, one.new)
    return Problem(
        Position(path, one.line + 1, at + 1), said, "yaml-syntax", _HINT, line_of(text, one.line + 1), mend=mend
    )
