"""The page and the file of every fact and claim: whole, true to the ledger, light, and safe for whoever opens them."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.catalog.doubt import doubtful
from macros.editions.csp import unknown_scripts
from macros.editions.metadata import Image
from macros.editions.records.data import record_json
from macros.editions.records.pages import Settings, record_html
from macros.manuscript.survey import read_project
from macros.pages.inspection import faults_in
from macros.pages.record_pages.planned import RecordPage, record_pages
from macros.pages.record_pages.summary import summary
from macros.wording.amounts import amount
from macros.wording.digits import plain, written
from macros.wording.voice import phrase
from tests.conftest import ROOT

SITE = "https://example.org/ledger/"
SETTINGS = Settings(SITE, report="mailto:desk@example.org?subject={title}&body={body}")
PROJECT = read_project(ROOT, date(2100, 1, 1))[0]
PAGES = record_pages(PROJECT)
HTML = {src_uri: record_html(page, SETTINGS, Image("assets/pictures/0.png")) for src_uri, page in PAGES.items()}
LIGHT = 10_000  # bytes of a page with its style and script, gzipped


def head(html: str) -> dict[str, str]:
    """The content of every meta element by its name or property."""
    found = re.findall(r'<meta (?:name|property)="([^"]+)"(?: media="[^"]*")? content="([^"]*)"', html)
    return {name: unescape(told) for name, told in found}


def linked(html: str) -> dict[str, object]:
    """The page's linked data."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    graph: list[dict[str, object]] = json.loads(found[1], parse_float=Decimal)["@graph"]
    return graph[0]


def test_every_fact_and_claim_has_a_page_in_every_language() -> None:
    catalog = PROJECT.catalog
    ids = {("fact", name) for name in catalog.facts} | {("claim", name) for name in catalog.claims}
    for language in catalog.languages:
        assert {(page.kind, page.id) for page in PAGES.values() if page.voice.language == language} == ids


def test_no_page_stands_where_another_may() -> None:
    files = [page.file for page in PAGES.values()]
    assert len(files) == len(set(files))
    assert all("." in page.id for page in PAGES.values()), "no topic, issue or written page has a point in its name"


@pytest.mark.parametrize("src_uri", PAGES)
def test_a_head_says_what_the_page_is_about_and_where(src_uri: str) -> None:
    page, html = PAGES[src_uri], HTML[src_uri]
    said, told = summary(page), head(html)
    address = f"{SITE}{page.voice.language}/{page.address}"
    assert told["og:title"] == said.title
    assert told["og:description"] == told["description"] == said.description != ""
    assert told["og:url"] == address
    assert told["og:image"] == f"{SITE}assets/pictures/0.png"
    assert f'<link rel="canonical" href="{address}">' in html
    tree = LexborHTMLParser(html)
    twins = {node.attributes["hreflang"] for node in tree.css("link[hreflang]")}
    assert twins == {*(language.tag for language in PROJECT.catalog.languages.values()), "x-default"}
    assert tree.css_first("title").text().startswith(said.title)
    assert len(tree.css("h1")) == len(tree.css("main")) == 1


@pytest.mark.parametrize("src_uri", PAGES)
def test_a_finished_page_holds_nothing_that_may_stand_in_none(src_uri: str) -> None:
    assert not faults_in(HTML[src_uri], SITE)
    assert not unknown_scripts(HTML[src_uri])


def test_a_page_with_its_style_and_script_is_light() -> None:
    beside = [(ROOT / "overrides/assets" / name).read_bytes() for name in ("record.css", "record.js")]
    shared = sum(len(gzip.compress(content)) for content in beside)
    assert max(len(gzip.compress(html.encode())) for html in HTML.values()) + shared <= LIGHT


def facts() -> list[RecordPage]:
    return [page for page in PAGES.values() if page.kind == "fact"]


def claims() -> list[RecordPage]:
    return [page for page in PAGES.values() if page.kind == "claim"]


def test_a_fact_s_page_says_the_number_and_whether_it_is_in_doubt_as_the_ledger_does() -> None:
    for page in facts():
        fact, tree = PROJECT.catalog.facts[page.id], LexborHTMLParser(HTML[page.src_uri])
        assert tree.css_first(".value").text().strip() == amount(page.voice, fact)
        in_doubt = doubtful(PROJECT.catalog, page.id)
        assert bool(tree.css_first("p.doubt")) == in_doubt
        assert (phrase(page.voice, "card", "doubtful") in summary(page).description) == in_doubt


