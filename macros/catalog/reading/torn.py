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
from macros.ground.told import Told, told

_KEY = re.compile(r"[a-z][a-z0-9_-]*")  # which may be a key whose value was forgotten

_PRINTED = re.compile("“[^“”]*”")


def with_whole_texts(node: Node | None, text: str, path: str) -> tuple[Node | None, list[Problem]]:
    """The tree with each torn text as one, and a problem for each."""
    problems = list[Problem]()
    return _whole(node, text, path, problems) if node is not None else None, problems


def _whole(node: Node, text: str, path: str, problems: list[Problem]) -> Node:
    if isinstance(node, Sequence):
        return Sequence(tuple(_whole(one, text, path, problems) for one in node.nodes), node.line, node.column)
    if isinstance(node, Scalar):
        if node.plain and _PRINTED.fullmatch(node.text):
            problems.append(_printed(node, text, path))
        return node
    entries = dict[str, tuple[Scalar, Node]]()
    before, torn = "", dict[str, str]()
    for name, (key, value) in node.entries.items():
        last = entries[before][1] if before else None
        if (
            isinstance(last, Scalar)
            and last.plain
            and last.text
            and last.line == key.line
            and _has_no_colon(key, value)
        ):
            torn[before] = line_of(text, key.line)[last.column - 1 : key.column - 1 + len(key.text)]
            continue
        before, entries[name] = name, (key, _whole(value, text, path, problems))
    for name, whole in torn.items():
        key, value = entries[name]
        if isinstance(value, Scalar):
            entries[name] = key, Scalar(number_meant(whole) or whole, value.line, value.column)
            problems.append(_problem(value, whole, text, path))
    return Mapping(entries, node.line, node.column)


def _printed(node: Scalar, text: str, path: str) -> Problem:
    """Curly quotation marks around the whole of a text, where YAML's own were meant: they would be printed."""
    inner = json.dumps(node.text[1:-1], ensure_ascii=False)
    hint = told("write {word}; if they are to be printed, {other}", word=inner, other=f'"{node.text}"')
    said = told("curly quotation marks, which YAML reads as text")
    return Problem(Position(path, node.line, node.column), said, "yaml-syntax", hint, line_of(text, node.line))


def _has_no_colon(key: Scalar, value: Node) -> bool:
    """Whether an empty value stands just where its key ends."""
    is_empty = isinstance(value, Scalar) and value.plain and not value.text
    return is_empty and key.plain and (value.line, value.column) == (key.line, key.column + len(key.text))


def _problem(value: Scalar, whole: str, text: str, path: str) -> Problem:
    number = number_meant(whole)
    meant = number or json.dumps(whole, ensure_ascii=False)
    first, _, rest = whole.partition(",")
    is_clear = number is not None or not _KEY.fullmatch(rest.strip())
    said = told('"{written}" ends at its comma, and "{rest}" is taken for a key', written=first, rest=rest.strip())
    return Problem(
        Position(path, value.line, value.column + len(first)),
        said,
        "yaml-syntax",
        told("write {word}", word=meant) if number else _quoted(meant, is_clear=is_clear),
        line_of(text, value.line),
        mend=Mend(value.line, value.column, whole, meant) if is_clear else None,
    )


def _quoted(meant: str, *, is_clear: bool) -> Told:
    if is_clear:
        return told("a text with a comma is quoted where it stands in braces: {word}", word=meant)
    return told("write a colon and a value behind it; or, where it is text, quote the whole: {word}", word=meant)
