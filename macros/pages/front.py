"""Front matter in words: its texts with their braces resolved."""

from __future__ import annotations

from macros.catalog.nodes import Scalar
from macros.pages.page import Page
from macros.wording.braces import resolve
from macros.wording.voice import Voice


def front_words(page: Page, voice: Voice) -> dict[str, str]:
    """The front matter's texts with their braces resolved."""
    entries = page.front.entries if page.front else {}
    return {name: resolve(voice, node.text) for name, (_, node) in entries.items() if isinstance(node, Scalar)}
