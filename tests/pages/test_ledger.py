"""The ledger: every fact has one entry that says what it is, who says so, where it is used and what it was before."""

from __future__ import annotations

import re

import pytest

from macros.ground.problems import as_text
from macros.manuscript.addresses import address, entry_address, way
from macros.pages.from_records.ledger import as_written, in_full
from macros.pages.from_records.made import made_pages
from macros.wording.voice import Voice
from tests.conftest import BOOKED_FACT, GOOD_FACT, GOOD_GLOSSARY, issue_files

CHANGED = """\
  history:
    - date: 2026-02-01
      value: 5.0e9
      reason: {zh: 抄错, en: misread}
"""
GAP = """\
charge-gap:
  label: {zh: 差额, en: gap}
  derive: h20.charge-warned - h20.charge-booked
  unit: usd
  digits: 2
  unused: kept for the tests
"""
FACTS = GOOD_FACT + CHANGED + "  became: h20.charge-booked\n" + BOOKED_FACT.replace("cnbc", "mirror") + GAP


@pytest.fixture
def ledger(read):
    """The ledger's pages of a small project, as {route: HTML of its block}."""

    def make(language="en", files=None):
        project, problems = read({"data/facts/h20.yml": FACTS, **(files or {})})
        assert as_text(problems) == ""
        voice = Voice(language, project.catalog)
        pages = [page for page in made_pages(project, voice) if page.route.startswith("ledger/")]
        return {page.route: "".join(use.made(voice) for use in page.uses) for page in pages}

    return make


def test_every_fact_has_a_line_in_the_overview_and_one_entry(ledger):
    pages = ledger()
    assert set(pages) == {"ledger/index.md", "ledger/h20.md"}
    ids = ["h20.charge-warned", "h20.charge-booked", "h20.charge-gap"]
    assert re.findall(r'<a href="h20/#([^"]+)"', pages["ledger/index.md"]) == ids
    assert re.findall(r'<h2 id="([^"]+)"', pages["ledger/h20.md"]) == ids


def test_an_entry_says_what_how_much_as_written_as_of_when_and_who(ledger):
    entry = ledger()["ledger/h20.md"].split("</details>")[0]
    for words in ("charge warned of", "up to $5.5 billion", "$5.5B", "<code>5,500,000,000</code>", "Q1 FY2026", "CNBC"):
        assert words in entry


def test_what_is_said_of_a_doubtful_number_is_not_headed_by_its_own_first_word(ledger):
    for html in ledger().values():
        told = re.findall(r"<dt>(Doubtful)</dt><dd[^>]*>([^<]*)</dd>", html)
        assert told
        assert not [text for head, text in told if text.startswith(head)]


def test_an_entry_names_the_pages_that_show_it_with_their_sections(ledger):
    entry = ledger()["ledger/h20.md"].split("</details>")[0]
    assert '<a href="../../#top">Title</a>' in entry


def test_forecast_and_outcome_lead_to_each_other_and_a_sum_to_its_parts(ledger):
    warned, booked, gap, _ = ledger()["ledger/h20.md"].split("</details>")
    assert '<a href="../../ledger/h20/#h20.charge-booked">charge booked</a>' in warned
    assert '<a href="../../ledger/h20/#h20.charge-warned">charge warned of</a>' in booked
    for part in ("h20.charge-warned", "h20.charge-booked"):
        assert f'href="../../ledger/h20/#{part}"' in gap
    assert '<a href="../../ledger/h20/#h20.charge-gap">gap</a>' in warned


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "<b>Corrected 1 February 2026</b> $5.0\u00a0billion → up to $5.5\u00a0billion. misread"),
        ("zh", "<b>2026年2月1日更正</b> 50亿美元 → 至多55亿美元。抄错"),
    ],
)
def test_an_entry_keeps_what_the_number_was_before(ledger, language, words):
    assert words in ledger(language)["ledger/h20.md"]


def test_an_entry_of_a_sum_tells_what_it_moved_with(ledger):
    entry = ledger()["ledger/h20.md"].split("</details>")[2].replace("\u00a0", " ")
    assert "$500 million → up to $1.0 billion. Moved with “charge warned of”" in entry


def test_doubt_is_said_in_the_entry_and_marked_in_the_overview(ledger):
    pages = ledger()
    assert "cl-entry__doubt" in pages["ledger/h20.md"].split("</details>")[1]
    assert '<b class="cl-doubtful">$4.5\xa0billion</b>' in pages["ledger/index.md"]


def test_an_entry_can_be_copied_as_one_line(ledger):
    told = re.search(r'data-copy="([^"]+)"', ledger()["ledger/h20.md"])[1]
    assert told.replace("\u00a0", " ") == (
        "charge warned of: up to $5.5 billion (Q1 FY2026, projection). “A charge”, CNBC, 15 April 2025"
    )


def test_a_topic_is_called_by_its_record_then_by_the_glossary_then_by_its_file(ledger):
    term = GOOD_GLOSSARY + "h20:\n  name: {zh: 芯片, en: the H20}\n  kind: product\n"
    topics = {"data/topics.yml": "h20:\n  name: {zh: 芯片, en: The chip}\n"}
    assert '<a href="h20/">h20</a>' in ledger()["ledger/index.md"]
    assert '<a href="h20/">the H20</a>' in ledger(files={"data/glossary.yml": term})["ledger/index.md"]
    assert '<a href="h20/">The chip</a>' in ledger(files=topics)["ledger/index.md"]


def test_a_change_without_an_old_value_is_refused(read):
    _, problems = read({"data/facts/h20.yml": FACTS.replace("      value: 5.0e9\n", "")})
    assert "a change keeps the old value or the old range" in as_text(problems)


@pytest.mark.parametrize(
    ("route", "there", "back"),
    [("index.md", "", "./"), ("about/index.md", "about/", "../"), ("issues/one/a.md", "issues/one/a/", "../../../")],
)
def test_a_page_stands_where_its_route_says(route, there, back):
    assert (address(route), way(address(route), "")) == (there, back)


def test_each_kind_of_record_has_its_own_place(read):
    claim = "share:\n  said: {zh: 说, en: said}\n  issue: one\n  kind: opinion\n  verdict: opinion\n"
    catalog = read({"data/facts/h20.yml": FACTS, "data/claims/h20.yml": claim, **issue_files("one")})[0].catalog
    assert entry_address(catalog, "fact", "h20.charge-gap") == "ledger/h20/#h20.charge-gap"
    assert entry_address(catalog, "claim", "h20.share") == "claims/one/#claim-h20.share"
    assert entry_address(catalog, "event", "kept.copied") == "timeline/#kept.copied"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("value: 5.50e9", "5,500,000,000"),
        ("value: 0", "0"),
        ("value: -0.0", "0.0"),
        ("value: -1234.50", "-1,234.50"),
        ("range: [1.2e10, 1.5e10]", "12,000,000,000 – 15,000,000,000"),
        ("value: 9.9e99", "9.9e99"),
    ],
)
def test_a_number_is_given_in_digits_where_anybody_reads_them(read, written: str, shown: str) -> None:
    catalog = read({"data/facts/h20.yml": GOOD_FACT.replace("value: 5.5e9", written)})[0].catalog
    assert in_full(Voice("en", catalog), "h20.charge-warned") == shown
    assert as_written(Voice("en", catalog), "h20.charge-warned") in f"{written}]", "data keep the file's own form"
