"""The first issue as it stands in the repository: complete, checked, and true to its own records."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from macros.ground.problems import as_text
from macros.manuscript.anchors import OPENING_PART
from macros.manuscript.survey import read_project
from macros.pages.from_records.made import made_pages
from macros.pages.render import PageRenderer
from macros.wording.voice import Voice
from tests.conftest import ROOT

PROJECT, PROBLEMS = read_project(ROOT)
CATALOG = PROJECT.catalog
LANGUAGES = tuple(CATALOG.languages)
# Of each claim of the research, whether it is one of those that matter.
_LISTED = Path(__file__).with_name("first_issue_claims.txt").read_text(encoding="utf-8").splitlines()
RESEARCHED = {line.removesuffix(" *"): line.endswith(" *") for line in _LISTED if not line.startswith("#")}
SECTIONS = {
    None: "issues/nvidia-china/index.md",
    "h20-saga": "issues/nvidia-china/h20-saga.md",
    "motives": "issues/nvidia-china/motives.md",
    "borders": "issues/nvidia-china/borders.md",
}
# The sixteen sums of the research, each computed from its inputs.
SUMS = (
    "visit.interval",
    "h20.china-revenue-implied",
    "h20.share-of-reported-china-revenue",
    "nvidia.china-share-computed",
    "cuda.china-share-article",
    "staff.growth",
    "h20.fp16-share",
    "omdia.chinese-share",
    "capex.tencent-base",
    "capex.us-against-chinese-pair",
    "capex.forecast-ratio",
    "h20.charge-gap",
    "h20.quarter-demand",
    "amd.charge-against-nvidia",
    "pledge.nvidia-against-tsmc",
    "h20.notice-to-disclosure",
)


def test_the_real_content_has_no_problem_and_is_not_empty():
    assert as_text(PROBLEMS) == ""
    assert len(list(CATALOG.records())) > 500
    assert len(PROJECT.pages) >= 16


def test_all_122_claims_of_the_research_are_there_and_twenty_of_them_matter():
    assert len(RESEARCHED) == 122
    assert sum(RESEARCHED.values()) == 20
    assert {name: CATALOG.claims[name].main for name in RESEARCHED if name in CATALOG.claims} == RESEARCHED


def test_every_claim_has_a_verdict_in_every_language():
    for language in LANGUAGES:
        verdicts = CATALOG.phrases[language]["verdicts"]
        for claim in CATALOG.claims.values():
            assert claim.said[language]
            assert verdicts[claim.verdict]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_stands_on_the_claims_page_that_its_section_links_to(language):
    voice = Voice(language, CATALOG)
    page = next(page for page in made_pages(PROJECT, voice) if page.route == "claims/nvidia-china.md")
    html = "".join(PageRenderer(voice, list(page.uses)).block(number) for number in range(len(page.uses)))
    ours = {name: claim for name, claim in CATALOG.claims.items() if claim.issue == "nvidia-china"}
    assert sorted(re.findall(r'id="claim-([^"]+)"', html)) == sorted(ours)
    for section in {claim.section for claim in ours.values()}:
        part = section or OPENING_PART
        assert f"{{ #{part} }}" in page.markdown
        written = PROJECT.twins[SECTIONS[section]][language]
        assert f"claims/nvidia-china.md#{part}" in written.text, written.path


@pytest.mark.parametrize("fact_id", SUMS)
def test_every_sum_of_the_research_is_computed_and_not_typed(fact_id):
    fact = CATALOG.facts[fact_id]
    assert fact.derive
    assert fact.value is not None or fact.range is not None


def test_the_about_page_counts_the_sources_as_they_are():
    read = Counter(source.read for source in CATALOG.sources.values())
    assert CATALOG.facts["record.sources-excerpted"].value == read["excerpt"]
    assert CATALOG.facts["record.sources-unopened"].value == read["not-opened"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_newsletters_own_papers_stand_under_a_heading_of_their_own_and_under_no_grade(language):
    made = made_pages(PROJECT, Voice(language, CATALOG))
    uses = next(page for page in made if page.route == "sources/index.md").uses
    assert [use.id for use in uses if use.id] == ["a", "b", "c", "own"]
    assert {source.shelf for source in CATALOG.sources.values() if source.publisher.own} == {"own"}


def test_no_source_of_grade_c_is_linked():
    assert all(not source.linkable for source in CATALOG.sources.values() if source.grade == "C")


def test_what_cannot_be_verified_is_never_a_quotation():
    quoted = {claim.quote for claim in CATALOG.claims.values() if claim.verdict == "unverifiable"}
    assert quoted == {None}
