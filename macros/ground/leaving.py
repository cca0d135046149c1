"""How a command ends when something fails that is no content's fault: one line and an exit code."""

from __future__ import annotations

import errno
import os
import traceback
from pathlib import Path

from macros.ground.files import PASSING
from macros.ground.told import Told, told
from macros.ground.visible import visible

BUSY, OURS, INTERRUPTED = 75, 3, 130
_PLACE = Path(__file__).resolve().parents[2]


def ended(error: BaseException) -> tuple[Told, int]:
    """The one line for an error that no rule foresaw, and the exit code: 75 where the next try may do, else 3."""
    if isinstance(error, KeyboardInterrupt):
        return told("interrupted"), INTERRUPTED
    # What cannot be read is a problem by itself, so this is of writing
    if isinstance(error, OSError) and (error.errno == errno.EROFS or isinstance(error, PermissionError)):
        said = told("{said}: make the folder writable, or work in a copy of it", said=first_line(error))
        return said, BUSY
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and _is_passing(error)):
        return told("the machine is busy or full, try again: {said}", said=first_line(error)), BUSY
    return told(
        "this is a fault of ours, not of your files: {kind}: {said} ({place}); please report it with what --debug says",
        kind=type(error).__name__,
        said=first_line(error),
        place=place_of(error),
    ), OURS


def _is_passing(error: OSError) -> bool:
    """No room, a failing disk."""
    return error.errno in PASSING


def first_line(error: BaseException) -> str:
    """What an error says, without the folders of this machine."""
    if isinstance(error, OSError) and error.strerror:
        file = f": {Path(os.fsdecode(error.filename)).name}" if error.filename else ""
        return visible(f"{error.strerror}{file}")
    line = str(error).strip().partition("\n")[0].replace(str(Path.cwd()), ".").replace(str(_PLACE), ".")
    return visible(line) or type(error).__name__


def place_of(error: BaseException) -> str:
    """The innermost line of ours that an error came through; the innermost of all where none is ours."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _is_ours(Path(frame.filename))]
    if not frames:
        return "-"
    last = (ours or frames)[-1]
    file = Path(last.filename)
    return f"{file.resolve().relative_to(_PLACE).as_posix() if ours else file.name}:{last.lineno}"


def _is_ours(file: Path) -> bool:
    return not {_PLACE / "macros", _PLACE / "overrides"}.isdisjoint(file.resolve().parents)
