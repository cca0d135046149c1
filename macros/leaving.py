"""How a command ends when something fails that is no content's fault: one line and an exit code (design 7)."""

from __future__ import annotations

import traceback
from pathlib import Path

from macros.catalog.files import PASSING
from macros.catalog.told import Told, told

BUSY, OURS, INTERRUPTED = 75, 3, 130
_PLACE = Path(__file__).resolve().parents[1]


def ended(error: BaseException) -> tuple[Told, int]:
    """The one line for an error that no rule foresaw, and the exit code: 75 where the next try may do, else 3."""
    if isinstance(error, KeyboardInterrupt):
        return told("interrupted"), INTERRUPTED
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and _is_passing(error)):
        return told("the machine is busy or full, try again: {said}", said=_first_line(error)), BUSY
    return told(
        "this is a fault of ours, not of your files: {kind}: {said} ({place}); please report it with what --debug says",
        kind=type(error).__name__,
        said=_first_line(error),
        place=_place_of(error),
    ), OURS


def _is_passing(error: OSError) -> bool:
    """No room, a failing disk; or no permission to write, for what cannot be read is a problem by itself."""
    return error.errno in PASSING or isinstance(error, PermissionError)


def _first_line(error: BaseException) -> str:
    """What an error says, without the folders of this machine."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {Path(str(error.filename)).name}" if error.filename else error.strerror
    said = str(error).strip().partition("\n")[0].replace(str(Path.cwd()), ".").replace(str(_PLACE), ".")
    return said or type(error).__name__


def _place_of(error: BaseException) -> str:
    """The innermost line of ours that the error came through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_ours(frame.filename)]
    if not frames:
        return "macros"
    return f"{Path(frames[-1].filename).resolve().relative_to(_PLACE).as_posix()}:{frames[-1].lineno}"


def _is_ours(filename: str) -> bool:
    return (_PLACE / "macros") in Path(filename).resolve().parents
