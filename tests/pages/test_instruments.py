"""The orders of the ledger: by size within a unit, by date, by use; and what kind of number a unit counts."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.catalog import Catalog
from macros.catalog.load import load_catalog
from macros.catalog.numbers.unit_kinds import UNIT_KINDS, unit_kind
from macros.catalog.numbers.unit_records import Unit
from macros.catalog.periods import read_period
from macros.catalog.records import Fact
from macros.pages.from_records.made import made_pages
from macros.pages.instruments.ledger_rows import by_date, by_size
from macros.wording.voice import Voice
from tests.conftest import BOOKED_FACT, GOOD_FACT, GOOD_SOURCES, ROOT, Read

CATALOG = load_catalog(ROOT)[0]
NUMBERS = st.decimals(min_value=-(10**14), max_value=10**14, allow_nan=False, places=3)
SUM = """\
gap:
  label: {zh: 差额, en: the gap}
  derive: h20.charge-warned - h20.charge-booked
  unit: usd
  digits: 2
"""
DAYS = st.dates(min_value=read_period("1990").start, max_value=read_period("2030").end)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """A fact of any unit, with a value or a range, dated by a day or a year."""
    low, high = sorted(draw(st.tuples(NUMBERS, NUMBERS)))
    day = draw(DAYS)
    return Fact.model_validate(
        {
            "label": {"zh": "甲", "en": "a"},
            "unit": draw(st.sampled_from(sorted(CATALOG.units))),
            "as_of": draw(st.sampled_from([day.isoformat(), str(day.year)])),
            "status": "reported",
            "sources": ["cnbc"],
            **({"range": [f"{low:f}", f"{high:f}"]} if low < high and draw(st.booleans()) else {"value": f"{low:f}"}),
        }
    )


def of(drawn: list[Fact]) -> Catalog:
    return Catalog(units=CATALOG.units, facts={f"t.f{number}": fact for number, fact in enumerate(drawn)})


def measured(unit: Unit) -> tuple[object, ...]:
    return (tuple(sorted(unit.dimension.items())), unit.scale)


@given(st.lists(facts(), max_size=30))
def test_by_size_a_unit_stands_together_and_falls_from_its_largest(drawn: list[Fact]) -> None:
    catalog = of(drawn)
    ranks = by_size(catalog)
    assert sorted(ranks.values()) == list(range(len(drawn)))
    ordered = [catalog.facts[name] for name in sorted(ranks, key=ranks.__getitem__)]
    units = [measured(catalog.units[fact.unit]) for fact in ordered]
    assert len(set(units)) == sum(one != other for one, other in pairwise([None, *units]))
    kinds = [UNIT_KINDS.index(unit_kind(catalog.units[fact.unit])) for fact in ordered]
    assert kinds == sorted(kinds)
    for (one, unit), (other, next_unit) in pairwise(zip(ordered, units, strict=True)):
        if unit == next_unit:
            assert sum(one.range or (one.value, one.value)) >= sum(other.range or (other.value, other.value))


@given(st.lists(facts(), max_size=30))
def test_by_date_no_number_stands_before_one_of_a_later_time(drawn: list[Fact]) -> None:
    catalog = of(drawn)
    ranks = by_date(catalog)
    ordered = [catalog.facts[name].as_of for name in sorted(ranks, key=ranks.__getitem__)]
    assert all(not (one and other) or one.end >= other.start for one, other in pairwise(ordered))
    middles = [one.start.toordinal() + one.end.toordinal() for one in ordered if one]
    assert middles == sorted(middles, reverse=True)


@pytest.mark.parametrize(
    ("units", "kind"),
    [
        ("usd cny eur cny-per-usd", "money"),
        ("share change growth points times index", "part"),
        ("chips cards people visits things", "things"),
        ("days weeks months years days-per-year", "time"),
        ("tflops tpp-per-mm2 mm2 gb gb-per-s", "measure"),
    ],
)
def test_a_unit_has_the_kind_of_what_it_counts(units: str, kind: str) -> None:
    assert {unit_kind(CATALOG.units[unit]) for unit in units.split()} == {kind}


def test_a_row_tells_its_topic_kind_year_doubt_and_ranks(read: Read) -> None:
    project, _ = read({"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT.replace("cnbc", "mirror")})
    voice = Voice("en", project.catalog)
    page = next(one for one in made_pages(project, voice) if one.route == "ledger/index.md")
    rows = re.findall(r"<tr data-cl-row ([^>]+)>", page.uses[0].made(voice))
    told = [dict(re.findall(r'data-([a-z]+)="([^"]*)"', row)) for row in rows]
    common = {"topic": "h20", "kind": "money", "year": "2025"}
    assert told == [
        {**common, "size": "0", "date": "0", "used": "0"},
        {**common, "size": "1", "date": "1", "used": "1", "doubtful": "yes"},
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("change", "graded"),
    [(("", ""), True), (("grade: A", "grade: B"), True), (("name: CNBC", "name: CNBC, own: true"), False)],
)
def test_only_a_letter_is_headed_as_a_grade(read: Read, change: tuple[str, str], graded: bool, language: str) -> None:
    """A sum and a number of our own have none, and on a phone the word stands before what it heads."""
    files = {
        "data/sources/press.yml": GOOD_SOURCES.replace(*change),
        "data/facts/h20.yml": GOOD_FACT + BOOKED_FACT + SUM,
    }
    project, _ = read(files)
    voice = Voice(language, project.catalog)
    page = next(one for one in made_pages(project, voice) if one.route == "ledger/index.md")
    last = r"<td>((?:<small>[^<]*</small>)?)([^<]*)</td><td><small>[^<]*</small>\d+</td></tr>"
    found = re.findall(last, page.uses[0].made(voice))
    assert len(found) == 3
    named = [told for head, told in found if head]
    assert named == [told for _, told in found if told in ("A", "B", "C")]
    assert bool(named) is graded


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_ledger_counts_what_there_is(read: Read, language: str) -> None:
    project, _ = read({"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT})
    voice = Voice(language, project.catalog)
    page = next(one for one in made_pages(project, voice) if one.route == "ledger/index.md")
    html = page.uses[0].made(voice)
    assert {"zh": ">共2条<", "en": ">2 in all<"}[language] in html
    assert 'name="topic"' not in html, "one topic leaves nothing to choose"
