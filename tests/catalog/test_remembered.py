"""What was found in order is not looked at again, unless what it rests on has changed; what is wrong is told each time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.ground import remembered
from macros.ground.problems import Position, Problem
from macros.ground.told import told

WRONG = Problem(Position("docs/zh/a.md"), told("wrong"), "bad-argument", told("mend it"))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(remembered, "_memory", [])
    yield tmp_path / "findings"


def next_build(file: Path) -> None:
    remembered.keep_findings()
    remembered._memory.clear()
    remembered.remember_in(file)


def looked(key: str, found: list[Problem]) -> tuple[list[Problem], int]:
    """What is told, and how often one had to look for it."""
    times = []

    def look() -> list[Problem]:
        times.append(key)
        return found

    return remembered.problems_in("page", (key,), look), len(times)


def test_without_a_place_everything_is_looked_at_each_time() -> None:
    assert looked("a", []) == ([], 1)
    assert looked("a", []) == ([], 1)


def test_what_was_in_order_is_not_looked_at_by_the_next_build(file: Path) -> None:
    remembered.remember_in(file)
    assert looked("a", []) == ([], 1)
    next_build(file)
    assert looked("a", []) == ([], 0)
    assert looked("b", []) == ([], 1)


def test_what_was_wrong_is_looked_for_and_told_again(file: Path) -> None:
    remembered.remember_in(file)
    assert looked("a", [WRONG]) == ([WRONG], 1)
    next_build(file)
    assert looked("a", [WRONG]) == ([WRONG], 1)
    assert looked("a", []) == ([], 1)


def test_another_program_forgets_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered.remember_in(file)
    looked("a", [])
    remembered.keep_findings()
    monkeypatch.setattr(remembered, "program", lambda: "another")
    remembered._memory.clear()
    remembered.remember_in(file)
    assert looked("a", []) == ([], 1)


def test_what_nobody_asked_for_is_left_out(file: Path) -> None:
    remembered.remember_in(file)
    looked("a", [])
    next_build(file)
    looked("b", [])
    next_build(file)
    assert looked("a", []) == ([], 1)


def test_none_is_looked_for_again(file: Path) -> None:
    remembered.remember_in(file)
    assert remembered.recalled("calls", ("x",), lambda: None) is None
    assert remembered.recalled("calls", ("x",), lambda: [1]) == [1]
    assert remembered.recalled("calls", ("x",), lambda: [2]) == [1]
