"""`./ledger`, the one word to type: finds the project's own environment, makes it where it must, and says what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

SHELLS = [name for name in ("dash", "bash", "busybox") if shutil.which(name)]
PYTHON = """#!/bin/sh
case "$*" in
*version_info*) exit {old} ;;
*ensurepip*) exit {bare} ;;
"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python && echo "made" ;;
"-m pip"*) exit {offline} ;;
*) echo "$PWD: $*" ;;
esac
"""


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> list[str]:
    return [request.param, "sh"] if request.param == "busybox" else [request.param]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout with a Python that only says what it is asked."""
    root = tmp_path / "a checkout"
    root.mkdir()
    shutil.copy(ROOT / "ledger", root)
    (root / "requirements.lock").write_text("one==1\n", encoding="utf-8")
    python(root)
    return root


def python(root: Path, *, old: int = 0, bare: int = 0, offline: int = 0) -> None:
    """Put that Python where PYTHON leads."""
    there = root.parent / "python"
    there.write_text(PYTHON.format(old=old, bare=bare, offline=offline), encoding="utf-8")
    there.chmod(0o755)


def ledger(root: Path, shell: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run it from somewhere else."""
    environment = {**os.environ, "PYTHON": str(root.parent / "python")}
    command = [*shell, str(root / "ledger"), *arguments]
    return subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False)


def test_it_makes_its_environment_once_and_hands_every_word_on(project: Path, shell: list[str]) -> None:
    first = ledger(project, shell, "new", "fact", "--label", "two words")
    assert (first.returncode, first.stdout) == (0, f"made\n{project}: -m macros new fact --label two words\n")
    assert "once" in first.stderr
    again = ledger(project, shell, "check")
    assert (again.returncode, again.stdout, again.stderr) == (0, f"{project}: -m macros check\n", "")


def test_another_lock_makes_the_environment_anew_and_a_touched_one_does_not(project: Path, shell: list[str]) -> None:
    assert ledger(project, shell, "--set-up").stdout == "made\n"
    os.utime(project / "requirements.lock", (2e9, 2e9))
    assert ledger(project, shell, "--set-up").stdout == ""
    (project / "requirements.lock").write_text("one==2\n", encoding="utf-8")
    assert ledger(project, shell, "check").stdout.startswith("made\n")


@pytest.mark.parametrize(
    ("lack", "told"),
    [
        ({"old": 1}, "Python 3.11 or later is needed"),
        ({"bare": 1}, "apt-get install python3-venv"),
        ({"offline": 1}, "is there a network?"),
    ],
)
def test_what_is_missing_is_told_in_a_line(project: Path, shell: list[str], lack: dict[str, int], told: str) -> None:
    python(project, **lack)
    done = ledger(project, shell, "check")
    assert (done.returncode, told in done.stderr) == (2, True)
    assert not (project / ".venv/.ready").exists()


def test_half_an_environment_is_not_used(project: Path, shell: list[str]) -> None:
    python(project, offline=1)
    ledger(project, shell, "check")
    python(project)
    assert ledger(project, shell, "check").stdout.startswith("made\n")


def test_the_launcher_of_windows_does_the_same_by_the_same_words() -> None:
    """Nobody here has Windows: that it names the same lock, mark, module and message is all that can be held."""
    there = (ROOT / "ledger.cmd").read_bytes()
    assert there.count(b"\r\n") == there.count(b"\n")
    text, here = there.decode("ascii"), (ROOT / "ledger").read_text(encoding="utf-8")
    for said in ("--require-hashes --requirement requirements.lock", "-m venv --clear .venv", ".ready", "-m macros"):
        assert said in text
        assert said in here
    assert "Python 3.11 or later is needed and not found here" in text


def test_it_can_be_run_as_it_lies() -> None:
    assert os.access(ROOT / "ledger", os.X_OK)
