"""Whether what is shown is what was published, and which change of a record's `history` tells how it differs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from macros.catalog.catalog import Catalog
from macros.catalog.derive import inputs
from macros.catalog.fields import Record
from macros.catalog.periods import Period
from macros.catalog.publication.changes import AnyChange, Change, ClaimChange
from macros.catalog.publication.records import (
    Published,
    PublishedClaim,
    PublishedEvent,
    PublishedFact,
    PublishedQuote,
    PublishedRecord,
    Withdrawn,
)
from macros.catalog.records import Amount, Claim, Event, Fact
from macros.ground.store import digest

C = TypeVar("C", bound=AnyChange)
_DIGITS = 32  # of a digest, as sections have: no writer finds two texts that share one
# Fields that are younger than the digests: what does not use them has the digest that it had before
_SINCE: Mapping[type[Record], tuple[str, ...]] = {ClaimChange: ("as_of",)}
NUMBER = 4  # of what is shown of a fact, the first that are its number: value, range, unit, hedge
Changeable = PublishedFact | PublishedClaim | PublishedEvent  # what keeps a history
Told = tuple[object, ...]  # what is compared of a record, one after another


def shown(fact: Fact | PublishedFact) -> Told:
    """What a reader is shown of a fact: its number, unit and hedge, its period, how firm it is."""
    return fact.value, fact.range, fact.unit, fact.bound, _said(fact.as_of), fact.status


def judged(claim: Claim | PublishedClaim) -> Told:
    """What a reader is shown of a claim's verdict: itself, the number that was said, and the day it was put at."""
    return claim.verdict, *_number(claim), _said(claim.as_of)


def stands(then: Told, now: Told) -> bool:
    """Whether all that was shown then is shown now; what is shown besides was not there to be changed."""
    return all(one in (None, "") or one == other for one, other in zip(then, now, strict=True))


def before_fact(fact: Fact, change: Change) -> Told:
    """What a fact showed before a change; what the change does not tell was as it is now."""
    period = _said(change.as_of or fact.as_of)
    return change.value, change.range, change.unit or fact.unit, change.bound, period, change.status or fact.status


def before_claim(claim: Claim, change: ClaimChange) -> Told:
    """The same of a claim; it tells a number or a day only where that was another."""
    number = (change.value, change.range, change.unit or claim.unit, change.bound)
    has_number = change.value is not None or change.range is not None
    return change.verdict, *(number if has_number else _number(claim)), _said(change.as_of or claim.as_of)


def keeps_day(then: Period, now: Period) -> bool:
    """Whether a day or period says nothing else than the one that was published: it is the same, or lies within it.

    Who was told "August" and is told "22 August" was told nothing wrong.
    """
    return then.start <= now.start and now.end <= then.end


def tells_event(published: Published, event: Event, then: PublishedEvent) -> bool:
    """Whether a change since publication tells when an event was said then to have happened."""
    days = [(change.was.start, change.was.end) for change in _since(published, event.history)]
    return (then.was.start, then.was.end) in days


def tells_fact(published: Published, fact: Fact, then: PublishedFact) -> bool:
    """Whether a change since publication tells what a fact showed then.

    A new number has a period and a firmness of its own; the old ones are to be told only where the number stayed.
    """
    has_moved = not stands(shown(then)[:NUMBER], shown(fact)[:NUMBER])
    compared = NUMBER if has_moved else None
    before = (before_fact(fact, change) for change in _since(published, fact.history))
    return any(stands(shown(then)[:compared], told[:compared]) for told in before)


def tells_claim(published: Published, claim: Claim, then: PublishedClaim) -> bool:
    """Whether a change since publication tells how a claim was judged then."""
    return any(stands(judged(then), before_claim(claim, change)) for change in _since(published, claim.history))


def is_forged(published: Published, fact: Fact, then: PublishedFact) -> bool:
    """Whether the first change after publication tells another number than was published, or another period with it."""
    first = next(iter(told_since(published, then, fact.history)), None)
    if first is None:
        return False
    also = (_said(first.as_of), first.status)
    is_same = stands(shown(then)[:NUMBER], before_fact(fact, first)[:NUMBER])
    return not (is_same and stands(also, (_said(then.as_of) or also[0], then.status or also[1])))


