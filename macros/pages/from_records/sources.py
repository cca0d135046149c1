"""The page of the sources: all of them by grade, each with how much of it was read and what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from macros.catalog.source_records import Reading, Source
from macros.ground.remembered import kept_with
from macros.manuscript.markdown.convert import in_markdown
from macros.manuscript.tokens import token
from macros.pages.instruments.bar import Bar, choice, set_bar
from macros.pages.made_page import MadePage, Use, Written, ready
from macros.wording.voice import Voice, phrase

_ORDER = 6


def sources_page(voice: Voice) -> MadePage:
    """The page of one language."""
    sources = voice.catalog.sources.values()
    shelves = sorted({source.shelf for source in sources})
    heading, intro = phrase(voice, "sources", "heading"), phrase(voice, "sources", "intro")
    markdown = "\n\n".join(_lines(voice, (heading, intro), shelves, sources))
    uses = (Use("sources-bar", made=_bar), *(Use("sources-of", shelf) for shelf in shelves))
    written = Written(heading, intro, markdown, uses)
    return MadePage("sources/index.md", _ORDER, ready(written), beside=markdown, searched=False)


def language_of(source: Source) -> str:
    """The language of a source without its script or country, by which readers look for it: `zh` of `zh-Hans`."""
    return source.language.partition("-")[0]


@kept_with(64)
def _bar(voice: Voice) -> str:
    """The bar above the sources: by grade, by how much of them was read, by language."""
    sources = list(voice.catalog.sources.values())
    spoken = sorted({language_of(source) for source in sources}, key=lambda tag: _language(voice, tag))
    shelves = sorted({source.shelf for source in sources})
    fields = (
        choice(
            "grade",
            phrase(voice, "instruments", "grade"),
            [source.shelf for source in sources],
            lambda shelf: phrase(voice, "grade-headings", shelf),
            shelves,
        ),
        choice(
            "read",
            phrase(voice, "instruments", "read"),
            [source.read for source in sources],
            lambda read: phrase(voice, "readings", read),
            get_args(Reading),
        ),
        choice(
            "language",
            phrase(voice, "instruments", "language"),
            [language_of(source) for source in sources],
            lambda tag: _language(voice, tag),
            spoken,
        ),
    )
    return set_bar(voice, Bar(fields, len(sources), doubtful=sum(not source.firm for source in sources)))


def _language(voice: Voice, tag: str) -> str:
    """What a language is called in the voice's own (CLDR); its tag where that is not known."""
    return str(voice.locale.languages.get(tag, tag))


def _lines(voice: Voice, opening: tuple[str, str], shelves: list[str], sources: Iterable[Source]) -> Iterator[str]:
    heading, intro = opening
    yield f"# {in_markdown(heading)} {{ #sources }}"
    yield in_markdown(intro)
    if any(source.titled_by_us for source in sources):
        yield in_markdown(phrase(voice, "sources", "described-why", mark=phrase(voice, "sources", "described")))
    yield token(0)
    for number, shelf in enumerate(shelves, start=1):
        yield f"## {in_markdown(phrase(voice, 'grade-headings', shelf))} {{ #grade-{shelf} }}\n\n{token(number)}"
