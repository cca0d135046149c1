"""A small project on disk with the real theme and macros, and MkDocs run on it as a contributor runs it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.site import mkdocs
from tests.conftest import ROOT, Write

Start = Callable[..., Path]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(write: Write) -> Start:
    """Write the small project with everything a build needs; `project({"docs/…": text})` says something differently."""

    def make(files: dict[str, str] | None = None) -> Path:
        root = write(files)
        for name in ("mkdocs.yml", "overrides", "macros"):
            if not (root / name).exists():
                (root / name).symlink_to(ROOT / name)
        return root

    return make


def build(root: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in `root`."""
    return mkdocs("build", *arguments, root=root, **settings)


def check(root: Path) -> subprocess.CompletedProcess[str]:
    """Run `python -m macros check` in `root`."""
    command = [sys.executable, "-m", "macros", "check"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


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
