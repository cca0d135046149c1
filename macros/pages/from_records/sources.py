"""The page of the sources: all of them by grade, each with how much of it was read and what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.catalog.source_records import Source
from macros.manuscript.markdown.convert import in_markdown
from macros.manuscript.tokens import token
from macros.pages.made_page import MadePage, Use, Written, ready
from macros.wording.voice import Voice, phrase

_ORDER = 6


def sources_page(voice: Voice) -> MadePage:
    """The page of one language."""
    sources = voice.catalog.sources.values()
    shelves = sorted({source.shelf for source in sources})
    heading, intro = phrase(voice, "sources", "heading"), phrase(voice, "sources", "intro")
    markdown = "\n\n".join(_lines(voice, (heading, intro), shelves, sources))
    written = Written(heading, intro, markdown, tuple(Use("sources-of", shelf) for shelf in shelves))
    return MadePage("sources/index.md", _ORDER, ready(written), beside=markdown, searched=False)


def _lines(voice: Voice, opening: tuple[str, str], shelves: list[str], sources: Iterable[Source]) -> Iterator[str]:
    heading, intro = opening
    yield f"# {in_markdown(heading)} {{ #sources }}"
    yield in_markdown(intro)
    if any(source.titled_by_us for source in sources):
        yield in_markdown(phrase(voice, "sources", "described-why", mark=phrase(voice, "sources", "described")))
    for number, shelf in enumerate(shelves):
        yield f"## {in_markdown(phrase(voice, 'grade-headings', shelf))} {{ #grade-{shelf} }}\n\n{token(number)}"
