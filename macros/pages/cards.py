"""What a number's card says: label, value, as-of, status, verdict and sources, in the page's language.

Gathers the words; `templates/card.html` sets them, without what the page around it says already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from macros.catalog.derive import inputs
from macros.catalog.doubt import firm_by_agreement
from macros.catalog.records import Claim, Event, Fact
from macros.ground.remembered import kept_with
from macros.manuscript.addresses import entry_address, own_address
from macros.pages.changes import changes_of
from macros.pages.numbers import in_doubt
from macros.pages.templating import set_html
from macros.pages.wholes import keep_whole
from macros.wording.amounts import amount
from macros.wording.braces import resolve
from macros.wording.citations import speaker
from macros.wording.dates import when
from macros.wording.joining import in_a_list
from macros.wording.voice import Voice, phrase

MOST_CHANGES = 3  # on a card, the newest; the ledger has them all
MOST_CLAIMS, MOST_SOURCES = 6, 12  # the same: a card is opened on a phone, and a page has one for each number


@dataclass(frozen=True, slots=True)
class Card:
    """The words of one card; `rows` are (name, words), `claims` what is said of the same fact, by id."""

    kind: str
    id: str
    label: str
    value: str
    rows: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    claims: tuple[tuple[str, Claim], ...] = ()


def card(voice: Voice, kind: str, record_id: str) -> Card:
    """The card of a fact, a claim or an event."""
    if kind == "fact":
        return _fact_card(voice, record_id)
    if kind == "claim":
        return _claim_card(voice, record_id)
    return _event_card(voice, record_id)


@dataclass(frozen=True, slots=True)
class Around:
    """What a page holds beside its cards, so that they need not say it again.

    `up` leads to its language's folder, `report` is the address that takes queries or "", `listed` are the sources that
    it has a list of, in order, `boxed` the claims that have their box there.
    """

    up: str
    report: str = ""
    listed: tuple[str, ...] = ()
    boxed: frozenset[str] = frozenset()


@kept_with(8192)
def card_html(voice: Voice, key: tuple[str, str], number: int, around: Around) -> Markup:
    """One card; a voice stays the same while the records do, so a preview makes each once."""
    made, up = card(voice, *key), around.up
    slots: dict[str, Any] = {name: getattr(made, name) for name in Card.__dataclass_fields__}
    if key[0] == "claim" and key[1] in around.boxed:
        slots |= {"rows": _beside_its_box(voice, made), "sources": ()}
    slots |= {
        "doubtful": in_doubt(voice, *key),
        "there": up + (entry_address(voice.catalog, *key) if key[0] == "event" else own_address(*key)),
        "query": query_address(voice, around.report, made) if around.report else "",
        "listed": {source: place for place, source in enumerate(around.listed, start=1)},
        "boxed": around.boxed,
    }
    return Markup(keep_whole(set_html(voice, "card.html", note=number, **slots), voice))


def _beside_its_box(voice: Voice, made: Card) -> tuple[tuple[str, str], ...]:
    """The rows of a claim's card without what its box on the page says in whole: what was said, and our note."""
    told = (made.label, phrase(voice, "card", "note"))
    return tuple(row for row in made.rows if row[0] not in told)


def query_address(voice: Voice, pattern: str, about: Card) -> str:
    """Where a reader queries the number of a card: `pattern` with its slots {title} and {body} filled and escaped."""
    return query_about(voice, pattern, label=about.label, place=about.id, value=about.value)


def query_about(voice: Voice, pattern: str, *, label: str, place: str, value: str) -> str:
    """The same about anything that has a name, a place by which it is found and what it says there."""
    title = phrase(voice, "card", "report-subject", label=label)
    body = phrase(voice, "card", "report-body", id=place, value=value)
    return pattern.replace("{title}", quote(title, safe="")).replace("{body}", quote(body, safe=""))


def _fact_card(voice: Voice, fact_id: str) -> Card:
    fact = voice.catalog.facts[fact_id]
    claims = tuple(
        (name, voice.catalog.claims[name]) for name in voice.catalog.claims_on.get(fact_id, ())[:MOST_CLAIMS]
    )
    label = resolve(voice, fact.label[voice.language], own=fact)
    return Card(
        "fact",
        fact_id,
        label,
        amount(voice, fact),
        tuple(_fact_rows(voice, fact_id, fact)),
        fact.sources[:MOST_SOURCES],
        claims,
    )


def _fact_rows(voice: Voice, fact_id: str, fact: Fact) -> Iterator[tuple[str, str]]:
    if fact.as_of:
        yield phrase(voice, "card", "as-of"), when(voice, fact.as_of)
    if fact.status and not (fact.derive and fact.status == "reported"):  # a sum of ours was reported by nobody
        yield phrase(voice, "card", "status"), phrase(voice, "statuses", fact.status)
    if fact.derive:
        named = [_label(voice, name) for name in inputs(fact.derive)]
        yield phrase(voice, "card", "derived"), in_a_list(voice, named)
    if fact.became:
        later = voice.catalog.facts[fact.became]
        yield phrase(voice, "card", "later"), amount(voice, later)
    if fact.note:
        yield phrase(voice, "card", "note"), resolve(voice, fact.note[voice.language], own=fact)
    yield from _agreement(voice, fact_id)
    yield from islice(changes_of(voice, "fact", fact_id), MOST_CHANGES)


def _agreement(voice: Voice, name: str) -> Iterator[tuple[str, str]]:
    """Why no doubt is shown where a reader sees weak sources alone."""
    if firm_by_agreement(voice.catalog, name):
        yield phrase(voice, "card", "agreed"), phrase(voice, "card", "agreed-why")


def _label(voice: Voice, name: str) -> str:
    fact = voice.catalog.facts.get(name)
    if fact:
        return resolve(voice, fact.label[voice.language], own=fact)
    event = voice.catalog.events[name]
    return resolve(voice, (event.short or event.title)[voice.language])


def _claim_card(voice: Voice, claim_id: str) -> Card:
    claim = voice.catalog.claims[claim_id]
    label = phrase(voice, "check", "said", name=speaker(voice, claim))
    return Card(
        "claim", claim_id, label, amount(voice, claim), tuple(_claim_rows(voice, claim_id, claim)), claim.sources
    )


def _claim_rows(voice: Voice, claim_id: str, claim: Claim) -> Iterator[tuple[str, str]]:
    yield (
        phrase(voice, "check", "said", name=speaker(voice, claim)),
        resolve(voice, claim.said[voice.language], own=claim),
    )
    yield phrase(voice, "card", "verdict"), phrase(voice, "verdicts", claim.verdict)
    if claim.record:
        yield phrase(voice, "check", "record"), amount(voice, voice.catalog.facts[claim.record])
    if claim.note:
        yield phrase(voice, "card", "note"), resolve(voice, claim.note[voice.language], own=claim)
    yield from islice(changes_of(voice, "claim", claim_id), MOST_CHANGES)


def _event_card(voice: Voice, event_id: str) -> Card:
    event: Event = voice.catalog.events[event_id]
    note = ((phrase(voice, "card", "note"), resolve(voice, event.note[voice.language])),) if event.note else ()
    label = resolve(voice, event.title[voice.language])
    changes = islice(changes_of(voice, "event", event_id), MOST_CHANGES)
    rows = (*note, *_agreement(voice, event_id), *changes)
    return Card("event", event_id, label, when(voice, event.date), rows, event.sources)
