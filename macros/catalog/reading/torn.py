"""Texts and numbers that a comma tore: in a group on one line, what stands behind it is a key without a value; and
curly quotation marks around a text, which are part of it.

`{en: Two plots, one up}` is read by YAML as two entries (1.2.2, 7.4.2). Such a text is told once, with the quotation
marks that it needs, and read on as it was meant, so that nothing is told of keys that nobody wrote.
"""

from __future__ import annotations

import json
import re

from macros.catalog.nodes import Mapping, Node, Scalar, Sequence
from macros.catalog.reading.scalars import number_meant
from macros.ground.lines import line_of
from macros.ground.problems import Mend, Position, Problem
from macros.ground.told import told

_KEY = re.compile(r"[a-z][a-z0-9_-]*")  # which may be a key whose value was forgotten
_CURLY_QUOTED = re.compile("“[^“”]*”")


def with_whole_texts(node: Node | None, text: str, path: str) -> tuple[Node | None, list[Problem]]:
    """The tree with each torn text as one, and a problem for each."""
    problems = list[Problem]()
    return _whole(node, text, path, problems) if node is not None else None, problems


def _whole(node: Node, text: str, path: str, problems: list[Problem]) -> Node:
    if isinstance(node, Sequence):
        return Sequence(tuple(_whole(one, text, path, problems) for one in node.nodes), node.line, node.column)
    if isinstance(node, Scalar):
        if node.plain and _CURLY_QUOTED.fullmatch(node.text):
            problems.append(_curly_quotes(node, text, path))
        return node
    entries, ends = dict[str, tuple[Scalar, Node]](), dict[str, Scalar]()
    for name, (key, value) in node.entries.items():
        before = next(reversed(entries), "")
        if before and _goes_on(entries[before][1], key, value):
            ends[before] = key
        else:
            entries[name] = key, _whole(value, text, path, problems)
    for name, end in ends.items():
        key, value = entries[name]
        assert isinstance(value, Scalar), "only a text goes on"
        written = line_of(text, end.line)[value.column - 1 : end.column - 1 + len(end.text)]
        meant, problem = _joined(value, written, text, path)
        entries[name] = key, Scalar(meant, value.line, value.column)
        problems.append(problem)
    return Mapping(entries, node.line, node.column)


def _goes_on(last: Node, key: Scalar, value: Node) -> bool:
    """Whether a key is more of the plain text before it: on its line, without a colon, its empty value at its end."""
    is_text = isinstance(last, Scalar) and last.plain and bool(last.text) and last.line == key.line
    is_empty = isinstance(value, Scalar) and value.plain and not value.text
    return is_text and is_empty and key.plain and (value.line, value.column) == (key.line, key.column + len(key.text))


def _joined(value: Scalar, written: str, text: str, path: str) -> tuple[str, Problem]:
    """What was meant by a text that a comma tore, and the problem that tells it.

    One word behind a comma may be a key without its value: then the text is what stands before it, and nothing is
    mended unasked.
    """
    first, _, rest = written.partition(",")
    rest = rest.strip()
    number, quoted = number_meant(written), json.dumps(written, ensure_ascii=False)
    meant = number or written
    mend: Mend | None = Mend(value.line, value.column, written, number or quoted)
    if number:
        hint = told("write {word}", word=number)
    elif not _KEY.fullmatch(rest):
        hint = told("a text with a comma is quoted where it stands in braces: {word}", word=quoted)
    else:
        hint = told("write a colon and a value behind it; or, where it is text, quote the whole: {word}", word=quoted)
        meant, mend = value.text, None
    said = told('"{written}" ends at its comma, and "{rest}" is taken for a key', written=first, rest=rest)
    place = Position(path, value.line, value.column + len(first))
    return meant, Problem(place, said, "yaml-syntax", hint, line_of(text, value.line), mend=mend)


def _curly_quotes(node: Scalar, text: str, path: str) -> Problem:
    """Curly quotation marks around the whole of a text, where YAML's own were meant: they would be printed."""
    inner = json.dumps(node.text[1:-1], ensure_ascii=False)
    hint = told("write {word}; if they are to be printed, {other}", word=inner, other=f'"{node.text}"')
    said = told("curly quotation marks, which YAML reads as text")
    return Problem(Position(path, node.line, node.column), said, "yaml-syntax", hint, line_of(text, node.line))
