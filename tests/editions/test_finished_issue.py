"""An issue as editions get it: all of its pages as one, with the numbers that the site says."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.pages.bodies import written_body
from macros.wording.voice import phrase, voices
from tests.editions.whole_issues import ISSUES, SITE, by_entry, project, whole_issue

BOTH = [(slug, language) for slug in ISSUES for language in project().catalog.languages]
_NOTE = re.compile(r'href="#card-(\d+)"')
_SOURCE = re.compile(r'aria-label="[^"]*?(\d+)[^"]*">(\d+)</a></sup>')


@pytest.mark.parametrize(("slug", "language"), BOTH)
def test_notes_are_numbered_through_the_whole_issue(slug: str, language: str) -> None:
    issue = whole_issue(slug, language)
    numbered, seen = issue.whole.card_numbers, set[int]()
    for page in issue.pages:
        assert page.renderer.card_numbers == numbered
        seen |= {int(note) for note in _NOTE.findall(page.html)}
    assert seen == set(numbered.values())
    assert sorted(seen) == list(range(1, len(seen) + 1))


@pytest.mark.parametrize(("slug", "language"), BOTH)
def test_a_page_says_in_the_issue_what_it_says_alone_but_for_the_numbers_of_its_notes(slug: str, language: str) -> None:
    voice = voices(project().catalog)[language]
    for page in whole_issue(slug, language).pages:
        alone = written_body(project(), project().by_path[f"docs/{language}/{page.route}"], voice)
        assert _unnumbered(page.html) == _unnumbered(alone.html)


def _unnumbered(html: str) -> str:
    html = re.sub(r'<details class="cl-listed".*?</details>', "", html, flags=re.DOTALL)  # in the order of the whole
    words = re.sub(r"<[^>]*>|\ue002[^\ue002]*\ue002", "", re.sub(r'<sup class="cl-cite.*?</sup>', "", html))
    return re.sub(r" of this section|本节(?=图)", "", words)  # what a sentence calls a figure of its own article


def test_sources_are_numbered_through_the_whole_issue() -> None:
    issue = whole_issue("nvidia-china", "en")
    assert all(page.renderer.source_numbers == issue.whole.source_numbers for page in issue.pages)
    ids = [found for page in issue.pages for found in re.findall(r'id="(cited-[^"]+)"', page.html)]
    assert len(ids) == len(set(ids)) > 50


def test_every_number_has_an_address_of_its_own() -> None:
    issue = whole_issue("yardstick", "zh")
    assert len(by_entry(issue)) == len(issue.whole.card_numbers)
    assert all(address.startswith(f"{SITE}/zh/") for address in by_entry(issue))


def test_an_issue_is_dated_by_what_its_pages_state() -> None:
    for slug, language in BOTH:
        issue = whole_issue(slug, language)
        assert issue.day.isoformat() == max(
            day for page in issue.pages for day in (page.words.published, page.words.updated)
        )


@pytest.mark.parametrize("language", project().catalog.languages)
@pytest.mark.parametrize("slug", ISSUES)
def test_a_sentence_of_a_whole_names_a_figure_as_that_of_its_own_section(slug: str, language: str) -> None:
    issue = whole_issue(slug, language)
    for page in issue.pages:
        alone = written_body(project(), project().by_path[f"docs/{language}/{page.route}"], issue.voice)
        links = [LexborHTMLParser(html).css('a[href^="#chart-"]') for html in (page.html, alone.html)]
        said, on_the_site = ([link.text() for link in found] for found in links)
        assert said == [phrase(issue.voice, "figure", "of-section", figure=words) for words in on_the_site]
