"""Where each fact and event is shown: pages and their sections, charts, claims, and the facts derived from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from macros.catalog.derive import inputs
from macros.ground.remembered import kept_with
from macros.manuscript.addresses import address, entry_address, folder_of
from macros.manuscript.front import front_words
from macros.manuscript.gate import Call
from macros.manuscript.markdown.body import text_of
from macros.manuscript.markdown.convert import made_of
from macros.manuscript.page import Page
from macros.manuscript.project import Project
from macros.wording.braces import BracesError, names_in, resolve
from macros.wording.doubting import with_doubt
from macros.wording.voice import Voice, phrase

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that shows a record: its address below the language's folder, and what stands there."""

    kind: Literal["pages", "charts", "facts", "claims"]
    url: str
    label: str


Mentions = dict[str, tuple[Mention, ...]]  # by the id of the fact or event, which share their ids


@kept_with(8)  # of each language of two projects: the ledger and the page of each fact ask for the same
def mentions(project: Project, voice: Voice) -> Mentions:
    """Every mention of every fact and event in one language, each place once, pages first."""
    found: dict[str, dict[Mention, None]] = {}
    for pairs in (_on_pages(project, voice), _in_claims(voice), _in_sums(voice)):
        for record_id, mention in pairs:
            found.setdefault(record_id, {})[mention] = None
    return {record_id: tuple(places) for record_id, places in found.items()}


@kept_with(8)
def claim_mentions(project: Project, voice: Voice) -> Mentions:
    """The sections that show each claim in one language, each once, by the claim's id."""
    found: dict[str, dict[Mention, None]] = {}
    for page in project.pages:
        if page.language == voice.language:
            title = _title(page, voice)
            for call in project.calls[page.path]:
                if call.name in ("check", "claim") and call.id:
                    found.setdefault(call.id, {})[_place(voice, page, title, call)] = None
    return {claim_id: tuple(places) for claim_id, places in found.items()}


def _on_pages(project: Project, voice: Voice) -> Iterator[tuple[str, Mention]]:
    for page in project.pages:
        if page.language == voice.language:
            title = _title(page, voice)
            for call in project.calls[page.path]:
                yield from _by_call(voice, page, title, call)


def _title(page: Page, voice: Voice) -> str:
    """The page's title; in the preview of one whose front matter cannot be read yet, its route."""
    try:
        return front_words(page, voice).get("title", page.route)
    except BracesError:
        return page.route


def _by_call(voice: Voice, page: Page, title: str, call: Call) -> Iterator[tuple[str, Mention]]:
    catalog = voice.catalog
    chart = catalog.charts.get(call.id or "") if call.name == "chart" else None
    if chart:
        title = with_doubt(voice, chart.title[voice.language], but=chart.said)
        there = Mention("charts", folder_of(call.id or ""), title)
        yield from ((name, there) for name in (*chart.facts, *chart.events))
    elif call.name in ("fact", "when", "check"):
        claim = catalog.claims.get(call.id or "") if call.name == "check" else None
        name = claim.record if claim else call.id
        place = _place(voice, page, title, call)
        yield from ((one, place) for one in [name] if one)


def _place(voice: Voice, page: Page, title: str, call: Call) -> Mention:
    """The section of a page that a call stands in."""
    where, section = address(page.route), page.section_at(call.position.line)
    return Mention("pages", f"{where}#{section}" if section else where, _called(voice, page, title, section))


def _called(voice: Voice, page: Page, title: str, section: str) -> str:
    """The page's title with its section's, where that is plain text below the first level."""
    heading = next((one for one in page.headings if one.id == section and one.level > 1), None)
    if heading is None or "{{" in heading.text:
        return title
    return phrase(voice, "ledger", "place", page=title, section=_words_of(heading.text))


@lru_cache(maxsize=4096)
def _words_of(markdown: str) -> str:
    """What a reader sees of a heading."""
    return text_of(made_of(_LINK.sub(r"\1", markdown)).html).strip()


def _in_claims(voice: Voice) -> Iterator[tuple[str, Mention]]:
    for claim_id, claim in voice.catalog.claims.items():
        said = resolve(voice, claim.said[voice.language], own=claim)
        there = Mention("claims", entry_address(voice.catalog, "claim", claim_id), said)
        note = claim.note[voice.language] if claim.note else ""
        named = [claim.record, claim.event, *(name for name, _ in names_in(note))]
        yield from ((name, there) for name in dict.fromkeys(named) if name)


def _in_sums(voice: Voice) -> Iterator[tuple[str, Mention]]:
    for fact_id, fact in voice.catalog.facts.items():
        there = Mention("facts", entry_address(voice.catalog, "fact", fact_id), _label(voice, fact_id))
        yield from ((name, there) for name in inputs(fact.derive or ""))


def _label(voice: Voice, fact_id: str) -> str:
    fact = voice.catalog.facts[fact_id]
    return resolve(voice, fact.label[voice.language], own=fact)
