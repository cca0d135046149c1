"""The first page of an issue, which is one: where its words are too many, it is set tighter.

Contents grow with the issue and a question with its language, so no size is right for all; the document is laid out
once to be measured anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.editions.pdf.giving_way import parts

_BODY = "<body>"  # as the template has it; what a writer wrote is escaped or parsed, and stands behind it


def is_too_long(pages: Sequence[Any]) -> bool:
    """Whether the front goes on behind the first page of a laid-out document (`Document.pages` of WeasyPrint)."""
    return any(True for page in pages[1:2] for _ in parts(page._page_box, "front"))


def tightened(html: str) -> str:
    """The document with its first page set tighter."""
    return html.replace(_BODY, '<body class="tight">', 1)
