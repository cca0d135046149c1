"""Characters that a Markdown text writes by number or name (CommonMark 0.31, section 6.2), and what they stand for.

Code is passed over: an entity there is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from macros.manuscript.markdown.code import code_in, is_within

# As html.unescape has them, with or without the semicolon; zeros before a number change nothing.
_ENTITY = re.compile(r"&(?:#0*+(?P<decimal>[0-9]++);?|#[xX]0*+(?P<hex>[0-9a-fA-F]++);?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_LAST = 0x10FFFF
_LONGEST = 8  # digits; a longer number is no character


def entities_in(text: str, start: int = 0, *, code_too: bool = False) -> Iterator[tuple[int, str, str]]:
    """Each entity of a text from `start` on, as (offset, what is written, what a browser makes of it).

    Those in code are left out unless `code_too`.
    """
    code = () if code_too else code_in(text, start)
    for found in _ENTITY.finditer(text, start):
        decoded = _decoded(found)
        if decoded and not is_within(code, found.start()):
            yield found.start(), found[0], decoded


def _decoded(found: re.Match[str]) -> str:
    written = found["decimal"] or found["hex"]
    if written is None:
        named = unescape(found[0])
        return named if named != found[0] else ""
    number = int(written, 10 if found["decimal"] else 16) if len(written) <= _LONGEST else _LAST + 1
    if number > _LAST:
        return "\ufffd"
    # HTML reads 128 to 159 as Windows-1252; unescape leaves out the controls, which browsers keep.
    return unescape(f"&#{number};") or chr(number)
