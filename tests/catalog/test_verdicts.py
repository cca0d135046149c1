"""A claim that matches its record gives the same number, as far as both are exact."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import get_args

import pytest

from macros.catalog.numbers.hedges import reach
from macros.catalog.records import Bound
from tests.conftest import GOOD_FACT, ROOT, Read, issue_files

CLAIM = """\
one:
  said: {{zh: 说法, en: claim}}
  issue: one
  kind: number
  verdict: {verdict}
  {amount}
  unit: {unit}
  record: h20.charge-warned
  sources: [cnbc]
  unused: a test
"""


SECOND = """\
usd-two:
  dimension: {usd: 1}
  scale: compact
  words:
    zh: {prose: {other: "{n}美元"}, table: {other: "{n}美元"}, name: 美元}
    en: {prose: {other: "${n}"}, table: {other: "${n}"}, name: US dollars}
"""


def told(read: Read, amount: str, of_fact: str, *, verdict: str = "matches", unit: str = "usd") -> list[int]:
    """The lines at which it is told that a claim of this amount does not match a fact of that one."""
    value, _, bound = of_fact.partition("; ")
    fact = GOOD_FACT.replace("value: 5.5e9", value).replace("bound: at-most", bound)
    claim = CLAIM.format(verdict=verdict, amount=amount.replace("; ", "\n  "), unit=unit)
    units = (ROOT / "data" / "units.yml").read_text(encoding="utf-8") + SECOND
    files = {"data/facts/h20.yml": fact, "data/claims/c.yml": claim, "data/units.yml": units}
    found = read({**files, **issue_files("one")})[1]
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
    assert told(read, amount, of_fact, unit="usd-two") == [5]


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
    assert told(read, amount, of_fact, unit="usd-two") == []


BOUNDS: tuple[Bound, ...] = get_args(Bound)


@pytest.mark.parametrize("claimed", [*product((4001, 7999), BOUNDS), *product((-4001,), BOUNDS[:4])])
def test_amounts_whose_intervals_share_nothing_never_match(read: Read, claimed: tuple[int, Bound]) -> None:
    """One claim against each number with each hedge, whose intervals are those that sums reckon with.

    The numbers have all their digits, so that nothing is rounded but half a unit.
    """
    theirs = product((2101, 3598, 4001, 4405, 4999, 7001, 9001, -3001, -9001), BOUNDS)
    pairs = [known for known in theirs if known[0] > 0 or not known[1].startswith("at-")]
    record, facts, claims, apart = GOOD_FACT.partition("charge-warned:\n")[2], "", "", set[str]()
    claim = CLAIM.format(verdict="matches", amount=f"value: {claimed[0]}\n  bound: {claimed[1]}", unit="usd")
    low, high = reach(claimed[1], Decimal(claimed[0]), Decimal(claimed[0]))
    for place, (number, bound) in enumerate(pairs):
        facts += f"n{place}:\n{record.replace('5.5e9', str(number)).replace('at-most', bound)}"
        claims += claim.replace("one:", f"c{place}:", 1).replace("charge-warned", f"n{place}")
        least, most = reach(bound, Decimal(number), Decimal(number))
        apart |= {f"h20.n{place}"} if high + 1 < least or most + 1 < low else set()
    found = read({"data/facts/h20.yml": facts, "data/claims/c.yml": claims, **issue_files("one")})[1]
    untrue = {str(problem.message).rpartition(" ")[2] for problem in found if problem.code == "not-an-option"}
    assert apart
    assert apart <= untrue


def test_numbers_of_two_dimensions_never_match(read: Read) -> None:
    assert told(read, "value: 5.5e9", "value: 5.5e9; bound: exact", unit="chips") == [5]
    assert told(read, "value: 5.5e9", "value: 5.5e9; bound: exact", unit="chips", verdict="opinion") == []


@pytest.mark.parametrize(
    ("amount", "unit", "matches"), [("20", "years", True), ("8", "years", False), ("961", "weeks", True)]
)
def test_stretches_of_time_compare_in_days(read: Read, amount: str, unit: str, matches: bool) -> None:
    days = GOOD_FACT.replace("unit: usd", "unit: days")
    claim = CLAIM.format(verdict="matches", amount=f"value: {amount}", unit=unit)
    fact = days.replace("value: 5.5e9", "value: 6728").replace("bound: at-most", "bound: exact")
    found = read({"data/facts/h20.yml": fact, "data/claims/c.yml": claim, **issue_files("one")})[1]
    assert ([problem for problem in found if problem.code == "not-an-option"] == []) is matches


@pytest.mark.parametrize(
    ("amount", "of_fact"),
    [
        ("value: 149e9", "value: 1.49e9; bound: exact"),
        ("value: 1.49e9", "value: 149e9; bound: exact"),
        ("value: 9e9", "value: 5.5e9; bound: exact"),
        ("value: -5.5e9", "value: 5.5e9; bound: exact"),
        ("value: -9e9", "value: -5.5e9; bound: exact"),
    ],
)
def test_a_far_number_is_not_roughly_right(read: Read, amount: str, of_fact: str) -> None:
    assert told(read, amount, of_fact, verdict="approximately") == [5]
    assert told(read, amount, of_fact, verdict="differs") == []


@pytest.mark.parametrize(
    ("amount", "of_fact"),
    [
        ("value: 8e9", "value: 5.5e9; bound: exact"),
        ("value: 4e9", "value: 5.5e9; bound: exact"),
        ("value: -8e9", "value: -5.5e9; bound: exact"),
        ("range: [4e9, 5e9]", "value: 5.5e9; bound: about"),
    ],
)
def test_a_near_one_is(read: Read, amount: str, of_fact: str) -> None:
    assert told(read, amount, of_fact, verdict="approximately") == []


@pytest.mark.parametrize(
    ("later", "is_told"),
    [
        ("value: 4.5e9\n  unit: usd\n  as_of: FY2026-Q1", False),
        ("value: 4.5e9\n  unit: usd\n  as_of: FY2027", False),
        ("value: 1.5e6\n  unit: people\n  as_of: FY2026-Q1", True),
        ("value: 4.5e9\n  unit: usd\n  as_of: 2019", True),
    ],
)
def test_what_a_number_became_is_a_later_number_of_its_kind(read: Read, later: str, is_told: bool) -> None:
    warned = GOOD_FACT.replace("  unit: usd\n", "  unit: usd\n  became: h20.later\n", 1)
    fact = f"later:\n  label: {{zh: 后来, en: later}}\n  {later}\n  status: reported\n  sources: [cnbc]\n"
    problems = read({"data/facts/h20.yml": warned + fact})[1]
    assert any("another measure" in problem.message for problem in problems) is is_told
