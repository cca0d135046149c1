"""What ends a build besides content: another build, no room, no permission, a signal, or a mistake of ours.

Each becomes one line and its exit code; a traceback only where `-v` asks for it. Content is `report`'s.
"""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import click

from macros.ground.files import PASSING
from macros.ground.leaving import first_line, place_of
from macros.ground.told import language_of, said_in, told

# What a later try may mend: no room, no permission, a limit of the system.
_PASSING = PASSING | {
    *(errno.EFBIG, errno.EACCES, errno.EPERM, errno.EXDEV, errno.ENOLCK, errno.EOPNOTSUPP),
}


class EndError(click.ClickException):
    """Ends a build with one line, in the language that the environment asks for, and an exit code."""

    def __init__(self, words: str) -> None:
        super().__init__(said_in(words, language_of(os.environ)))


class BusyError(EndError):
    """Another build holds the output, or there is no room or permission: trying again may help (EX_TEMPFAIL)."""

    exit_code = 75


class NotOursError(EndError):
    """The output is something that no build of ours made."""

    exit_code = 2


class SetupError(EndError):
    """What the build needs is missing or set wrongly on this machine."""

    exit_code = 2


class OurFaultError(EndError):
    """A mistake in the generator; MkDocs ends with 1 for those, so it stays 1."""

    exit_code = 1


def told_by_us(error: BaseException) -> bool:
    """Whether an error has no line of its own yet: MkDocs's errors and click's have."""
    return isinstance(error, Exception) and not isinstance(error, (click.ClickException, SystemExit))


def is_passing(error: BaseException) -> bool:
    """Whether an error comes from the machine and may be gone at the next try."""
    return isinstance(error, MemoryError) or _errno(error) in _PASSING


def _errno(error: BaseException) -> int | None:
    """The system's number for an error."""
    return error.errno if isinstance(error, OSError) else None


def no_room(error: BaseException, staged: tuple[Path, Path] | None) -> BusyError:
    """The one line for an error that `is_passing`; `staged` is the site and the folder that was to become it."""
    what = _what(error)
    if staged is None:
        return BusyError(told("nothing was built: {what}", what=what))
    site, folder = staged
    said = told("{site}/ was not built: {what}{room}", site=site.name, what=what, room=_room(error, site, folder))
    return BusyError(told("{said}; what stood there stands untouched", said=said))


def our_fault(error: BaseException, page: str) -> OurFaultError:
    """The one line for an error that nobody foresaw, with the place in our code it came from."""
    where = told("{place}, while making {page}", place=place_of(error), page=page) if page else place_of(error)
    return OurFaultError(
        told(
            "a mistake in the generator, not in your pages: {error} ({where}); report it with what {command} says",
            error=f"{type(error).__name__}: {first_line(error)}",
            where=where,
            command="`mkdocs build --verbose`",
        )
    )


def _what(error: BaseException) -> str:
    """What the system said, and of which file."""
    number = _errno(error)
    if number is None:
        return told("out of memory")
    name = Path(os.fsdecode(error.filename)).name if isinstance(error, OSError) and error.filename else ""
    return f"{os.strerror(number)}: {name}" if name else os.strerror(number)


def _room(error: BaseException, site: Path, folder: Path) -> str:
    """How much is needed and free, where the disk of the output is what is full; else nothing."""
    if _errno(error) not in (errno.ENOSPC, errno.EDQUOT):
        return ""
    try:
        written = _size(folder)
        free = shutil.disk_usage(site.parent).free + written
    except OSError:
        return ""
    needed = max(_size(site), written)
    if needed < free:
        return ""
    sizes = {"needed": f"{needed / 1e6:.1f}", "free": f"{free / 1e6:.1f}"}
    if needed > written:
        return told(" (about {needed} MB are needed, {free} MB are free)", **sizes)
    return told(" (more than {needed} MB are needed, {free} MB are free)", **sizes)


def _size(folder: Path) -> int:
    """The bytes that the files below a folder take on the disk; 0 where there is none."""
    return sum(os.lstat(file).st_blocks * 512 for file in folder.rglob("*")) if folder.is_dir() else 0
