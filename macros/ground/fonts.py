"""Which fonts this machine has: a picture is drawn with them, so what is kept of one rests on them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from macros.ground.store import digest

# Where systems keep them: XDG and Debian, macOS, Windows
_FOLDERS = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"),
    *("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts", "C:/Windows/Fonts"),
)


@cache
def fonts() -> str:
    """A digest of the files of all fonts, by their places and sizes."""
    return digest(*(f"{path} {size}" for path, size in _files()))


@cache
def is_here(*names: str) -> bool:
    """Whether there is the file of one of these fonts, named without what follows its last point, as in `Arial`."""
    return any(Path(path).stem in names for path, _ in _files())


@cache
def file_of(name: str) -> str:
    """The path of the first font file of this name, as in `Arial.ttf`; "" where there is none."""
    return next((path for path, _ in _files() if Path(path).name == name), "")


@cache
def _files() -> tuple[tuple[str, int], ...]:
    return tuple(found for folder in _FOLDERS for found in sorted(_below(folder)))


def _below(folder: str) -> Iterator[tuple[str, int]]:
    for here, _, names in os.walk(os.path.expanduser(folder)):  # noqa: PTH111 - Path's raises where there is no home
        for file in (Path(here) / name for name in names):
            with suppress(OSError):  # a link that leads nowhere
                yield str(file), file.stat().st_size
