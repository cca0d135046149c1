"""One corrected number, followed through every way out: it is told in each, and nothing that is not about it moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.editions.feeds import feeds
from macros.editions.finished_issue import FinishedIssue, finished_issue, shown_before
from macros.editions.kinds import EDITIONS
from macros.editions.pdf.document import document
from macros.editions.records.data import record_json
from macros.editions.records.pages import Settings, record_html
from macros.manuscript.embargo import as_published
from macros.manuscript.project import Project
from macros.pages.record_pages.planned import record_pages
from tests.conftest import BOOKED_FACT, GOOD_FACT, Read, issue_files
from tests.editions.whole_issues import SITE, charts

HISTORY = "  history:\n    - {date: 2026-12-01, value: 4.4e9, reason: {zh: 抄错, en: misread}}\n"
ARTICLE = """\
---
title: part
description: part
---
# part { #top }

{{ fact("h20.charge-warned") }}

{{ fact("h20.charge-booked") }}

{{ sources() }}
"""
OLD = {"zh": "44亿美元", "en": "$4.4 billion"}
OTHER = ("55亿美元", "$5.5", "charge warned", "预告的费用")  # the number beside it
LINES = 2  # that change in a way out: the sentence, which gets its mark, and the note; of JSON, two empty lists


def project_of(read: Read, history: str) -> Project:
    """Two issues, of which the first shows both numbers."""
    pages = {f"docs/{language}/issues/one/part.md": ARTICLE for language in ("zh", "en")}
    issues = issue_files("one", "part") | issue_files("two", number="2", published="2026-11-30")
    first = {"docs/zh/index.md": issue_files("one")["docs/zh/index.md"]}
    found, problems = read({**issues, **first, **pages, "data/facts/h20.yml": GOOD_FACT + BOOKED_FACT + history})
    assert [(problem.code, problem.message) for problem in problems] == []
    return as_published(found, date(2027, 1, 1))


def issue_of(project: Project, slug: str, language: str) -> FinishedIssue:
    return finished_issue(project, slug, language, site=SITE, charts=charts())


def ways_out(project: Project, language: str) -> Iterator[tuple[str, str]]:
    """What readers get, by what it is."""
    first, second = (issue_of(project, slug, language) for slug in ("one", "two"))
    assert shown_before(project, "two")
    yield "pdf", words(document(first))
    for kind in ("text", *(["wechat"] if language == "zh" else [])):
        for name, content in EDITIONS[kind].make(first).items():
            if name.endswith((".txt", ".md")):
                yield name, content.decode()
            elif name.endswith(".html"):
                yield name, words(content.decode())
    for name, content in EDITIONS["mail"].make(second).items():
        if name.endswith(".txt"):
            yield name, content.decode()
        elif name.endswith(".html"):
            yield name, words(content.decode())
    yield from feeds(first.voice, SITE, []).items()
    for page in record_pages(project).values():
        if page.voice.language == language:
            yield f"{page.id}.html", words(record_html(page, Settings(SITE), None))
            yield f"{page.id}.json", record_json(page, SITE)


def words(html: str) -> str:
    """What HTML says, a line a block."""
    tree = LexborHTMLParser(html)
    for node in tree.css("style, script, head"):
        node.decompose()
    for node in tree.css("p, li, td, th, h1, h2, h3, dt, dd, div, section"):
        node.insert_before("\n")
        node.insert_after("\n")
    return tree.body.text() if tree.body else ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_corrected_number_reaches_every_way_out_and_nothing_else_moves(read: Read, language: str) -> None:
    before = dict(ways_out(project_of(read, ""), language))
    after = dict(ways_out(project_of(read, HISTORY), language))
    told = {name for name, text in after.items() if OLD[language] in text.replace("\u00a0", " ")}
    expected = {name for name in after if not name.startswith("h20.charge-warned") and not name.startswith("feed")}
    assert told == expected - {"posts.json"}
    assert not any(OLD[language] in text.replace("\u00a0", " ") for text in before.values())
    for name, text in before.items():
        gone = [line for line in text.splitlines() if line not in after[name].splitlines()]
        assert len(gone) <= LINES, (name, gone)
        assert not any(other in line for line in gone for other in OTHER), (name, gone)
