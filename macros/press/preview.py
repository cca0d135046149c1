"""The preview outlives a typo: a page keeps its last good content under an overlay that tells the problem.

And it answers the one who writes: a page elsewhere whose name leads to this machine (DNS rebinding) gets nothing.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.ground.problems import PICTURED, Problem, as_text
from macros.ground.told import Told, language_of, languages, said_in, told

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


@dataclass(frozen=True, slots=True)
class LastGood:
    """A page as it last rendered without a problem."""

    content: str
    toc: Any


_PICTURE = re.compile(rf"(?:^{PICTURED}.*\n)+", re.MULTILINE)  # whose two lines must not wrap, or the caret is lost
_HOST = re.compile(
    r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::[0-9]{1,5})?", re.IGNORECASE | re.ASCII
)  # RFC 3986, 3.2.2
_kept: dict[str, LastGood] = {}


def keep(src_uri: str, content: str, toc: Any) -> None:
    """Remember a page that rendered without a problem."""
    _kept[src_uri] = LastGood(content, toc)


def last_good(src_uri: str) -> LastGood | None:
    """The page as it last rendered well; None when it never did in this preview."""
    return _kept.get(src_uri)


def mind_strangers(server: Any) -> None:
    """Answer this machine's own names alone."""
    server.set_app(answer_own_host(server.get_app(), server.server_address[0]))


def answer_own_host(app: WSGIApplication, own: str) -> WSGIApplication:
    """The application, for requests that ask this machine under a name of its own and ask for a file; no others.

    A browser sends the name it was led by in `Host` (RFC 9110, 7.2) and no page can change it; 421 is the answer to
    another's (7.4 and 15.5.20).
    """

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if not is_own_host(environ.get("HTTP_HOST", ""), own):
            return _refuse(start, "421 Misdirected Request", _only_own(environ.get("SERVER_PORT", "")))
        if not environ.get("PATH_INFO", "").startswith(
            "/"
        ):  # a whole address in the request line, with a host of its own
            return _refuse(start, "400 Bad Request", told("the preview is asked for a path, as in GET /en/"))
        if environ.get("REQUEST_METHOD") not in ("GET", "HEAD"):
            return _refuse(start, "405 Method Not Allowed", told("the preview shows pages and takes nothing"))
        return app(environ, start)

    return answer


def is_own_host(asked: str, own: str) -> bool:
    """Whether a `Host` names this machine: localhost and names below it, digits, which nobody's DNS leads, or `own`."""
    form = _HOST.fullmatch(asked)
    name = form["name"].lower().removesuffix(".") if form else ""
    if name.startswith("[") or name.replace(".", "").isdecimal():
        return _is_in_digits(name)
    return bool(name) and (name == "localhost" or name.endswith(".localhost") or name == own.lower())


def _is_in_digits(name: str) -> bool:
    try:
        address = ip_address(name.strip("[]"))
    except ValueError:
        return False
    return (address.version == 6) == name.startswith("[")


def _only_own(port: str) -> Told:
    return told(
        "the preview answers on this machine alone: open http://localhost:{port}/, or start it with "
        "mkdocs serve --dev-addr NAME:{port} to use another name",
        port=port,
    )


def _refuse(start: StartResponse, status: str, said: Told) -> Iterable[bytes]:
    body = f"{status}: {said_in(said, language_of(os.environ))}\n".encode()
    kept = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    start(
        status, [*kept, ("X-Content-Type-Options", "nosniff"), *([("Allow", "GET, HEAD")] if "405" in status else [])]
    )
    return [body]


def wait_for_change(*folders: Path) -> None:
    """Return when a file below one of the folders has come, gone or been written."""
    before = [_state(folder) for folder in folders]
    while [_state(folder) for folder in folders] == before:
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
