"""What a made page is: a route, front matter in words, and Markdown with tokens for its blocks."""

from __future__ import annotations

from dataclasses import dataclass

from macros.pages.use import Use


@dataclass(frozen=True, slots=True)
class MadePage:
    """Its route below the language's folder, its front matter in words, its Markdown, and the blocks in that.

    Where `searched` is false, search finds the records on it one by one instead (`searchable`).
    """

    route: str
    title: str
    description: str
    markdown: str
    uses: tuple[Use, ...]
    order: int
    searched: bool = True
    listed: bool = True  # in the navigation
