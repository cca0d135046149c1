"""Work that a preview does after it has shown an edit, while the writer reads on: pictures of charts as PNG.

One of a chart full of words takes a quarter of a second, and nobody reads it in the page. A newer edit makes what is
left of an older one pointless.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.charts.drawing import warm_up

Make = Callable[[], bytes | None]


@dataclass
class _State:
    round: int = 0
    thread: threading.Thread | None = None


_state = _State()


def start_what_draws() -> None:
    """Let V8 start while the writer reads: the first chart that is drawn need not wait for it."""
    threading.Thread(target=warm_up, daemon=True).start()


def write_now(files: Mapping[Path, Make]) -> None:
    """Write these files, made one after another; what cannot be made, or has no folder any more, is left out."""
    for file, make in files.items():
        content = make()
        if content is not None and file.parent.is_dir():
            file.unlink(missing_ok=True)
            file.write_bytes(content)


def write_afterwards(files: Mapping[Path, Make]) -> None:
    """The same while the writer reads, in the place of whatever was still to be written."""
    end()
    thread = threading.Thread(target=_write, args=(dict(files), _state.round), daemon=True)
    _state.thread = thread
    thread.start()


def end() -> None:
    """Leave what is not begun yet, and wait for what is: whoever removes the folder must find nobody writing to it."""
    _state.round += 1
    if _state.thread is not None:
        _state.thread.join()
        _state.thread = None


def _write(files: Mapping[Path, Make], number: int) -> None:
    for file, make in files.items():
        if number != _state.round:
            return
        write_now({file: make})
