"""Work aside is done, and a process of its own takes nothing with it but its memory.

Each is tried in a program of its own: a test's process has threads, and is not forked.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT

PROGRAM = """
import os, sys, threading, time
from macros.charts.aside import WORTH_A_PROCESS, aside

def work():
    print(os.getpid() == here, flush=True)
    {work}

here = os.getpid()
{before}
aside(work, {drawings})
"""


def program(*, work: str = "", before: str = "", drawings: str = "WORTH_A_PROCESS") -> list[str]:
    return [sys.executable, "-c", PROGRAM.format(work=work, before=before, drawings=drawings)]


def run(**parts: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(program(**parts), cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is done here")
def test_much_work_is_done_in_another_process() -> None:
    assert run().stdout == "False\n"


def test_little_work_and_work_beside_threads_is_done_here() -> None:
    assert run(drawings="WORTH_A_PROCESS - 1").stdout == "True\n"
    threads = "threading.Thread(target=time.sleep, args=(1,)).start()"
    assert run(before=threads).stdout == "True\n"


def test_work_that_fails_there_fails_here_with_its_error() -> None:
    done = run(work="raise ValueError('no room')")
    assert done.returncode == 1
    assert done.stdout.split()[-1] == "True"
    assert done.stderr.rstrip().endswith("ValueError: no room")
    assert done.stderr.count("Traceback") == 1, "and it is told once"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is done here")
def test_work_ends_with_a_program_that_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "later"
    work = f"time.sleep(2); open({str(file)!r}, 'w')"
    with subprocess.Popen(program(work=work), cwd=ROOT, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "False\n"
        killed.kill()
    time.sleep(3)
    assert not file.exists()
