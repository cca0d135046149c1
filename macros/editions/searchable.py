"""What search finds: each section of a page, and each fact, claim, event, chart and source where it has its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.editions.search_index import SearchRecord
from macros.ground.remembered import kept_with
from macros.manuscript.addresses import address, entry_address, folder_of
from macros.manuscript.tokens import replace_later
from macros.wording.amounts import amount
from macros.wording.braces import resolve
from macros.wording.citations import citation
from macros.wording.dates import when
from macros.wording.doubting import with_doubt
from macros.wording.joining import breakable
from macros.wording.voice import Voice, phrase

_BETWEEN = " · "
# What is no prose: drawings with their tables, sources and furniture, code, scripts, the link beside a heading.
_UNSEARCHED = ", ".join(
    (
        *("[data-search-exclude]", "nav", "pre", "script", "style", "svg", ".headerlink"),
        *(
            ".cl-cite",
            ".cl-citing",
            ".cl-code",
            ".cl-data",
            ".cl-figure__more",
            ".cl-figure__sources",
            ".cl-listed",
            ".cl-sources",
        ),
    )
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    {
        *("blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "hr", "li", "ol"),
        *("p", "pre", "section", "summary", "table", "td", "th", "tr", "ul"),
    }
)
_BLANKS = re.compile(r"\s+")


def on_page(html: str, route: str, title: str) -> list[SearchRecord]:
    """The sections of a page: what stands before its second heading under its title, then each heading that has an id.

    `html` is the page's body with its numbers in words, `route` its path below the language's folder.
    """
    body = LexborHTMLParser(replace_later(html, lambda _: "")).css_first("body", strict=False)
    assert body is not None  # every parser of HTML makes one
    for node in body.css(_UNSEARCHED):
        node.decompose()
    said = {heading.mem_id: _taken_out(heading) for heading in body.css(", ".join(_HEADINGS))}
    sections: list[tuple[str, str, list[str]]] = [(address(route), title, [])]
    for node in body.traverse(include_text=True):
        if node.tag in _HEADINGS and node.tag != "h1":  # the first is the page's title
            name = node.attributes.get("id")
            place = f"{address(route)}#{name}" if name else sections[-1][0]
            sections.append((place, said[node.mem_id], []))
        elif node.tag in _BLOCKS:
            sections[-1][2].append(" ")
        else:
            sections[-1][2].append(node.text_content or "")
    return [SearchRecord(url, "page", said, title, _in_a_row("".join(parts))) for url, said, parts in sections]


def _taken_out(heading: LexborNode) -> str:
    """The words of a heading, which are a title and no part of a text any more."""
    said = _in_a_row(heading.text())
    for node in list(heading.iter(include_text=True)):
        node.decompose()
    return said


def _in_a_row(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


@kept_with(16)
def searchable(voice: Voice) -> tuple[SearchRecord, ...]:
    """Every record that has an entry or a page somewhere."""
    return (*_facts(voice), *_claims(voice), *_events(voice), *_charts(voice), *_sources(voice))


def _facts(voice: Voice) -> Iterator[SearchRecord]:
    """By label and number, in every manner of writing it, so that both 55亿 and its $5.5B are found."""
    for fact_id, fact in voice.catalog.facts.items():
        said = [amount(voice, fact), resolve(voice, fact.label[voice.language], own=fact)]
        publishers = dict.fromkeys(citation(voice, name).publisher for name in fact.sources)
        told = [amount(voice, fact, style="table"), *([when(voice, fact.as_of)] if fact.as_of else []), *publishers]
        yield _record(voice, "fact", entry_address(voice.catalog, "fact", fact_id), said[::-1], told)


def _claims(voice: Voice) -> Iterator[SearchRecord]:
    for claim_id, claim in voice.catalog.claims.items():
        said = resolve(voice, claim.said[voice.language], own=claim)
        note = [resolve(voice, claim.note[voice.language], own=claim)] if claim.note else []
        told = [phrase(voice, "claims", "heading"), *note]
        where = entry_address(voice.catalog, "claim", claim_id)
        yield _record(voice, "claim", where, [said, phrase(voice, "verdicts", claim.verdict)], told)


def _events(voice: Voice) -> Iterator[SearchRecord]:
    for event_id, event in voice.catalog.events.items():
        said = [when(voice, event.date), resolve(voice, event.title[voice.language])]
        note = [resolve(voice, event.note[voice.language])] if event.note else []
        told = [phrase(voice, "timeline", "heading"), *note]
        yield _record(voice, "event", entry_address(voice.catalog, "event", event_id), said, told)


def _charts(voice: Voice) -> Iterator[SearchRecord]:
    """By what a chart shows, in words; its numbers are facts, which are found for themselves."""
    for chart_id, chart in voice.catalog.charts.items():
        told = [chart.subtitle, chart.alt, *([chart.note] if chart.note else [])]
        text = _BETWEEN.join(resolve(voice, words[voice.language]) for words in told)
        title = with_doubt(voice, chart.title[voice.language], but=chart.said)
        yield SearchRecord(folder_of(chart_id), "chart", breakable(title), "", breakable(text))


def _sources(voice: Voice) -> Iterator[SearchRecord]:
    for source_id in voice.catalog.sources:
        cited = citation(voice, source_id)
        told = [phrase(voice, "sources", "heading"), cited.translated_title, cited.published]
        yield _record(voice, "source", f"sources/#source-{source_id}", [cited.publisher, cited.title], told)


def _record(voice: Voice, kind: str, url: str, said: Sequence[str], told: Sequence[str | None]) -> SearchRecord:
    title = phrase(voice, "ledger", "result", what=said[0], told=said[1])
    text = _BETWEEN.join(word for word in told if word)
    return SearchRecord(url, kind, breakable(title), "", breakable(text))
