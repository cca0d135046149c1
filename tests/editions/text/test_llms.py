"""llms.txt: in the form that programs look for, whole, with links that lead somewhere."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from macros.editions.text.llms import llms_txt
from macros.manuscript.issues import newest_first
from macros.pages.from_records.open_data import files
from tests.conftest import Read, issue_files
from tests.editions.whole_issues import SITE, project

LINE = re.compile(r"- \[(?:\\.|[^\]\\])+\]\(([^)\s]+)\)(?:: \S.*)?")


@pytest.mark.parametrize("site", ["", SITE, f"{SITE}/"])
def test_it_has_the_parts_that_the_convention_names_in_their_order(site: str) -> None:
    text = llms_txt(project(), site=site, feeds=["en/feed.xml"], editions=["editions/x/x-en.txt"])
    title, summary, *more = text.rstrip("\n").split("\n\n")
    assert title.startswith("# ")
    assert all(line.startswith(">") for line in summary.split("\n"))
    first = next(n for n, part in enumerate(more) if part.startswith("## "))
    assert not [part for part in more[:first] if part.startswith(("#", "-"))]
    headings, lists = more[first::2], more[first + 1 :: 2]
    assert all(re.fullmatch(r"## [^\n]+", one) for one in headings)
    assert all(LINE.fullmatch(line) for one in lists for line in one.split("\n"))
    assert headings[-1] == "## Optional"
    assert text.count("\n# ") == 0


def test_every_article_and_file_of_data_is_in_it_under_its_address() -> None:
    led = LINE.findall(llms_txt(project(), site=SITE))
    pages = [page for page in project().pages if page.route.startswith("issues/")]
    wanted = {
        f"{SITE}/{page.language}/{page.route.removesuffix('.md').removesuffix('index').rstrip('/')}/index.html.md"
        for page in pages
    }
    assert wanted <= set(led)
    assert {f"{SITE}/data/{name}" for name in files(project().catalog)} <= set(led)
    assert len(led) == len(set(led))


def test_issues_come_newest_first_and_in_every_language() -> None:
    text = llms_txt(project(), site="")
    led = [one for one in LINE.findall(text) if one.endswith("index.html.md") and one.count("/") == 3]
    assert led == [
        f"{language}/issues/{slug}/index.html.md"
        for slug in newest_first(project().catalog)
        for language in project().catalog.languages
    ]


def test_whatever_an_issue_asks_it_makes_no_link_and_no_heading(read: Read) -> None:
    asked = r'"[x](https://evil.example) <b>&amp; `*_ # | “” 🙂\u05d0"'
    found, _ = read(issue_files("one", "part", question=f"{{zh: {asked}, en: {asked}}}"))
    text = llms_txt(found, site="")
    assert "evil.example" in text
    tokens = [one for token in MarkdownIt("commonmark").parse(text) for one in (token, *(token.children or ()))]
    assert not [one for one in tokens if one.type.startswith("html")]
    assert not [one for one in tokens if one.type == "link_open" and "evil" in str(one.attrs)]
