"""No title ends in a full stop: of a heading, an event, a chart; the point of an abbreviation is none."""

from __future__ import annotations

import pytest

from tests.conftest import GOOD_EVENT, GOOD_GLOSSARY, Read
from tests.faults.mistakes.charts import FIVE, RANGE
from tests.faults.mistakes.records import MORE as FACTS
from tests.pages.test_rules import TOP, both, told

EVENTS, CHART = "data/events/kept.yml", "data/charts/one.yml"
CODE = "[full-stop]"


def titled(title: str) -> dict[str, str]:
    """An event with this title in English."""
    return {EVENTS: GOOD_EVENT.replace("en: The copy", f'en: "{title}"')}


@pytest.mark.parametrize("title", ["The copy.", "It was sold to nobody.", "副本。", "The copy．", "The copy｡"])
def test_the_title_of_an_event_is_told_at_its_place(read: Read, title: str) -> None:
    words = told(read, titled(title))
    assert f"{EVENTS}:3:23: a title that ends in a full stop {CODE}" in words
    assert "hint: take the full stop out" in words


@pytest.mark.parametrize(
    "title", ["The copy", "A copy for the U.S.", "They met at 3 p.m.", "It bought Tide Inc.", "And then...", "Why?"]
)
def test_an_abbreviation_and_other_marks_are_left(read: Read, title: str) -> None:
    assert CODE not in told(read, titled(title))


def test_a_name_that_the_glossary_has_with_its_point_is_left(read: Read) -> None:
    assert CODE in told(read, titled("It bought Tide SpA."))
    names = GOOD_GLOSSARY + "tide:\n  name: {zh: 潮, en: Tide SpA.}\n  kind: organisation\n"
    assert CODE not in told(read, {**titled("It bought Tide SpA."), "data/glossary.yml": names})


def test_the_title_of_a_chart_and_a_heading_are_told(read: Read) -> None:
    words = told(read, {CHART: RANGE.replace("甲", "甲。"), FACTS: FIVE})
    assert f"{CHART}:3:13: a title that ends in a full stop {CODE}" in words
    words = told(read, both(TOP + "## It rose. { #rose }\n"))
    assert f"docs/en/a.md:8:1: a title that ends in a full stop {CODE}" in words
