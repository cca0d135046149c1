"""Work in a process of its own: the memory that drawing takes, V8's and that of fonts, ends with it.

What the work leaves is what it has kept in the cache. Where processes cannot be forked, or there is little to do, the
work is done here.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import signal
import sys
from collections.abc import Callable
from pathlib import Path

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG (prctl(2))
_TASKS = Path("/proc/self/task")  # the threads of this process, where Linux tells them (proc(5))
WORTH_A_PROCESS = 12  # drawings; a process costs some hundredths of a second, V8 a hundred megabytes


def aside(work: Callable[[], object], drawings: int) -> None:
    """Do some work that makes so many drawings. Raises what the work raises.

    Work that fails in its process is done once more here, so that its error is told as any other.
    """
    if drawings >= WORTH_A_PROCESS and _can_fork():
        process = multiprocessing.get_context("fork").Process(target=_no_longer_than_we, args=(work,), daemon=True)
        process.start()
        process.join()
        if process.exitcode == 0:
            return
    work()


def _no_longer_than_we(work: Callable[[], object]) -> None:
    """Work, and end where the process that asked for it is killed: it would go on holding what that had locked.

    Of an error nothing is said: whoever asked meets it again, and tells it.
    """
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    try:
        work()
    except Exception:
        sys.exit(1)


def _can_fork() -> bool:
    """Whether a fork is safe: where no other thread might hold a lock, of ours or, as V8 has them, of a library's."""
    return _TASKS.is_dir() and len(list(_TASKS.iterdir())) == 1
