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
def test_a_figure_has_one_number_in_its_issue_and_the_same_where_its_page_stands_alone(
    slug: str, language: str
) -> None:
    issue = whole_issue(slug, language)
    called: dict[str, str] = {}
    for page in issue.pages:
        alone = written_body(project(), project().by_path[f"docs/{language}/{page.route}"], issue.voice)
        for html in (page.html, alone.html):
            tree = LexborHTMLParser(html)
            said = {link.attributes["href"]: link.text() for link in tree.css('a[href^="#chart-"]')}
            said |= {
                f"#{figure.id}": figure.css_first(".cl-figure__number").text()
                for figure in tree.css("figure[id^=chart-]")
            }
            assert said == {place: called.setdefault(place, words) for place, words in said.items()}
    numbers = range(1, len(issue.whole.chart_numbers) + 1)
    assert list(called.values()) == [phrase(issue.voice, "figure", "number", n=n) for n in numbers]
