"""What readers were once told of changes stays told, and is true: no history is taken back, and none is invented.

`data/published.yml` keeps a digest of the changes that were told of each record, and of what had been taken back; a
change since then begins with what was published. A quotation is not edited at all: one that was wrong is withdrawn.
Codes `vanished`, `untold-change`.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.publication import writing
from macros.catalog.publication.comparing import (
    digest_of_changes,
    digest_of_withdrawn,
    digest_of_words,
    is_forged,
    is_forged_day,
)
from macros.catalog.publication.records import Published
from macros.ground.naming import KIND_WORDS
from macros.ground.problems import Problem
from macros.ground.told import listed, told

_PUT_BACK = told("put it back as it was; what is new is told in an entry of its own, of a later day")


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each change that was told and is told no more or otherwise, and each that never was."""
    if catalog.published is None:
        return
    yield from _taken_back(catalog, catalog.published)
    yield from _invented(catalog, catalog.published)
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


def _taken_back(catalog: Catalog, published: Published) -> Iterator[Problem]:
    """A problem for each record whose changes, as they were told by the day of publication, are others now."""
    until = published.published.end
    for kind, then, now in (
        ("fact", published.facts, catalog.facts),
        ("claim", published.claims, catalog.claims),
        ("event", published.events, catalog.events),
    ):
        for name, record in then.items():
            if record.history and name in now and digest_of_changes(now[name].history, until) != record.history:
                steps = ["history"] if now[name].history else []
                said = told("the history that readers were told is another now")
                yield catalog.problem(catalog.place(kind, name, *steps), said, "vanished", _PUT_BACK)


def _invented(catalog: Catalog, published: Published) -> Iterator[Problem]:
    """A problem for each record whose first change since publication tells another number or day than was published."""
    facts, events = catalog.facts, catalog.events
    forged = [
        ("fact", name, writing.amount_fields(then))
        for name, then in published.facts.items()
        if name in facts and is_forged(published, facts[name], then)
    ]
    forged += [
        ("event", name, writing.event_fields(then))
        for name, then in published.events.items()
        if name in events and is_forged_day(published, events[name], then)
    ]
    for kind, name, fields in forged:
        old = listed(f"{key}: {value}" for key, value in fields.items())
        said = told("published as {old}, and the first change since tells another", old=old)
        hint = told("tell what was published; what was never shown is no correction")
        yield catalog.problem(catalog.place(kind, name, "history"), said, "untold-change", hint)


def _led_into_others(catalog: Catalog, published: Published) -> Iterator[Problem]:
    """A problem for each published claim whose id leads to one that says something else."""
    for name, then in published.claims.items():
        claim = catalog.claims.get(catalog.moved.get(("claim", name), ""))
        if claim and then.words and digest_of_words(claim.said) != then.words:
            said = told('the claim "{name}" was published and leads to one that says something else', name=name)
            hint = told("a renamed claim keeps its words; one that is gone is withdrawn, with the day and why")
            yield catalog.problem(catalog.place("published", "published", "claims", name), said, "vanished", hint)


def _quoted_otherwise(catalog: Catalog, published: Published) -> Iterator[Problem]:
    """A problem for each published quotation of other words, of another speaker or of another day."""
    for name, then in published.quotes.items():
        now = catalog.moved.get(("quote", name), name)
        quote, old = catalog.quotes.get(now), writing.quote_fields(then)
        fields = writing.quote_fields(quote) if quote else old
        changed = [key for key in old if fields[key] != old[key]]
        if changed:
            said = told(
                "published as {old}, and it is otherwise now", old=listed(f"{key}: {old[key]}" for key in changed)
            )
            hint = told("put it back; a quotation that was wrong is withdrawn, and the right one has an id of its own")
            field = {"was": "date", "said": "text"}.get(changed[0], changed[0])
            yield catalog.problem(catalog.place("quote", now, field), said, "untold-change", hint)
