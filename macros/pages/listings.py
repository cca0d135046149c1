"""The blocks of the made pages: claims by section, sources by grade. Written pages have macros instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import get_args

from markupsafe import Markup

from macros.catalog.records import Claim, Verdict
from macros.pages import gallery
from macros.pages.templating import set_html
from macros.wording.braces import resolve
from macros.wording.voice import Voice

# A voice stays the same while the records do, so a preview makes a listing once for each change of the data.
remembered = lru_cache(maxsize=64)


@remembered
def _filter(voice: Voice, _name: str) -> str:
    claims = voice.catalog.claims.values()
    tally = {verdict: sum(claim.verdict == verdict for claim in claims) for verdict in get_args(Verdict)}
    return set_html(voice, "claims-filter.html", tally=tally, total=len(claims))


@remembered
def _main_claims(voice: Voice, sections: str) -> str:
    """The claims that matter, in the order of `sections`, a list with commas."""
    main = {name: claim for name, claim in voice.catalog.claims.items() if claim.main}
    ranks = sections.split(",")
    claims = dict(sorted(main.items(), key=lambda named: ranks.index(named[1].section)))
    return set_html(voice, "claims.html", claims=_rows(voice, claims), prefix="main-")


@remembered
def _claims_of(voice: Voice, section: str) -> str:
    claims = {name: claim for name, claim in voice.catalog.claims.items() if claim.section == section}
    rows = set_html(voice, "claims.html", claims=_rows(voice, claims), prefix="claim-")
    return set_html(voice, "folded.html", summary_n=len(claims), rows=Markup(rows))


def _rows(voice: Voice, claims: Mapping[str, Claim]) -> list[tuple[str, Claim, object, list[str]]]:
    """(id, claim, the fact we stand behind or None, sources) for each claim."""
    facts = voice.catalog.facts
    return [(name, claim, facts.get(claim.record or ""), _sources(voice, claim)) for name, claim in claims.items()]


def _sources(voice: Voice, claim: Claim) -> list[str]:
    fact = voice.catalog.facts.get(claim.record or "")
    return list(dict.fromkeys((*claim.sources, *(fact.sources if fact else ()))))


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
        "claims-filter": _filter,
        "claims-main": _main_claims,
        "claims-of": _claims_of,
        "sources-of": _sources_of,
        "gallery": gallery.gallery,
        "chart-figure": gallery.whole_figure,
        "chart-cite": gallery.cite_block,
        "chart-embed": gallery.embed_block,
    }
)
