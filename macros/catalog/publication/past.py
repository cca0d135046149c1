"""Every change to what was published, with what moved along: derived numbers, computed once more as they were before.

Nothing is kept of a derived number's past. Going back from today, each change is taken back in turn, and what is
derived from it is computed again; where that gives another number, it moved with the change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import get_args

from macros.catalog.catalog import Catalog
from macros.catalog.derive import inputs, with_derived_facts
from macros.catalog.publication.changes import AnyChange, Change, ChangeKind, ClaimChange, EventChange
from macros.catalog.publication.comparing import shown
from macros.catalog.publication.records import Withdrawn
from macros.catalog.records import Claim, Event, Fact
from macros.ground.remembered import kept_with

# How long a changed number carries its mark. Counted back from the newest day that the records state, never from a
# clock, so that the same content makes the same site on whatever day it is built.
MARKED = dt.timedelta(days=90)

# How many sums are computed again on the way back, the newest changes first: more than readers of a newsletter follow
# in years. A change further back tells itself, and not what moved along.
MOST_COMPUTED = 2_000

Facts = Mapping[str, Fact]
Ways = Mapping[str, list[str]]  # from the id of a fact to those of others


@dataclass(frozen=True, slots=True)
class Move:
    """A derived fact that another's change moved: its numbers before and after."""

    id: str
    old: Fact
    new: Fact


@dataclass(frozen=True, slots=True)
class FactChange:
    """The change of a fact whose history's entry `number` it is: the numbers before and after, and what moved along."""

    id: str
    number: int
    change: Change
    old: Fact
    new: Fact
    moved: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """The change of a claim whose history's entry `number` it is: the claim as it was judged before, and after."""

    id: str
    number: int
    change: ClaimChange
    old: Claim
    new: Claim


@dataclass(frozen=True, slots=True)
class DayChange:
    """The change of an event whose history's entry `number` it is: the event as it was dated before, and after."""

    id: str
    number: int
    change: EventChange
    old: Event
    new: Event


def newest_day(catalog: Catalog) -> dt.date:
    """The newest day that the records state: a source out or read, a fact or verdict checked, a publication.

    Days of changes do not count, since they are held against it. `date.min` where no record states any.
    """
    sources = (day for one in catalog.sources.values() for day in (one.date_published, one.date_accessed))
    checked = (one.checked for records in (catalog.facts, catalog.claims) for one in records.values())
    published = [catalog.published.published] if catalog.published else []
    return max((day.end for day in (*sources, *checked, *published) if day), default=dt.date.min)


@kept_with(8)
def fact_changes(catalog: Catalog) -> tuple[FactChange, ...]:
    """Every change of every fact, the newest first."""
    return tuple(_going_back(catalog))


@kept_with(8)
def verdict_changes(catalog: Catalog) -> tuple[VerdictChange, ...]:
    """Every change of every claim, the newest first."""
    found = [one for claim_id in catalog.claims for one in _judged_before(catalog, claim_id)]
    return tuple(sorted(found, key=lambda one: (one.change.date.start, one.number), reverse=True))


@kept_with(8)
def day_changes(catalog: Catalog) -> tuple[DayChange, ...]:
    """Every change of an event's day, the newest first."""
    found = [one for event_id in catalog.events for one in _dated_before(catalog, event_id)]
    return tuple(sorted(found, key=lambda one: (one.change.date.start, one.number), reverse=True))


def withdrawals(catalog: Catalog) -> list[tuple[str, str, Withdrawn]]:
    """What was withdrawn, as (kind, id, what it leaves), the newest first."""
    found = [(kind, name, gone) for (kind, name), gone in catalog.withdrawn.items()]
    return sorted(found, key=lambda one: one[2].withdrawn.start, reverse=True)


def histories(catalog: Catalog) -> Iterator[tuple[str, str, tuple[AnyChange, ...]]]:
    """The changes of each record that has any, as (kind, id, changes)."""
    yield from (("fact", name, fact.history) for name, fact in catalog.facts.items() if fact.history)
    yield from (("claim", name, claim.history) for name, claim in catalog.claims.items() if claim.history)
    yield from (("event", name, event.history) for name, event in catalog.events.items() if event.history)


def changed_on(catalog: Catalog) -> list[dt.date]:
    """The day of each change to a number, verdict or day after it was published, and of each that was withdrawn."""
    changed = [change.date.start for _, _, history in histories(catalog) for change in history]
    return [*changed, *(gone.withdrawn.start for gone in catalog.withdrawn.values())]


def kinds_of_changes(catalog: Catalog) -> list[ChangeKind]:
    """The kinds that there are changes of: the parts of the corrections page, in their order. A withdrawal corrects."""
    found = {change.kind for _, _, history in histories(catalog) for change in history}
    return [kind for kind in get_args(ChangeKind) if kind in found or (kind == "corrected" and catalog.withdrawn)]


