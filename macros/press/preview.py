"""The preview outlives a typo: a page keeps its last good content under an overlay that tells the problem."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from macros.catalog.problems import PICTURED, Problem, as_text
from macros.catalog.told import languages


@dataclass(frozen=True, slots=True)
class LastGood:
    """A page as it last rendered without a problem."""

    content: str
    toc: Any


_PICTURE = re.compile(rf"(?:^{PICTURED}.*\n)+", re.MULTILINE)  # whose two lines must not wrap, or the caret is lost
_kept: dict[str, LastGood] = {}


def keep(src_uri: str, content: str, toc: Any) -> None:
    """Remember a page that rendered without a problem."""
    _kept[src_uri] = LastGood(content, toc)


def last_good(src_uri: str) -> LastGood | None:
    """The page as it last rendered well; None when it never did in this preview."""
    return _kept.get(src_uri)


def hasten(server: Any) -> None:
    """Take half a second off the wait for an edit: MkDocs 1.6.1 polls files every 0.5 s and waits 0.1 s for more."""
    server.build_delay = 0.03
    for poller in (server.observer, *server.observer.emitters):  # those made later take the observer's
        poller._timeout = 0.1


def wait_for_change(folder: Path) -> None:
    """Return when a file below `folder` has come, gone or been written."""
    before = _state(folder)
    while _state(folder) == before:
        time.sleep(0.2)


def _state(folder: Path) -> list[tuple[str, int]]:
    """Each path below a folder with the time it was written; a path that goes while we look is left out."""
    found = []
    for path in sorted(folder.rglob("*")):
        with contextlib.suppress(FileNotFoundError):
            found.append((str(path), path.lstat().st_mtime_ns))
    return found


def overlay(problems: Sequence[Problem], language: str) -> str:
    """The problems as HTML in a language, or in English where they are not told in it, above the last good content."""
    spoken = language if language in languages() else "en"
    said = _PICTURE.sub(r'<span class="cl-problems__picture">\g<0></span>', escape(as_text(problems, language=spoken)))
    return f'<div class="cl-problems" role="alert" lang="{spoken}"><pre>{said}</pre></div>'