def is_forged_verdict(
    published: Published, claim: Claim, then: PublishedClaim, records: Collection[str | None]
) -> bool:
    """The same of a claim's verdict, and of its number, its day and its record where the change tells one.

    `records` are the ids of the fact that it was held against when it was published.
    """
    first = next(iter(told_since(published, then, claim.history)), None)
    if first is None:
        return False
    has_number = first.value is not None or first.range is not None
    is_same_number = not has_number or _number(then)[:2] != (None, None)
    told = before_claim(claim, first)[:-1] if has_number else (first.verdict, *_number(then))
    is_same = is_same_number and stands(judged(then), (*told, _said(first.as_of or then.as_of)))
    return not is_same or bool(first.record and first.record not in records)


def is_forged_day(published: Published, event: Event, then: PublishedEvent) -> bool:
    """The same of an event's day."""
    first = next(iter(told_since(published, then, event.history)), None)
    return first is not None and (first.was.start, first.was.end) != (then.was.start, then.was.end)


def told_since(published: Published, then: Changeable, history: Sequence[C]) -> list[C]:
    """The changes that were told of a record since it was published, the oldest first.

    A digest tells the changes of the day of publication from later ones; where none was kept, there were none by then.
    """
    day = published.published
    return [
        change for change in history if change.date.start > day.end or not (then.history or is_earlier(day, change))
    ]


def is_earlier(day: Period, change: AnyChange) -> bool:
    """Whether a change is said to have been made before that day."""
    return change.date.end < day.start


def digest_of_changes(history: Sequence[AnyChange], until: dt.date) -> str:
    """A digest of the changes that were told up to a day, in all their words; "" where there are none."""
    by_then = [change for change in history if change.date.start <= until]
    return _digest(*map(_in_words, by_then)) if by_then else ""


def digest_of_words(words: Mapping[str, str]) -> str:
    """A digest of a text in its languages."""
    return _digest(*(f"{language} {text}" for language, text in sorted(words.items())))


def digest_of_withdrawn(gone: Withdrawn) -> str:
    """A digest of what a withdrawn record says."""
    return _digest(_in_words(gone))


def _in_words(record: Record) -> str:
    """All that a record says, field by field."""
    said = {name: getattr(record, name) for name in type(record).model_fields}
    left_out = {name for name in _SINCE.get(type(record), ()) if said[name] is None}
    return "\n".join(f"{name}: {told}" for name, told in said.items() if name not in left_out)


def _digest(*parts: str) -> str:
    return digest(*parts)[:_DIGITS]


def tells_withdrawn(gone: Withdrawn, then: PublishedRecord) -> bool:
    """Whether what was withdrawn is told as it was published."""
    if isinstance(then, PublishedQuote):
        return gone.said == then.said
    if isinstance(then, PublishedEvent):
        return gone.was is not None and str(gone.was) == str(then.was)
    return _number(gone) == _number(then) if isinstance(then, PublishedFact) else gone.verdict == then.verdict


def follows(catalog: Catalog, published: Published, fact_id: str, then: PublishedFact) -> bool:
    """Whether a derived fact moved with its inputs: its sum is what it was, and something in it is not."""
    derive = catalog.facts[fact_id].derive
    return derive is not None and derive == then.derive and bool(moved_inputs(catalog, published, fact_id))


def moved_inputs(catalog: Catalog, published: Published, fact_id: str) -> list[str]:
    """The facts that a sum rests on, at any depth, and that are not what they were published as."""
    found: dict[str, None] = {}
    ahead = inputs(catalog.facts[fact_id].derive or "")
    while ahead:
        name = ahead.pop()
        if name in catalog.facts and name in published.facts and name not in found:
            found[name] = None
            ahead += inputs(catalog.facts[name].derive or "")
    return [name for name in found if not stands(shown(published.facts[name]), shown(catalog.facts[name]))]


def last_change(catalog: Catalog, published: Published, fact_id: str) -> Period | None:
    """The day of the last change since publication to a fact or to what it is derived from; None where none is told."""
    names = [fact_id, *moved_inputs(catalog, published, fact_id)]
    days = [change.date for name in names for change in _since(published, catalog.facts[name].history)]
    return max(days, key=lambda day: day.start, default=None)


def _since(published: Published, history: tuple[C, ...]) -> list[C]:
    """The changes since that day; one of an earlier day tells what was before what was published."""
    return [change for change in history if change.date.end >= published.published.start]


def _number(amount: Amount) -> Told:
    has_number = amount.value is not None or amount.range is not None
    return amount.value, amount.range, amount.unit, amount.bound if has_number else None


def _said(period: Period | None) -> str:
    return str(period) if period else ""
