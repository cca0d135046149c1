"""A claim that matches its record gives the same number, as far as both are exact."""

from __future__ import annotations

import pytest

from tests.conftest import GOOD_FACT, Read

CLAIM = """\
one:
  said: {{zh: 说法, en: claim}}
  section: origins
  kind: number
  verdict: {verdict}
  {amount}
  unit: {unit}
  record: h20.charge-warned
  sources: [cnbc]
  unused: a test
"""


def told(read: Read, amount: str, of_fact: str, *, verdict: str = "matches", unit: str = "usd") -> list[int]:
    """The lines at which it is told that a claim of this amount does not match a fact of that one."""
    value, _, bound = of_fact.partition("; ")
    fact = GOOD_FACT.replace("value: 5.5e9", value).replace("bound: at-most", bound)
    claim = CLAIM.format(verdict=verdict, amount=amount.replace("; ", "\n  "), unit=unit)
    found = read({"data/facts/h20.yml": fact, "data/claims/c.yml": claim})[1]
    return [problem.position.line for problem in found if problem.code == "not-an-option"]


@pytest.mark.parametrize(
    ("amount", "of_fact"),
    [
        ("value: 1", "value: 5.5e9; bound: at-most"),
        ("value: 5.5e9", "value: 1; bound: exact"),
        ("value: 4.5e9", "value: 5.5e9; bound: exact"),
        ("value: 5.45e9", "value: 5.55e9; bound: exact"),
        ("value: 55e9", "value: 5.5e9; bound: at-least"),
        ("value: -0.069", "value: 0.069; bound: exact"),
        ("value: 0", "value: 3; bound: exact"),
        ("range: [2e9, 3e9]", "value: 5.5e9; bound: exact"),
    ],
)
def test_another_number_than_the_records_matches_nothing(read: Read, amount: str, of_fact: str) -> None:
    assert told(read, amount, of_fact) == [5]
    assert told(read, amount, of_fact, verdict="differs") == []
    assert told(read, amount, of_fact, unit="chips") == []


@pytest.mark.parametrize(
    ("amount", "of_fact"),
    [
        ("value: 5.5e9", "value: 5.5e9; bound: at-most"),
        ("value: 5e9", "value: 5.46e9; bound: exact"),
        ("value: -0.07; bound: nearly", "value: -0.069; bound: exact"),
        ("value: -0.06; bound: over", "value: -0.064; bound: exact"),
        ("value: 800e6; bound: at-most", "value: 800e6; bound: about"),
        ("value: 0", "value: 0; bound: exact"),
        ("range: [4e9, 5.5e9]", "value: 5.5e9; bound: exact"),
    ],
)
def test_the_same_number_may_be_rounded_and_hedged_otherwise(read: Read, amount: str, of_fact: str) -> None:
    assert told(read, amount, of_fact) == []
