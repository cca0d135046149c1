"""`./ledger`, the one word to type: finds the project's own environment, makes it where it must, and says what is missing."""

from __future__ import annotations

import os
import re
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


# What both launchers do, in this order: the words of the one, the words of the other.
STEPS = [
    ('cd "$(dirname -- "$0")"', 'cd /d "%~dp0" || exit /b 2'),
    ("cmp -s requirements.lock .venv/.ready", "fc /b requirements.lock .venv\\.ready >nul 2>nul && goto run"),
    ("for found in ${PYTHON:-", "if defined PYTHON call :try %PYTHON%"),
    ("setting up .venv, once: about a minute", "setting up .venv, once: about a minute"),
    ("-m venv --clear .venv ||", "-m venv --clear .venv ||"),
    ("-m pip install -qq --require-hashes --requirement requirements.lock ||",) * 2,
    ("cp requirements.lock .venv/.ready", "copy /y requirements.lock .venv\\.ready"),
    ('exec .venv/bin/python -m macros "$@"', ".venv\\Scripts\\python.exe -m macros %*"),
]
WINDOWS = (ROOT / "ledger.cmd").read_bytes().decode("ascii")


def test_the_launcher_of_windows_takes_the_same_steps_in_the_same_order_and_says_the_same() -> None:
    """Nobody here has Windows: that the two agree, and that it is well formed, is all that can be held."""
    here = (ROOT / "ledger").read_text(encoding="utf-8")
    for steps, text in zip(zip(*STEPS, strict=True), (here, WINDOWS), strict=True):
        places = [text.rindex(step) for step in steps]
        assert places == sorted(places)
    told = re.findall(r"^echo (.+?) 1>&2\r$", WINDOWS, re.MULTILINE)
    assert len(told) == 4
    assert [said for said in told if said.partition(":")[0] not in here] == []
    for name in ("NO_MKDOCS_2_WARNING=1", "PIP_DISABLE_PIP_VERSION_CHECK=1"):
        assert name in here
        assert f"set {name}\r\n" in WINDOWS


def test_the_launcher_of_windows_is_well_formed() -> None:
    """By the rules of cmd.exe: line ends, labels that are jumped to, no block that a path with `)` would end."""
    assert WINDOWS.count("\r\n") == WINDOWS.count("\n")
    labels = re.findall(r"^:(\w+)\r$", WINDOWS, re.MULTILINE)
    asked = re.findall(r"(?:goto |call :)(\w+)", WINDOWS)
    assert sorted(labels) == sorted(set(asked))
    assert [line for line in WINDOWS.splitlines() if line.rstrip().endswith("(") or line != line.rstrip()] == []
    # Whatever stands before a label that is jumped to leaves first, but for the run itself
    before = [WINDOWS[: WINDOWS.index(f"\n:{label}\r")].splitlines()[-1] for label in labels if label != "run"]
    assert [line for line in before if not line.startswith("exit /b")] == []
    version = "import sys; sys.exit(sys.version_info < (3, 11))"
    assert version in WINDOWS
    assert version in (ROOT / "ledger").read_text(encoding="utf-8")


def test_it_can_be_run_as_it_lies() -> None:
    assert os.access(ROOT / "ledger", os.X_OK)
