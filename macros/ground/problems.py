"""A problem found in what people write, and its one printed form, wherever it is told.

A problem is a value. Nothing here reads files, decides what is wrong, or exits.
"""

from __future__ import annotations

import difflib
import heapq
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from macros.ground.codes import CODES
from macros.ground.lines import line_starts
from macros.ground.told import Told, any_of, quoted, said_in, told
from macros.ground.visible import cells, json_visible, visible


@dataclass(frozen=True, order=True, slots=True)
class Position:
    """A place in a text file: path relative to the project, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Mend:
    """What stands at a place and what is to stand there instead, either of them over lines; `old` may be empty.

    Line and column are those of the text as it is read: without a byte-order mark, its lines ended by a newline alone.
    """

    line: int
    column: int
    old: str
    new: str


def mended(text: str, mends: Iterable[Mend]) -> str:
    """The text with these edits made; raises ValueError where one of them does not find what it replaces."""
    starts, end = line_starts(text), len(text)
    for mend in sorted(set(mends), key=lambda mend: (mend.line, mend.column), reverse=True):
        start = starts[mend.line - 1] + mend.column - 1
        stop = start + len(mend.old)
        if stop > end or text[start:stop] != mend.old:
            raise ValueError(f"line {mend.line} does not hold {mend.old!r}")
        text, end = text[:start] + mend.new + text[stop:], start
    return text


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """What is wrong, where, under which code, and one hint how to mend it. Raises ValueError for an unknown code.

    `mend` is there where one edit takes the problem away and nobody would want another. `cause` is the place of the
    problem that this one only follows from: it is told with that one, not for itself.
    """

    position: Position
    message: Told
    code: str
    hint: Told
    source_line: str = field(default="", compare=False)
    lines: str = field(default="", compare=False)  # that mend it where they are pasted
    mend: Mend | None = field(default=None, compare=False)
    cause: Position | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"{self.code} is not in the register of codes")

    def __str__(self) -> str:
        return self.said()

    def said(self, language: str = "en") -> str:
        """The printed form in a language: place, message and code, the line with a caret, the hint, lines to paste."""
        first = f"{self.position}: {said_in(self.message, language)} [{self.code}]"
        hint = said_in(told("hint: {hint}", hint=self.hint), language)
        pasted = [visible(line) for line in self.lines.split("\n") if line]
        return "\n".join([visible(first), *self._picture(), f"  {visible(hint)}", *self._mended(language), *pasted])

    def _mended(self, language: str) -> list[str]:
        """The line as it is to be, where the mend leaves it one line."""
        mend = self.mend
        if mend is None or "\n" in f"{mend.old}{mend.new}" or not self.source_line.strip():
            return []
        start = mend.column - 1
        mended, _ = _window(
            self.source_line[:start] + mend.new + self.source_line[start + len(mend.old) :], mend.column
        )
        writes = said_in(told("./ledger fix writes: {line}", line=mended.strip()), language)
        return [f"  {visible(writes)}"]

    def _picture(self) -> list[str]:
        if not self.source_line.strip():
            return []
        line, column = _window(self.source_line, self.position.column)
        before, after = visible(line[: column - 1]), visible(line[column - 1 :])
        return [f"{PICTURED}{before}{after}", f"{PICTURED}{cells(before)}^"]


PICTURED = " " * 6  # before a line of source and the caret under it
BEFORE, AFTER = 40, 60  # characters of a long line shown on either side: a paragraph is one line, a terminal is narrow


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a line around `column`, with … where it was cut, and the column in that part."""
    start = column - 1 - BEFORE if column - 1 > BEFORE + 1 else 0
    end = column - 1 + AFTER
    cut = f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"
    return cut, column - start + (1 if start else 0)


MOST_ALIKE = 200  # problems of one code in one file; more are one mistake made again and again


