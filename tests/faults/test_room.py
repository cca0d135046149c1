"""No room, no permission, something else in the output's place: one line, a fitting exit code, the site as it was."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import GOOD_FACT, GOOD_PAGE
from tests.faults.conftest import assert_one_line, command, environment, is_whole, left_beside
from tests.press.conftest import Start, build, fingerprint

# Runs a build with a largest size for any file it writes, which every system can limit.
LIMITED = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
os.execv(sys.argv[2], sys.argv[2:])
"""
# Lets a build change the disk so many times and no more, as a full or a read-only one does: for every machine, also
# where no disk can be mounted and root may write anywhere.
REFUSING = """
import builtins, io, os
left, number = int(os.environ["CHANGES_LEFT"]), int(os.environ["REFUSED_WITH"])
def refuse(name):
    global left
    if os.environ["REFUSED_AT"] in str(name):
        left -= 1
        if left < 0:
            raise OSError(number, os.strerror(number), str(name))
real_open, real_low, real_mkdir, real_rename = io.open, os.open, os.mkdir, os.rename
def opened(file, mode="r", *rest, **more):
    if set(mode) & set("wax+"):
        refuse(file)
    return real_open(file, mode, *rest, **more)
def low(path, flags, *rest, **more):
    if flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
        refuse(path)
    return real_low(path, flags, *rest, **more)
def mkdir(path, *rest, **more):
    refuse(path)
    return real_mkdir(path, *rest, **more)
builtins.open = io.open = opened
os.open, os.mkdir = low, mkdir
"""
CHART = """\
kind: bar
subtitle: {zh: 费用, en: The charge}
facts: [h20.charge-warned, h20.charge-booked]
title: {zh: "预告{h20.charge-warned}，入账{h20.charge-booked}", en: "Warned of {h20.charge-warned}, booked {h20.charge-booked}"}
alt: {zh: "两条横条：预告{h20.charge-warned}，入账{h20.charge-booked}。", en: "Two bars: warned of {h20.charge-warned}, booked {h20.charge-booked}."}
"""


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[bool]:
    """Mount a small disk on a folder; gives False where this machine does not let us."""
    folder.mkdir(exist_ok=True)
    asked = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)]
    done = shutil.which("mount") is not None and subprocess.run(asked, capture_output=True, check=False).returncode == 0
    try:
        yield done
    finally:
        if done:
            subprocess.run(["umount", "--lazy", folder], check=True)


def limited_build(root: Path, largest: int) -> subprocess.CompletedProcess[str]:
    """A build that may write no file larger than `largest` bytes."""
    arguments = [sys.executable, "-c", LIMITED, str(largest), sys.executable, *command("build")]
    return subprocess.run(arguments, cwd=root, env=environment(), capture_output=True, text=True, check=False)


def refused_build(root: Path, changes: int, number: int, where: str = ".site.") -> subprocess.CompletedProcess[str]:
    """A build that may change paths with `where` in them so many times; the next change fails with the error `number`."""
    patch = root / "patched"
    patch.mkdir(exist_ok=True)
    (patch / "sitecustomize.py").write_text(REFUSING, encoding="utf-8")
    return build(root, PYTHONPATH=str(patch), CHANGES_LEFT=str(changes), REFUSED_WITH=str(number), REFUSED_AT=where)


@pytest.mark.parametrize(
    ("changes", "number"),
    [*((changes, errno.ENOSPC) for changes in (0, 1, 2, 10, 40)), (0, errno.EROFS), (1, errno.EACCES)],
)
def test_a_disk_that_refuses_any_change_ends_the_build_with_75_and_leaves_the_site(
    built: Path, changes: int, number: int
) -> None:
    """Rows 34 and 35: the lock, the folder, its mark, a file of the theme, a page."""
    before = fingerprint(built / "site")
    refused = refused_build(built, changes, number)
    assert refused.returncode == 75, refused.stderr
    assert_one_line(refused.stderr)
    assert os.strerror(number) in refused.stderr
    assert fingerprint(built / "site") == before
    assert left_beside(built / "site") == []


