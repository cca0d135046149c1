"""A build beside `site/` that takes its place in one step, or leaves it byte for byte as it was.

Exchange: renameat2(2) with RENAME_EXCHANGE on Linux, two renames elsewhere. What makes the site is others' matter.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import click

MARK = ".chip-ledger"  # in every folder we made; one without it is never taken for ours
BUSY = 75  # EX_TEMPFAIL of sysexits.h
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class BusyError(click.ClickException):
    """Another build holds the output; the exit code says that trying again may help."""

    exit_code = BUSY


class NotOursError(click.ClickException):
    """The output is a folder that no build of ours made."""

    exit_code = 2


@dataclass
class Stage:
    """The folder a build writes to, and the site it is to become."""

    site: Path
    folder: Path
    finished: bool = False


_stage: list[Stage] = []


def begin(site: Path) -> Path:
    """Make the folder to build in, beside `site`, and return it; the lock is its name with our process's number.

    Raises BusyError while another build of this site runs, NotOursError where `site` is not ours to replace.
    """
    end()
    _refuse_foreign(site)
    _sweep(site)
    folder = site.with_name(f".{site.name}.{os.getpid()}")
    folder.mkdir(mode=0o755, parents=True)
    _stage.append(Stage(site, folder))
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _leave)
    return folder


def finish() -> None:
    """Everything has been written; `end` may exchange."""
    for stage in _stage:
        (stage.folder / MARK).write_text("made by a build; replaced by the next\n", encoding="utf-8")
        stage.finished = True


def take_back() -> None:
    """The build failed after it had written everything."""
    for stage in _stage:
        stage.finished = False


def end() -> Path | None:
    """Put a finished build in the site's place, remove what is left beside it, and return the site's folder."""
    if not _stage:
        return None
    stage = _stage.pop()
    if stage.finished:
        _exchange(stage.folder, stage.site)
    shutil.rmtree(stage.folder, ignore_errors=True)
    return stage.site


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _refuse_foreign(site: Path) -> None:
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise NotOursError(f"{site.name} is not a folder; move it away")
    if site.is_dir() and not (site / MARK).exists() and any(site.iterdir()):
        raise NotOursError(
            f"{site.name}/ was not made by a build of this project; move it away or name another --site-dir"
        )


def _sweep(site: Path) -> None:
    """Remove what killed builds left behind; stop where one is alive."""
    for left in site.parent.glob(f".{site.name}.*"):
        number = left.name.rpartition(".")[2]
        if number.isdecimal() and int(number) != os.getpid() and _alive(int(number)):
            raise BusyError(f"another build of {site.name}/ is running (process {number}); try again when it is done")
        if number.isdecimal():
            shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _exchange(new: Path, site: Path) -> None:
    """Swap the two folders in one step; `new` holds the old site afterwards, if there was one."""
    if not site.exists():
        new.rename(site)
        return
    if not _renameat2(new, site):
        aside = new.with_name(f"{new.name}.old")
        site.rename(aside)
        new.rename(site)
        shutil.rmtree(aside, ignore_errors=True)


def _renameat2(one: Path, other: Path) -> bool:
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