def first_of_each(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, each once: of one code in one file the first `MOST_ALIKE`, and one that says how many more."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in dict.fromkeys(problems):
        alike.setdefault((problem.position.path, problem.code), []).append(problem)
    return [problem for group in alike.values() for problem in _first(group)]


def _first(alike: list[Problem]) -> list[Problem]:
    if len(alike) <= MOST_ALIKE:
        return alike
    alike = sorted(alike)
    after = alike[MOST_ALIKE]
    said = told("and {n} more of this kind in this file", n=len(alike) - MOST_ALIKE)
    hint = told("mend those above first")
    return [*alike[:MOST_ALIKE], Problem(after.position, said, after.code, hint, after.source_line)]


LONGEST_LOOKED_UP = 60  # characters, as of a key: comparing takes their square
MOST_COMPARED = 40  # of very many names: those that begin and end most alike


def nearest(wrong: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """The known names that look most like `wrong`, best first (Ratcliff–Obershelp, as difflib has it)."""
    if len(wrong) > LONGEST_LOOKED_UP:
        return []
    names = [name for name in known if len(name) <= LONGEST_LOOKED_UP]
    if len(names) > MOST_COMPARED:
        names = heapq.nlargest(MOST_COMPARED, names, key=lambda name: _alike_at_the_ends(wrong, name))
    return difflib.get_close_matches(wrong, names, n=most, cutoff=0.6)


def _alike_at_the_ends(one: str, other: str) -> int:
    return sum(_common_beginning(*pair) for pair in ((one, other), (one[::-1], other[::-1])))


def _common_beginning(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def did_you_mean(names: Sequence[str], *, otherwise: Told, place_of: Callable[[str], Position] | None = None) -> Told:
    """The hint that offers `names`, each with the line it stands on where `place_of` knows it; else `otherwise`."""
    if not names:
        return otherwise
    return told("did you mean {names}?", names=any_of([_offered(name, place_of) for name in names]))


def _offered(name: str, place_of: Callable[[str], Position] | None) -> Told:
    if place_of is None:
        return quoted(name)
    place = place_of(name)
    return told('"{name}" ({path}:{line})', name=name, path=place.path, line=place.line)


def without_followers(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stand for themselves."""
    return [problem for problem in problems if problem.cause is None]


def as_text(problems: Iterable[Problem], *, most: int = 100, language: str = "en") -> str:
    """All problems as people read them: sorted, a blank line between, at most `most`.

    Those that only follow from another are counted under that one.
    """
    problems = set(problems)
    followers = Counter(problem.cause for problem in problems if problem.cause)
    ordered = sorted(without_followers(problems))
    shown = [_with_followers(problem, followers[problem.position], language) for problem in ordered[:most]]
    if len(ordered) > most:
        shown.append(said_in(told("… and {n} more", n=len(ordered) - most), language))
    return "\n\n".join(shown)


def _with_followers(problem: Problem, followers: int, language: str) -> str:
    if not followers:
        return problem.said(language)
    more = told("and {n} that follow from it or wait for it: ./ledger check --all shows them", n=followers)
    return f"{problem.said(language)}\n  {said_in(more, language)}"


def as_json(problems: Iterable[Problem], *, language: str = "en") -> str:
    """All problems as a JSON list, for editors and other programs."""
    fields = [_fields(problem, language) for problem in sorted(set(without_followers(problems)))]
    return json_visible(json.dumps(fields, ensure_ascii=False, indent=2))


def as_github(problems: Iterable[Problem], *, language: str = "en") -> str:
    """All problems as GitHub workflow commands, which mark the line in a pull request.

    The escapes are those of the workflow-command syntax: in a message %, carriage return and newline (which `visible`
    leaves none of), in a property also : and , (github.com/actions/toolkit, packages/core/src/command.ts).
    """
    return "\n".join(_annotation(problem, language) for problem in sorted(set(without_followers(problems))))


def _fields(problem: Problem, language: str) -> dict[str, Any]:
    place = problem.position
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "message": said_in(problem.message, language),
        "code": problem.code,
        "hint": said_in(problem.hint, language),
        **({"lines": problem.lines} if problem.lines else {}),
        **({"mend": asdict(problem.mend)} if problem.mend else {}),
    }


def _annotation(problem: Problem, language: str) -> str:
    said = said_in(told("{message}. {hint}", message=problem.message, hint=problem.hint), language)
    told_lines = [visible(line) for line in (said, *problem.lines.split("\n")) if line]
    said = "%0A".join(line.replace("%", "%25") for line in told_lines)
    place = problem.position
    file = visible(place.path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::error file={file},line={place.line},col={place.column},title={problem.code}::{said}"