def test_a_number_of_linked_data_stands_where_its_hedge_allows_it() -> None:
    for page in facts():
        fact, main = PROJECT.catalog.facts[page.id], linked(HTML[page.src_uri])["mainEntity"]
        assert isinstance(main, dict)
        found = [Decimal(main[name]) for name in ("value", "minValue", "maxValue") if name in main]
        assert found == list(written(fact))
        assert fact.bound != "at-most" or "value" not in main
        assert fact.bound not in ("at-least", "over") or "value" not in main


def test_a_claim_is_a_review_with_our_words_for_its_verdict_and_an_opinion_is_none() -> None:
    for page in claims():
        claim, main = PROJECT.catalog.claims[page.id], linked(HTML[page.src_uri])["mainEntity"]
        assert isinstance(main, dict)
        assert (main["@type"] == "ClaimReview") == (claim.verdict != "opinion")
        if claim.verdict != "opinion":
            assert main["reviewRating"] == {
                "@type": "Rating",
                "alternateName": phrase(page.voice, "verdicts", claim.verdict),
            }
            assert main["itemReviewed"]["author"]["name"], "who said it"


def test_a_claim_s_page_says_its_verdict_and_leads_to_the_fact_behind_it() -> None:
    for page in claims():
        claim, tree = PROJECT.catalog.claims[page.id], LexborHTMLParser(HTML[page.src_uri])
        assert tree.css_first("p.verdict").text() == phrase(page.voice, "verdicts", claim.verdict)
        there = [node.attributes["href"] for node in tree.css("main a")]
        assert claim.record is None or f"../../ledger/{claim.record}/" in there


def test_a_file_has_the_number_as_it_is_written_and_every_language_s_words() -> None:
    for page in PAGES.values():
        catalog = PROJECT.catalog
        record = catalog.facts[page.id] if page.kind == "fact" else catalog.claims[page.id]
        told = json.loads(record_json(page, SITE), parse_float=Decimal, parse_int=Decimal)
        numbers = [told[name] for name in ("value", "low", "high") if told.get(name) is not None]
        assert numbers == list(written(record))
        assert list(told.get("as_text", {}).values()) == [plain(number) for number in written(record)]
        assert set(told["label" if page.kind == "fact" else "said"]) == set(catalog.languages)
        assert [source["id"] for source in told["sources"]] == list(record.sources)
        assert len(told["before"]) == len(record.history) <= len(told["history"])
        assert told["pages"][page.voice.language] == f"{SITE}{page.voice.language}/{page.address}"


def test_a_file_is_the_same_whatever_the_language_of_the_page_that_asks_for_it() -> None:
    made: dict[str, set[str]] = {}
    for page in PAGES.values():
        made.setdefault(page.data_file, set()).add(record_json(page, SITE))
    assert all(len(texts) == 1 for texts in made.values())


def test_without_an_address_nothing_is_named_in_full() -> None:
    html = record_html(next(iter(PAGES.values())), Settings(), None)
    assert "og:url" not in html
    assert "canonical" not in html
    assert "og:image" not in html


def test_what_a_claim_s_page_rests_on_is_not_all_that_its_issue_names() -> None:
    """Else an edit of any key figure would make the page of each of its claims again."""
    named = PROJECT.catalog.issues["nvidia-china"].key_figures
    page = next(page for page in claims() if PROJECT.catalog.claims[page.id].record not in named)
    assert not {f"fact {name}" for name in named} & set(page.parts)


def test_the_light_pages_have_the_colours_of_the_site_in_both_palettes() -> None:
    """They load no sheet of the site, so that their own could fall behind it."""
    sheets = {name: (ROOT / "overrides/assets" / name).read_text("utf-8") for name in ("record.css", "ledger.css")}
    ours, site = (_colours(sheets[name], heads) for name, heads in _PALETTES)
    assert [set(one) for one in ours] == [set(ours[0])] * len(ours)
    for light, dark in ((ours[0], ours[1]), (ours[0], ours[2])):
        assert light == {name: site[0][name] for name in light}
        assert dark == {name: site[1][name] for name in dark}


_PALETTES = (
    ("record.css", (":root {", ':root:not([data-scheme="light"]) {', ':root[data-scheme="dark"] {')),
    ("ledger.css", ('[data-md-color-scheme="default"] {', '[data-md-color-scheme="slate"] {')),
)


def _colours(css: str, heads: tuple[str, ...]) -> list[dict[str, str]]:
    blocks = (css[css.index(head) :].partition("}")[0] for head in heads)
    return [dict(re.findall(r"(--cl-[a-z]+): (#[0-9a-f]{6});", block)) for block in blocks]
