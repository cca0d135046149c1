"""That a piece of work ends, on any machine: seconds that are held against what this machine does in one.

A rule that takes the square of its input takes tens of times as long as one that does not; a slow machine with
neighbours, a few times. So a limit is no number of seconds by the clock: it is so many seconds of a machine on which
the yardstick takes what it took where the limits were set, and twice that. How fast the work is, is `make bench`'s.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

NORMAL = 0.05  # seconds that the yardstick takes where the limits were set
PATIENCE = 2.0


def yardstick() -> float:
    """Seconds of this process for a fixed piece of work such as the rules do: words found, counted and put together."""
    begun = time.process_time()
    counted: dict[str, int] = {}
    for n in range(150):
        for word in re.findall(r"\w+", f"the h{n} of 2025 and 4.5 billion " * 100):
            counted[word] = counted.get(word, 0) + 1
    assert counted["billion"] == 15_000
    return time.process_time() - begun


def allowed(seconds: float) -> float:
    """How many seconds of this process this machine may take, just now, for what is set so many seconds."""
    return seconds * PATIENCE * max(1.0, max(yardstick() for _ in range(3)) / NORMAL)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail when the work inside takes longer than it may; the yardstick is laid on only where it is near that."""
    begun = time.process_time()
    yield
    spent = time.process_time() - begun
    assert spent < seconds or spent < allowed(seconds), f"{spent:.1f} s, and {seconds:g} s were set"
