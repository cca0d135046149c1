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


def test_what_another_account_sealed_is_looked_at_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who sends a file of findings along with a text cannot say that nothing is wrong with it."""
    remembered.remember_in(file)
    looked("a", [])
    remembered.keep_findings()
    monkeypatch.setenv("XDG_CACHE_HOME", str(file.parent / "of-another"))
    remembered._memory.clear()
    remembered.remember_in(file)
    assert looked("a", [WRONG]) == ([WRONG], 1)


def test_an_account_that_can_keep_nothing_remembers_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(file))
    remembered.remember_in(file.parent / "others")
    assert looked("a", []) == ([], 1)
    assert looked("a", []) == ([], 1)


@pytest.mark.parametrize("spoilt", [b"", b"torn", b"x" * 200])
def test_a_torn_file_is_as_none(file: Path, spoilt: bytes) -> None:
    remembered.remember_in(file)
    looked("a", [])
    remembered.keep_findings()
    file.write_bytes(file.read_bytes()[:-1] + spoilt)
    remembered._memory.clear()
    remembered.remember_in(file)
    assert looked("a", []) == ([], 1)


def test_a_command_leaves_what_it_found_and_nothing_behind_it(file: Path) -> None:
    for times in (1, 0):
        with remembered.remembering_in(file):
            assert looked("a", []) == ([], times)
        assert remembered._memory == []


def test_what_cannot_be_kept_is_no_fault(file: Path) -> None:
    file.mkdir()
    with remembered.remembering_in(file):
        assert looked("a", [WRONG]) == ([WRONG], 1)
        assert looked("b", []) == ([], 1)


def test_a_folder_that_is_a_link_is_not_written_to(file: Path) -> None:
    elsewhere, linked = file.parent / "elsewhere", file.parent / "linked"
    elsewhere.mkdir()
    linked.symlink_to(elsewhere)
    with remembered.remembering_in(linked / "findings"):
        looked("a", [])
    assert list(elsewhere.iterdir()) == []
