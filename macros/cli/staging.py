"""What is to be written is tried out first: in a copy of the project, which `check` reads like any other."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.catalog.record_texts import NOT_TRANSLATED
from macros.ground.lines import saved_as
from macros.ground.problems import Problem, mended, without_followers
from macros.manuscript.survey import read_project

_READ = ("data", "docs")
_LINE = re.compile(r"(?<=:)\d+|(?<=line )\d+")


def tried_out(root: Path, texts: Mapping[str, str], before: list[Problem]) -> tuple[Mapping[str, str], list[Problem]]:
    """The texts, and what `check` would find besides what was wrong `before`, were they in the project at `root`.

    What waits for a translator is no mistake of whoever adds it.
    A record that the new one uses needs its excuse no more: then the line is taken out, which is all that changes.
    """
    problems = _new_problems(root, texts, before)
    excuses = [problem for problem in problems if problem.code == "needless-excuse"]
    if not excuses:
        return texts, problems
    texts = _without_excuses(root, texts, excuses)
    return texts, _new_problems(root, texts, before)


def _without_excuses(root: Path, texts: Mapping[str, str], excuses: list[Problem]) -> Mapping[str, str]:
    """The texts without the lines of these; an excuse that is no line of its own stays, and is told."""
    left = dict(texts)
    for path in {problem.position.path for problem in excuses}:
        text = left[path] if path in left else (root / path).read_text(encoding="utf-8")
        left[path] = mended(text, [excuse.mend for excuse in excuses if excuse.position.path == path and excuse.mend])
    return left


def _new_problems(root: Path, texts: Mapping[str, str], before: list[Problem]) -> list[Problem]:
    known = {named(problem) for problem in before}
    found = (problem for problem in without_followers(problems_with(root, texts)) if problem.code != NOT_TRANSLATED)
    return [problem for problem in found if named(problem) not in known]


def problems_with(root: Path, texts: Mapping[str, str], latest: dt.date | None = None) -> list[Problem]:
    """What `check` would find were the texts in the project at `root`, each whole, under its path."""
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=cache, prefix="new-") as folder:
        copy = Path(folder)
        for name in _READ:
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name, copy_function=_linked, symlinks=True)
        for path, text in texts.items():
            _put(copy / path, text)
        _, problems = read_project(copy, latest)
    return problems


def keep(root: Path, texts: Mapping[str, str]) -> None:
    """Write the texts into the project, each file whole or not at all, with the ends of lines that it has there."""
    for path, text in texts.items():
        _put(root / path, as_saved(root / path, text))


def as_saved(file: Path, text: str) -> str:
    """What a file is to hold so that it has this text: see `saved_as`; a new one has line feeds alone."""
    return saved_as(file.read_bytes().decode("utf-8", "replace"), text) if file.is_file() else text


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    # Moved into place: a copy's file may be the project's own, twice named
    aside = file.with_name(f".{file.name}.part")
    aside.write_text(text, encoding="utf-8", newline="")
    if file.exists():
        shutil.copymode(file, aside)
    aside.replace(file)


def _linked(source: str, target: str) -> str:
    """A second name of the same file, which is only read; a copy where the system has no such names."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target


def named(problem: Problem) -> tuple[str, str, str]:
    """What tells problems apart though lines have moved: no number of a line is in it."""
    return problem.position.path, problem.code, _LINE.sub("", str(problem.message))


def counted(problems: Iterable[Problem]) -> Counter[tuple[str, str, str]]:
    """How often there is each problem, wherever it stands in its file."""
    return Counter(map(named, problems))
