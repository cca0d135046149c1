"""A checkout that nobody may write in: what only reads works, what writes says in a line that it cannot."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest

from macros.cli.commands import run
from tests.cli.conftest import project, texts
from tests.press.conftest import linked

__all__ = ["project"]


@pytest.fixture(params=[errno.EACCES, errno.EROFS], ids=errno.errorcode.get)
def shut(project: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project, in which the system refuses to write; also where the tests run as root."""

    def refuse(file: Any) -> None:
        if not isinstance(file, int) and Path(os.fsdecode(file)).absolute().is_relative_to(project):
            raise OSError(request.param, os.strerror(request.param), os.fsdecode(file))

    linked(project)
    real_open, real_low, real_mkdir = io.open, os.open, os.mkdir

    def opened(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if set(mode) & set("wax+"):
            refuse(file)
        return real_open(file, mode, *rest, **more)

    def low(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
            refuse(path)
        return real_low(path, flags, *rest, **more)

    def mkdir(path: Any, *rest: Any, **more: Any) -> None:
        refuse(path)
        real_mkdir(path, *rest, **more)

    monkeypatch.setattr(io, "open", opened)
    monkeypatch.setattr("builtins.open", opened)
    monkeypatch.setattr(os, "open", low)
    monkeypatch.setattr(os, "mkdir", mkdir)
    return project


@pytest.mark.parametrize("line", ["check", "check --format json", "stale", "explain unused"])
def test_what_only_reads_works(shut: Path, line: str) -> None:
    """Row 35."""
    assert run(line.split()) == 0


@pytest.mark.parametrize(
    "line",
    [
        *("publish", "schema", "stamp docs/en/issues/one/part.md", "edition text one --site https://x.org/"),
        "new term --name zh=甲 --name en=Alpha --kind concept",
    ],
)
def test_what_writes_says_that_it_cannot(shut: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Row 35."""
    before = texts(shut)
    assert run(line.split()) == 75
    said = capsys.readouterr().err
    assert "make the folder writable, or work in a copy of it" in said
    assert (said.count("\n"), str(shut) in said) == (1, False)
    assert texts(shut) == before
