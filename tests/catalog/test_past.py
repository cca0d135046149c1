"""What moved with a change is computed as it was: going back over every change gives the numbers of the day before it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.catalog import Catalog
from macros.catalog.derive import with_derived_facts
from macros.catalog.load import load_catalog
from macros.catalog.periods import read_period
from macros.catalog.publication.changes import Change
from macros.catalog.publication.comparing import shown
from macros.catalog.publication.past import changes_by_fact, fact_changes, lately_changed, newest_day
from tests.conftest import BOOKED_FACT, GOOD_FACT, GOOD_SOURCES, ROOT, Read

REAL = load_catalog(ROOT)[0]
WRITTEN = sorted(name for name, fact in REAL.facts.items() if fact.derive is None and fact.value and not fact.history)
WHY = {"zh": "抄错", "en": "misread"}
GAP = """\
charge-gap:
  label: {zh: 差额, en: gap}
  derive: h20.charge-warned - h20.charge-booked
  unit: usd
  digits: 2
  unused: a test
gap-twice:
  label: {zh: 两倍, en: twice}
  derive: h20.charge-gap + h20.charge-gap
  unit: usd
  digits: 2
  unused: a test
"""


def history(*entries: tuple[str, str]) -> str:
    lines = [f"    - {{date: {day}, value: {value}, reason: {{zh: 甲, en: A}}}}" for day, value in entries]
    return "\n".join(["  history:", *lines, ""])


def with_changes(edits: list[tuple[str, Decimal]]) -> Catalog:
    """The real records with some facts multiplied one after another, a day apart, each telling what it was."""
    written = dict(REAL.as_written)
    for number, (name, factor) in enumerate(edits):
        fact = written[name]
        change = Change(date=read_period(f"2030-01-{number + 1:02}"), reason=WHY, value=fact.value, bound=fact.bound)
        written[name] = fact.model_copy(update={"value": fact.value * factor, "history": (*fact.history, change)})
    return replace(with_derived_facts(replace(REAL, facts=written))[0], as_written=written)


@given(st.lists(st.tuples(st.sampled_from(WRITTEN), st.decimals("1.1", 2, places=1)), min_size=1, max_size=4))
def test_going_back_over_every_change_gives_what_was_there(edits: list[tuple[str, Decimal]]) -> None:
    catalog = with_changes(edits)
    now = {name: shown(fact) for name, fact in catalog.facts.items()}
    for one in fact_changes(catalog):
        for name, old, new in ((one.id, one.old, one.new), *((move.id, move.old, move.new) for move in one.moved)):
            assert now[name] == shown(new), "each change ends where the one after it begins"
            now[name] = shown(old)
    assert now == {name: shown(fact) for name, fact in REAL.facts.items()}


@given(st.lists(st.tuples(st.sampled_from(WRITTEN), st.decimals("1.1", 2, places=1)), min_size=1, max_size=4))
def test_a_sum_is_among_what_moved_just_where_its_number_did(edits: list[tuple[str, Decimal]]) -> None:
    catalog = with_changes(edits)
    sums = {name for name, fact in catalog.facts.items() if fact.derive and shown(fact) != shown(REAL.facts[name])}
    assert sums <= {move.id for one in fact_changes(catalog) for move in one.moved}


def read_facts(read: Read, warned: str = "", booked: str = "", more: str = GAP, **files: str) -> Catalog:
    return read({"data/facts/h20.yml": GOOD_FACT + warned + BOOKED_FACT + booked + more, **files})[0].catalog


def told(catalog: Catalog) -> list[tuple[Any, ...]]:
    numbers = lambda one: (one.old.value, one.new.value)  # noqa: E731
    return [(one.id, *numbers(one), [(move.id, *numbers(move)) for move in one.moved]) for one in fact_changes(catalog)]


def test_each_change_has_the_numbers_of_its_own_day_newest_first(read: Read) -> None:
    catalog = read_facts(read, history(("2026-02-01", "7e9"), ("2026-04-01", "6e9")), history(("2026-03-01", "4e9")))
    gap, twice = "h20.charge-gap", "h20.gap-twice"
    assert told(catalog) == [
        ("h20.charge-warned", 6 * 10**9, 5.5 * 10**9, [(gap, 15 * 10**8, 10**9), (twice, 3 * 10**9, 2 * 10**9)]),
        ("h20.charge-booked", 4 * 10**9, 4.5 * 10**9, [(gap, 2 * 10**9, 15 * 10**8), (twice, 4 * 10**9, 3 * 10**9)]),
        ("h20.charge-warned", 7 * 10**9, 6 * 10**9, [(gap, 3 * 10**9, 2 * 10**9), (twice, 6 * 10**9, 4 * 10**9)]),
    ]


def test_a_sum_shows_the_changes_that_moved_it(read: Read) -> None:
    catalog = read_facts(read, history(("2026-02-01", "7e9")))
    assert [one.id for one in changes_by_fact(catalog)["h20.gap-twice"]] == ["h20.charge-warned"]
    assert "h20.charge-booked" not in changes_by_fact(catalog)


def test_a_sum_with_a_history_of_its_own_was_a_number_before(read: Read) -> None:
    """Its sum may have been another; what rests on it is computed with the number."""
    more = GAP.replace("  unused: a test\n", "  unused: a test\n" + history(("2026-02-01", "9e9")), 1)
    assert told(read_facts(read, more=more)) == [
        ("h20.charge-gap", 9 * 10**9, 10**9, [("h20.gap-twice", 18 * 10**9, 2 * 10**9)])
    ]


def test_records_without_changes_have_no_past(read: Read) -> None:
    assert fact_changes(read()[0].catalog) == ()


def test_the_newest_day_is_the_last_that_a_record_states_but_for_changes(read: Read) -> None:
    assert str(newest_day(read()[0].catalog)) == "2025-04-15"
    catalog = read_facts(read, "  checked: 2026-05-01\n" + history(("2026-06-01", "7e9")))
    assert str(newest_day(catalog)) == "2026-05-01"


@pytest.mark.parametrize(("read_on", "is_marked"), [("2026-05-01", True), ("2026-05-02", False)])
def test_a_change_is_marked_for_ninety_days_before_the_newest_day(read: Read, read_on: str, is_marked: bool) -> None:
    sources = GOOD_SOURCES.replace("  grade: A\n", f"  grade: A\n  date_accessed: {read_on}\n")
    catalog = read_facts(read, history(("2026-02-01", "7e9")), **{"data/sources/press.yml": sources})
    marked = {("fact", name) for name in ("h20.charge-warned", "h20.charge-gap", "h20.gap-twice")}
    assert lately_changed(catalog).keys() == (marked if is_marked else set())
