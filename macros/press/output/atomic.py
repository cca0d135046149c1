"""A build beside `site/` that takes its place in one step, or leaves it byte for byte as it was.

Exchange: renameat2(2) with RENAME_EXCHANGE on Linux, two renames elsewhere. What makes the site is others' matter.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from macros.ground.files import content_digest
from macros.ground.told import told
from macros.press.faults import BusyError, NotOursError
from macros.press.output.lock import Holder, Lock, give_back, take

# In every folder we made; one without it is never taken for ours. In a finished site it is the list of its files as
# `sha256sum --check` reads it.
MARK = ".newsletter"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


@dataclass
class Stage:
    """The folder a build writes to, the site it is to become, and the lock that keeps others away."""

    site: Path
    folder: Path
    lock: Lock
    finished: bool = False


_stage: list[Stage] = []
_target: list[Path] = []


def begin(site: Path) -> Path:
    """Lock the output `site`, make the folder to build in beside it, and return that folder.

    Raises BusyError while another build of this site runs, NotOursError where `site` or what lies beside it is not ours
    to replace, OSError where there is no room or no permission. `end` must follow in any case.
    """
    _target[:] = [site]
    _refuse_foreign(site)
    _make_parents(site)
    folder, aside = _beside(site, "new"), _beside(site, "old")
    _stage.append(Stage(site, folder, _taken(site)))  # from here on `end` cleans up
    if aside.is_dir() and not site.exists():  # killed between the two renames
        _refuse_foreign(aside)
        aside.rename(site)
    _remove(folder)
    _remove(aside)
    folder.mkdir(mode=0o755)
    (folder / MARK).touch()
    return folder


def finish() -> None:
    """Everything has been written; `end` may exchange."""
    for stage in _stage:
        (stage.folder / MARK).write_text(listed(stage.folder), encoding="utf-8")
        stage.finished = True


def site() -> Path:
    """The site that `begin` was called for, and that stands until `end`."""
    return _target[0]


def staged() -> tuple[Path, Path] | None:
    """The site that `begin` was called for and the folder that was to become it; None where it never was."""
    return (_target[0], _beside(_target[0], "new")) if _target else None


def end(*, give_up: bool = False) -> Path | None:
    """Put a finished build in the site's place, remove what is left beside it, and return the site's folder.

    Called to `give_up`, or while an exception passes (an abort, a signal), it changes nothing in the site's place and
    returns None, as where nothing was begun.
    """
    if not _stage:
        return None
    stage = _stage.pop()
    whole = stage.finished and not give_up and sys.exc_info()[1] is None
    try:
        if whole:
            _exchange(stage.folder, stage.site)
    finally:
        with contextlib.suppress(OSError, NotOursError):  # the next build takes it up again
            _remove(stage.folder)
        give_back(stage.lock)
    return stage.site if whole else None


def _beside(site: Path, what: str) -> Path:
    return site.with_name(f".{site.name}.{what}")


def _taken(site: Path) -> Lock:
    path = _beside(site, "lock")
    try:
        found = take(path)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EISDIR):
            raise NotOursError(told("{name} is not a file; move it away", name=path.name)) from error
        raise
    if isinstance(found, Holder):
        said = told("another build of {site}/ is running{holder}", site=site.name, holder=_told_of(found))
        raise BusyError(told("{said}; try again when it is done", said=said))
    return found


def _told_of(holder: Holder) -> str:
    if not holder.process:
        return ""
    return told(" (process {process}, since {seconds} s)", process=holder.process, seconds=holder.seconds)


def _make_parents(site: Path) -> None:
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise NotOursError(
            told("{name}/ cannot be made: a file stands where its folder should", name=site.name)
        ) from error


def _refuse_foreign(site: Path) -> None:
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise NotOursError(told("{name} is not a folder; move it away", name=site.name))
    if site.is_dir() and not (site / MARK).is_file() and any(site.iterdir()):
        raise NotOursError(
            told(
                "{name}/ was not made by a build of this project; move it away or name another --site-dir",
                name=site.name,
            )
        )


def _remove(left: Path) -> None:
    """Remove what a killed build left; its mark goes last, so that a removal cut short can be taken up again."""
    if not os.path.lexists(left):
        return
    _refuse_foreign(left)
    for entry in left.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != MARK:
            entry.unlink()
    shutil.rmtree(left)


def listed(folder: Path) -> str:
    """Every file of a finished site but its mark, with its SHA-256, as the mark tells them."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file != folder / MARK)
    return "".join(f"{content_digest(file)}  {file.relative_to(folder).as_posix()}\n" for file in files)


def _exchange(new: Path, site: Path) -> None:
    """Swap the two folders in one step; `new` holds the old site afterwards, if there was one."""
    if not site.exists():
        new.rename(site)
    elif not _renameat2(new, site):
        _rename_twice(new, site)


def _rename_twice(new: Path, site: Path) -> None:
    aside = _beside(site, "old")
    site.rename(aside)
    try:
        new.rename(site)
    except BaseException:
        aside.rename(site)
        raise
    aside.rename(new)


def _renameat2(one: Path, other: Path) -> bool:
    """Whether the system exchanged the two; False where it has no such call. Raises OSError where it may not."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number))
