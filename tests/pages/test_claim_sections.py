"""A section of the claims page is a page of an issue, or a part that has a name of its own, and nothing else is."""

from __future__ import annotations

import pytest
from macros.manuscript.articles import section_page

from macros.ground.problems import as_text
from macros.pages.from_records.made import made_pages
from macros.wording.voice import Voice
from tests.conftest import Read

CLAIM = """\
one:
  said: {{zh: 甲, en: A}}
  section: {section}
  kind: opinion
  verdict: opinion
"""
PAGE = "---\ntitle: {title}\ndescription: D\norder: 1\n---\n# {title} {{ #top }}\n"


def claimed(read: Read, section: str, *routes: str) -> tuple[object, str]:
    pages = {f"docs/{language}/{route}.md": PAGE.format(title=route) for language in ("zh", "en") for route in routes}
    project, problems = read({"data/claims/c.yml": CLAIM.format(section=section), **pages})
    return project, as_text(problems)


@pytest.mark.parametrize(
    "section",
    ["main", "claims", "heading", "intro", "filter", "all", "tally", "count", "verdict-all", "verdict-matches"],
)
def test_what_the_claims_page_has_of_its_own_is_no_section(read: Read, section: str) -> None:
    assert f'data/claims/c.yml:3:12: no section "{section}" [unknown-section]' in claimed(read, section)[1]


@pytest.mark.parametrize("section", ["main", "claims", "verdict-all", "claim-c", "main-c", "card-a", "chart-a"])
def test_a_page_of_an_issue_that_is_called_so_makes_no_section_of_it(read: Read, section: str) -> None:
    assert "[unknown-section]" in claimed(read, section, f"issues/one/{section}")[1]


@pytest.mark.parametrize("route", ["about/saga", "saga", "issues/saga"])
def test_a_page_that_is_none_of_an_issue_is_no_section(read: Read, route: str) -> None:
    assert "[unknown-section]" in claimed(read, "saga", route)[1]


@pytest.mark.parametrize("route", ["about/motives", "about/saga/motives", "motives"])
def test_a_page_called_like_a_section_does_not_take_its_heading(read: Read, route: str) -> None:
    project, told = claimed(read, "motives", route)
    assert told == ""
    claims = made_pages(project, Voice("en", project.catalog))[0]
    assert "## Why Huang keeps coming { #motives }" in claims.markdown


def test_a_page_of_an_issue_is_a_section_and_gives_it_its_title(read: Read) -> None:
    project, told = claimed(read, "saga", "about/saga", "issues/one/saga")
    assert told == ""
    assert section_page(project, "en", "saga").path == "docs/en/issues/one/saga.md"


def test_two_sections_of_one_name_are_told_where_claims_name_it(read: Read) -> None:
    _, told = claimed(read, "saga", "issues/one/saga", "issues/two/saga")
    for language in ("zh", "en"):
        first = f"docs/{language}/issues/one/saga.md"
        said = f'claims name the section "saga", and {first} is called so too [colliding-files]'
        assert f"docs/{language}/issues/two/saga.md:1:1: {said}" in told
    assert claimed(read, "introduction", "issues/one/saga", "issues/two/saga")[1] == ""
