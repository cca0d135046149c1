"""Front matter in words: its texts with their braces resolved, or as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.nodes import Scalar
from macros.ground.problems import Position
from macros.manuscript.page import Page
from macros.wording.doubting import with_doubt
from macros.wording.voice import Voice


def front_words(page: Page, voice: Voice) -> dict[str, str]:
    """The front matter's texts with their braces resolved, doubt in words. Raises BracesError as `resolve` does."""
    return {name: with_doubt(voice, text) for name, text in plain_words(page).items()}


def plain_words(page: Page) -> dict[str, str]:
    """The front matter's texts as they stand, for a page that no rule has passed."""
    entries = page.front.entries if page.front else {}
    return {name: node.text for name, (_, node) in entries.items() if isinstance(node, Scalar)}


def placed_words(page: Page) -> Iterator[tuple[Position, str]]:
    """The front matter's texts as they stand, each with its place."""
    for _, node in page.front.entries.values() if page.front else ():
        if isinstance(node, Scalar):
            yield Position(page.path, node.line, node.column), node.text
