"""What was published is remembered: a number or verdict that is another now says so, under `history`.

So does an event that is given another day. A derived number that moved with its inputs needs no history of its own. A
verdict is confirmed, or changed, once the number that it rests on has changed, or once it rests on another fact, event
or quotation. What was published does not vanish without a word. And a history tells what differs, of a day that has
come.
Codes `untold-change`, `unconfirmed-verdict`, `vanished`, `no-change`, `out-of-range`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from macros.catalog.catalog import Catalog
from macros.catalog.nodes import Mapping as MappingNode
from macros.catalog.placement import home_of
from macros.catalog.publication import writing
from macros.catalog.publication.comparing import (
    NUMBER,
    before_claim,
    before_fact,
    follows,
    judged,
    keeps_day,
    last_change,
    shown,
    stands,
    tells_claim,
    tells_event,
    tells_fact,
    tells_withdrawn,
)
from macros.catalog.publication.past import histories, newest_day
from macros.catalog.publication.records import (
    Published,
    PublishedClaim,
    PublishedEvent,
    PublishedFact,
    PublishedRecord,
)
from macros.catalog.publication.renamed import names_now
from macros.catalog.records import Claim, Event, Fact
from macros.ground.naming import KIND_WORDS
from macros.ground.problems import Position, Problem
from macros.ground.told import Told, listed, told

_NUMBER = ("value", "range", "bound")
_RESTS_ON = {"record": "fact", "event": "event", "quote": "quote"}  # of a claim: field -> kind of record
_PASTE = told(
    "if it is meant, paste these lines, with day and reason; "
    "kind is corrected if it was wrong, updated if the world moved"
)
_PASTE_BELOW = told(
    "if it is meant, paste these lines below the last of its history, with day and reason; "
    "kind is corrected if it was wrong, updated if the world moved"
)

_CONFIRM = told("where it stands, paste the line below; else change it, and tell the old one under history")


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each published record that is another now, or gone, and each change that tells nothing."""
    yield from _idle_changes(catalog)
    if catalog.published is None:
        return  # nothing has been published yet
    yield from _changes_to_come(catalog)
    called = names_now(catalog)
    for name, then in catalog.published.facts.items():
        yield from _fact_problems(catalog, catalog.published, called.get(("fact", name), name), then)
    for name, judged_then in catalog.published.claims.items():
        yield from _claim_problems(catalog, catalog.published, called.get(("claim", name), name), judged_then)
        yield from _turned_problems(catalog, called, called.get(("claim", name), name), judged_then)
    for name, dated in catalog.published.events.items():
        yield from _event_problems(catalog, catalog.published, called.get(("event", name), name), dated)
    for name, quoted in catalog.published.quotes.items():
        if called.get(("quote", name), name) not in catalog.quotes:
            yield from _gone(catalog, "quote", name, quoted)


def _fact_problems(catalog: Catalog, published: Published, fact_id: str, then: PublishedFact) -> Iterator[Problem]:
    fact = catalog.facts.get(fact_id)
    if fact is None:
        yield from _gone(catalog, "fact", fact_id, then)
    elif catalog.is_measured(fact_id) and not (
        stands(shown(then), shown(fact))
        or tells_fact(published, fact, then)
        or follows(catalog, published, fact_id, then)
    ):
        yield _untold(catalog, ("fact", fact_id), writing.fact_fields(then), writing.fact_fields(fact))


def _claim_problems(catalog: Catalog, published: Published, claim_id: str, then: PublishedClaim) -> Iterator[Problem]:
    claim = catalog.claims.get(claim_id)
    if claim is None:
        yield from _gone(catalog, "claim", claim_id, then)
    elif claim.unit and claim.unit not in catalog.units:
        return  # told where it stands
    elif not (stands(judged(then), judged(claim)) or tells_claim(published, claim, then)):
        yield _untold(catalog, ("claim", claim_id), writing.claim_fields(then), writing.claim_fields(claim))
    elif claim.record in catalog.facts and claim.record in published.facts:
        yield from _unconfirmed(catalog, published, claim_id, claim.record)


def _event_problems(catalog: Catalog, published: Published, event_id: str, then: PublishedEvent) -> Iterator[Problem]:
    event = catalog.events.get(event_id)
    if event is None:
        yield from _gone(catalog, "event", event_id, then)
    elif not (keeps_day(then.was, event.date) or tells_event(published, event, then)):
        yield _untold(catalog, ("event", event_id), writing.event_fields(then), writing.event_fields(event))


def _turned_problems(
    catalog: Catalog, called: Mapping[tuple[str, str], str], claim_id: str, then: PublishedClaim
) -> Iterator[Problem]:
    """A problem where a claim is held against another record than it was, and the verdict not looked at since."""
    claim = catalog.claims.get(claim_id)
    if claim is None or catalog.published is None:
        return
    days = [day for day in (claim.checked, *(change.date for change in claim.history)) if day]
    if any(day.end >= catalog.published.published.start for day in days):
        return
    for field, kind in _RESTS_ON.items():
        was, now = getattr(then, field), getattr(claim, field)
        if was is None or called.get((kind, was), was) == now or (now and now not in catalog.by_kind[kind]):
            continue  # as it was, or told where it names nothing
        said = told('held against "{name}" when it was published, and the verdict not looked at since', name=was)
        place = _place(catalog, ("claim", claim_id), [field, *_RESTS_ON])
        yield catalog.problem(place, said, "unconfirmed-verdict", _confirm(claim), "  checked: ")
        return


