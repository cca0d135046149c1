"""An errand is done as somebody does who reads the guide: commands are run, texts go into the files that they name.

Of a file of keys a text under a key that is there takes its place, any other goes to the end; of a page it takes the
place of what is still to be written, or goes above the sources; any other file is written whole.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.catalog.issue_records import TO_WRITE
from macros.cli.commands import run
from macros.cli.parser import parser
from macros.ground.told import languages, said_in
from tests.errands import pull_request
from tests.errands.guide import Block, Errand

RUNS_ON = ("serve", "read", "site", "edition")  # servers, and builds that tests of their own make
_TOP = re.compile(r"^(?=[A-Za-z0-9\"'])", re.M)
_TO_WRITE = "|".join(re.escape(said_in(TO_WRITE, language)) for language in languages())
WAITING = re.compile(f"^(?:{_TO_WRITE})\n", re.M)
_SOURCES = re.compile(r"^## .*\{ #sources \}$", re.M)


def do(errand: Errand, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do an errand in the project at `root`; AssertionError where a command ends otherwise than well."""
    if errand.id == "review-a-pull-request":
        pull_request.waiting(root)
    for block in errand.blocks:
        if block.form == "sh":
            _commands(block.text, root, monkeypatch)
        else:
            for path in _paths(block, root):
                _put(path, block)


def _paths(block: Block, root: Path) -> list[Path]:
    if "*" not in block.path:
        return [root / block.path]
    found = sorted(root.glob(block.path))
    assert found, f"no file is called {block.path}"
    return found


def _put(path: Path, block: Block) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(_texts(before, block), encoding="utf-8")


def _texts(before: str, block: Block) -> str:
    if block.path.endswith(".yml"):
        return with_keys(before, block.text)
    if not block.path.endswith(".md") or not before:
        return block.text
    body = block.text
    if body.startswith("---\n"):
        _, front, body = body.split("---\n", 2)
        _, old, rest = before.split("---\n", 2)
        before = f"---\n{with_keys(old, front)}---\n{rest}"
    if not body:
        return before
    waiting = WAITING.search(before)
    if waiting:
        return f"{before[: waiting.start()]}{body}{before[waiting.end() :]}"
    at = _SOURCES.search(before)
    assert at, f"{block.path} has no sources"
    return f"{before[: at.start()]}{body}\n{before[at.start() :]}"


def with_keys(before: str, text: str) -> str:
    """A file of keys with more of them, those that it has replaced where they stand."""
    parts = dict(_keys(before))
    for key, part in _keys(text):
        parts[key] = part
    return "".join(part if part.endswith("\n") else f"{part}\n" for part in parts.values())


def _keys(text: str) -> Iterator[tuple[str, str]]:
    for part in _TOP.split(text):
        if part:
            yield part.partition(":")[0], part


def _commands(text: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = root
    for line in text.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        monkeypatch.chdir(here)
        if words[:1] == ["cd"]:
            here = here / words[1]
        elif words[:1] == ["./ledger"]:
            chosen = parser().parse_args(words[1:])
            assert chosen.command in RUNS_ON or run(words[1:]) == 0, line
        elif words:
            done = subprocess.run(["bash", "-euc", line], capture_output=True, text=True, check=False)
            assert done.returncode == 0, (line, done.stdout, done.stderr)
    monkeypatch.chdir(root)
