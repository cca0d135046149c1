"""Links in other brackets than Markdown's, or with a blank between, and its signs in full width: shown as text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_ADDRESS = r"(?P<target>(?:\.{1,2}/|https?://|#)[^\s()\uff08\uff09\[\]]{1,300}|[^\s()\uff08\uff09\[\]]{1,200}\.md(?:#[\w-]{1,80})?)"
_IN_ORDER = re.compile(
    rf"\[(?P<name>[^\[\]\n]{{1,200}})\](?P<between>[ \t]{{0,3}}[(\uff08]){_ADDRESS}(?P<end>[)\uff09])"
)
_TURNED = re.compile(rf"\((?P<name>[^()\n]{{1,200}})\)\[{_ADDRESS}\]")
# What begins a heading, an item or a quotation, what makes words bold, and the sign of a note
_FULL_WIDTH = re.compile(
    r"^[ \u3000]{0,3}"
    r"(?P<begins>\uff03{1,6}[ \u3000]|[\uff0a\uff0d\uff0b\u300b][ \u3000]|[\uff10-\uff19]{1,2}\uff0e[ \u3000]?)"
    r"|(?P<bold>\uff0a\uff0a[^\uff0a\n]{1,200}\uff0a\uff0a)|(?P<note>\uff3b\uff3e[^\]\uff3d\n]{1,40}\uff3d)",
    re.MULTILINE,
)


def written_otherwise(text: str, start: int) -> Iterator[tuple[int, str, str]]:
    """Where each such link begins behind `start`, what is written, and the link that is meant."""
    for found in _IN_ORDER.finditer(text, start):
        if (found["between"], found["end"]) != ("(", ")"):
            yield found.start(), found[0], f"[{found['name']}]({found['target']})"
    for found in _TURNED.finditer(text, start):
        yield found.start(), found[0], f"[{found['name']}]({found['target']})"
    for found in _FULL_WIDTH.finditer(text, start):
        kind = found.lastgroup or ""
        yield found.start(kind), found[kind], _plain(kind, found[kind])


def _plain(kind: str, written: str) -> str:
    if kind == "bold":
        return f"**{written[2:-2]}**"
    if kind == "note":
        return f"[^{written[2:-1]}]"
    return unicodedata.normalize("NFKC", written.replace("\u300b", ">")).strip() + " "
