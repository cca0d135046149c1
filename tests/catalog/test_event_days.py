"""The day of an event is remembered as a number is: another one is told, and what was once told stays so."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.catalog import Catalog
from macros.catalog.load import load_catalog
from macros.catalog.periods import Period, read_period
from macros.catalog.publication.changes import EventChange
from macros.catalog.publication.comparing import digest_of_changes
from macros.catalog.publication.records import Published, PublishedEvent, Withdrawn
from macros.catalog.rules import published, told_before
from tests.conftest import GOOD_EVENT, ROOT, Read

OUT, DAY = read_period("2030-01-01"), read_period("2030-01-02")
WHY = {"zh": "抄错", "en": "misread"}


def bare(catalog: Catalog) -> Catalog:
    """The catalog as if no day had ever been changed, with every event published and nothing else."""
    events = {name: event.model_copy(update={"history": ()}) for name, event in catalog.events.items()}
    kept = {name: PublishedEvent(was=event.date) for name, event in events.items()}
    out = Published(published=OUT, facts={}, claims={}, events=kept, pages={})
    facts = {name: fact.model_copy(update={"history": (), "checked": DAY}) for name, fact in catalog.facts.items()}
    claims = {name: claim.model_copy(update={"history": ()}) for name, claim in catalog.claims.items()}
    return replace(catalog, events=events, facts=facts, claims=claims, withdrawn={}, published=out)


REAL = bare(load_catalog(ROOT)[0])
NAMES = sorted(REAL.events)


def redated(name: str, day: Period, *history: EventChange) -> Catalog:
    event = REAL.events[name].model_copy(update={"date": day, "history": history})
    return replace(REAL, events={**REAL.events, name: event})


def codes(catalog: Catalog) -> list[str]:
    return sorted(problem.code for rule in (published, told_before) for problem in rule.check(catalog))


def change(was: Period) -> EventChange:
    return EventChange(date=DAY, was=was, reason=WHY)


days = st.dates(dt.date(2015, 1, 1), dt.date(2029, 12, 31)).map(lambda day: read_period(day.isoformat()))
months = st.dates(dt.date(2015, 1, 1), dt.date(2029, 12, 31)).map(lambda day: read_period(f"{day:%Y-%m}"))
spans = st.tuples(days, days).filter(lambda two: two[0].start < two[1].start)
periods = days | months | spans.map(lambda two: read_period(f"{two[0]}..{two[1]}"))


def test_days_that_are_as_they_were_published_are_not_told() -> None:
    assert codes(REAL) == []


@given(st.sampled_from(NAMES), periods)
def test_another_day_is_told_and_one_within_the_old_period_is_none(name: str, day: Period) -> None:
    was = REAL.events[name].date
    is_within = was.start <= day.start and day.end <= was.end
    assert codes(redated(name, day)) == ([] if is_within else ["untold-change"])


@given(st.sampled_from(NAMES), periods, periods)
def test_a_history_tells_it_by_the_old_day_and_by_no_other(name: str, day: Period, other: Period) -> None:
    was = REAL.events[name].date
    same = (day.start, day.end) == (was.start, was.end)
    assert codes(redated(name, day, change(was))) == (["no-change"] if same else [])
    is_old = (other.start, other.end) == (was.start, was.end)
    if not is_old and (other.start, other.end) != (day.start, day.end):
        assert set(codes(redated(name, day, change(other)))) == {"untold-change"}


@pytest.mark.parametrize("left", ["nothing", "its day", "another day", "a new id"])
def test_an_event_that_is_gone_leaves_word(left: str) -> None:
    name, key = NAMES[0], ("event", NAMES[0])
    origins = {one: origin for one, origin in REAL.origins.items() if one != key}
    events = {one: event for one, event in REAL.events.items() if one != name}
    gone = replace(REAL, events=events, origins={**origins, ("published", "published"): REAL.origins[key]})
    if left == "a new id":
        gone = replace(gone, events={**events, "x.new": REAL.events[name]}, moved={key: "x.new"})
        assert codes(gone) == []
        return
    if left != "nothing":
        was = REAL.events[name].date if left == "its day" else DAY
        told = Withdrawn(withdrawn=DAY, label=WHY, reason=WHY, was=was)
        origins = {**gone.origins, (f"withdrawn {key[0]}", name): REAL.origins[key]}
        gone = replace(gone, withdrawn={key: told}, origins=origins)
    assert codes(gone) == {"nothing": ["vanished"], "its day": [], "another day": ["untold-change"]}[left]


def test_what_was_told_of_a_day_is_neither_taken_back_nor_rewritten() -> None:
    name, event = NAMES[0], REAL.events[NAMES[0]]
    earlier = EventChange(date=read_period("2029-06-01"), was=DAY, reason=WHY)
    kept = PublishedEvent(was=event.date, history=digest_of_changes((earlier,), OUT.end))
    assert REAL.published
    out = REAL.published.model_copy(update={"events": {**REAL.published.events, name: kept}})

    def told(*history: EventChange) -> list[str]:
        return codes(replace(redated(name, event.date, *history), published=out))

    assert told(earlier) == []
    assert told() == ["vanished"]
    assert told(earlier.model_copy(update={"was": OUT})) == ["vanished"]
    assert told(earlier.model_copy(update={"reason": {"zh": "乙", "en": "B"}})) == ["vanished"]


def test_the_lines_to_paste_mend_it_once_day_and_reason_are_filled_in(read: Read) -> None:
    before = read()[0].catalog
    kept = {name: PublishedEvent(was=event.date) for name, event in before.events.items()}
    out = Published(published=read_period("2026-01-01"), facts={}, claims={}, events=kept, pages={})

    def problems(more: str = "") -> list[object]:
        written = GOOD_EVENT.replace("  actor:", f"{more}  actor:").replace("date: 2025", "date: 2024")
        assert written != GOOD_EVENT
        return [*published.check(replace(read({"data/events/kept.yml": written})[0].catalog, published=out))]

    [problem] = problems()
    assert (problem.code, problem.position.line) == ("untold-change", 2)  # where its date stands
    filled = problem.lines.replace("date: ", "date: 2026-01-02").replace("zh: ", "zh: 甲").replace("en: ", "en: A")
    [late] = problems(filled + "\n")
    assert late.code == "out-of-range"  # no record states a day as late as that
