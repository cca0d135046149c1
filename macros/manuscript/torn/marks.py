"""Marks that Markdown reads as text: no blank behind those of a heading, or a wide one; an id in braces of full width
or in a single pair. A heading is read on as it was meant, so that nothing is told that only follows from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.ground.lines import line_of, place_in
from macros.ground.problems import Mend, Position, Problem
from macros.ground.told import told
from macros.manuscript.markdown.code import code_in, is_within

_HEADING = re.compile(r"^(?P<marks>#{1,6})(?P<blank>[ \t\u00a0\u3000]*+)(?P<words>[^\s#][^\n]*+)$", re.MULTILINE)
_ID = re.compile(r"[｛{][ \t\u3000]*+[#＃][ \t\u3000]*+(?P<id>[A-Za-z][A-Za-z0-9-]{0,80})[ \t\u3000]*+[｝}][ \t]*+$")
_NAME = r"[a-z0-9][a-z0-9-]*+\.[a-z0-9][a-z0-9.-]*+"
_SINGLE = re.compile(rf"(?<![{{｛])(?:\{{ ?(?P<id>{_NAME}) ?\}}(?!\}})|｛[ \u3000]?(?P<wide>{_NAME})[ \u3000]?｝)")


def with_plain_marks(text: str, path: str, start: int) -> tuple[str, list[Problem]]:
    """A page's text with each such heading behind `start` as it was meant, and a problem for each mark."""
    code = code_in(text, start)
    problems, pieces, done = list(_single(text, path, start, code)), list[str](), 0
    for found in _HEADING.finditer(text, start):
        meant = _meant(found)
        if meant == found[0] or is_within(code, found.start()):
            continue
        line, _ = place_in(text, found.start())
        pieces += [text[done : found.start()], meant]
        done = found.end()
        problems.append(_of_heading(found, meant, path, line))
    return "".join((*pieces, text[done:])) if pieces else text, problems


def _meant(found: re.Match[str]) -> str:
    """The line of a heading as it is to be; the same where nothing is wrong with its marks."""
    words = found["words"]
    held = _ID.search(words)
    if held and not held[0].isascii():
        words = f"{words[: held.start()].rstrip()} {{ #{held['id'].lower()} }}"
    blank = found["blank"]
    return f"{found['marks']}{blank if blank and blank.isascii() else ' '}{words}"


def _of_heading(found: re.Match[str], meant: str, path: str, line: int) -> Problem:
    column = next((n for n, (old, new) in enumerate(zip(found[0], meant, strict=False)) if old != new), 0)
    is_blank = column <= len(found["marks"]) + len(found["blank"])
    said = told("no blank behind the marks of a heading") if is_blank else told("the id of a heading in wide braces")
    place, mend = Position(path, line, column + 1), Mend(line, 1, found[0], meant)
    return Problem(place, said, "missing-heading-id", told("write {word}", word=meant), found[0], mend=mend)


def _single(text: str, path: str, start: int, code: tuple[tuple[int, int], ...]) -> Iterator[Problem]:
    for found in _SINGLE.finditer(text, start):
        if not is_within(code, found.start()):
            place = Position(path, *place_in(text, found.start()))
            hint = told(
                'in a page write {{{{ fact("{id}") }}}}, or when("…") for an event', id=found["id"] or found["wide"]
            )
            said = told("braces that pages show as they are")
            yield Problem(place, said, "broken-braces", hint, line_of(text, place.line))
