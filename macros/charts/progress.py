"""How far long work has come, on stderr: a bar rewritten in place on a terminal, elsewhere a plain line now and then.

Nothing is said of work that is soon done. It knows counts, not what is worked on.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO, TypeVar

from macros.ground.told import Told, language_of, said_in, told

FEW = 40  # steps that are done before anybody wonders
REDRAWN, TOLD_AGAIN = 0.1, 10.0  # seconds between two states of the bar; between two plain lines
WIDE = 30  # of the bar, in characters

Step = TypeVar("Step")


def with_progress(
    steps: Sequence[Step], what: Told, *, out: TextIO | None = None, now: Callable[[], float] = time.monotonic
) -> Iterator[Step]:
    """The steps one by one; `what` says what is done, as in "drawing charts", in the reader's language."""
    stream = sys.stderr if out is None else out
    language = language_of(os.environ)
    if len(steps) <= FEW:
        yield from steps
        return
    bar = stream.isatty()
    last, pause = now(), REDRAWN if bar else TOLD_AGAIN
    try:
        for done, step in enumerate(steps):
            if now() - last >= pause:
                last = now()
                stream.write(_bar(what, done, len(steps), language) if bar else _line(what, done, len(steps), language))
                stream.flush()
            yield step
    finally:
        if bar:
            stream.write("\r\x1b[K")  # ECMA-48: erase to the end of the line
            stream.flush()


def _line(what: Told, done: int, whole: int, language: str) -> str:
    return said_in(told("{what}: {done} of {whole}", what=what, done=done, whole=whole), language) + "\n"


def _bar(what: Told, done: int, whole: int, language: str) -> str:
    filled = WIDE * done // whole
    return f"\r{said_in(what, language)} [{'#' * filled}{'.' * (WIDE - filled)}] {done}/{whole}"
