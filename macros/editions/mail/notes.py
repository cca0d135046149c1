"""The notes of a digest: of each number what it is, as of when, how firm, by which sources, and whether it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalog.derive import inputs
from macros.catalog.doubt import firm_by_agreement
from macros.catalog.record_digests import Key
from macros.catalog.records import Fact
from macros.editions.finished_issue import FinishedIssue
from macros.manuscript.addresses import entry_address
from macros.pages.cards import MOST_CHANGES, card
from macros.pages.changes import changes_of
from macros.pages.from_records.ledger import label_of
from macros.pages.numbers import in_doubt
from macros.wording.citations import Citation, citation
from macros.wording.dates import when
from macros.wording.joining import in_a_list
from macros.wording.voice import Voice, phrase

_STOPS = "。."


@dataclass(frozen=True, slots=True)
class Note:
    """A note in words: `rows` say how firm the number is and what was changed, `entry` is the address of all of it.

    `said` is its label and value in one line.
    """

    number: int
    label: str
    value: str
    said: str
    entry: str
    rows: tuple[str, ...]
    sources: tuple[Citation, ...]


def notes_of(issue: FinishedIssue, numbered: dict[Key, int]) -> tuple[Note, ...]:
    """The notes of the facts and events that a digest names, in their order."""
    return tuple(_note(issue, key, number) for key, number in numbered.items())


def _note(issue: FinishedIssue, key: Key, number: int) -> Note:
    voice, (kind, name) = issue.voice, key
    told = card(voice, kind, name)
    rows = list(_of_fact(voice, voice.catalog.facts[name])) if kind == "fact" else []
    rows += [phrase(voice, "card", "doubtful")] if in_doubt(voice, kind, name) else []
    rows += [phrase(voice, "card", "agreed-why")] if firm_by_agreement(voice.catalog, name) else []
    rows += [_row(voice, what, said) for what, said in list(changes_of(voice, kind, name))[:MOST_CHANGES]]
    entry = issue.address(entry_address(voice.catalog, kind, name))
    said = phrase(voice, "issue", "key-figure", label=told.label, value=told.value)
    ended = tuple(row.rstrip(_STOPS) for row in rows)  # they stand in a row, with a sign between them
    return Note(number, told.label, told.value, said, entry, ended, tuple(_sources(voice, told.sources)))


def _sources(voice: Voice, names: tuple[str, ...]) -> list[Citation]:
    """What a number rests on; documents of one publisher and day stand once, the entry has them all."""
    found: dict[tuple[str, str | None], Citation] = {}
    for cited in (citation(voice, name) for name in names):
        found.setdefault((cited.publisher, cited.published), cited)
    return list(found.values())


def _of_fact(voice: Voice, fact: Fact) -> Iterator[str]:
    """As of when, how firm, and from what it is derived: a sum of ours was reported by nobody."""
    if fact.as_of:
        yield _row(voice, phrase(voice, "card", "as-of"), when(voice, fact.as_of))
    if fact.status and not (fact.derive and fact.status == "reported"):
        yield phrase(voice, "statuses", fact.status)
    if fact.derive:
        parts = in_a_list(voice, [label_of(voice, one) for one in inputs(fact.derive)])
        yield _row(voice, phrase(voice, "card", "derived"), parts)


def _row(voice: Voice, what: str, said: str) -> str:
    return phrase(voice, "ledger", "result", what=what, told=said)
