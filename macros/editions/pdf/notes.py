"""The note of a number in its short form. How it is set is its template's.

Notes stand at the end of the document: a page has twenty numbers, and at its foot they made a third of it grey.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalog.record_digests import Key
from macros.editions.finished_issue import FinishedIssue
from macros.manuscript.addresses import entry_address
from macros.pages.cards import card
from macros.pages.changes import among, changes, dated
from macros.pages.numbers import in_doubt
from macros.wording.amounts import amount, firmness
from macros.wording.braces import resolve
from macros.wording.citations import citation
from macros.wording.dates import when
from macros.wording.voice import Voice, phrase

MOST_SOURCES = 1  # the ledger's entry, to which the note leads, has them all


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as a note names it: who, when, its number among the issue's sources (0 for none), its address or ""."""

    id: str
    publisher: str
    published: str
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Note:
    """The words of one note. `entry` is the whole address of the number's entry, "" where the site's is not known.

    `told` are what is to be known of it besides: as of when, how firm, what was changed.
    """

    number: int
    key: Key
    label: str
    value: str
    told: tuple[str, ...]
    doubt: str
    sources: tuple[Cited, ...]
    more: int
    entry: str


def notes_of(issue: FinishedIssue) -> dict[int, Note]:
    """The notes of all numbers of an issue, by their numbers."""
    return {number: _note(issue, key, number) for key, number in issue.whole.card_numbers.items()}


def _note(issue: FinishedIssue, key: Key, number: int) -> Note:
    voice, made = issue.voice, card(issue.voice, *key)
    cited = tuple(_cited(issue, name) for name in _best_first(voice, made.sources))
    return Note(
        number=number,
        key=key,
        label=made.label,
        value=made.value,
        told=tuple(one for one in _told(voice, key) if one not in made.label),
        doubt=phrase(voice, "sources", "doubtful") if in_doubt(voice, *key) else "",
        sources=cited[:MOST_SOURCES],
        more=len(cited[MOST_SOURCES:]),
        entry=issue.address(entry_address(voice.catalog, *key)),
    )


def _best_first(voice: Voice, names: tuple[str, ...]) -> list[str]:
    """The sources, those that a number may rest on before the others."""
    return sorted(names, key=lambda name: citation(voice, name).doubtful)


def _cited(issue: FinishedIssue, name: str) -> Cited:
    voice = issue.voice
    source, words = voice.catalog.sources[name], citation(voice, name)
    published = when(voice, source.date_published, style="table") if source.date_published else ""
    return Cited(name, words.publisher, published, issue.whole.source_numbers.get(name, 0), words.url or "")


def _told(voice: Voice, key: Key) -> Iterator[str]:
    kind, name = key
    if kind == "fact":
        yield from _of_a_fact(voice, name)
    elif kind == "claim":
        claim = voice.catalog.claims[name]
        yield resolve(voice, claim.said[voice.language], own=claim)
        yield phrase(voice, "verdicts", claim.verdict)
    if kind != "event":
        for one in among(changes(voice), (key,)):
            changed = one.changed if one.key == key else one.moved[0].changed
            yield phrase(voice, "ledger", "result", what=dated(voice, one), told=changed)


def _of_a_fact(voice: Voice, name: str) -> Iterator[str]:
    fact = voice.catalog.facts[name]
    if fact.as_of:
        yield when(voice, fact.as_of)
    if fact.derive or fact.status != "reported":  # what was reported is what a source's name says by itself
        yield firmness(voice, fact)
    if fact.became:
        outcome = amount(voice, voice.catalog.facts[fact.became])
        yield phrase(voice, "ledger", "result", what=phrase(voice, "card", "later"), told=outcome)