def _untold(catalog: Catalog, key: tuple[str, str], then: writing.Fields, now: writing.Fields) -> Problem:
    record = catalog.by_kind[key[0]][key[1]]
    assert isinstance(record, Fact | Claim | Event)
    before = _told_before(then, now)
    said = told("published as {old}, and no history tells it", old=listed(f"{name}: {before[name]}" for name in before))
    languages, day = catalog.languages, _day_of(catalog, record)
    lines = writing.change_lines(before, languages, is_first=not record.history, day=day)
    changed = [name for name in now if now[name] != then.get(name)]
    return catalog.problem(
        _place(catalog, key, [*changed, "date"]),
        said,
        "untold-change",
        _PASTE_BELOW if record.history else _PASTE,
        lines,
    )


def _told_before(then: writing.Fields, now: writing.Fields) -> writing.Fields:
    """What a change has to tell of what was published: all that is another now, a number whole, a verdict always."""
    differs = {name for name in (*then, *now) if then.get(name) != now.get(name)}
    is_number = "verdict" not in then or bool(differs & set(_NUMBER))
    needed = {*differs, "verdict", *(_NUMBER if is_number else ())} - {"derive", *_RESTS_ON}
    return {name: value for name, value in then.items() if name in needed}


def _place(catalog: Catalog, key: tuple[str, str], fields: list[str]) -> Position:
    """The first of these fields that is written; the record itself where none is, as with what is computed."""
    node = catalog.origins[key].node
    written = [name for name in fields if isinstance(node, MappingNode) and name in node.entries]
    return catalog.place(*key, *written[:1])


def _day_of(catalog: Catalog, record: Fact | Claim | Event) -> str:
    """The day that the record says it was last held against its source, if that was after publication."""
    assert catalog.published is not None
    checked = None if isinstance(record, Event) else record.checked
    return str(checked) if checked and checked.start > catalog.published.published.end else ""


def _unconfirmed(catalog: Catalog, published: Published, claim_id: str, fact_id: str) -> Iterator[Problem]:
    """A problem where the number that a verdict rests on was changed, and the verdict neither then nor since."""
    claim, fact = catalog.claims[claim_id], catalog.facts[fact_id]
    if stands(shown(published.facts[fact_id])[:NUMBER], shown(fact)[:NUMBER]):
        return
    changed = last_change(catalog, published, fact_id)
    days = [day for day in (claim.checked, *(change.date for change in claim.history)) if day]
    if changed is None or any(day.end >= changed.start for day in days):
        return  # the change itself is still to be told, or the verdict was looked at after it
    said = told(
        '"{fact_id}" was changed on {day}, and the verdict not held against it since', fact_id=fact_id, day=str(changed)
    )
    place = catalog.place("claim", claim_id, "verdict")
    yield catalog.problem(place, said, "unconfirmed-verdict", _confirm(claim), f"  checked: {changed}")


def _confirm(claim: Claim) -> Told:
    if claim.checked is None:
        return _CONFIRM
    return told(
        "where it stands, write the line below in place of checked: {day}; "
        "else change it, and tell the old one under history",
        day=str(claim.checked),
    )


def _gone(catalog: Catalog, kind: str, name: str, then: PublishedRecord) -> Iterator[Problem]:
    left, fields = catalog.withdrawn.get((kind, name)), writing.withdrawn_fields(then)
    if left and not tells_withdrawn(left, then):
        place = catalog.place(f"withdrawn {kind}", name)
        said = told("published as {old}, which is not told here", old=listed(f"{key}: {fields[key]}" for key in fields))
        yield catalog.problem(place, said, "untold-change", told("say what it was when it was published"))
    elif not left and not {(kind, name), (f"withdrawn {kind}", name)} & catalog.origins.keys():
        place = catalog.place("published", "published", f"{kind}s", name)
        said = told('the {kind} "{name}" was published and is gone', kind=KIND_WORDS[kind], name=name)
        hint = told(
            "put it back; or leave moved_to and its new id; or leave the lines below in {path}, with the day and why",
            path=home_of(kind, name),
        )
        fields = {key: value for key, value in fields.items() if key not in _RESTS_ON and key != "as_of"}
        key = name.rpartition(".")[2]
        yield catalog.problem(place, said, "vanished", hint, writing.withdrawn_lines(key, fields, catalog.languages))


def _changes_to_come(catalog: Catalog) -> Iterator[Problem]:
    newest = newest_day(catalog)
    for kind, name, history in histories(catalog):
        for number, change in enumerate(history):
            if change.date.start > newest:
                slots = {"written": str(change.date), "newest": newest.isoformat()}
                said = told("{written} is after {newest}, the newest day that any record states", **slots)
                hint = told("write the day it was changed on; if this is it, add checked: {day}", day=str(change.date))
                place = catalog.place(kind, name, "history", number, "date")
                yield catalog.problem(place, said, "out-of-range", hint)


def _idle_changes(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each change after which a record shows what it showed before."""
    for fact_id, fact in catalog.facts.items():
        states = [*(before_fact(fact, change) for change in fact.history), shown(fact)]
        yield from _idle(catalog, "fact", fact_id, states)
    for claim_id, claim in catalog.claims.items():
        records = [change.record or claim.record for change in claim.history]
        told_before = [
            (*before_claim(claim, change), record) for change, record in zip(claim.history, records, strict=True)
        ]
        states = [*told_before, (*judged(claim), claim.record)]
        yield from _idle(catalog, "claim", claim_id, states)
    for event_id, event in catalog.events.items():
        days = [*(change.was for change in event.history), event.date]
        yield from _idle(catalog, "event", event_id, [(day.start, day.end) for day in days])


def _idle(catalog: Catalog, kind: str, name: str, states: list[tuple[object, ...]]) -> Iterator[Problem]:
    for number, (one, other) in enumerate(pairwise(states)):
        if one == other:
            said = told("a change that tells what stands after it too")
            hint = told("tell what stood before, or take the entry out")
            yield catalog.problem(catalog.place(kind, name, "history", number), said, "no-change", hint)
