"""The preview answers who writes: a page elsewhere whose name leads to this machine (DNS rebinding) gets nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from ipaddress import ip_address
from typing import TYPE_CHECKING

from macros.ground.told import Told, language_of, said_in, told

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_HOST = re.compile(
    r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::[0-9]{1,5})?", re.IGNORECASE | re.ASCII
)  # RFC 3986, 3.2.2


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
