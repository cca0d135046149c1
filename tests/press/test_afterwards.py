"""What a preview does after it has shown an edit: it is done, it gives way to a newer edit, and it ends when asked to."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.charts.drawing import warm_up
from macros.press.afterwards import end, write_afterwards


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    yield
    end()


def wait_for(file: Path) -> bytes:
    until = time.monotonic() + 10
    while not file.exists() and time.monotonic() < until:
        time.sleep(0.01)
    return file.read_bytes()


def test_files_are_written_one_after_another(tmp_path: Path) -> None:
    first, second = tmp_path / "a.png", tmp_path / "b.png"
    write_afterwards({first: lambda: b"a", tmp_path / "none.png": lambda: None, second: lambda: b"b"})
    assert (wait_for(second), first.read_bytes()) == (b"b", b"a")
    assert not (tmp_path / "none.png").exists()


def test_a_newer_edit_leaves_out_what_is_not_begun(tmp_path: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> bytes:
        begun.set()
        go_on.wait(10)
        return b"slow"

    old, never, new = (tmp_path / name for name in ("old", "never", "new"))
    write_afterwards({old: slow, never: lambda: b"never"})
    begun.wait(10)
    threading.Timer(0.1, go_on.set).start()
    write_afterwards({new: lambda: b"new"})
    assert wait_for(new) == b"new"
    assert old.read_bytes() == b"slow"
    assert not never.exists()


def test_after_the_end_nobody_writes(tmp_path: Path) -> None:
    write_afterwards({tmp_path / str(n): lambda: time.sleep(0.05) or b"x" for n in range(50)})
    time.sleep(0.1)
    end()
    written = sorted(tmp_path.iterdir())
    time.sleep(0.2)
    assert sorted(tmp_path.iterdir()) == written
    assert len(written) < 50


def test_a_folder_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    write_afterwards({tmp_path / "gone" / "a.png": lambda: b"a"})
    end()
    assert list(tmp_path.iterdir()) == []


def test_what_draws_can_be_started_beforehand() -> None:
    warm_up()
