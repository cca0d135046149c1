"""Links that are written with other brackets than Markdown's, or with a blank between: shown as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = r"(?P<target>(?:\.{1,2}/|https?://|#)[^\s()\uff08\uff09\[\]]{1,300}|[^\s()\uff08\uff09\[\]]{1,200}\.md(?:#[\w-]{1,80})?)"
_IN_ORDER = re.compile(
    rf"\[(?P<name>[^\[\]\n]{{1,200}})\](?P<between>[ \t]{{0,3}}[(\uff08]){_ADDRESS}(?P<end>[)\uff09])"
)
_TURNED = re.compile(rf"\((?P<name>[^()\n]{{1,200}})\)\[{_ADDRESS}\]")


def written_otherwise(text: str, start: int) -> Iterator[tuple[int, str, str]]:
    """Where each such link begins behind `start`, what is written, and the link that is meant."""
    for found in _IN_ORDER.finditer(text, start):
        if (found["between"], found["end"]) != ("(", ")"):
            yield found.start(), found[0], f"[{found['name']}]({found['target']})"
    for found in _TURNED.finditer(text, start):
        yield found.start(), found[0], f"[{found['name']}]({found['target']})"
