"""Records as search reads them: each fact, claim, event and source is a result of its own and leads to its entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from macros.manuscript.addresses import entry_address
from macros.pages.templating import set_html
from macros.wording.amounts import amount
from macros.wording.braces import resolve
from macros.wording.citations import citation
from macros.wording.dates import when
from macros.wording.joining import breakable
from macros.wording.voice import Voice, phrase

_BETWEEN = " · "


@lru_cache(maxsize=16)
def searchable(voice: Voice) -> tuple[tuple[str, str], ...]:
    """(address below the language's folder, HTML) of every record that has an entry somewhere."""
    return (*_facts(voice), *_claims(voice), *_events(voice), *_sources(voice))


def _facts(voice: Voice) -> Iterator[tuple[str, str]]:
    """By label and number, in every manner of writing it, so that both 55亿 and its $5.5B are found."""
    for fact_id, fact in voice.catalog.facts.items():
        said = [amount(voice, fact), resolve(voice, fact.label[voice.language], own=fact)]
        publishers = dict.fromkeys(citation(voice, name).publisher for name in fact.sources)
        told = [amount(voice, fact, style="table"), *([when(voice, fact.as_of)] if fact.as_of else []), *publishers]
        yield entry_address(voice.catalog, "fact", fact_id), _html(voice, "fact", said[::-1], told)


def _claims(voice: Voice) -> Iterator[tuple[str, str]]:
    for claim_id, claim in voice.catalog.claims.items():
        said = resolve(voice, claim.said[voice.language], own=claim)
        note = [resolve(voice, claim.note[voice.language], own=claim)] if claim.note else []
        told = [phrase(voice, "claims", "heading"), *note]
        where = entry_address(voice.catalog, "claim", claim_id)
        yield where, _html(voice, "claim", [said, phrase(voice, "verdicts", claim.verdict)], told)


def _events(voice: Voice) -> Iterator[tuple[str, str]]:
    for event_id, event in voice.catalog.events.items():
        said = [when(voice, event.date), resolve(voice, event.title[voice.language])]
        note = [resolve(voice, event.note[voice.language])] if event.note else []
        told = [phrase(voice, "timeline", "heading"), *note]
        yield entry_address(voice.catalog, "event", event_id), _html(voice, "event", said, told)


def _sources(voice: Voice) -> Iterator[tuple[str, str]]:
    for source_id in voice.catalog.sources:
        cited = citation(voice, source_id)
        told = [phrase(voice, "sources", "heading"), cited.translated_title, cited.published]
        yield f"sources/#source-{source_id}", _html(voice, "source", [cited.publisher, cited.title], told)


def _html(voice: Voice, kind: str, said: Sequence[str], told: Sequence[str | None]) -> str:
    title = phrase(voice, "ledger", "result", what=said[0], told=said[1])
    text = _BETWEEN.join(word for word in told if word)
    return set_html(voice, "searchable.html", kind=kind, title=breakable(title), text=breakable(text))
