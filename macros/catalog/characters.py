"""Characters that no text of ours holds, since a reader cannot see them or they turn what stands beside them around."""

from __future__ import annotations

import re

# Controls, private use, bidirectional marks, and what has no width of its own.
_STRANGE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def find_strange(text: str) -> re.Match[str] | None:
    """The first such character of a text."""
    return _STRANGE.search(text)