@pytest.mark.parametrize("kilobytes", [4, 100, 350, 600])
def test_a_disk_that_fills_up_says_how_much_is_needed_and_leaves_the_site(built: Path, kilobytes: int) -> None:
    """Row 34: the site, the folder that a build is made in, and the lock are on the small disk."""
    disk = built / "disk"
    taken = sum(file.stat().st_blocks // 2 for file in (built / "site").rglob("*"))
    assert taken > kilobytes
    with mounted(disk, f"size={taken + kilobytes}k") as small:
        shutil.copytree(built / "site", disk / "site")
        before = fingerprint(disk / "site")
        # Where nothing can be mounted, the limit on files has to do for a full disk; it knows no needed and free.
        refused = build(built, "--site-dir", "disk/site") if small else limited_build(built, kilobytes * 10)
        assert refused.returncode == 75, refused.stderr
        assert_one_line(refused.stderr)
        assert not small or re.search(r"(about|more than) \d+\.\d MB are needed, \d+\.\d MB are free", refused.stderr)
        assert fingerprint(disk / "site") == before
        assert left_beside(disk / "site") == []


@pytest.mark.parametrize("largest", [0, 5_000, 50_000])
def test_a_limit_on_the_size_of_files_ends_the_build_with_75_and_leaves_the_site(built: Path, largest: int) -> None:
    """Row 34."""
    before = fingerprint(built / "site")
    refused = limited_build(built, largest)
    assert refused.returncode == 75, refused.stderr
    assert_one_line(refused.stderr)
    assert fingerprint(built / "site") == before
    assert left_beside(built / "site") == []


@pytest.mark.parametrize("changes", [0, 2])
def test_a_cache_that_may_not_be_written_ends_the_build_with_75(cold_project: Start, changes: int) -> None:
    """Rows 34 and 35."""
    root = cold_project(with_a_chart())
    refused = refused_build(root, changes, errno.ENOSPC, ".cache")
    assert refused.returncode == 75, refused.stderr
    assert_one_line(refused.stderr)
    assert left_beside(root / "site") == []


def test_a_cache_whose_disk_fills_up_in_the_middle_of_an_entry_is_not_poisoned(cold_project: Start) -> None:
    """Row 34."""
    root = cold_project(with_a_chart())
    cache = root / ".cache"
    with mounted(cache, "size=4k") as small:
        refused = build(root) if small else refused_build(root, 3, errno.ENOSPC, ".cache")
        assert refused.returncode == 75, refused.stderr
        assert_one_line(refused.stderr)
        assert list(cache.rglob("*.part")) == []
        if small:
            subprocess.run(["mount", "-o", "remount,size=20m", cache], check=True)
        assert build(root).returncode == 0
        after = fingerprint(root / "site")
        assert list(cache.rglob("*.json")) != [], "nothing was drawn, so nothing was tested"
    shutil.rmtree(cache)
    assert build(root).returncode == 0
    assert fingerprint(root / "site") == after


def with_a_chart() -> dict[str, str]:
    """The small project with a chart on its pages, so that drawings are kept."""
    booked = GOOD_FACT.replace("charge-warned", "charge-booked").replace("预告的费用", "入账的费用")
    booked = (
        booked.replace("charge warned of", "charge booked")
        .replace("5.5e9", "4.5e9")
        .replace("bound: at-most", "bound: exact")
    )
    chart = '## {title} {{ #chart }}\n\n{{{{ chart("charge") }}}}\n\n{{{{ sources() }}}}\n'
    page = GOOD_PAGE.replace("{{{{ sources() }}}}\n", chart)
    return {
        "data/facts/h20.yml": GOOD_FACT + booked,
        "data/charts/charge.yml": CHART,
        "docs/zh/index.md": page.format(title="题目"),
        "docs/en/index.md": page.format(title="Title"),
    }


def test_an_output_on_a_read_only_disk_ends_the_build_with_75(built: Path) -> None:
    """Row 35."""
    disk = built / "disk"
    disk.mkdir()
    with mounted(disk, "ro") as mount:
        disk_is_shut = mount or not os.access(disk, os.W_OK)
        refused = build(built, "--site-dir", "disk/site") if disk_is_shut else refused_build(built, 0, errno.EROFS)
    assert refused.returncode == 75, refused.stderr
    assert_one_line(refused.stderr)


def test_a_file_in_the_place_of_the_output_ends_the_build_with_2_and_stays(project: Start) -> None:
    """Row 35."""
    root = project()
    (root / "site").write_text("mine", encoding="utf-8")
    refused = build(root)
    assert refused.returncode == 2
    assert_one_line(refused.stderr)
    assert (root / "site").read_text(encoding="utf-8") == "mine"


def test_a_folder_below_a_file_ends_the_build_with_2(project: Start) -> None:
    """Row 35."""
    root = project()
    (root / "afile").write_text("mine", encoding="utf-8")
    refused = build(root, "--site-dir", "afile/site")
    assert refused.returncode == 2
    assert_one_line(refused.stderr)


@pytest.mark.parametrize("name", ["site", ".site.new", ".site.old"])
def test_a_folder_that_we_did_not_make_ends_the_build_with_2_and_stays(project: Start, name: str) -> None:
    """Row 35."""
    root = project()
    (root / name / "papers").mkdir(parents=True)
    (root / name / "papers/thesis.txt").write_text("ten years", encoding="utf-8")
    refused = build(root)
    assert refused.returncode == 2
    assert_one_line(refused.stderr)
    assert f"{name}/ was not made by a build of this project" in refused.stderr
    assert (root / name / "papers/thesis.txt").read_text(encoding="utf-8") == "ten years"


def test_a_link_to_a_folder_elsewhere_ends_the_build_with_2_and_stays(project: Start) -> None:
    """Row 35."""
    root = project()
    (root / "elsewhere").mkdir()
    (root / "elsewhere/thesis.txt").write_text("ten years", encoding="utf-8")
    (root / "site").symlink_to("elsewhere")
    refused = build(root)
    assert refused.returncode == 2
    assert_one_line(refused.stderr)
    assert (root / "elsewhere/thesis.txt").read_text(encoding="utf-8") == "ten years"


def test_the_folder_of_the_project_itself_is_never_taken_for_an_output(project: Start) -> None:
    """Row 35."""
    root = project()
    before = fingerprint(root / "docs")
    refused = build(root, "--site-dir", ".")
    assert refused.returncode != 0
    assert fingerprint(root / "docs") == before


def test_an_empty_folder_is_filled(project: Start) -> None:
    """Row 35."""
    root = project()
    (root / "site").mkdir()
    assert build(root).returncode == 0
    assert is_whole(root / "site")
