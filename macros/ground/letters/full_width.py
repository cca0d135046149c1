"""Full-width marks where YAML wants its own: ： after a key, ， between entries, ｛｝［］ around them.

A Chinese keyboard writes them, and YAML reads them as text. Only places where a mark can be meant for YAML's are looked
at: behind a word that may be a key, between entries, at the ends of a group on one line. Whether it was meant so, only
reading the text both ways shows, which is not done here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = re.compile("[：，、｛｝［］]")
_KEY = r"[A-Za-z_][A-Za-z0-9_.-]*+"
_BLANKS = r"[ \t\u3000]*+"
_BEGINS = re.compile(rf"(?P<before>[ \t]*+(?:- [ \t]*+)?)(?P<key>{_KEY})(?P<colon>{_BLANKS}：{_BLANKS}|:[ \t]++|:$)")
_GROUP = re.compile(r"[ \t]*+(?:- [ \t]*+)?(?=[{｛\[［])")
_QUOTED = re.compile(r"\"(?>(?:[^\"\\]|\\.)*)\"|'(?>(?:[^']|'')*)'")
_IN_GROUP = re.compile(
    rf"(?P<quoted>{_QUOTED.pattern})"
    rf"|(?P<colon>(?<=[{{｛,，])[ \t]*+(?P<key>{_KEY}){_BLANKS}：{_BLANKS})"
    rf"|(?P<comma>{_BLANKS}(?:，(?=[ \t]*+{_KEY}{_BLANKS}[:：])|(?<=[a-z0-9])[，、](?=[ \t]*+[a-z0-9])))"
    r"|(?P<bracket>[｛｝［］])"
)
_PLAIN = str.maketrans("｛｝［］", "{}[]")


@dataclass(frozen=True, slots=True)
class FullWidth:
    """The marks of one line: what stands from the first to the last of them, and what YAML would want there.

    `line` is counted from 0, `start` from the beginning of the line.
    """

    line: int
    start: int
    old: str
    new: str


def full_width_in(text: str) -> list[FullWidth]:
    """The lines of a YAML text with such marks, in order."""
    if not MARK.search(text):
        return []
    return [
        _one(number, line, edits)
        for number, line in enumerate(text.split("\n"))
        if MARK.search(line) and (edits := list(_edits(line)))
    ]


def with_yaml_marks(text: str, found: list[FullWidth]) -> str:
    """The text with YAML's marks in the place of these, which keeps its lines."""
    lines = text.split("\n")
    for one in found:
        line = lines[one.line]
        lines[one.line] = line[: one.start] + one.new + line[one.start + len(one.old) :]
    return "\n".join(lines)


def _one(number: int, line: str, edits: list[tuple[int, int, str]]) -> FullWidth:
    start, end = edits[0][0], edits[-1][1]
    pieces, done = [], start
    for begin, stop, new in edits:
        pieces += [line[done:begin], new]
        done = stop
    return FullWidth(number, start, line[start:end], "".join(pieces))


def _edits(line: str) -> Iterator[tuple[int, int, str]]:
    """What to put in the place of what, each as (from, to, new)."""
    key = _BEGINS.match(line)
    value = key.end() if key else 0
    if key and "：" in key["colon"]:
        yield key.start("colon"), value, ": " if value < len(line) else ":"
    group = _GROUP.match(line, value)
    for found in _IN_GROUP.finditer(line, group.end()) if group else ():
        if found["colon"]:
            yield found.end("key"), found.end(), ": "
        elif found["comma"]:
            yield found.start(), found.end(), "," if line[found.end()].isspace() else ", "
        elif found["bracket"]:
            yield found.start(), found.end(), found[0].translate(_PLAIN)
