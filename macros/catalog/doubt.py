"""Whether a fact or an event has firm ground: a source that was opened and is no mirror (research rule 3).

How doubt is shown is the business of cards, tables and drawings.
"""

from __future__ import annotations

from macros.catalog.catalog import Catalog
from macros.catalog.derive import inputs


def rests_firmly(catalog: Catalog, source_ids: tuple[str, ...]) -> bool:
    """Whether at least one of these sources is firm. A source that the catalog lacks is none."""
    return any(catalog.sources[known].firm for known in source_ids if known in catalog.sources)


def fact_is_firm(catalog: Catalog, fact_id: str) -> bool:
    """Whether a fact may be drawn solid: a derived one only if everything it is derived from may."""
    fact = catalog.facts[fact_id]
    if fact.derive is None:
        return rests_firmly(catalog, fact.sources)
    return all(_input_is_firm(catalog, name) for name in inputs(fact.derive))


def event_is_firm(catalog: Catalog, event_id: str) -> bool:
    """Whether an event may be drawn solid."""
    return rests_firmly(catalog, catalog.events[event_id].sources)


def _input_is_firm(catalog: Catalog, name: str) -> bool:
    if name in catalog.facts:
        return fact_is_firm(catalog, name)
    return name in catalog.events and event_is_firm(catalog, name)


def doubtful(catalog: Catalog, name: str) -> bool:
    """Whether `name` is a fact or an event with nothing firm behind it; any other name is not in doubt."""
    if name in catalog.facts:
        return not fact_is_firm(catalog, name)
    return name in catalog.events and not event_is_firm(catalog, name)
