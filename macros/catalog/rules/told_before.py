"""What readers were once told of changes stays told, and is true: no history is taken back, and none is invented.

`data/published.yml` keeps a digest of the changes that were told of each record, and of what had been taken back; a
change since then begins with what was published. A quotation is not edited at all: one that was wrong is withdrawn.
Codes `vanished`, `untold-change`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.catalog.catalog import Catalog
from macros.catalog.publication import writing
from macros.catalog.publication.changes import AnyChange
from macros.catalog.publication.comparing import (
    Changeable,
    digest_of_changes,
    digest_of_withdrawn,
    digest_of_words,
    is_earlier,
    is_forged,
    is_forged_day,
    is_forged_verdict,
    judged,
    shown,
    stands,
    told_since,
)
from macros.catalog.publication.past import histories
from macros.catalog.publication.records import (
    WITHDRAWABLE,
    Published,
    PublishedClaim,
    PublishedEvent,
    PublishedFact,
)
from macros.catalog.publication.renamed import names_now
from macros.catalog.records import Claim, Event, Fact, Record
from macros.ground.naming import KIND_WORDS
from macros.ground.problems import Problem
from macros.ground.told import listed, told

_AS_PUBLISHED = told("tell what was published; what was never shown is no correction")
_ONE_A_PUBLICATION = told(
    "leave the entry that tells what was published; what was shown in between, ./ledger publish keeps"
)
_PUT_BACK = told("put it back as it was; what is new is told in an entry of its own, of a later day")


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each change that was told and is told no more or otherwise, and each that never was."""
    if catalog.published is None:
        return
    yield from _taken_back(catalog, catalog.published)
    yield from _invented(catalog, catalog.published)
    yield from _never_told(catalog, catalog.published)
    yield from _one_too_many(catalog, catalog.published)
    yield from _withdrawn_otherwise(catalog, catalog.published)
    yield from _led_into_others(catalog, catalog.published)
    yield from _quoted_otherwise(catalog, catalog.published)
    for key, digest in catalog.published.withdrawn.items():
        kind, _, name = key.partition(" ")
        gone = catalog.withdrawn.get((kind, name))
        if gone is None or digest_of_withdrawn(gone) != digest:
            place = catalog.place("published", "published", "withdrawn", key)
            said = told(
                'the {kind} "{name}" was taken back, and that is told no more', kind=KIND_WORDS[kind], name=name
            )
            yield catalog.problem(place, said, "vanished", _PUT_BACK)


def _records(catalog: Catalog, published: Published) -> Iterator[tuple[str, str, str, Changeable]]:
    """What was published and keeps a history, by kind: as it is called now, as it was called, and as it was shown."""
    called = names_now(catalog)
    for kind, then in (("fact", published.facts), ("claim", published.claims), ("event", published.events)):
        for name, record in then.items():
            now = called.get((kind, name), name)
            if now in catalog.by_kind[kind]:
                yield kind, now, name, record


def _history(catalog: Catalog, kind: str, name: str) -> Sequence[AnyChange]:
    record = catalog.by_kind[kind][name]
    assert isinstance(record, Fact | Claim | Event)
    return record.history


def _taken_back(catalog: Catalog, published: Published) -> Iterator[Problem]:
    """A problem for each record whose changes, as they were told by the day of publication, are others now."""
    until = published.published.end
    for kind, name, _, record in _records(catalog, published):
        history = _history(catalog, kind, name)
        if record.history and digest_of_changes(history, until) != record.history:
            steps = ["history"] if history else []
            said = told("the history that readers were told is another now")
            yield catalog.problem(catalog.place(kind, name, *steps), said, "vanished", _PUT_BACK)


def _invented(catalog: Catalog, published: Published) -> Iterator[Problem]:
    """A problem for each record whose first change since publication tells what was not published."""
    called = names_now(catalog)
    for kind, name, _, then in _records(catalog, published):
        now = catalog.by_kind[kind][name]
        if isinstance(now, Fact) and isinstance(then, PublishedFact):
            fields, is_wrong = writing.fact_fields(then), is_forged(published, now, then)
        elif isinstance(now, Claim) and isinstance(then, PublishedClaim):
            records = (then.record, called.get(("fact", then.record or ""), then.record))
            fields, is_wrong = writing.claim_fields(then), is_forged_verdict(published, now, then, records)
        else:
            assert isinstance(now, Event) and isinstance(then, PublishedEvent)
            fields, is_wrong = writing.event_fields(then), is_forged_day(published, now, then)
        if is_wrong:
            old = listed(f"{key}: {value}" for key, value in fields.items() if key != "derive")
            said = told("published as {old}, and the first change since tells another", old=old)
            yield catalog.problem(catalog.place(kind, name, "history"), said, "untold-change", _AS_PUBLISHED)


