"""Commands of MkDocs and of ours, run for what they end with, say and write; in forks where nothing tells the difference.

Not for signals, kills and locks: what is tested there is a process of its own.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
# What Python itself reads before anything is imported cannot be given to a fork.
_READ_AT_THE_START = ("PYTHON", "LC_", "LANG", "LD_")
Done = subprocess.CompletedProcess[str]


def run(root: Path, arguments: list[str], settings: dict[str, str]) -> Done:
    """Run `mkdocs …` or `-m macros …` as a contributor would, in `root`, with `settings` in its environment."""
    return (in_a_fork if can_fork(root, settings) else in_a_process)(root, arguments, settings)


def can_fork(root: Path, settings: dict[str, str]) -> bool:
    """Whether a fork does what a fresh process does: the generator is the one loaded, and Python is told nothing."""
    ours = (root / "macros").resolve() == ROOT / "macros"
    return ours and hasattr(os, "fork") and not any(name.startswith(_READ_AT_THE_START) for name in settings)


def in_a_process(root: Path, arguments: list[str], settings: dict[str, str]) -> Done:
    """Run a command in an interpreter of its own."""
    program, *rest = arguments
    first = [sys.executable, "-m"] if program == "-m" else [str(Path(sys.executable).with_name(program))]
    return subprocess.run(
        [*first, *rest], cwd=root, env=environment(settings), capture_output=True, text=True, check=False
    )


def in_a_fork(root: Path, arguments: list[str], settings: dict[str, str]) -> Done:
    """Run a command in a fork of the process that has everything loaded."""
    with TemporaryDirectory() as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"
        asked = {"arguments": arguments, "folder": str(root), "environment": environment(settings)}
        code = _server().ask(asked | {"out": str(out), "err": str(err)})
        return subprocess.CompletedProcess(arguments, code, *(file.read_text(encoding="utf-8") for file in (out, err)))


def environment(settings: dict[str, str]) -> dict[str, str]:
    """This process's environment, without a published address, which would change what is built, and the settings."""
    kept = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    return kept | {"NO_MKDOCS_2_WARNING": "1"} | settings


class _Server:
    """The process that forks; it ends when its requests do."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", "from tests.building.server import serve; serve()"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        atexit.register(self._end)

    def ask(self, asked: dict[str, object]) -> int:
        """The exit code of what is asked for."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        answered = self._process.stdout.readline()
        assert answered, "the process that starts commands has ended"
        return int(answered)

    def _end(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


@cache
def _server() -> _Server:
    return _Server()
