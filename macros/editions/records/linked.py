"""What the page of one fact or claim says of itself to machines, as JSON-LD in the terms of schema.org.

A claim that was held against the record is a ClaimReview; its rating is our words and no number, since five verdicts
are no scale. An opinion is none: it is judged by nobody. A fact is an Observation, whose bounds are those of its hedge.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.catalog.records import Claim, Fact
from macros.editions.metadata import LICENCE, as_script
from macros.pages.listings import sources_behind
from macros.pages.record_pages.planned import RecordPage
from macros.pages.record_pages.summary import Summary
from macros.wording.amounts import unit_name
from macros.wording.braces import resolve
from macros.wording.citations import citation, speaker
from macros.wording.dates import datetime_attribute
from macros.wording.digits import written
from macros.wording.masthead import masthead
from macros.wording.voice import Voice, phrase

# In which property of a QuantitativeValue a single number stands: a limit is none of the values it allows
_BY_BOUND = {"at-most": "maxValue", "at-least": "minValue", "over": "minValue"}
_UNJUDGED = ("opinion",)


def linked_data(page: RecordPage, said: Summary, *, site: str, image: str) -> str:
    """The JSON-LD of a page, safe within a script element; addresses only where the site's own is known."""
    voice, root = page.voice, site.rstrip("/")
    publisher = {"@type": "Organization", "name": masthead(voice).name, "url": site or None}
    main, sources = (_of_fact if page.kind == "fact" else _of_claim)(page)
    address = f"{root}/{voice.language}/{page.address}" if site else None
    if "claimReviewed" in main:
        main |= {"url": address, "author": publisher, "inLanguage": voice.tag}
    web = {
        "@type": "WebPage",
        "name": said.title,
        "description": said.description,
        "inLanguage": voice.tag,
        "url": address,
        "image": image or None,
        "license": LICENCE,
        "publisher": publisher,
        "citation": [_source(voice, source) for source in sources] or None,
        "encoding": _file(f"{root}/{page.data_file}") if site else None,
        "mainEntity": main,
    }
    return as_script([web])


def _file(address: str) -> Mapping[str, str]:
    return {"@type": "MediaObject", "encodingFormat": "application/json", "contentUrl": address}


def _source(voice: Voice, source_id: str) -> dict[str, Any]:
    cited, source = citation(voice, source_id), voice.catalog.sources[source_id]
    return {
        "@type": "CreativeWork",
        "name": cited.title,
        "publisher": {"@type": "Organization", "name": cited.publisher},
        "datePublished": datetime_attribute(source.date_published) if source.date_published else None,
        "url": cited.url,
    }


def _of_fact(page: RecordPage) -> tuple[dict[str, Any], list[str]]:
    voice = page.voice
    fact: Fact = voice.catalog.facts[page.id]
    ends = written(fact)
    if len(ends) == 1:
        numbers = {_BY_BOUND.get(fact.bound, "value"): ends[0]}
    else:
        numbers = {"minValue": ends[0], "maxValue": ends[1]}
    return {
        "@type": "Observation",
        "identifier": page.id,
        "name": resolve(voice, fact.label[voice.language], own=fact),
        **numbers,
        "unitText": unit_name(voice, fact.unit),
        "observationDate": fact.as_of.start.isoformat() if fact.as_of and fact.as_of.grain == "day" else None,
        "description": phrase(voice, "statuses", fact.status) if fact.status else None,
    }, list(fact.sources)


def _of_claim(page: RecordPage) -> tuple[dict[str, Any], list[str]]:
    voice = page.voice
    claim: Claim = voice.catalog.claims[page.id]
    said = resolve(voice, claim.said[voice.language], own=claim)
    name = speaker(voice, claim)
    claimed = {"@type": "Claim", "name": said, "author": {"@type": "Organization", "name": name} if name else None}
    if claim.verdict in _UNJUDGED:
        return claimed, list(claim.sources)
    issue = voice.catalog.issues[claim.issue]
    return {
        "@type": "ClaimReview",
        "claimReviewed": said,
        "itemReviewed": claimed,
        "reviewRating": {"@type": "Rating", "alternateName": phrase(voice, "verdicts", claim.verdict)},
        "datePublished": issue.published.text if issue.published else None,
        "dateModified": claim.checked.text if claim.checked else None,
    }, sources_behind(voice, claim)
