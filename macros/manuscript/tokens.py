"""Opaque tokens: what a macro leaves in the Markdown, and the pass that puts the real words back after it.

A token is a secret and a number between two private-use characters. No text may hold such a character, whichever way it
is written, and none can hold the secret, which is drawn anew in each process and stands in no output: so neither
Markdown nor the sanitiser can tear a token, and nobody can forge one.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from html import escape

_OPEN, _CLOSE, _SHEET = "\ue000", "\ue001", "\ue002"
_SECRET = secrets.token_hex(8)
_BEGIN = f"{_OPEN}{_SECRET}-"
TOKEN = re.compile(f"{_BEGIN}(\\d+){_CLOSE}")
_ALONE = re.compile(f"<p>\\s*{_BEGIN}(\\d+){_CLOSE}\\s*</p>")
_TAG_OR_TOKEN = re.compile(
    f'<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:"[^"]*"|[^>"])*>|{_BEGIN}(?P<number>\\d+){_CLOSE}'
)
_LATER = re.compile(f"{_SHEET}{_SECRET}-([^{_SHEET}]+){_SHEET}")

# Inside these, buttons and blocks would be invalid HTML or spoil what the element is for.
PLAIN_INSIDE = frozenset({"a", "code", "pre", "label", "button", "summary", "h1", "h2", "h3", "h4", "h5", "h6"})

Words = Callable[[int], str]


def token(number: int) -> str:
    """The token that stands for the page's call `number`."""
    return f"{_BEGIN}{number}{_CLOSE}"


def replace_in_text(text: str, plain: Words) -> str:
    """`text` with each token replaced by its plain words; for attributes, titles and the table of contents."""
    return TOKEN.sub(lambda found: plain(int(found[1])), text)


def replace_in_html(html: str, *, rich: Words, plain: Words, block: Words) -> str:
    """HTML with its tokens replaced: a paragraph of one token by `block`, plain words where only words may stand.

    `html` is the sanitiser's output: well formed, attributes in double quotes and free of tokens.
    """
    html = _ALONE.sub(lambda found: block(int(found[1])), html)
    inside: list[str] = []

    def replaced(found: re.Match[str]) -> str:
        if found["number"] is not None:
            number = int(found["number"])
            return escape(plain(number)) if inside else rich(number)
        name = found["name"].lower()
        if name in PLAIN_INSIDE:
            _enter_or_leave(inside, name, leaving=bool(found["end"]))
        return found[0]

    return _TAG_OR_TOKEN.sub(replaced, html)


def _enter_or_leave(inside: list[str], name: str, *, leaving: bool) -> None:
    if not leaving:
        inside.append(name)
    elif name in inside:
        inside.remove(name)


def later(name: str) -> str:
    """A mark for something put in at the very end, after search has read the page: a drawing."""
    return f"{_SHEET}{_SECRET}-{name}{_SHEET}"


def replace_later(html: str, made: Callable[[str], str]) -> str:
    """`html` with each `later` mark replaced by what `made` gives for its name."""
    return _LATER.sub(lambda found: made(found[1]), html)
