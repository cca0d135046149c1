"""A preview whose languages or phrases cannot be read has no page to show, and waits until somebody saves a file."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path


def wait_for_change(*folders: Path) -> None:
    """Return when a file below one of the folders has come, gone or been written."""
    before = [_state(folder) for folder in folders]
    while [_state(folder) for folder in folders] == before:
        time.sleep(0.2)


def _state(folder: Path) -> list[tuple[str, int]]:
    """Each path below a folder with the time it was written; a path that goes while we look is left out."""
    found = []
    for path in sorted(folder.rglob("*")):
        with contextlib.suppress(FileNotFoundError):
            found.append((str(path), path.lstat().st_mtime_ns))
    return found
