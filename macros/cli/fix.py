"""The command `fix`: shows what it would mend as a diff, and writes it where it is told to.

A mend is made only where it takes away just the problem that it belongs to, and brings none: each is tried out first.
What was published may be another after it: its change is left to be told by whoever wrote it.

Exit codes: 0 written, or nothing to mend; 1 there is something to mend, and nothing was written; 2 an unknown path.
"""

from __future__ import annotations

import argparse
import datetime as dt
import difflib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from macros.cli.staging import counted, keep, named, problems_with
from macros.ground.latest_day import latest_day
from macros.ground.lines import BYTE_ORDER_MARK, saved_as
from macros.ground.problems import Mend, Problem, mended
from macros.ground.told import Told, said_in, told
from macros.ground.visible import visible
from macros.manuscript.survey import read_project

Confirm = Callable[[Told], str]
# What a mend may uncover, since it was hidden by what is mended; what has a mend of its own may come to light too
_LEFT_TO_TELL = frozenset(("untold-change", "unconfirmed-verdict", "not-updated", "not-translated"))
_YES = ("y", "yes", "是")


@dataclass
class _Mending:
    """The mends of one project: which of them were tried out and hold, and which problem another would bring."""

    root: Path
    before: list[Problem]
    latest: dt.date | None
    made: list[Problem] = field(default_factory=list)
    refused: list[tuple[Problem, Problem | None]] = field(default_factory=list)

    def take(self, problems: Sequence[Problem]) -> None:
        """Take over every mend that holds: all at once where that goes, else by halves."""
        if not problems:
            return
        fault = self._fault([*self.made, *problems])
        if fault is None:
            self.made += problems
        elif len(problems) == 1:
            self.refused.append((problems[0], fault[0] if fault else None))
        else:
            half = len(problems) // 2
            self.take(problems[:half])
            self.take(problems[half:])

    def texts(self, problems: Iterable[Problem]) -> dict[str, str]:
        """The files with the mends of these problems, as they are to be. Raises ValueError where two overlap."""
        mends: dict[str, list[Mend]] = {}
        for problem in problems:
            if problem.mend:
                mends.setdefault(problem.position.path, []).append(problem.mend)
        return {path: with_mends(written(self.root / path), of_file) for path, of_file in mends.items()}

    def _fault(self, problems: list[Problem]) -> list[Problem] | None:
        """What speaks against the mends of these: problems that they bring, or none where they mend more or less."""
        try:
            after = problems_with(self.root, self.texts(problems), self.latest)
        except ValueError:
            return []
        gone = {problem.position for problem in problems}
        left, found = counted(self.before) - counted(problems), counted(after)
        brought = found - left
        faults = [one for one in after if brought[named(one)] and one.code not in _LEFT_TO_TELL and not one.mend]
        if faults:
            return faults
        followers = counted(problem for problem in self.before if problem.cause in gone)
        return [] if left - found - followers else None


def with_mends(raw: str, mends: Iterable[Mend]) -> str:
    """The text of a file with these edits made, its byte-order mark and the ends of its lines as they were.

    Raises ValueError as `mended` does.
    """
    return saved_as(raw, mended(raw.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n"), mends))


def written(file: Path) -> str:
    """What a file holds, with all its marks and ends of lines."""
    return file.read_bytes().decode("utf-8")


def _holds(file: Path, text: str) -> bool:
    try:
        return written(file) == text
    except (OSError, ValueError):
        return False


def run_fix(root: Path, chosen: argparse.Namespace, confirm: Confirm | None = None) -> int:
    """Mend what can be mended in the project at `root`; `confirm` asks whoever sits there, where anybody does."""
    latest = latest_day(os.environ)
    before = read_project(root, latest)[1]
    asked = [_below(root, path) for path in chosen.files]
    unknown = [path for path, given in zip(asked, chosen.files, strict=True) if not (root / (path or given)).exists()]
    if unknown:
        for path in unknown:
            _say(told("there is no {path}", path=path), chosen.lang, sys.stderr)
        return 2
    mending = _Mending(root, before, latest)
    mending.take([problem for problem in sorted(before) if problem.mend and _is_asked(problem, asked)])
    for problem, brought in mending.refused:
        _say(_left(problem, brought), chosen.lang, sys.stderr)
    texts = mending.texts(mending.made)
    if not texts:
        _say(_nothing(before), chosen.lang)
        return 0
    held = {path: written(root / path) for path in texts}
    print(*_diff(root, texts), sep="\n", flush=True)
    if not (chosen.yes or (confirm is not None and confirm(told("write this? y or n")).strip().lower() in _YES)):
        _say(told("nothing was written; to write it: ./ledger fix --yes"), chosen.lang, sys.stderr)
        return 1
    other = [path for path, text in held.items() if not _holds(root / path, text)]
    if other:  # while the question waited somebody saved it, and what was shown is no mend of that
        for path in other:
            _say(
                told("{path} was saved meanwhile: nothing was written; run it again", path=path),
                chosen.lang,
                sys.stderr,
            )
        return 1
    keep(root, texts)
    for path in texts:
        _say(told("{path}: written", path=path), chosen.lang)
    return 0


def _below(root: Path, given: str) -> str:
    """A path as problems name it, whichever way its folders are parted."""
    path = Path(given.replace("\\", "/"))
    return path.relative_to(root).as_posix() if path.is_absolute() and path.is_relative_to(root) else path.as_posix()


def _is_asked(problem: Problem, asked: Sequence[str]) -> bool:
    path = problem.position.path
    return not asked or any(path == one or path.startswith(f"{one.rstrip('/')}/") or one == "." for one in asked)


def _left(problem: Problem, brought: Problem | None) -> Told:
    if brought is None:
        return told("{place}: left as it is: the mend would change more than this", place=problem.position)
    slots = {"place": problem.position, "other": brought.position, "message": brought.message}
    return told("{place}: left as it is: mended, it would lead to {other}: {message}", **slots)


def _nothing(before: Sequence[Problem]) -> Told:
    if not before:
        return told("nothing to mend: no problems")
    return told("nothing here that a program can mend; ./ledger check tells what there is: {n}", n=len(before))


def _diff(root: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """What changes, as a unified diff; characters that show nothing are shown."""
    for path, text in texts.items():
        held = (one.replace("\r\n", "\n").removesuffix("\n") for one in (written(root / path), text))
        old, new = (one.split("\n") for one in held)
        yield from map(visible, difflib.unified_diff(old, new, path, path, lineterm=""))


def _say(text: Told, language: str, to: TextIO | None = None) -> None:
    print(visible(said_in(text, language)), file=to)
