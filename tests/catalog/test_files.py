"""Reading never waits and never follows: what is no plain file is told of, whatever it is called."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.ground import files
from macros.ground.files import digests, read_text
from macros.manuscript.survey import read_project
from tests.conftest import Write


def listening(path: Path) -> None:
    """A socket in the file system; its name is short, since the kernel takes 107 bytes."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(path.name)
    finally:
        os.chdir(here)


MAKE: dict[str, Callable[[Path], object]] = {"pipe": os.mkfifo, "socket": listening, "folder": Path.mkdir}
NAMES = ["data/facts/a.yml", "data/topics.yml", "data/phrases/xx.yml", "data/series/a.csv", "docs/en/a.md"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", MAKE)
def test_what_is_no_file_is_told_and_not_waited_for(write: Write, kind: str, name: str) -> None:
    root = write({"data/series/a.yml": SERIES})
    MAKE[kind](root / name)
    codes = {(found.position.path, found.code) for found in read_project(root)[1]}
    if (kind, name) != ("folder", "docs/en/a.md"):  # a folder of pages may be called so
        assert (name, "unreadable") in codes
    assert len(list(digests([root / name]))) == 1


@pytest.mark.parametrize("name", ["data/pipe", "data/facts/pipe", "docs/en/map.png", "docs/pipe"])
def test_a_pipe_that_nobody_reads_is_told_too(write: Write, name: str) -> None:
    root = write()
    os.mkfifo(root / name)
    assert (name, "unreadable") in {(found.position.path, found.code) for found in read_project(root)[1]}


def test_a_file_that_turns_into_a_pipe_after_the_look_is_not_waited_for(tmp_path: Path, monkeypatch) -> None:
    os.mkfifo(tmp_path / "a.yml")
    (tmp_path / "b.yml").touch()
    plain = (tmp_path / "b.yml").stat()
    monkeypatch.setattr(Path, "lstat", lambda _: plain)
    _, [found] = read_text(tmp_path, tmp_path / "a.yml")
    assert found.code == "unreadable"


def test_only_so_much_is_read_as_shows_that_a_file_is_too_large(tmp_path: Path, monkeypatch) -> None:
    with (tmp_path / "a.yml").open("wb") as file:
        file.truncate(10**12)  # holds nothing, and would fill the memory
    text, [found] = read_text(tmp_path, tmp_path / "a.yml")
    assert (text, found.code) == (None, "too-large")
    assert next(digests([tmp_path / "a.yml"]))[1].startswith("1000000000000 bytes")


@pytest.mark.parametrize("folder", ["data/facts", "data/series", "data/phrases", "data"])
def test_a_folder_that_is_a_link_is_told_and_not_followed(write: Write, tmp_path_factory, folder: str) -> None:
    root, elsewhere = write(), tmp_path_factory.mktemp("elsewhere")
    (root / folder).rename(elsewhere / "moved") if (root / folder).exists() else (elsewhere / "moved").mkdir()
    (root / folder).symlink_to(elsewhere / "moved")
    opened: list[Path] = []
    original = files._bytes
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(files, "_bytes", lambda path: opened.append(path) or original(path))
        project, problems = read_project(root)
    assert (folder, "symlink") in {(found.position.path, found.code) for found in problems}
    assert not any(text for path, text in project.catalog.texts.items() if path.startswith(f"{folder}/"))


@pytest.mark.parametrize("name", ["a\x1b[31m.yml", "a\u202eb.yml", "a\nb.yml", "a\udcff.yml"])
def test_a_name_that_cannot_be_shown_is_told_in_signs_that_can(write: Write, name: str) -> None:
    root = write()
    (root / "data" / "facts" / name).write_text("a: b\n")
    problems = [found for found in read_project(root)[1] if found.code == "strange-character"]
    assert len(problems) == 1
    assert "\ufffd" in problems[0].position.path
    problems[0].said().encode("utf-8")


SERIES = """\
title: {zh: 甲, en: A}
fields:
  - {name: month, type: yearmonth, title: {zh: 月, en: Month}}
  - {name: n, type: integer, title: {zh: 数, en: Number}}
as_of: 2025
status: reported
sources: [cnbc]
"""