def _never_told(catalog: Catalog, published: Published) -> Iterator[Problem]:
    """A problem for each change that was not told by its day, and each withdrawal of what never was."""
    kept = {(kind, now) for kind, now, _, record in _records(catalog, published) if record.history}
    for kind, name, history in histories(catalog):
        early = [n for n, change in enumerate(history) if is_earlier(published.published, change)]
        if early and (kind, name) not in kept:
            place = catalog.place(kind, name, "history", early[0], "date")
            said = told("of a day before {day}, when no change of it was told", day=str(published.published))
            yield catalog.problem(place, said, "untold-change", _AS_PUBLISHED)
    called = names_now(catalog)
    shown_once = {
        (kind, called.get((kind, name), name)) for kind in WITHDRAWABLE for name in getattr(published, f"{kind}s")
    }
    for kind, name in catalog.withdrawn:
        if (kind, name) not in shown_once and f"{kind} {name}" not in published.withdrawn:
            said = told('the {kind} "{name}" was never published', kind=KIND_WORDS[kind], name=name)
            hint = told("take it out; what readers never saw is not withdrawn")
            yield catalog.problem(catalog.place(f"withdrawn {kind}", name), said, "untold-change", hint)


def _one_too_many(catalog: Catalog, published: Published) -> Iterator[Problem]:
    """A problem for each record that was changed since publication twice a day, or back to what was published.

    What stood in between was shown to nobody, as far as anything tells.
    """
    for kind, name, _, then in _records(catalog, published):
        history, now = _history(catalog, kind, name), catalog.by_kind[kind][name]
        since = told_since(published, then, history)
        is_twice = len(since) > len({change.date.start for change in since})
        if is_twice or (len(since) > 1 and _is_as_it_was(now, then)):
            back = told("changed since it was published, and back to what was published")
            said = told("changed twice on one day") if is_twice else back
            place = catalog.place(kind, name, "history", len(history) - 1)
            yield catalog.problem(place, said, "untold-change", _ONE_A_PUBLICATION)


def _is_as_it_was(now: Record, then: Changeable) -> bool:
    if isinstance(now, Fact) and isinstance(then, PublishedFact):
        return stands(shown(then), shown(now))
    if isinstance(now, Claim) and isinstance(then, PublishedClaim):
        return stands(judged(then), judged(now))
    assert isinstance(now, Event) and isinstance(then, PublishedEvent)
    return (now.date.start, now.date.end) == (then.was.start, then.was.end)


def _withdrawn_otherwise(catalog: Catalog, published: Published) -> Iterator[Problem]:
    """A problem for each published claim that was withdrawn under words that it never had."""
    called = names_now(catalog)
    for name, then in published.claims.items():
        now = called.get(("claim", name), name)
        gone = catalog.withdrawn.get(("claim", now))
        if gone and then.words and digest_of_words(gone.label) != then.words:
            said = told('the claim "{name}" was published in other words', name=name)
            hint = told("label: is what the claim said, word for word, in each language")
            yield catalog.problem(catalog.place("withdrawn claim", now, "label"), said, "untold-change", hint)


def _led_into_others(catalog: Catalog, published: Published) -> Iterator[Problem]:
    """A problem for each published claim whose id leads to one that says something else."""
    for name, then in published.claims.items():
        claim = catalog.claims.get(catalog.moved.get(("claim", name), ""))
        if claim and then.words and digest_of_words(claim.said) != then.words:
            said = told('the claim "{name}" was published and leads to one that says something else', name=name)
            hint = told("a renamed claim keeps its words; one that is gone is withdrawn, with the day and why")
            yield catalog.problem(catalog.place("published", "published", "claims", name), said, "vanished", hint)


def _quoted_otherwise(catalog: Catalog, published: Published) -> Iterator[Problem]:
    """A problem for each published quotation of other words or language, of another speaker, day or occasion."""
    for name, then in published.quotes.items():
        now = catalog.moved.get(("quote", name), name)
        quote, old = catalog.quotes.get(now), writing.quote_fields(then)
        fields = writing.quote_fields(quote) if quote else old
        changed = [key for key in old if fields.get(key) != old[key]]
        if changed:
            said = told(
                "published as {old}, and it is otherwise now", old=listed(f"{key}: {old[key]}" for key in changed)
            )
            hint = told("put it back; a quotation that was wrong is withdrawn, and the right one has an id of its own")
            field = {"was": "date", "said": "text"}.get(changed[0], changed[0])
            yield catalog.problem(catalog.place("quote", now, field), said, "untold-change", hint)
