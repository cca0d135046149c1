"""What ends a build besides content: another build, no room, no permission, a signal, or a mistake of ours.

Each becomes one line and its exit code (design 7); a traceback only where `-v` asks for it. Content is `report`'s.
"""

from __future__ import annotations

import errno
import os
import shutil
import traceback
from pathlib import Path

import click

# What a later try may mend: no room, no permission, a limit of the system.
_PASSING = {
    *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.ENOMEM, errno.EMFILE, errno.ENFILE),
    *(errno.EROFS, errno.EACCES, errno.EPERM, errno.EBUSY, errno.EXDEV),
    *(errno.EIO, errno.ENOLCK, errno.EOPNOTSUPP),
}
_PLACE = Path(__file__).resolve().parents[2]


class BusyError(click.ClickException):
    """Another build holds the output, or there is no room or permission: trying again may help (EX_TEMPFAIL)."""

    exit_code = 75


class NotOursError(click.ClickException):
    """The output is something that no build of ours made."""

    exit_code = 2


class SetupError(click.ClickException):
    """What the build needs is missing or set wrongly on this machine."""

    exit_code = 2


class OurFaultError(click.ClickException):
    """A mistake in the generator; MkDocs ends with 1 for those, so it stays 1."""

    exit_code = 1


def told_by_us(error: BaseException) -> bool:
    """Whether an error has no line of its own yet: MkDocs's errors and click's have."""
    return isinstance(error, Exception) and not isinstance(error, (click.ClickException, SystemExit))


def is_passing(error: BaseException) -> bool:
    """Whether an error comes from the machine and may be gone at the next try."""
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in _PASSING)


def no_room(error: BaseException, staged: tuple[Path, Path] | None) -> BusyError:
    """The one line for an error that `is_passing`; `staged` is the site and the folder that was to become it."""
    said = (isinstance(error, OSError) and error.strerror) or "out of memory"
    name = Path(os.fsdecode(error.filename)).name if isinstance(error, OSError) and error.filename else ""
    what = f"{said}: {name}" if name else said
    if staged is None:
        return BusyError(f"nothing was built: {what}")
    site, folder = staged
    return BusyError(
        f"{site.name}/ was not built: {what}{_room(error, site, folder)}; what stood there stands untouched"
    )


def our_fault(error: BaseException, page: str) -> OurFaultError:
    """The one line for an error that nobody foresaw, with the place in our code it came from."""
    during = f", while making {page}" if page else ""
    return OurFaultError(
        f"a mistake in the generator, not in your pages: {type(error).__name__}: {_first_line(error)} "
        f"({_spot(error)}{during}); please report it with what `mkdocs build --verbose` says"
    )


def _room(error: BaseException, site: Path, folder: Path) -> str:
    """How much is needed and free, where the disk of the output is what is full; else nothing."""
    if not isinstance(error, OSError) or error.errno not in (errno.ENOSPC, errno.EDQUOT):
        return ""
    try:
        written = _size(folder)
        free = shutil.disk_usage(site.parent).free + written
    except OSError:
        return ""
    needed = max(_size(site), written)
    if needed < free:
        return ""
    about = "about" if needed > written else "more than"
    return f" ({about} {needed / 1e6:.1f} MB are needed, {free / 1e6:.1f} MB are free)"


def _size(folder: Path) -> int:
    """The bytes that the files below a folder take on the disk; 0 where there is none."""
    return sum(os.lstat(file).st_blocks * 512 for file in folder.rglob("*")) if folder.is_dir() else 0


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0].replace(str(_PLACE), ".") or "no word of explanation"


def _spot(error: BaseException) -> str:
    """The innermost line of ours in the traceback; the innermost of all where none is ours."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _is_ours(Path(frame.filename))]
    if not frames:
        return "no place"
    last = (ours or frames)[-1]
    file = Path(last.filename)
    return f"{file.resolve().relative_to(_PLACE) if _is_ours(file) else file.name}:{last.lineno}"


def _is_ours(file: Path) -> bool:
    return not {_PLACE / "macros", _PLACE / "overrides"}.isdisjoint(file.resolve().parents)
