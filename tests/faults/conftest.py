"""What the faults are fed to: the small project of the press room, a site that can be checked, a build under way."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from macros.press.output.atomic import MARK
from tests.conftest import ROOT
from tests.press.conftest import Start, build, cold_project, project, warm_cache

__all__ = ["cold_project", "project", "warm_cache"]
PATIENCE = 60.0  # seconds; not a measure of speed, only the end of waiting


def command(*arguments: str) -> list[str]:
    """MkDocs's command line of the environment that runs the tests."""
    return [str(Path(sys.executable).with_name("mkdocs")), *arguments]


def environment(**settings: str) -> dict[str, str]:
    """The environment of a build: this process's, without a published address."""
    kept = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    return kept | {"NO_MKDOCS_2_WARNING": "1"} | settings


def started(root: Path, *arguments: str, **settings: str) -> subprocess.Popen[str]:
    """`mkdocs build`, started and not waited for."""
    return subprocess.Popen(
        command("build", *arguments),
        cwd=root,
        env=environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell lets what it runs in the background ignore Ctrl-C, and the tests with it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no locks are taken in it
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for a process; gives its exit code and all it said."""
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out + err


@pytest.fixture
def built(project: Start, kept_site: Path) -> Path:
    """The small project with a good site and one page changed since; built once, then copied."""
    root = project()
    if not (kept_site / "site").exists():
        assert build(root).returncode == 0
        shutil.copytree(root / "site", kept_site / "site")
    elif not (root / "site").exists():
        shutil.copytree(kept_site / "site", root / "site")
    page = root / "docs/en/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nAnother sentence.\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def newsletter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the newsletter, to make mistakes in."""
    root = tmp_path_factory.mktemp("newsletter")
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.fixture(scope="session")
def kept_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where `built` keeps its site between tests."""
    return tmp_path_factory.mktemp("kept")


@contextmanager
def under_way(root: Path, *arguments: str, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """A build that has begun to write beside the site and has not ended."""
    process = started(root, *arguments, **settings)
    try:
        wait_for(root / ".site.new", process)
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    """Return when the path is there. Raises AssertionError where the process ends or time runs out before."""
    end = time.monotonic() + PATIENCE
    while not path.exists():
        assert process.poll() is None, f"ended with {process.returncode}: {process.communicate()}"
        assert time.monotonic() < end, f"no {path.name} after {PATIENCE} s"
        time.sleep(0.002)


def is_whole(site: Path) -> bool:
    """Whether a site holds exactly the files of its own list, byte for byte."""
    listed = dict(reversed(line.split("  ", 1)) for line in (site / MARK).read_text(encoding="utf-8").splitlines())
    files = [file for file in site.rglob("*") if file.is_file() and file != site / MARK]
    found = {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    return bool(found) and found == listed


def left_beside(site: Path) -> list[str]:
    """What builds left beside a site."""
    return sorted(path.name for path in site.parent.glob(f".{site.name}.*"))


def assert_one_line(said: str) -> None:
    """A refusal is told in a single line that begins with "Error:", without traceback or a path of this machine."""
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith("INFO ")]
    told = [line for line in lines if line.startswith("Error: ")]
    assert len(told) == 1, said
    assert "Traceback" not in said, said
    assert [line for line in lines if "ERROR" in line or "/tmp/" in line] == [], said
