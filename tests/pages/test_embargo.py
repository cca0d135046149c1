"""What is not out is in no build: neither an issue before its day nor what it alone shows, nor a way to it."""

from __future__ import annotations

import datetime as dt

import pytest

from macros.ground.latest_day import A_DAY_AHEAD
from macros.ground.problems import as_text
from macros.manuscript.embargo import as_published, withheld
from macros.manuscript.project import Project
from macros.manuscript.rules import links
from macros.manuscript.survey import read_project
from tests.conftest import BOOKED_FACT, GOOD_FACT, SECTION_PAGE, Read, Write, issue_files
from tests.press.test_growing import growing

TODAY = dt.date(2026, 11, 30)
LATER = {"number": "2", "published": "2026-12-01", "question": "{zh: 还有什么？, en: What else?}"}
NUMBERS = SECTION_PAGE + '\nIt was {{{{ fact("{fact}") }}}}.\n\n## Sources {{ #sources }}\n\n{{{{ sources() }}}}\n'


def two_issues(**later: str) -> dict[str, str]:
    """One that is out, and one that is not and alone names the charge that was booked."""
    files = {**issue_files("one", "alpha"), **issue_files("next", "omega", **(LATER | later))}
    page = NUMBERS.format(title="Omega", fact="h20.charge-booked")
    files |= {f"docs/{language}/issues/next/omega.md": page for language in ("zh", "en")}
    return files | {"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT}


@pytest.mark.parametrize("said", [{}, {"published": "", "draft": "true"}, {"draft": "true", "published": "2026-11-23"}])
def test_before_its_day_an_issue_and_what_it_alone_shows_are_gone(read: Read, said: dict[str, str]) -> None:
    project, problems = read(two_issues(**said))
    assert as_text(problems) == ""
    out = as_published(project, TODAY)
    assert list(out.catalog.issues) == ["one"]
    assert list(out.catalog.facts) == ["h20.charge-warned"]
    assert not any("next" in place for place in (*out.by_path, *out.calls, *out.files))
    assert "How much?" in out.by_path["docs/en/index.md"].opening


def test_on_its_day_it_is_there(read: Read) -> None:
    project, _ = read(two_issues())
    assert as_published(project, dt.date(2026, 12, 1)) is project


@pytest.mark.parametrize("target", ["../next/omega.md", "../../../zh/issues/next/omega.md", "../next/index.md#next"])
def test_a_link_to_what_is_not_out_is_told_whatever_its_language(write: Write, target: str) -> None:
    page = SECTION_PAGE.format(title="alpha") + f"\nMore [there]({target}).\n"
    root = write({**two_issues(), "docs/en/issues/one/alpha.md": page})
    _, problems = read_project(root, TODAY + A_DAY_AHEAD)
    assert f'"{target}" leads to an issue that is not out' in as_text(problems)
    _, problems = read_project(root, TODAY + 2 * A_DAY_AHEAD)
    assert "not out" not in as_text(problems)


def test_a_page_too_deep_to_be_read_is_told_beside_what_is_not_out(write: Write) -> None:
    page = SECTION_PAGE.format(title="alpha") + "\n" + "".join(f"{'    ' * depth}- a\n\n" for depth in range(60))
    _, problems = read_project(write({**two_issues(), "docs/en/issues/one/alpha.md": page}), TODAY + A_DAY_AHEAD)
    assert "[too-deep]" in as_text(problems)


def links_that_lead_nowhere(project: Project) -> str:
    return as_text([problem for problem in links.check(project) if problem.code == "broken-link"])


def test_a_growing_language_is_led_on_when_an_issue_is_held_too(read: Read) -> None:
    files = {**growing(), **issue_files("next", **LATER)}
    del files["docs/de/issues/one/index.md"]
    project, _ = read(files)
    assert withheld(project.catalog, TODAY) == {"next"}
    out = as_published(project, TODAY)
    assert list(out.catalog.issues) == ["one"]
    assert "../zh/issues/one/index.md" in out.by_path["docs/de/index.md"].opening
    assert links_that_lead_nowhere(out) == ""


@pytest.mark.parametrize("target", ["../../claims/next.md", "../../ledger/h20.md#h20.charge-booked"])
def test_a_link_to_what_only_an_issue_to_come_shows_is_told(write: Write, target: str) -> None:
    page = SECTION_PAGE.format(title="alpha") + f"\nMore [there]({target}).\n"
    claim = "one: {said: {zh: 甲, en: A}, kind: opinion, verdict: opinion, note: {zh: 乙, en: B}, issue: next, section: omega}\n"
    files = {**two_issues(), "docs/en/issues/one/alpha.md": page, "data/claims/x.yml": claim}
    shown = NUMBERS.format(title="alpha", fact="h20.charge-warned")
    files["docs/zh/issues/one/alpha.md"] = shown
    told = as_text(read_project(write(files), TODAY + A_DAY_AHEAD)[1])
    assert f'"{target}" leads to an issue that is not out' in told
