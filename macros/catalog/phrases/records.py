"""The site's own words as records: what a file of data/phrases may hold, each mistake at its own phrase.

Not a model of pydantic's, since the groups and keys are as many as the code asks for. What holds between the languages
is a rule's matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.catalog.decode import Sheet
from macros.catalog.nodes import Mapping, Node, Scalar
from macros.catalog.phrases.asked import longest
from macros.ground.problems import Problem
from macros.ground.slots import is_broken
from macros.ground.told import Told, quoted, told

SETTINGS = frozenset(("prose-scales-from", "table-scales-from", "decimals-at-most", "groups-from"))  # of `numbers`
_NUMBER = re.compile(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?|Infinity", re.ASCII)
Groups = dict[str, dict[str, str]]


def read_phrases(node: Mapping, sheet: Sheet, groups: Groups) -> Iterator[Problem]:
    """Put the groups of one file into `groups`; a phrase that cannot be used is told and left out."""
    for key, inner in node.entries.values():
        if not isinstance(inner, Mapping):
            said = told('"{key}" is a group of phrases', key=key.text)
            yield sheet.problem(
                key, said, "wrong-type", told("indent its phrases two spaces below it, each with its text")
            )
            continue
        words = groups.setdefault(key.text, {})
        for name, pattern in inner.entries.values():
            wrong = _amiss(key.text, name.text, pattern)
            if wrong is not None:
                yield sheet.problem(pattern, *wrong)
            elif isinstance(pattern, Scalar):
                words[name.text] = pattern.text


def _amiss(group: str, key: str, pattern: Node) -> tuple[Told, str, Told] | None:
    """Message, code and hint for what is wrong with one phrase."""
    name = quoted(f"{group}.{key}")
    if not isinstance(pattern, Scalar):
        return (
            told("{key} should be a text, not a list or keys", key=name),
            "wrong-type",
            told("write its text behind it"),
        )
    text = pattern.text
    if not text.strip():
        return told("{key} is empty", key=name), "empty", told("write {line}, or take the line out", line=f"{key}: …")
    limit = longest(group, key)
    if len(text) > limit:
        said = told("{key} has {n} characters, the limit is {limit}", key=name, n=len(text), limit=limit)
        return said, "too-long", told("shorten it")
    if group == "numbers" and key in SETTINGS and not _NUMBER.fullmatch(text):
        return (
            told('"{written}" is not a number', written=text),
            "not-a-number",
            told("write plain digits, or Infinity"),
        )
    if is_broken(text):
        hint = told("a slot is a plain name, {{n}}; a brace that is meant is written twice")
        return told("braces that hold no slot"), "broken-braces", hint
    return None
