"""What a made page is: where it stands, what it is made from, and its words, written when they are asked for;
and what any page asks for, call by call.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from macros.catalog.record_digests import Key
from macros.wording.amounts import Style
from macros.wording.voice import Voice


@dataclass(frozen=True, slots=True)
class Use:
    """One macro call as it ran: its name, its id and the keyword `style`.

    A made page's block has `made` instead, which gives its HTML in a voice.
    """

    name: str
    id: str = ""
    style: Literal["prose", "short"] = "prose"
    made: Callable[[Voice], str] | None = None

    @property
    def amount_style(self) -> Style:
        """The style under `wording`'s name."""
        return "table" if self.style == "short" else "prose"


@dataclass(frozen=True, slots=True)
class Written:
    """A made page's front matter in words, its Markdown with tokens, and the blocks that the tokens stand for."""

    title: str
    description: str
    markdown: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, eq=False)
class MadePage:
    """A page below a language's folder at `route`; `order` is its place in the navigation.

    `records` are those it shows, None for all there are; `beside` is what else it shows, as text. Where `searched` is
    false, search finds the records on it one by one instead (`editions/searchable.py`).
    """

    route: str
    order: int
    write: Callable[[], Written]
    records: tuple[Key, ...] | None = None
    beside: str = ""
    searched: bool = True
    listed: bool = True  # in the navigation
    indexed: bool = True  # by the search engines of the web, which follow the sitemap

    @cached_property
    def written(self) -> Written:
        """Its words."""
        return self.write()

    @property
    def title(self) -> str:
        """Its title in words."""
        return self.written.title

    @property
    def description(self) -> str:
        """What it is about, in words."""
        return self.written.description

    @property
    def markdown(self) -> str:
        """Its Markdown, with a token where each block stands."""
        return self.written.markdown

    @property
    def uses(self) -> tuple[Use, ...]:
        """Its blocks."""
        return self.written.uses


def ready(written: Written) -> Callable[[], Written]:
    """For a page whose words cost nothing: they are there already."""
    return lambda: written
