"""Reaches into dependencies: whatever is private there, or replaced by us, stands here and nowhere else.

Each says which version it follows and what goes without it. Where upstream differs nothing is reached for: the build
and the preview go on without the shortcut, and a test says so (`tests/press/test_reaches.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import Any

from mkdocs.commands import serve

QUICK = 0.1  # seconds between two looks at the files


def poll_quickly(server: Any) -> bool:
    """Look for edits more often than MkDocs 1.6.1 does: it polls files every 0.5 s and waits 0.1 s for more.

    Without it an edit shows half a second later. Gives whether it could be done.
    """
    emitters = getattr(server.observer, "emitters", None)
    pollers = [server.observer, *(emitters or ())]  # those made later take the observer's
    if not hasattr(server, "build_delay") or not all(hasattr(poller, "_timeout") for poller in pollers):
        return False
    server.build_delay = 0.03
    for poller in pollers:
        poller._timeout = QUICK
    return True


def answer_modified(file: Any, *, modified: bool) -> None:
    """Let a file of MkDocs 1.6.1 answer a "dirty" build so, whatever times its source and its page have."""
    file.is_modified = lambda: modified


def build_what_is_modified() -> bool:
    """Let the preview of MkDocs 1.6.1 ask each file whether it must be made again, and leave its folder as it is.

    Its own `--dirty` goes by times of files, which is wrong with macros; whoever answers is `rebuild`. Without it every
    edit makes every page again. Gives whether it could be done.
    """
    made_whole: Callable[..., Any] | None = getattr(serve, "build", None)
    if made_whole is None or "dirty" not in signature(made_whole).parameters:
        return False

    def make_again(config: Any, **options: Any) -> None:
        made_whole(config, **{**options, "dirty": True})

    serve.build = make_again  # type: ignore[attr-defined]
    return True
