"""Whether a fact or an event has firm ground: a source that was opened and is no mirror, or relays that agree.

How doubt is shown is the business of cards, tables and drawings.
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.catalog.catalog import Catalog
from macros.catalog.derive import inputs
from macros.catalog.records import Event, Fact
from macros.ground.derivation_order import in_order
from macros.ground.remembered import kept_with


def rests_firmly(catalog: Catalog, source_ids: tuple[str, ...]) -> bool:
    """Whether at least one of these sources is firm. A source that the catalog lacks is none."""
    return any(catalog.sources[known].firm for known in source_ids if known in catalog.sources)


def fact_is_firm(catalog: Catalog, fact_id: str) -> bool:
    """Whether a fact may be drawn solid: a derived one only if everything it is derived from may."""
    return _firm_facts(catalog)[fact_id]


@kept_with(4)
def _firm_facts(catalog: Catalog) -> Mapping[str, bool]:
    """The firmness of every fact, each found once: sums may name each other in more ways than there are facts."""
    derived = {name: inputs(fact.derive) for name, fact in catalog.facts.items() if fact.derive is not None}
    written = {name: fact for name, fact in catalog.facts.items() if name not in derived}
    firm = {name: fact.agreed or rests_firmly(catalog, fact.sources) for name, fact in written.items()}
    for name in in_order(derived).ids:
        firm[name] = all(
            firm[one] if one in firm else one in catalog.events and event_is_firm(catalog, one) for one in derived[name]
        )
    return firm


def event_is_firm(catalog: Catalog, event_id: str) -> bool:
    """Whether an event may be drawn solid."""
    event = catalog.events[event_id]
    return event.agreed or rests_firmly(catalog, event.sources)


def firm_by_agreement(catalog: Catalog, name: str) -> bool:
    """Whether a fact or an event bears no doubt only since relays agree, on it or on what it is derived from."""
    return name in _agreed_alone(catalog) and not doubtful(catalog, name)


@kept_with(4)
def _agreed_alone(catalog: Catalog) -> frozenset[str]:
    records: dict[str, Fact | Event] = {**catalog.facts, **catalog.events}
    found = {name for name, one in records.items() if one.agreed and not rests_firmly(catalog, one.sources)}
    derived = {name: inputs(fact.derive) for name, fact in catalog.facts.items() if fact.derive is not None}
    for name in in_order(derived).ids:
        if not found.isdisjoint(derived[name]):
            found.add(name)
    return frozenset(found)


def doubtful(catalog: Catalog, name: str) -> bool:
    """Whether `name` is a fact or an event with nothing firm behind it; any other name is not in doubt."""
    if name in catalog.facts:
        return not fact_is_firm(catalog, name)
    return name in catalog.events and not event_is_firm(catalog, name)
