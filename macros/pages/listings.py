"""The blocks of the made pages: claims by section, sources by grade. Written pages have macros instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, get_args

from macros.catalog.issue_records import said_in
from macros.catalog.records import Claim, Fact, Verdict
from macros.ground.remembered import kept_with
from macros.manuscript.anchors import OPENING_PART
from macros.manuscript.tokens import later
from macros.pages import gallery
from macros.pages.changes import changes_of
from macros.pages.instruments.bar import Bar, choice, set_bar
from macros.pages.templating import set_html
from macros.wording.amounts import amount
from macros.wording.braces import resolve
from macros.wording.citations import citation, plain, speaker
from macros.wording.voice import Voice, phrase


@kept_with(64)
def _checked_in(voice: Voice, slug: str) -> Mapping[str, Claim]:
    """The claims that an issue checks, in the order of its sections."""
    sections: tuple[str | None, ...] = (None, *voice.catalog.issues[slug].sections)
    ours = {name: claim for name, claim in voice.catalog.claims.items() if claim.issue == slug}
    return dict(sorted(ours.items(), key=lambda named: sections.index(named[1].section)))


def _tally(claims: Collection[Claim]) -> dict[str, int]:
    counts = Counter(claim.verdict for claim in claims)
    return {verdict: counts[verdict] for verdict in get_args(Verdict)}


@kept_with(64)
def claims_filter(voice: Voice, slug: str, sections: tuple[tuple[str, str], ...], beside: str = "") -> str:
    """The bar above the claims of an issue: by verdict, by section and by who says it.

    `sections` are the ids of its parts with their names; `beside` is HTML that stands after the fields.
    """
    claims = _checked_in(voice, slug).values()
    speakers = {said_in(voice.catalog.issues, claim) or "": speaker(voice, claim) for claim in claims}
    by_section = [claim.section or OPENING_PART for claim in claims]
    by_speaker = [said_in(voice.catalog.issues, claim) or "" for claim in claims]
    parts, named = dict(sections), [name for name in speakers if name]
    fields = (
        choice("section", phrase(voice, "instruments", "section"), by_section, parts.__getitem__, list(parts)),
        choice("who", phrase(voice, "instruments", "who"), by_speaker, speakers.__getitem__, named),
    )
    verdicts = set_html(voice, "claims-filter.html", tally=_tally(claims), total=len(claims))
    return set_bar(voice, Bar(fields, len(claims), lead=verdicts, beside=beside))


@kept_with(64)
def main_claims(voice: Voice, slug: str) -> str:
    """The claims of an issue that matter most, in the order of its sections."""
    claims = {name: claim for name, claim in _checked_in(voice, slug).items() if claim.main}
    return set_html(voice, "claims.html", claims=_rows(voice, claims), prefix="main-", opening=OPENING_PART)


@kept_with(64)
def verdict_bar(voice: Voice, slug: str, prefix: str = "") -> str:
    """How the claims of an issue fared: a cell for each, by verdict, which leads to it among those of its verdict.

    With `prefix` each cell has the id of its claim.
    """
    claims = _checked_in(voice, slug)
    there = later(f"page:claims/{slug}/")
    cells = [
        (name, claim, f"{there}?verdict={verdict}#claim-{name}")
        for verdict in get_args(Verdict)
        for name, claim in claims.items()
        if claim.verdict == verdict
    ]
    tally = [(verdict, n, f"{there}?verdict={verdict}") for verdict, n in _tally(claims.values()).items() if n]
    several = (
        len(voice.catalog.issues[slug].studies) != 1
    )  # one speaker is named above; of several each sentence has its own
    slots: dict[str, Any] = {
        "several": several,
        "cells": cells,
        "tally": tally,
        "total": len(claims),
        "there": there,
        "prefix": prefix,
    }
    return set_html(voice, "verdicts.html", **slots)


@kept_with(64)
def claims_of(voice: Voice, slug: str, section: str | None) -> str:
    """The claims that one section of an issue treats; of None, those that none does."""
    claims = {name: claim for name, claim in _checked_in(voice, slug).items() if claim.section == section}
    return set_html(voice, "claims.html", claims=_rows(voice, claims), prefix="claim-", opening=OPENING_PART)


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as a list shows it: the fact we stand behind, its sources, how it was judged before, who says it.

    `text` is the whole of it as text, to be copied.
    """

    id: str
    claim: Claim
    fact: Fact | None
    sources: list[str]
    changes: list[tuple[str, str]]
    who: str
    text: str


def _rows(voice: Voice, claims: Mapping[str, Claim]) -> list[Row]:
    return [_row(voice, name, claim) for name, claim in claims.items()]


def _row(voice: Voice, name: str, claim: Claim) -> Row:
    fact, sources = voice.catalog.facts.get(claim.record or ""), sources_behind(voice, claim)
    changes = list(changes_of(voice, "claim", name)) if claim.history else []
    who = said_in(voice.catalog.issues, claim) or ""
    return Row(name, claim, fact, sources, changes, who, _as_text(voice, claim, fact, sources))


def _as_text(voice: Voice, claim: Claim, fact: Fact | None, sources: list[str]) -> str:
    """A claim as lines of text: who says what, how it fared, what the record shows and by which sources."""
    name, said = speaker(voice, claim), resolve(voice, claim.said[voice.language], own=claim)
    note = resolve(voice, claim.note[voice.language], own=claim) if claim.note else ""
    record = note or (amount(voice, fact) if fact else "")
    lines = [
        (phrase(voice, "check", "said", name=name) if name else "", said),
        (phrase(voice, "check", "verdict"), phrase(voice, "verdicts", claim.verdict)),
        (phrase(voice, "check", "record"), record),
        (
            phrase(voice, "check", "basis"),
            phrase(voice, "ledger", "source-break").join(plain(voice, citation(voice, one)) for one in sources),
        ),
    ]
    said_of = [
        phrase(voice, "ledger", "result", what=what, told=told) if what else told for what, told in lines if told
    ]
    return "\n".join(said_of).replace("\u00a0", " ")


def sources_behind(voice: Voice, claim: Claim) -> list[str]:
    """What a claim was judged by, and its record rests on; documents that would read and lead alike stand once."""
    fact = voice.catalog.facts.get(claim.record or "")
    found: dict[tuple[str | None, ...], str] = {}
    for source_id in (*claim.sources, *(fact.sources if fact else ())):
        cited = citation(voice, source_id)
        found.setdefault((cited.publisher, cited.published, cited.url), source_id)
    return list(found.values())


@kept_with(64)
def _sources_of(voice: Voice, shelf: str) -> str:
    sources = {name: source for name, source in voice.catalog.sources.items() if source.shelf == shelf}
    rests = {name: _resting_on(voice, name) for name in sources}
    return set_html(voice, "sources-of.html", sources=sources, rests=rests)


def _resting_on(voice: Voice, source_id: str) -> list[str]:
    """The labels of the facts that rest on a source."""
    facts = voice.catalog.facts.values()
    resting = (fact for fact in facts if source_id in fact.sources and fact.derive is None)
    return [resolve(voice, fact.label[voice.language], own=fact) for fact in resting]


LISTINGS: Mapping[str, Callable[[Voice, str], str]] = MappingProxyType(
    {
        "verdicts": verdict_bar,
        "sources-of": _sources_of,
        "gallery": gallery.gallery,
        "chart-figure": gallery.whole_figure,
        "chart-cite": gallery.cite_block,
        "chart-embed": gallery.embed_block,
    }
)
