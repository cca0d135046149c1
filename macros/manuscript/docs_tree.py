"""What lies under `docs/`: every file and every link, whatever it is. Reads names, not contents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.ground.files import is_left_by_editor


@dataclass(frozen=True, order=True, slots=True)
class Entry:
    """One file below `docs/`, or a link to a file or folder; `path` is from the project's root, with `/`.

    What is special is a pipe, a socket or a device, which would keep a reader waiting: nobody opens it.
    """

    path: str
    is_link: bool = False
    is_special: bool = False
    is_deep: bool = False  # a folder that lies too deep to be looked into

    @property
    def route(self) -> str:
        """The path below `docs/`."""
        return self.path.removeprefix("docs/")


DEEPEST = 12  # folders from `docs/` on; whoever walks through them goes a call deeper for each


def read_tree(root: Path) -> tuple[Entry, ...]:
    """Every entry below `docs/` of the project at `root`, in order; links are told and not followed."""
    return tuple(sorted(_entries(root, root / "docs")))


def _entries(root: Path, folder: Path, *, left: bool = False) -> Iterator[Entry]:
    """What lies in a folder; of one that an editor `left` only links to folders, which MkDocs would follow."""
    try:
        found = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return  # no such folder, or one that may not be read: its pages are missed by the rules that need them
    for entry in found:
        path = Path(entry.path)
        name = path.relative_to(root).as_posix()
        is_left = left or is_left_by_editor(entry.name)
        if entry.is_symlink():
            if not is_left or path.is_dir():
                yield Entry(name, is_link=True)
        elif entry.is_dir():
            if len(path.relative_to(root).parts) > DEEPEST:
                yield Entry(name, is_deep=True)
            else:
                yield from _entries(root, path, left=is_left)
        elif not is_left:
            yield Entry(name, is_special=not entry.is_file())
