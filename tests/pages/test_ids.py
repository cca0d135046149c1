"""An id stands once in a finished page, whatever it comes from: links, contents and screen readers take the first."""

from __future__ import annotations

import pytest

from tests.conftest import GOOD_FACT, Read, issue_files
from tests.faults.mistakes.charts import FIVE, RANGE
from tests.faults.mistakes.records import MORE
from tests.pages.test_rules import TOP, both, told

LOOSE = GOOD_FACT + "  unused: kept for the tests\n"


@pytest.mark.parametrize("topic", ["ledger", "card-fact", "chart-a", "main-a", "claim-a", "verdict-all", "source-cnbc"])
def test_a_topic_that_is_called_as_what_a_page_has_of_its_own_is_told(read: Read, topic: str) -> None:
    said = f'data/facts/{topic}.yml:1:1: a topic called "{topic}", as what the ledger has of its own [bad-id]'
    assert said in told(read, {f"data/facts/{topic}.yml": LOOSE})


@pytest.mark.parametrize("topic", ["main", "claims", "cards", "sources", "chart", "ledgers"])
def test_another_topic_is_not(read: Read, topic: str) -> None:
    assert told(read, {f"data/facts/{topic}.yml": LOOSE}) == ""


@pytest.mark.parametrize(
    ("call", "what"), [("sources()", "the list of sources"), ('check("c.a")', 'the check of "c.a"')]
)
def test_what_has_an_id_stands_once_on_a_page(read: Read, call: str, what: str) -> None:
    claim = "a:\n  said: {zh: 说, en: said}\n  issue: one\n  kind: opinion\n  verdict: opinion\n"
    page = TOP + "{{ " + call + " }}\n\n{{ " + call + " }}\n"
    words = told(read, {**both(page), "data/claims/c.yml": claim, **issue_files("one")})
    assert f"{what} stands twice; first at line 8 [repeated-chart]" in words


@pytest.mark.parametrize("part", ["title", "wide-t", "narrow-d", "wide-hatch-plain"])
def test_a_chart_that_is_called_as_a_part_of_another_is_told(read: Read, part: str) -> None:
    files = {MORE: FIVE, "data/charts/one.yml": RANGE, f"data/charts/one-{part}.yml": RANGE}
    said = f'data/charts/one-{part}.yml:1:1: a chart called "one-{part}", as a part of the chart "one" is [bad-id]'
    assert said in told(read, files)
    assert "[bad-id]" not in told(
        read, {**files, "data/charts/one-titles.yml": RANGE, f"data/charts/one-{part}.yml": ""}
    )
