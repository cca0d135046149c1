"""A check that remembers what it found in order tells the very same as one that looks at everything.

The newsletter's own files are edited at random, one edit upon another; after each, both are asked.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.ground import remembered
from macros.ground.problems import Problem
from macros.manuscript import survey
from tests.conftest import BOOKED_FACT, GOOD_FACT, GOOD_PAGE, ROOT, write_project

EDITS = 12
_ID = re.compile(r"\b[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9-]+\b")
_WORD = re.compile(r"[\w-]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture
def unremembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_memory", [])


@pytest.mark.parametrize("seed", (0, 6))  # 6 meets what rests on another record
def test_what_is_remembered_hides_nothing(tmp_path: Path, unremembered: None, seed: int) -> None:
    root = tmp_path / "project"
    for name in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    assert checked(root, tmp_path / "findings") == []
    chance = random.Random(seed)
    for edit in range(EDITS):
        names = tuple(edited(root, chance))
        told = checked(root, tmp_path / "findings")
        assert told == checked(root, None), (edit, names)
        for name in names if told and chance.random() < 0.7 else ():  # else more and more is wrong with it
            put_back(root, name)


def test_a_page_is_looked_at_again_when_what_it_names_comes_to_be(tmp_path: Path, unremembered: None) -> None:
    """Two numbers that run together are none that anybody wrote; of one that is not there nobody knows that it is one."""
    page = (
        GOOD_PAGE.replace("{#", "{ #") + '\n{{ fact("h20.charge-warned") }},{{ fact("h20.charge-booked") }} in all.\n'
    )
    root = write_project(tmp_path / "project", {"docs/en/a.md": page, "docs/zh/a.md": page})
    (root / "data/facts/h20.yml").write_text(GOOD_FACT, encoding="utf-8")
    assert {problem.code for problem in checked(root, tmp_path / "findings")} >= {"unknown-fact"}
    (root / "data/facts/h20.yml").write_text(GOOD_FACT + BOOKED_FACT, encoding="utf-8")
    told = checked(root, tmp_path / "findings")
    assert told == checked(root, None)
    assert "typed-quantity" in {problem.code for problem in told}


def checked(root: Path, memory: Path | None) -> list[Problem]:
    """What a new process would tell, with what was left to it in `memory`."""
    survey._read.clear()
    remembered._memory.clear()
    if memory is None:
        return survey.read_project(root, followers=True)[1]
    with remembered.remembering_in(memory):
        return survey.read_project(root, followers=True)[1]


def edited(root: Path, chance: random.Random) -> Iterator[str]:
    """Edit one file or two; gives their names."""
    files = sorted(
        str(file.relative_to(ROOT))
        for folder in ("data", "docs")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in {".yml", ".md", ".csv"} and "phrases" not in file.parts
    )
    for name in chance.sample(files, chance.choice((1, 1, 1, 2))):
        file = root / name
        if not file.is_file():
            continue
        edit = chance.choice(
            (
                _without_file,
                *[_with_another] * 6,
                *[_without_lines] * 3,
                *[_with_line_twice] * 2,
                *[_with_line_moved] * 2,
            )
        )
        edit(file, chance)
        yield name


def put_back(root: Path, name: str) -> None:
    (root / name).write_bytes((ROOT / name).read_bytes())


def _without_file(file: Path, _chance: random.Random) -> None:
    file.unlink()


def _with_another(file: Path, chance: random.Random) -> None:
    """One id, word or number of the file in place of another."""
    text = file.read_text(encoding="utf-8")
    form = chance.choice((_ID, _WORD, _NUMBER))
    found = [*form.finditer(text)]
    if not found:
        return
    one, other = chance.choice(found), chance.choice(found)
    word = str(chance.randint(0, 5000)) if form is _NUMBER else other[0]
    file.write_text(text[: one.start()] + word + text[one.end() :], encoding="utf-8")


def _without_lines(file: Path, chance: random.Random) -> None:
    _with_lines(file, chance, lambda _lines: [])


def _with_line_twice(file: Path, chance: random.Random) -> None:
    _with_lines(file, chance, lambda lines: lines * 2)


def _with_lines(file: Path, chance: random.Random, change: Callable[[list[str]], list[str]]) -> None:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    start = chance.randrange(len(lines) or 1)
    end = start + chance.choice((1, 1, 2, 8))
    file.write_text("".join([*lines[:start], *change(lines[start:end]), *lines[end:]]), encoding="utf-8")


def _with_line_moved(file: Path, chance: random.Random) -> None:
    """A line a few lines on: of a list of mappings one may have a key that was its neighbour's."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    start = chance.randrange(len(lines) or 1)
    moved = lines[start : start + 1]
    del lines[start : start + 1]
    end = start + chance.choice((1, 1, 2, 3))
    file.write_text("".join([*lines[:end], *moved, *lines[end:]]), encoding="utf-8")
