"""One build at a time for each output: a lock that opens by itself when its holder dies.

The system locks a file beside the site (flock; `msvcrt.locking` where there is no fcntl), and the file says who took it
and when, for others to tell. It is removed when the lock is given back. What the lock is for is others' matter.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # a link lying there must not lead the writing elsewhere
_FAR = 1 << 30  # the byte that is locked on Windows, which keeps others from reading what is locked


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that this process holds, and the open file that holds it."""

    path: Path
    handle: int


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: the process and for how many seconds; None where the file does not say yet."""

    process: int | None = None
    seconds: int | None = None


def take(path: Path) -> Lock | Holder:
    """Lock the file `path`, making it, without waiting; who holds it where another process does.

    Raises OSError where the file cannot be made, written or locked.
    """
    while True:
        lock = Lock(path, os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o644))
        try:
            if not _locked(lock.handle):
                found = _holder(lock.handle)
                os.close(lock.handle)
                return found
            # Its last holder may have removed the file between our opening and our locking it.
            if _stands_at(path, lock.handle):
                _sign(lock.handle)
                return lock
            os.close(lock.handle)
        except OSError:
            give_back(lock)
            raise


def give_back(lock: Lock) -> None:
    """Remove the file and open the lock, in the order that lets nobody lock a file already removed unnoticed."""
    if sys.platform == "win32":  # which removes no open file
        os.close(lock.handle)
        with contextlib.suppress(OSError):
            lock.path.unlink()
        return
    with contextlib.suppress(OSError):
        lock.path.unlink()
    os.close(lock.handle)


def _locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _stands_at(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat(follow_symlinks=False))
    except FileNotFoundError:
        return False


def _sign(handle: int) -> None:
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, f"{os.getpid()} {int(time.time())}\n".encode())


def _holder(handle: int) -> Holder:
    os.lseek(handle, 0, os.SEEK_SET)
    said = os.read(handle, 100).split()
    if len(said) != 2 or not all(word.isdigit() for word in said):
        return Holder()
    process, since = map(int, said)
    return Holder(process, max(0, int(time.time()) - since))
