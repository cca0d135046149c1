"""A pull request to be reviewed: what stands in a project is its branch main, and number 7 waits at its origin."""

from __future__ import annotations

import subprocess
from pathlib import Path

_PAGE = "docs/en/issues/harbour/berths.md"


def waiting(root: Path) -> None:
    """Keep the project as it stands, and put a change of a page before its reviewer."""
    origin = root.parent / f"{root.name}.git"
    _git(root.parent, "init", "-q", "--bare", origin.name)
    _git(root, "init", "-q", "-b", "main")
    _git(root, "remote", "add", "origin", str(origin))
    _git(root, "add", "data", "docs")
    _git(root, "commit", "-q", "-m", "main")
    _git(root, "switch", "-q", "-c", "theirs")
    page = root / _PAGE
    page.write_text(page.read_text(encoding="utf-8").replace("the crane.", "the old crane."), encoding="utf-8")
    _git(root, "commit", "-q", "-a", "-m", "theirs")
    _git(root, "push", "-q", "origin", "HEAD:refs/pull/7/head")
    _git(root, "switch", "-q", "main")


def _git(folder: Path, *arguments: str) -> None:
    name = ["-c", "user.name=A reader", "-c", "user.email=reader@example.org"]
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)
