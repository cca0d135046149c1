"""What the newsletter calls itself in a language. How it looks is not its subject."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.newsletter.records import WHERE, Newsletter
from macros.wording.voice import Voice, WordlessError


@dataclass(frozen=True, slots=True)
class Masthead:
    """The newsletter's name and what it says of itself, in one language."""

    name: str
    tagline: str
    description: str


def masthead(voice: Voice) -> Masthead:
    """The masthead in the voice's language; WordlessError where the project has no readable data/newsletter.yml."""
    record = newsletter(voice.catalog)
    return Masthead(*(text[voice.language] for text in (record.name, record.tagline, record.description)))


def newsletter(catalog: Catalog) -> Newsletter:
    """The record of the newsletter; WordlessError where there is none that can be read."""
    if catalog.newsletter is None:
        raise WordlessError(f"no newsletter in data/{WHERE}")
    return catalog.newsletter
