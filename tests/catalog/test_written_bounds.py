"""Hedges and spans of written numbers: what could be read in two ways is asked about where it is written."""

from __future__ import annotations

import pytest

from macros.ground.problems import Problem
from tests.conftest import GOOD_FACT, Read

FACT = "data/facts/h20.yml"


def told(read: Read, *changes: tuple[str, str]) -> list[Problem]:
    """What is told of a good fact after some changes."""
    text = GOOD_FACT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return [found for found in read({FACT: text})[1] if found.code in ("not-an-option", "out-of-range")]


@pytest.mark.parametrize("bound", ["nearly", "over", "at-least", "at-most"])
def test_a_hedge_on_one_side_of_a_range_is_told(read: Read, bound: str) -> None:
    (found,) = told(read, ("value: 5.5e9", "range: [12e9, 15e9]"), ("bound: at-most", f"bound: {bound}"))
    assert found.message == f'"{bound}" of a range: of which of its ends?'
    assert (found.source_line, "bound: about" in str(found.hint)) == (f"  bound: {bound}", True)


@pytest.mark.parametrize("bound", ["exact", "about"])
def test_a_range_may_be_exact_or_about(read: Read, bound: str) -> None:
    assert told(read, ("value: 5.5e9", "range: [12e9, 15e9]"), ("bound: at-most", f"bound: {bound}")) == []


@pytest.mark.parametrize(
    ("bound", "is_told"),
    [("at-least", True), ("at-most", True), ("over", False), ("nearly", False), ("about", False), ("exact", False)],
)
def test_a_limit_below_zero_is_told_with_the_way_to_write_it(read: Read, bound: str, is_told: bool) -> None:
    found = told(read, ("value: 5.5e9", "value: -5.5e9"), ("bound: at-most", f"bound: {bound}"))
    assert [str(one.hint) for one in found] == [
        "a fall of 5 or more is bound: over; one of up to 5 is range: [-5, 0]"
    ] * is_told


@pytest.mark.parametrize(
    ("value", "unit", "said", "hint"),
    [
        ("80", "share", "80 is 8,000%", "write 0.8?"),
        ("1.6", "share", "1.6 is 160%", "write 0.016?"),
        ("-0.1", "share", "-0.1 is -10%", "another unit"),
        ("25", "growth", "25 is 2,500%", "write 0.25?"),
        ("-1.5", "change", "-1.5 is -150%", "write -0.015?"),
    ],
)
def test_a_number_outside_the_span_of_its_unit_is_asked_about(
    read: Read, value: str, unit: str, said: str, hint: str
) -> None:
    (found,) = told(read, ("value: 5.5e9", f"value: {value}"), ("unit: usd", f"unit: {unit}"), ("at-most", "exact"))
    assert found.message == said
    assert hint in str(found.hint)
    assert found.source_line == f"  value: {value}"


def test_what_was_published_and_put_right_stays_as_it_was(read: Read) -> None:
    was = "  history:\n    - {date: 2025-04-16, value: 80, reason: {zh: 错, en: wrong}}\n"
    was += "    - {date: 2025-04-17, range: [1, 2], bound: over, reason: {zh: 错, en: wrong}}\n"
    assert told(read, ("value: 5.5e9", "value: 0.8"), ("unit: usd\n", f"unit: share\n{was}")) == []


def test_either_end_of_a_range_may_lie_outside(read: Read) -> None:
    (found,) = told(read, ("value: 5.5e9", "range: [-0.2, 0.5]"), ("unit: usd", "unit: share"), ("at-most", "exact"))
    assert (found.message, found.source_line) == ("-0.2 is -20%", "  range: [-0.2, 0.5]")


@pytest.mark.parametrize(("value", "unit"), [("1.5", "share"), ("0", "share"), ("80", "times"), ("3.86", "growth")])
def test_what_is_meant_is_let_through(read: Read, value: str, unit: str) -> None:
    assert not told(read, ("value: 5.5e9", f"value: {value}"), ("unit: usd", f"unit: {unit}"), ("at-most", "exact"))


def test_a_sum_outside_the_span_is_asked_about_at_its_sum(read: Read) -> None:
    sums = "sum:\n  label: {zh: 数, en: n}\n  derive: h20.charge-warned / h20.part\n  unit: share\n  digits: 2\n  unused: a test\n"
    part = GOOD_FACT.replace("charge-warned:", "part:").replace("5.5e9", "1e9").replace("at-most", "exact")
    found = [one for one in read({FACT: GOOD_FACT + part + sums})[1] if one.code == "out-of-range"]
    assert [(one.message, one.source_line) for one in found] == [
        ("5.5 is 550%", "  derive: h20.charge-warned / h20.part")
    ]


def test_a_cell_outside_the_span_is_asked_about_in_its_row(read: Read) -> None:
    series = "title: {zh: 数, en: Numbers}\nas_of: 2025\nstatus: reported\nsources: [cnbc]\nfields:\n"
    for name, kind, unit in (("month", "yearmonth", ""), ("part", "number", ", unit: share")):
        series += f"  - {{name: {name}, type: {kind}, title: {{zh: {name}, en: {name}}}{unit}}}\n"
    files = {"data/series/parts.yml": series, "data/series/parts.csv": "month,part\n2025-01,0.5\n2025-02,50\n"}
    found = [one for one in read(files)[1] if one.code == "out-of-range"]
    assert [(one.message, str(one.position)) for one in found] == [("50 is 5,000%", "data/series/parts.csv:3:1")]


def test_a_span_goes_from_low_to_high(read: Read) -> None:
    from tests.conftest import ROOT

    units = (ROOT / "data" / "units.yml").read_text(encoding="utf-8").replace("span: [0, 1.5]", "span: [1.5, 0]")
    assert ("range-falls", "data/units.yml") in [
        (found.code, found.position.path) for found in read({"data/units.yml": units})[1]
    ]
