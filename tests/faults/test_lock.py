"""Two builds of one output: one is built, the other is told who builds; a dead builder stops nobody."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from macros.ground.told import LANGUAGE_VARIABLE
from macros.press.output import lock
from tests.conftest import ROOT
from tests.faults.conftest import assert_one_line, ended, is_whole, left_beside, started
from tests.press.conftest import Start, build, fingerprint
from tests.press.test_preview import serving

HOLD = "import sys, time; from pathlib import Path; from macros.press.output.lock import take; take(Path(sys.argv[1])); print(1, flush=True); time.sleep(600)"
COMPETE = """
import os, sys, time
from pathlib import Path
from macros.press.output.lock import Lock, give_back, take
path, inside = Path(sys.argv[1]), Path(sys.argv[1] + ".inside")
won = 0
while won < 40:
    found = take(path)
    if isinstance(found, Lock):
        os.close(os.open(inside, os.O_CREAT | os.O_EXCL))
        inside.unlink()
        give_back(found)
        won += 1
"""


def test_a_second_build_is_told_which_process_builds_and_since_when(built: Path) -> None:
    """Row 36."""
    before = fingerprint(built / "site")
    held = lock.take(built / ".site.lock")
    assert isinstance(held, lock.Lock)
    refused = build(built)
    lock.give_back(held)
    assert refused.returncode == 75
    assert_one_line(refused.stderr)
    assert re.search(rf"another build of site/ is running \(process {os.getpid()}, since \d+ s\)", refused.stderr)
    assert fingerprint(built / "site") == before
    assert left_beside(built / "site") == []


def test_of_two_builds_started_at_once_one_is_built_and_none_disturbs_it(built: Path) -> None:
    """Row 36."""
    page = built / "docs/en/index.md"
    for number in range(3):
        page.write_text(f"{page.read_text(encoding='utf-8')}\nRound {number}.\n", encoding="utf-8")
        ends = [ended(process) for process in [started(built), started(built)]]
        codes = sorted(code for code, _ in ends)
        assert codes in ([0, 75], [0, 0]), ends
        assert is_whole(built / "site")
        assert left_beside(built / "site") == []


def test_a_lock_whose_holder_was_killed_blocks_nobody(built: Path) -> None:
    """Row 36: the file is still there and names a process that is gone."""
    holder = subprocess.Popen([sys.executable, "-c", HOLD, built / ".site.lock"], cwd=ROOT, stdout=subprocess.PIPE)
    assert holder.stdout
    holder.stdout.readline()
    assert build(built).returncode == 75
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    assert left_beside(built / "site") == [".site.lock"]
    assert build(built).returncode == 0
    assert left_beside(built / "site") == []


def test_a_lock_that_names_a_living_process_which_does_not_hold_it_blocks_nobody(built: Path) -> None:
    """Row 36: the number of a dead builder may belong to another process by now."""
    (built / ".site.lock").write_text(f"{os.getpid()} 1\n", encoding="utf-8")
    assert build(built).returncode == 0
    assert left_beside(built / "site") == []


def test_processes_that_lock_and_remove_the_same_file_are_never_inside_together(tmp_path: Path) -> None:
    """Row 36: whoever locks a file that was removed meanwhile locks again."""
    processes = [
        subprocess.Popen([sys.executable, "-c", COMPETE, tmp_path / "lock"], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    assert [process.communicate()[1].decode() for process in processes] == [""] * 4
    assert list(tmp_path.iterdir()) == []


def test_a_lock_file_that_was_exchanged_before_it_was_locked_is_locked_anew(tmp_path: Path, monkeypatch) -> None:
    """Row 36."""
    path, locked = tmp_path / "lock", lock._locked
    asked = []

    def exchanged_first(handle: int) -> bool:
        asked.append(handle)
        if len(asked) == 1:
            path.unlink()
        return locked(handle)

    monkeypatch.setattr(lock, "_locked", exchanged_first)
    held = lock.take(path)
    assert isinstance(held, lock.Lock)
    assert len(asked) == 2
    assert path.stat().st_ino == os.fstat(held.handle).st_ino
    lock.give_back(held)


def test_a_link_in_the_place_of_the_lock_is_not_followed(built: Path) -> None:
    """Row 36: nothing is written through it."""
    canary = built / "canary"
    canary.write_text("alive", encoding="utf-8")
    (built / ".site.lock").symlink_to(canary)
    refused = build(built)
    assert refused.returncode == 2
    assert_one_line(refused.stderr)
    assert canary.read_text(encoding="utf-8") == "alive"


def test_builds_of_different_outputs_do_not_disturb_each_other(project: Start) -> None:
    """Row 36."""
    root = project()
    names = ("one", "two", "one.new")
    ends = [ended(process) for process in [started(root, "--site-dir", name) for name in names]]
    assert [code for code, _ in ends] == [0, 0, 0], ends
    assert [name for name in names if not is_whole(root / name) or left_beside(root / name)] == []
    assert fingerprint(root / "one") == fingerprint(root / "two") == fingerprint(root / "one.new")


def test_the_preview_and_a_build_run_at_the_same_time(built: Path) -> None:
    """Row 36."""
    with serving(built) as preview:
        preview.until(lambda html: "$5.5" in html)
        assert build(built).returncode == 0
        assert "$5.5" in preview.page()
        assert preview.process.poll() is None
    assert is_whole(built / "site")


def test_a_build_is_refused_in_the_language_that_was_asked_for(built: Path) -> None:
    """Row 36: the lines that are no content's fault are told in Chinese too."""
    held = lock.take(built / ".site.lock")
    assert isinstance(held, lock.Lock)
    refused = build(built, **{LANGUAGE_VARIABLE: "zh"})
    lock.give_back(held)
    assert refused.returncode == 75
    assert f"site/正在由另一次构建生成（进程{os.getpid()}，已运行" in refused.stderr
