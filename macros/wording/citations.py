"""Sources in words: who published what, when, and how it was read.

Links and the styles of reference lists are the press's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.catalog.issue_records import said_in
from macros.catalog.periods import Period
from macros.catalog.records import Claim
from macros.catalog.source_records import Grade, Publisher, Reading, Relayed, Source, Via
from macros.ground.remembered import kept_with
from macros.wording.dates import when
from macros.wording.voice import Voice, WordlessError, phrase


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as a language names it. Dates are in words.

    Grade and reading are the record's own; `standing` has their words.
    """

    title: str
    title_lang: str  # BCP 47, true to the title's own text
    translated_title: str | None
    publisher: str
    via: str | None
    published: str | None
    accessed: str | None
    grade: Grade | None
    reading: Reading
    url: str | None  # only where the source may be linked
    doubtful: bool
    own: bool = False  # this newsletter's: a list, a sum or an assumption
    described: bool = False  # the title is a description of ours, so it takes no quotation marks
    titled_by_us: bool = False  # and a reader has to be told so


def speaker(voice: Voice, claim: Claim, *, within: bool = False) -> str:
    """Who says what is claimed, as the language calls the publisher of the source; "" where the records do not say.

    `within` is for a name behind other words, which no sentence begins with.
    """
    source = voice.catalog.sources.get(said_in(voice.catalog.issues, claim) or "")
    name = source.publisher.called.get(voice.language, source.publisher.name) if source else ""
    return name if within else opening(name)


def opening(name: str) -> str:
    """A name as it opens a line or a sentence: "the article under study" with a capital, eBay and reportify.cn without.

    Several words of which the first has no capital are a description; a name that is one word is spelled as it is.
    """
    first, _, more = name.partition(" ")
    return name[:1].upper() + name[1:] if more and first.isalpha() and first.islower() else name


@kept_with(8192)
def citation(voice: Voice, source_id: str) -> Citation:
    """The source as `voice` names it; WordlessError where the catalog has none of that id."""
    source = voice.catalog.sources.get(source_id)
    if source is None:
        raise WordlessError(f'no source "{source_id}" in data/sources')
    title, title_lang, translated = _titles(voice, source)
    return Citation(
        title=title,
        title_lang=title_lang,
        translated_title=translated,
        publisher=_publisher(voice, source),
        via=source.via.called.get(voice.language, source.via.name) if source.via else None,
        published=_when(voice, source.date_published),
        accessed=_when(voice, source.date_accessed),
        grade="C" if source.is_mirrored else source.grade,
        reading=source.read,
        url=source.url if source.linkable else None,
        doubtful=not source.firm,
        own=source.publisher.own,
        described=source.described,
        titled_by_us=source.titled_by_us,
    )


def answering(voice: Voice, source: Source) -> str:
    """Who stands behind a source, for a line of credits without its title.

    A document read in a copy goes by the name of its maker: who copied it says nothing to a reader.
    """
    copied = source.copied
    if copied:
        return phrase(voice, "sources", "copied", name=opening(_called(voice, copied)))
    return opening(_called(voice, source.publisher))


def without_link(voice: Voice, name: str, sources: Sequence[Source]) -> str:
    """The `name` of who put these out and, where none of them can be opened, why that is: it is no mistake of ours."""
    if any(one.linkable or one.copied or one.publisher.own for one in sources):
        return name
    return phrase(voice, "sources", "mirrored" if sources[0].is_mirrored else "unaddressed", name=name)


def copier(voice: Voice, source: Source) -> str:
    """Who made the copy that a document was read in: what it was read through, or who quotes it."""
    return _called(voice, source.via or source.publisher)


def standing(voice: Voice, cited: Citation) -> tuple[str, ...]:
    """A source's grade and how it was read; neither says anything of what the newsletter made itself."""
    if cited.own or cited.grade is None:
        return (phrase(voice, "sources", "own"),)
    return phrase(voice, "grades", cited.grade), phrase(voice, "readings", cited.reading)


def plain(voice: Voice, cited: Citation) -> str:
    """The citation as one line of plain text, without grade and link, for mail, feeds and printed notes."""
    parts = [_named(voice, cited), cited.publisher]
    if cited.via:
        parts.append(phrase(voice, "citation", "via", name=cited.via))
    if cited.published:
        parts.append(cited.published)
    if cited.accessed:
        parts.append(phrase(voice, "citation", "accessed", date=cited.accessed))
    return phrase(voice, "citation", "between").join(parts)


def in_brief(voice: Voice, cited: Citation) -> str:
    """Title, publisher and day, for posts; who passed it on only where the address that stands beside is theirs.

    A title in another language is needed to find what has no address; beside an address what it says is enough.
    """
    via = phrase(voice, "citation", "via", name=cited.via) if cited.via and cited.url else ""
    said = cited.translated_title if cited.url else None
    named = phrase(voice, "citation", "described", title=said) if said else _named(voice, cited)
    parts = (named, cited.publisher, via, cited.published or "")
    return phrase(voice, "citation", "between").join(filter(None, parts))


def _named(voice: Voice, cited: Citation) -> str:
    """The title as a citation has it, with what it says in the reader's language."""
    named = phrase(voice, "citation", "described" if cited.described else "title", title=cited.title)
    translated = cited.translated_title
    return named + (phrase(voice, "citation", "translated", title=translated) if translated else "")


def _titles(voice: Voice, source: Source) -> tuple[str, str, str | None]:
    """Title, its language, and what it says in the reader's language where that differs.

    A description of ours is simply given in the reader's language, or in one that it borrows of:
    there is no original to show.
    """
    spoken = (voice.language, *voice.catalog.growing.get(voice.language, ()))
    original = source.title["original"]
    if source.described:
        said = next((language for language in spoken if language in source.title), None)
        return (
            (source.title[said], voice.catalog.languages[said].tag, None) if said else (original, source.language, None)
        )
    ours = source.title.get(voice.language)
    return original, source.language, ours if ours != original else None


def _publisher(voice: Voice, source: Source) -> str:
    """Who put a source out, and whose document it quotes where it is read for that."""
    name = opening(_called(voice, source.publisher))
    if source.relays is None:
        return name
    return phrase(voice, "sources", "quoting", name=name, whose=_called(voice, source.relays))


def _called(voice: Voice, one: Publisher | Relayed | Via) -> str:
    return one.called.get(voice.language, one.name)


def _when(voice: Voice, period: Period | None) -> str | None:
    return when(voice, period) if period else None