@kept_with(8)
def changes_by_fact(catalog: Catalog) -> Mapping[str, tuple[FactChange, ...]]:
    """The changes that each fact shows, the newest first: its own, and those it moved with."""
    found: dict[str, list[FactChange]] = {}
    for one in fact_changes(catalog):
        for name in dict.fromkeys((one.id, *(move.id for move in one.moved))):
            found.setdefault(name, []).append(one)
    return {name: tuple(changes) for name, changes in found.items()}


@kept_with(8)
def lately_changed(catalog: Catalog) -> Mapping[tuple[str, str], AnyChange]:
    """The last change of each record, as (kind, id), that was changed within `MARKED` of the newest day."""
    since = newest_day(catalog)
    since = since - min(MARKED, since - dt.date.min)
    found: dict[tuple[str, str], AnyChange] = {(kind, name): history[-1] for kind, name, history in histories(catalog)}
    found |= {("fact", name): changes[0].change for name, changes in changes_by_fact(catalog).items()}
    return {key: change for key, change in found.items() if change.date.start > since}


def _judged_before(catalog: Catalog, claim_id: str) -> Iterator[VerdictChange]:
    new = catalog.claims[claim_id]
    for number, change in reversed(list(enumerate(new.history))):
        told: dict[str, object] = {"verdict": change.verdict}
        told |= {"record": change.record or new.record, "as_of": change.as_of or new.as_of}
        if change.value is not None or change.range is not None:
            told |= {
                "value": change.value,
                "range": change.range,
                "bound": change.bound,
                "unit": change.unit or new.unit,
            }
        old = new.model_copy(update=told)
        yield VerdictChange(claim_id, number, change, old, new)
        new = old


def _dated_before(catalog: Catalog, event_id: str) -> Iterator[DayChange]:
    new = catalog.events[event_id]
    for number, change in reversed(list(enumerate(new.history))):
        old = new.model_copy(update={"date": change.was})
        yield DayChange(event_id, number, change, old, new)
        new = old


def _going_back(catalog: Catalog) -> Iterator[FactChange]:
    """The changes from the newest to the oldest, each with what moved; of one day the last written is the newest."""
    steps = sorted(
        (change.date.start, number, fact_id)
        for fact_id, fact in catalog.facts.items()
        for number, change in enumerate(fact.history)
    )
    if not steps:
        return
    after = dict(catalog.facts)
    written = {name: catalog.as_written.get(name, fact) for name, fact in catalog.facts.items()}
    rests_on = {name: inputs(fact.derive or "") for name, fact in catalog.facts.items()}
    moves, left = _turned_round(rests_on), MOST_COMPUTED
    for _, number, fact_id in reversed(steps):
        change, new = catalog.facts[fact_id].history[number], after[fact_id]
        old = written[fact_id] = after[fact_id] = _taken_back(new, change)
        rests_on[fact_id] = []
        reached = _reached(moves, fact_id)
        left -= len(reached)
        before = _computed(catalog, written, rests_on, reached) if left >= 0 else {}
        moved = [Move(name, fact, after[name]) for name, fact in before.items() if shown(fact) != shown(after[name])]
        after |= before
        yield FactChange(fact_id, number, change, old, new, tuple(moved))


def _taken_back(fact: Fact, change: Change) -> Fact:
    """A fact as it was before a change: written even where it is derived, since its sum may have been another."""
    told = {"value": change.value, "range": change.range, "bound": change.bound, "derive": None}
    also = {name: getattr(change, name) or getattr(fact, name) for name in ("unit", "as_of", "status")}
    return fact.model_copy(update={**told, **also})


def _turned_round(rests_on: Ways) -> Ways:
    """What rests on each fact, where `rests_on` is what each rests on."""
    found: dict[str, list[str]] = {}
    for name, others in rests_on.items():
        for other in others:
            found.setdefault(other, []).append(name)
    return found


def _reached(ways: Ways, start: str) -> list[str]:
    """What the ways lead to from `start`, at any depth, without itself."""
    found: dict[str, None] = {}
    ahead = list(ways.get(start, ()))
    while ahead:
        name = ahead.pop()
        if name not in found and name != start:
            found[name] = None
            ahead += ways.get(name, ())
    return list(found)


def _computed(catalog: Catalog, written: Facts, rests_on: Ways, names: list[str]) -> dict[str, Fact]:
    """The facts of these names that are derived, computed from the others as they are written; in their order."""
    needed = {one for name in names for one in (name, *_reached(rests_on, name)) if one in written}
    if not needed:
        return {}
    facts = MappingProxyType({name: written[name] for name in sorted(needed)})
    computed = with_derived_facts(replace(catalog, facts=facts))[0].facts
    return {name: computed[name] for name in sorted(names) if name in computed and computed[name].derive}
