"""The body of the page of one fact or claim: all that is known of it, and where it is used. Heads are `editions`'."""

from __future__ import annotations

from typing import Any

from macros.catalog.catalog import topic_of
from macros.catalog.derive import inputs
from macros.catalog.doubt import doubtful, firm_by_agreement
from macros.manuscript.addresses import entry_address, own_address
from macros.pages.changes import changes_of
from macros.pages.from_records.ledger import in_full, label_of, topic_name
from macros.pages.listings import sources_behind
from macros.pages.record_pages.planned import RecordPage
from macros.pages.record_pages.summary import record_words
from macros.pages.templating import set_html
from macros.wording.amounts import machine_value, unit_name

UP = "../../"  # from a record's page to its language's folder


def body(page: RecordPage) -> str:
    """The HTML within the page's main element, without what can be done with the record."""
    slots = _of_fact(page) if page.kind == "fact" else _of_claim(page)
    slots |= {"up": UP, "own": own_address, "history": list(changes_of(page.voice, page.kind, page.id))}
    slots["described"] = any(page.voice.catalog.sources[source].titled_by_us for source in slots["sources"])
    return "".join(set_html(page.voice, f"record-{part}.html", **slots) for part in (page.kind, "more"))


def _of_fact(page: RecordPage) -> dict[str, Any]:
    voice, catalog = page.voice, page.voice.catalog
    fact, topic = catalog.facts[page.id], topic_of(page.id)
    return {
        "fact": fact,
        "facts": catalog.facts,
        "topic": topic,
        "topic_name": topic_name(voice, topic),
        "machine_value": machine_value(fact),
        "written": in_full(voice, page.id),
        "unit": unit_name(voice, fact.unit),
        "derived": [(_there(page, name), label_of(voice, name)) for name in inputs(fact.derive or "")],
        "before": catalog.became_of.get(page.id, []),
        "agreed": firm_by_agreement(catalog, page.id),
        "doubtful": doubtful(catalog, page.id),
        "sources": fact.sources,
        "claims": [(name, catalog.claims[name]) for name in catalog.claims_on.get(page.id, ())],
        "places": [place for place in page.places if place.kind != "claims" or not _holds(page, place.url)],
    }


def _there(page: RecordPage, name: str) -> str:
    """Where what a sum is made of is told: the page of a fact, the entry of an event."""
    catalog = page.voice.catalog
    return own_address("fact", name) if name in catalog.facts else entry_address(catalog, "any", name)


def _holds(page: RecordPage, url: str) -> bool:
    """Whether a place is a claim that is held against this fact, and listed as that with its verdict."""
    catalog = page.voice.catalog
    return any(url == entry_address(catalog, "claim", name) for name in catalog.claims_on.get(page.id, ()))


def _of_claim(page: RecordPage) -> dict[str, Any]:
    catalog = page.voice.catalog
    claim = catalog.claims[page.id]
    return {
        "claim": claim,
        "claims": (),
        "issue": page.issue,
        "shown": record_words(page.voice, claim),
        "fact": catalog.facts.get(claim.record or ""),
        "event": catalog.events.get(claim.event or ""),
        "doubtful": doubtful(catalog, claim.record or claim.event or ""),
        "sources": sources_behind(page.voice, claim),
        "places": page.places,
    }
