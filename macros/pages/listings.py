"""The blocks of the made pages: claims by section, sources by grade. Written pages have macros instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import get_args

from markupsafe import Markup

from macros.catalog.records import Claim, Verdict
from macros.manuscript.tokens import later
from macros.pages import gallery
from macros.pages.changes import changes_of
from macros.pages.templating import set_html
from macros.wording.braces import resolve
from macros.wording.citations import citation
from macros.wording.voice import Voice

# A voice stays the same while the records do, so a preview makes a listing once for each change of the data.
remembered = lru_cache(maxsize=64)


@remembered
def _checked_in(voice: Voice, slug: str) -> Mapping[str, Claim]:
    """The claims that an issue checks, in the order of its sections."""
    sections: tuple[str | None, ...] = (None, *voice.catalog.issues[slug].sections)
    ours = {name: claim for name, claim in voice.catalog.claims.items() if claim.issue == slug}
    return dict(sorted(ours.items(), key=lambda named: sections.index(named[1].section)))


def _tally(claims: Collection[Claim]) -> dict[str, int]:
    counts = Counter(claim.verdict for claim in claims)
    return {verdict: counts[verdict] for verdict in get_args(Verdict)}


@remembered
def claims_filter(voice: Voice, slug: str) -> str:
    """The switches that show the claims of one verdict alone, with how many there are."""
    claims = _checked_in(voice, slug).values()
    return set_html(voice, "claims-filter.html", tally=_tally(claims), total=len(claims))


@remembered
def main_claims(voice: Voice, slug: str) -> str:
    """The claims of an issue that matter most, in the order of its sections."""
    claims = {name: claim for name, claim in _checked_in(voice, slug).items() if claim.main}
    return set_html(voice, "claims.html", claims=_rows(voice, claims), prefix="main-")


@remembered
def verdict_bar(voice: Voice, slug: str, prefix: str = "") -> str:
    """How the claims of an issue fared: a cell for each, by verdict, which leads to it; with `prefix`, under its id."""
    claims = _checked_in(voice, slug)
    there = later(f"page:claims/{slug}/")
    cells = [
        (name, claim, f"{there}#claim-{name}")
        for verdict in get_args(Verdict)
        for name, claim in claims.items()
        if claim.verdict == verdict
    ]
    slots = {"cells": cells, "tally": _tally(claims.values()), "total": len(claims), "there": there, "prefix": prefix}
    return set_html(voice, "verdicts.html", **slots)


@remembered
def claims_of(voice: Voice, slug: str, section: str | None) -> str:
    """The claims that one section of an issue treats; of None, those that none does."""
    claims = {name: claim for name, claim in _checked_in(voice, slug).items() if claim.section == section}
    rows = set_html(voice, "claims.html", claims=_rows(voice, claims), prefix="claim-")
    return set_html(voice, "folded.html", summary_n=len(claims), rows=Markup(rows))


Row = tuple[str, Claim, object, list[str], list[tuple[str, str]]]


def _rows(voice: Voice, claims: Mapping[str, Claim]) -> list[Row]:
    """(id, claim, the fact we stand behind or None, sources, how it was judged before) for each claim."""
    facts = voice.catalog.facts
    return [
        (
            name,
            claim,
            facts.get(claim.record or ""),
            sources_behind(voice, claim),
            list(changes_of(voice, "claim", name)) if claim.history else [],
        )
        for name, claim in claims.items()
    ]


def sources_behind(voice: Voice, claim: Claim) -> list[str]:
    """What a claim was judged by, and its record rests on; documents that would read and lead alike stand once."""
    fact = voice.catalog.facts.get(claim.record or "")
    found: dict[tuple[str | None, ...], str] = {}
    for source_id in (*claim.sources, *(fact.sources if fact else ())):
        cited = citation(voice, source_id)
        found.setdefault((cited.publisher, cited.published, cited.url), source_id)
    return list(found.values())


@remembered
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
