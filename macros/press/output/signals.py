"""A build that is asked to stop (Ctrl-C, kill, a closed terminal) cleans up and ends with 128 + the signal."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType
from typing import Any

_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_before: dict[int, Any] = {}
_came: list[int] = []


def leave_on_signals() -> None:
    """From now on a signal ends the build by SystemExit, which no `except Exception` holds up."""
    _came.clear()
    sys.unraisablehook = _pass_over
    if threading.current_thread() is threading.main_thread():
        for number in _SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup: whoever started us wants it ignored
                _before[number] = signal.signal(number, _leave)


def _pass_over(unraisable: Any) -> None:
    """What calls us back from C cannot raise what ends the build: that is remembered, and no traceback is shown."""
    if not isinstance(unraisable.exc_value, SystemExit):
        sys.__unraisablehook__(unraisable)


def become_deaf() -> None:
    """The last steps take milliseconds and are done to their end."""
    for number in _before:
        signal.signal(number, signal.SIG_IGN)


def was_asked_to() -> bool:
    """Whether a signal came, even if something swallowed the SystemExit it raised."""
    return bool(_came)


def hear_again() -> None:
    """Let signals do what they did before. Raises SystemExit where one had come: the next would only spoil the exit."""
    if _came:
        sys.exit(128 + _came[0])
    while _before:
        signal.signal(*_before.popitem())


def _leave(number: int, _frame: FrameType | None) -> None:
    _came.append(number)
    if len(_came) == 1:  # a second one must not interrupt the cleaning up after the first
        sys.exit(128 + number)
