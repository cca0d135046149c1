"""What the preview answers beside MkDocs: pages with the desk on them, the desk's own files, editions on demand.

Nothing of it is kept by a browser: what is saved is what is shown.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from macros.ground.told import language_of, said_in, told
from macros.ground.visible import visible
from macros.press import faults
from macros.press.preview import shown as what_is
from macros.press.preview.desk import OWN, desk
from macros.press.preview.editor import VARIABLE, Editor, editor_of, faulty
from macros.press.preview.marks import with_places
from macros.press.preview.on_demand import Answer, answer, plain
from macros.press.preview.shown import Shown
from macros.press.preview.strangers import answer_own_host

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger("mkdocs.plugins.newsletter")
_OWN_FILES = {"desk.css": "text/css; charset=utf-8", "desk.js": "text/javascript; charset=utf-8"}
_HERE = Path(__file__).parent
# Of an edition, which is one file that loads nothing but its pictures. WeChat's page copies itself, by a script that
# its own policy names.
_POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_COPIES_ITSELF = "; script-src 'unsafe-inline'"
_ERROR_PAGE = "404.html"


def answer_who_writes(server: Any, root: Path) -> None:
    """Let the preview's server answer this machine's own names alone, and with the desk."""
    wrong = faulty(os.environ.get(VARIABLE, ""))
    if wrong:
        log.warning("%s", said_in(wrong, language_of(os.environ)))
    app = with_desk(server.get_app(), editor_of(root, os.environ))
    server.set_app(answer_own_host(app, server.server_address[0]))


def with_desk(app: WSGIApplication, editor: Editor) -> WSGIApplication:
    """The application with the desk on each page of the site that it sends, and with what lies below `OWN`."""

    def answer_with_desk(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "").encode("latin-1", "replace").decode("utf-8", "ignore")
        if path.startswith(OWN):
            return _own(path.removeprefix(OWN), environ, start)
        begun: list[Any] = []
        sent = app(environ, lambda status, headers, *_: begun.extend((status, headers)) or _write)  # type: ignore[func-returns-value]
        status, headers = begun[:2]
        if not dict(headers).get("Content-Type", "").startswith("text/html"):
            start(status, headers)
            return sent
        html = _all_of(sent)
        seen_by = editor if _is_loopback(environ.get("REMOTE_ADDR", "")) else replace(editor, pattern="")
        html = _with_desk(html, path, status, seen_by)
        start(status, [*_but_length(headers), ("Content-Length", str(len(html))), ("Cache-Control", "no-store")])
        return [html]

    return answer_with_desk


def _write(_: bytes) -> None:
    """What WSGI calls for those who write by themselves (PEP 3333); MkDocs does not."""


def _all_of(sent: Iterable[bytes]) -> bytes:
    try:
        return b"".join(sent)
    finally:
        close: Callable[[], None] = getattr(sent, "close", lambda: None)
        close()


def _but_length(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in headers if name.lower() != "content-length"]


def _with_desk(sent: bytes, path: str, status: str, editor: Editor) -> bytes:
    """A page of the site with the desk at its end, any other as it is; a mistake of ours costs the desk alone."""
    now = what_is.shown()
    src_uri = now.page_at(path) if now and status.startswith("200") else _ERROR_PAGE
    if now is None or src_uri is None:
        return sent
    try:
        html = with_places(sent.decode("utf-8"), now.session.project.catalog, editor)
        before, end, after = html.rpartition("</body>")
        return f"{before}{desk(now, src_uri, editor)}{end}{after}".encode() if end else sent
    except Exception as error:  # whatever it is, the page is worth more
        log.warning("%s", visible(faults.our_fault(error, "the desk of a page").message))
        return sent


def _own(name: str, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    """What is the preview's own, for the preview's own pages: another site may not have it made (Fetch Metadata)."""
    send = partial(_send, start)
    spoken = language_of(os.environ)
    if environ.get("HTTP_SEC_FETCH_SITE", "none") not in ("none", "same-origin"):
        return send(plain("403 Forbidden", said_in(told("this is for the preview's own pages"), spoken)))
    if name in _OWN_FILES:
        return send(Answer("200 OK", _OWN_FILES[name], (_HERE / name).read_bytes()))
    now, (kind, _, asked) = what_is.shown(), name.partition("/")
    if now is None or kind != "editions":
        return send(plain("404 Not Found", said_in(told("no such edition"), now.spoken if now else spoken)))
    return send(_edition(now, asked))


def _edition(now: Shown, asked: str) -> Answer:
    here = "/".join(asked.split("/")[:3])
    return answer(now, asked, quote(f"{OWN}editions/{here}/"))


def _send(start: StartResponse, answered: Answer) -> Iterable[bytes]:
    headers = [
        ("Content-Type", answered.type),
        ("Content-Length", str(len(answered.content))),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Content-Security-Policy", _POLICY + (_COPIES_ITSELF if answered.copies_itself else "")),
    ]
    start(answered.status, [*headers, *([("Location", answered.way)] if answered.way else [])])
    return [answered.content]


def _is_loopback(address: str) -> bool:
    """Whether a request comes from this machine: elsewhere an editor has none of its files."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
