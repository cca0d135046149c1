"""The Content-Security-Policy of built pages: no script runs but our files and the theme's few known lines.

A meta tag, since the site is static files; builds only, since the preview's live reload is an inline script. The lines
are known by the SHA-256 of their text, as CSP Level 3 (section 2.3.1) takes it; a line that the list does not hold is
never added by itself: a theme upgrade that brings one has to be looked at by a person.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

# The inline scripts of Material 9.8.2’s base.html, by what they do. The first holds the page’s way to the root, which
# is taken out before it is compared, since it differs from depth to depth.
KNOWN = {
    "keeps settings per site": "frNoT9rNKIH2e5QomDJzop2HdNi8gmIq+bZajsEDKpA=",
    "sets the palette before the first paint": "ALKfeGIjo7yNhkxLNYwmdS9P8Cys/c+SqXlg9KlY2bI=",
    "opens the tab that the address names": "/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=",
}
# Styles may stand in attributes: drawings set their colours there, and a style runs nothing.
_REST = (
    "default-src 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
)
_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUN = ("module", "text/javascript", "application/javascript")  # what a browser runs; data blocks it does not
_HANDLER = re.compile(r"""<[a-z][^<>]*\s(on[a-z]+)\s*=""", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"<>]*"')
_ROOT = re.compile(r'new URL\("(?:\.|\.\.(?:/\.\.)*|/[\w./-]*)",location\)')
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)


def with_policy(html: str) -> str:
    """The page with its policy as the first thing in its head, naming the known scripts that the page holds."""
    hashes = " ".join(f"'sha256-{_digest(text)}'" for text in dict.fromkeys(inline_scripts(html)) if _is_known(text))
    policy = "; ".join((f"script-src 'self' {hashes}".rstrip(), *_REST))
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _HEAD.sub(lambda head: f"{head[0]}{tag}", html, count=1)


def unknown_scripts(html: str) -> list[str]:
    """The inline scripts of a page that nobody has looked at, as `sha256-…`, and the event handlers in its markup."""
    scripts = [f"sha256-{_digest(text)}" for text in inline_scripts(html) if not _is_known(text)]
    markup = _QUOTED.sub('""', _SCRIPT.sub("", html))
    return [*scripts, *(f"{found[1]}=" for found in _HANDLER.finditer(markup))]


def inline_scripts(html: str) -> Iterator[str]:
    """The text of every script in the page that a browser would run; data such as JSON-LD is none."""
    for found in _SCRIPT.finditer(html):
        kind = _TYPE.search(found["attributes"])
        if not _SOURCE.search(found["attributes"]) and (kind is None or kind[1].lower() in _RUN):
            yield found["text"]


def _is_known(text: str) -> bool:
    return _digest(_ROOT.sub('new URL("",location)', text)) in KNOWN.values()


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
