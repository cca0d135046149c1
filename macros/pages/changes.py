"""What was changed since publication, in words: from what to what, on which day, why, and what moved along.

One list for the corrections page, its feed, the cards and the ends of pages, so that none tells what another does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from macros.catalog.catalog import Catalog
from macros.catalog.periods import Period
from macros.catalog.publication.changes import ChangeKind, ClaimChange
from macros.catalog.publication.past import (
    DayChange,
    FactChange,
    VerdictChange,
    day_changes,
    fact_changes,
    lately_changed,
    verdict_changes,
    withdrawals,
)
from macros.catalog.publication.records import Withdrawn
from macros.catalog.record_digests import Key
from macros.catalog.records import Claim, Fact
from macros.ground.remembered import kept_with
from macros.manuscript.addresses import entry_address
from macros.pages.made_page import Use
from macros.wording.amounts import amount, firmness
from macros.wording.braces import names_in, resolve
from macros.wording.dates import when
from macros.wording.voice import Voice, phrase


@dataclass(frozen=True, slots=True)
class Moved:
    """A derived number that moved with a change: `entry` is its address below the language's folder."""

    id: str
    label: str
    entry: str
    changed: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One change in words. `changed` is "old → new"; `entry`, "" for what was withdrawn, lies below the folder."""

    key: Key
    anchor: str
    date: Period
    kind: ChangeKind
    label: str
    entry: str
    changed: str
    reason: str
    moved: tuple[Moved, ...] = ()


@kept_with(16)
def changes(voice: Voice) -> tuple[Changed, ...]:
    """Every change in one language, the newest first; of one day numbers before verdicts before days."""
    catalog = voice.catalog
    numbers = (_number(voice, one) for one in fact_changes(catalog))
    verdicts = (_verdict(voice, one) for one in verdict_changes(catalog))
    days = (_day(voice, one) for one in day_changes(catalog))
    gone = (_withdrawn(voice, *one) for one in withdrawals(catalog))
    return tuple(sorted((*numbers, *verdicts, *days, *gone), key=lambda one: one.date.start, reverse=True))


def changes_of(voice: Voice, kind: str, record_id: str) -> Iterator[tuple[str, str]]:
    """The changes that a record shows on its card: when and how, and from what to what and why; the newest first."""
    for one in _by_key(voice).get((kind, record_id), ()):
        told, why = one.changed, one.reason
        for move in one.moved:
            if move.id == record_id and one.key != (kind, record_id):
                told, why = move.changed, phrase(voice, "corrections", "moved-with", label=one.label)
        yield dated(voice, one), phrase(voice, "corrections", "told", changed=told, reason=why)


@kept_with(16)
def _by_key(voice: Voice) -> Mapping[Key, list[Changed]]:
    found: dict[Key, list[Changed]] = {}
    for one in changes(voice):
        for key in (one.key, *(("fact", move.id) for move in one.moved)):
            found.setdefault(key, []).append(one)
    return found


def dated(voice: Voice, one: Changed) -> str:
    """When something was changed, and of which kind that was: "Corrected 1 December 2026"."""
    if one.kind == "updated":
        return phrase(voice, "corrections", "updated", date=when(voice, one.date))
    return phrase(voice, "corrections", "corrected", date=when(voice, one.date))


def lately(voice: Voice, kind: str, record_id: str) -> str:
    """The same within the name of a number that still carries the mark of a change; "" for any other."""
    change = lately_changed(voice.catalog).get((kind, record_id))
    if not change or (isinstance(change, ClaimChange) and change.value is None and change.range is None):
        return ""  # or our verdict was changed, not the number
    if change.kind == "updated":
        return phrase(voice, "card", "updated", date=when(voice, change.date))
    return phrase(voice, "card", "corrected", date=when(voice, change.date))


def among(told: Iterable[Changed], keys: Iterable[Key], after: str = "") -> list[Changed]:
    """The changes to these records, and those that they moved with; of what moved only what is among them.

    With `after`, a day in ISO 8601, only those of later days: what came out on a day never showed what was before it.
    """
    wanted = frozenset(keys)
    found = (replace(one, moved=tuple(move for move in one.moved if ("fact", move.id) in wanted)) for one in told)
    return [one for one in found if (one.key in wanted or one.moved) and one.date.start.isoformat() > after]


def shown_by(catalog: Catalog, uses: Iterable[Use], front: Iterable[str] = ()) -> Iterator[Key]:
    """The facts, claims and events that a reader is shown by calls, and by names in braces in the texts of `front`."""
    for use in uses:
        if use.name in ("fact", "claim"):
            yield use.name, use.id
        elif use.name == "when":
            yield "event" if use.id in catalog.events else "fact", use.id
        elif use.name == "check":
            yield from _of_claim(catalog, use.id)
        elif use.name == "chart":
            yield from (("fact", name) for name in catalog.charts[use.id].facts)
            yield from (("event", name) for name in catalog.charts[use.id].events)
    yield from (("fact", name) for text in front for name, _ in names_in(text))


def _of_claim(catalog: Catalog, claim_id: str) -> Iterator[Key]:
    claim = catalog.claims[claim_id]
    yield "claim", claim_id
    notes = claim.note.values() if claim.note else ()
    yield from (
        ("fact", name) for name in (claim.record, *(name for note in notes for name, _ in names_in(note))) if name
    )


def _number(voice: Voice, one: FactChange) -> Changed:
    fact = voice.catalog.facts[one.id]
    return Changed(
        key=("fact", one.id),
        anchor=f"{one.id}-{one.number + 1}",
        date=one.change.date,
        kind=one.change.kind,
        label=_label(voice, one.id),
        entry=entry_address(voice.catalog, "fact", one.id),
        changed=_from_to(voice, one.old, one.new),
        reason=resolve(voice, one.change.reason[voice.language], own=fact),
        moved=tuple(
            Moved(
                move.id,
                _label(voice, move.id),
                entry_address(voice.catalog, "fact", move.id),
                _from_to(voice, move.old, move.new),
            )
            for move in one.moved
        ),
    )


def _from_to(voice: Voice, old: Fact, new: Fact) -> str:
    """From what to what; where both numbers read alike, with what differs besides: the period, how firm."""
    said = [amount(voice, old), amount(voice, new)]
    if said[0] == said[1]:
        said = [_in_full(voice, old, new), _in_full(voice, new, old)]
    return phrase(voice, "corrections", "from-to", old=said[0], new=said[1])


def _in_full(voice: Voice, fact: Fact, other: Fact) -> str:
    told = [when(voice, fact.as_of)] if fact.as_of and fact.as_of != other.as_of else []
    told += [firmness(voice, fact)] if fact.status and fact.status != other.status else []
    between = phrase(voice, "citation", "between")
    return phrase(voice, "corrections", "in-full", value=amount(voice, fact), told=between.join(told))


def _label(voice: Voice, fact_id: str) -> str:
    fact = voice.catalog.facts[fact_id]
    return resolve(voice, fact.label[voice.language], own=fact)


def _verdict(voice: Voice, one: VerdictChange) -> Changed:
    claim = voice.catalog.claims[one.id]
    return Changed(
        key=("claim", one.id),
        anchor=f"claim-{one.id}-{one.number + 1}",  # a claim may be called like a fact
        date=one.change.date,
        kind=one.change.kind,
        label=resolve(voice, claim.said[voice.language], own=claim),
        entry=entry_address(voice.catalog, "claim", one.id),
        changed=_judged_otherwise(voice, one.old, one.new),
        reason=resolve(voice, one.change.reason[voice.language], own=claim),
    )


def _judged_otherwise(voice: Voice, old: Claim, new: Claim) -> str:
    """From one verdict to another; where it is the same, from one number, one fact that it rests on, or one day."""
    said = [phrase(voice, "verdicts", claim.verdict) for claim in (old, new)]
    if said[0] == said[1] and old.unit and new.unit:
        said = [amount(voice, claim) for claim in (old, new)]
    if said[0] == said[1] and {old.record, new.record} <= voice.catalog.facts.keys():
        said = [_label(voice, claim.record or "") for claim in (old, new)]
    if said[0] == said[1] and old.as_of != new.as_of:
        days = [when(voice, claim.as_of) if claim.as_of else "" for claim in (old, new)]
        said = [phrase(voice, "corrections", "in-full", value=said[0], told=day) if day else said[0] for day in days]
    return phrase(voice, "corrections", "from-to", old=said[0], new=said[1])


def _day(voice: Voice, one: DayChange) -> Changed:
    event = voice.catalog.events[one.id]
    return Changed(
        key=("event", one.id),
        anchor=f"event-{one.id}-{one.number + 1}",
        date=one.change.date,
        kind=one.change.kind,
        label=resolve(voice, event.title[voice.language]),
        entry=entry_address(voice.catalog, "event", one.id),
        changed=phrase(voice, "corrections", "from-to", old=when(voice, one.old.date), new=when(voice, one.new.date)),
        reason=resolve(voice, one.change.reason[voice.language]),
    )


def _withdrawn(voice: Voice, kind: str, name: str, gone: Withdrawn) -> Changed:
    has_number = gone.value is not None or gone.range is not None
    old = amount(voice, gone) if has_number else _what_was(voice, gone)
    new = phrase(voice, "corrections", "withdrawn")
    return Changed(
        key=(kind, name),
        anchor=f"{kind}-{name}-withdrawn",
        date=gone.withdrawn,
        kind="corrected",
        label=resolve(voice, gone.label[voice.language], own=gone),
        entry="",
        changed=phrase(voice, "corrections", "from-to", old=old, new=new),
        reason=resolve(voice, gone.reason[voice.language], own=gone),
    )


def _what_was(voice: Voice, gone: Withdrawn) -> str:
    """What a withdrawn record said that is no number: words, a day, a verdict."""
    if gone.said:
        return phrase(voice, "quote", "marks", text=gone.said)
    return when(voice, gone.was) if gone.was else phrase(voice, "verdicts", gone.verdict or "")
