"""An event that was given another day says so wherever a reader meets it, as a number does."""

from __future__ import annotations

import re

import pytest

from macros.editions.feeds import feeds
from macros.ground.problems import as_text
from macros.manuscript.project import Project
from macros.pages.cards import card
from macros.pages.changes import among, changes, shown_by
from macros.pages.from_records.made import made_pages
from macros.pages.made_page import Use
from macros.pages.numbers import number_of
from macros.pages.render import PageRenderer
from macros.wording.voice import Voice
from tests.conftest import GOOD_EVENT, GOOD_SOURCES

HISTORY = "  history: [{date: 2026-02-01, was: 2025-04-14, reason: {zh: 抄错, en: misread}}]\n"
CHART = """\
kind: dates
events: [kept.copied, kept.later, kept.last]
title: {zh: 几天, en: The days}
subtitle: {zh: 日期, en: Dates}
alt: {zh: 三个点, en: Three points}
"""
OTHERS = "".join(
    GOOD_EVENT.replace("copied:", f"{name}:")
    .replace("2025-04-16", day)
    .replace("转载", name)
    .replace("The copy", name)
    .replace("mirror", "cnbc")
    .replace("  unused: kept for the tests\n", "")
    for name, day in (("later", "2025-06-16"), ("last", "2025-09-16"))
)
GONE = "guessed: {withdrawn: 2026-03-01, was: 2025-03, label: {zh: 传闻, en: a rumour}, reason: {zh: 无此事, en: untrue}}\n"


@pytest.fixture
def project(read) -> Project:
    """A small project that shows an event's day, and shows it in a chart."""
    event = GOOD_EVENT.replace("  unused: kept for the tests\n", HISTORY)
    page = '---\ntitle: T\ndescription: T\noriginal: zh\n---\n## T { #t }\n\n{{ fact("h20.charge-warned") }} '
    page += '{{ when("kept.copied") }}\n\n{{ chart("days") }}\n\n{{ sources() }}\n'
    sources = GOOD_SOURCES.replace("  grade: A\n", "  grade: A\n  date_accessed: 2026-04-01\n")
    files = {
        "data/events/kept.yml": event + OTHERS + GONE,
        "data/sources/press.yml": sources,
        "data/charts/days.yml": CHART,
    }
    made, problems = read({**files, "docs/zh/index.md": page, "docs/en/index.md": page})
    assert as_text(problems) == ""
    return made


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).replace("\u00a0", " ").split())


def whole(project: Project, route: str, language: str = "en") -> str:
    """A made page as HTML, without its furniture."""
    voice = Voice(language, project.catalog)
    made = next(one for one in made_pages(project, voice) if one.route == route)
    renderer = PageRenderer(voice, list(made.uses))
    return "".join(renderer.block(number) for number in range(len(made.uses)))


def test_its_card_and_its_name_say_from_what_to_what(project) -> None:
    voice = Voice("en", project.catalog)
    rows = dict(card(voice, "event", "kept.copied").rows)
    assert plain(rows["Corrected 1 February 2026"]) == "14 April 2025 → 16 April 2025. misread"
    assert "orrected" in number_of(voice, "event", "kept.copied", {("event", "kept.copied"): 1})
    assert "orrected" not in number_of(voice, "event", "kept.later", {("event", "kept.later"): 1})


def test_the_timeline_says_it_at_the_event_alone(project) -> None:
    html = whole(project, "timeline/index.md", "zh")
    [entry] = [entry for entry in re.split(r'<li id="', html) if "抄错" in entry]
    assert entry.startswith("kept.copied")
    assert "2026年2月1日更正 2025年4月14日→2025年4月16日。抄错" in plain(entry).replace(" → ", "→")


def test_the_corrections_page_says_it_and_where_it_is_shown(project) -> None:
    html = whole(project, "corrections/index.md")
    entry = html[html.index('id="event-kept.copied-1"') :]
    assert "The copy: 14 April 2025 → 16 April 2025" in plain(entry)
    assert 'href="../timeline/#kept.copied"' in entry
    assert "Shown in: T" in plain(entry) and "The days" in plain(entry)
    gone = plain(html[html.index('id="event-kept.guessed-withdrawn"') :])
    assert "a rumour: March 2025 → withdrawn" in gone


@pytest.mark.parametrize("use", [Use("when", "kept.copied"), Use("chart", "days")])
def test_the_end_of_a_page_that_shows_it_says_it(project, use: Use) -> None:
    voice = Voice("en", project.catalog)
    found = among(changes(voice), shown_by(voice.catalog, [use]))
    assert [one.key for one in found] == [("event", "kept.copied")]


def test_the_feed_of_corrections_says_it(project) -> None:
    feed = feeds(Voice("en", project.catalog), "https://example.com/", [])["en/corrections.json"]
    assert "14 April 2025 → 16 April 2025" in feed.replace("\\u2192", "→").replace("\u00a0", " ")
