"""The archive has every issue, the newest first, with years from thirteen issues on."""

from __future__ import annotations

import re

import pytest

from macros.ground.problems import as_text
from macros.manuscript.anchors import MOST_UNPARTED, made_anchors
from macros.manuscript.project import Project
from macros.pages.from_records.made import made_pages
from macros.pages.made_page import MadePage
from macros.wording.voice import Voice
from tests.conftest import Read, issue_files


def archive(project: Project, language: str = "en") -> MadePage:
    pages = made_pages(project, Voice(language, project.catalog))
    return next(page for page in pages if page.route == "issues/index.md")


def issues(count: int) -> dict[str, str]:
    """So many issues, one every second month from November 2026 on."""
    found: dict[str, str] = {}
    for number in range(1, count + 1):
        year, month = divmod(2026 * 12 + 10 + 2 * (number - 1), 12)
        asked = f"{{zh: 第{number}问？, en: Question {number}?}}"
        about = f"{{zh: 简介{number}, en: About {number}}}"
        day = f"{year}-{month + 1:02}-01"
        found |= issue_files(f"n{number:02}", number=str(number), published=day, question=asked, description=about)
    return found


def listed(page: MadePage) -> list[int]:
    return [int(number) for number in re.findall(r"\]\(n(\d+)/index\.md\)", page.markdown)]


def years(page: MadePage) -> list[str]:
    return re.findall(r"^## (.*)$", page.markdown, re.MULTILINE)


@pytest.mark.parametrize("count", [1, 12, 13, 20])
def test_every_issue_stands_there_once_the_newest_first_and_by_year_where_there_are_many(
    read: Read, count: int
) -> None:
    project, problems = read(issues(count))
    assert as_text(problems) == ""
    page = archive(project)
    assert listed(page) == list(range(count, 0, -1))
    first, last = 2026, (2026 * 12 + 10 + 2 * (count - 1)) // 12
    expected = [f"{year} {{ #y{year} }}" for year in range(last, first - 1, -1)]
    assert years(page) == (expected if count > MOST_UNPARTED else [])
    assert set(re.findall(r"\{ #(\w+) \}", page.markdown)) == made_anchors(project)["docs/en/issues/index.md"]


def test_an_issue_is_listed_under_the_year_in_which_it_came_out(read: Read) -> None:
    markdown = archive(read(issues(13))[0]).markdown
    under = {part[:4]: [int(n) for n in re.findall(r"\(n(\d+)/", part)] for part in markdown.split("\n## ")[1:]}
    assert under == {"2028": list(range(13, 7, -1)), "2027": list(range(7, 1, -1)), "2026": [1]}


@pytest.mark.parametrize(("language", "said"), [("zh", "第1期"), ("en", "No. 1, 1 November 2026")])
def test_an_issue_is_listed_with_its_number_its_day_and_what_it_is_about(read: Read, language: str, said: str) -> None:
    markdown = archive(read(issues(2))[0], language).markdown
    assert said in markdown
    assert {"zh": "简介1", "en": "About 1"}[language] in markdown
    assert {"zh": "[第1问？](n01/index.md)", "en": "[Question 1?](n01/index.md)"}[language] in markdown


def test_a_draft_without_a_day_stands_above_all_years_and_is_said_to_be_one(read: Read) -> None:
    page = archive(read({**issues(13), **issue_files("n99", number="99", published="", draft="true")})[0])
    assert listed(page) == [99, *range(13, 0, -1)]
    assert "a draft, not yet published" in page.markdown
    assert years(page) == ["2028 { #y2028 }", "2027 { #y2027 }", "2026 { #y2026 }"]


@pytest.mark.parametrize(("day", "draft"), [("2027-11-30", "true"), ("2027-11-30", ""), ("2026-01-01", "")])
def test_a_year_stands_once_though_numbers_run_otherwise_than_days(read: Read, day: str, draft: str) -> None:
    page = archive(read({**issues(13), **issue_files("n99", number="99", published=day, draft=draft)})[0])
    assert years(page) == ["2028 { #y2028 }", "2027 { #y2027 }", "2026 { #y2026 }"]
    under = page.markdown[page.markdown.index(f"## {day[:4]}") :].partition("\n## ")[0]
    assert "(n99/index.md)" in under
    assert sorted(listed(page)) == [*range(1, 14), 99]


def test_without_an_issue_there_is_no_archive(read: Read) -> None:
    project, _ = read()
    assert "issues/index.md" not in {page.route for page in made_pages(project, Voice("en", project.catalog))}
