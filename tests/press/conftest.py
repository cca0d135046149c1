"""A small project on disk with the real theme and macros, and MkDocs run on it as a contributor runs it."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building.warm import run
from tests.conftest import ROOT, Write, write_project

Start = Callable[..., Path]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of the small project keeps for the next: templates, styles, where words end, the search index."""
    root = linked(write_project(tmp_path_factory.mktemp("warm")))
    assert build(root).returncode == 0
    return root / ".cache"


@pytest.fixture
def cold_project(write: Write) -> Start:
    """Write the small project with everything a build needs; `project({"docs/…": text})` says something differently."""
    return lambda files=None: linked(write(files))


@pytest.fixture
def project(cold_project: Start, warm_cache: Path) -> Start:
    """The small project as after a first build, but for the site and the note that one stands: what can be kept is kept."""

    def make(files: dict[str, str] | None = None) -> Path:
        root = cold_project(files)
        if not (root / ".cache").exists():
            shutil.copytree(warm_cache, root / ".cache", ignore=shutil.ignore_patterns("current"))
        return root

    return make


def linked(root: Path) -> Path:
    """The project with the generator and its settings, which are those of the repository."""
    for name in ("mkdocs.yml", "overrides", "macros"):
        if not (root / name).exists():
            (root / name).symlink_to(ROOT / name)
    return root


def build(root: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in `root`."""
    return run(root, ["mkdocs", "build", *arguments], settings)


def check(root: Path) -> subprocess.CompletedProcess[str]:
    """Run `python -m macros check` in `root`."""
    return run(root, ["-m", "macros", "check"], {})


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of a folder with a digest of its bytes."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def replaced(file: Path, old: str, new: str) -> int:
    """Write `new` for the one `old` in a file; gives the line it stood on."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1
