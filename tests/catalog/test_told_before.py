"""What readers were told of changes stays told: a history is neither taken back nor rewritten nor invented."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from macros.manuscript.publishing import published_text
from tests.conftest import BOOKED_FACT, GOOD_EVENT, GOOD_FACT, Read, issue_files

HISTORY = """\
  history:
    - date: 2026-02-01
      kind: corrected
      value: 4e9
      reason: {zh: 抄错, en: misread}
    - date: 2026-03-01
      kind: corrected
      value: 5e9
      reason: {zh: 又抄错, en: misread again}
"""
GONE = """\
gone:
  withdrawn: 2026-02-01
  value: 5e9
  unit: usd
  label: {zh: 旧数, en: The old number}
  reason: {zh: 错了, en: It was wrong}
"""
CLAIMS = """\
one:
  said: {zh: 甲说, en: one says}
  issue: one
  kind: event
  verdict: opinion
  sources: []
two:
  said: {zh: 乙说, en: two says}
  issue: one
  kind: event
  verdict: opinion
  sources: []
"""
DAY = dt.date(2026, 6, 1)
FACTS, PLACE, CLAIMED = "data/facts/h20.yml", "data/published.yml", "data/claims/h20.yml"


def publish(read: Read, files: dict[str, str]) -> dict[str, str]:
    """The files of a project with what it has published."""
    project, problems = read(files)
    assert [problem for problem in problems if problem.code not in ("unused", "undiscussed")] == []
    return {**files, PLACE: published_text(project, DAY)}


def found(read: Read, files: dict[str, str], code: str) -> list[str]:
    return [problem.message for problem in read(files)[1] if problem.code == code]


@pytest.fixture
def out(read: Read) -> dict[str, str]:
    return publish(read, {**issue_files("one", "part"), FACTS: GOOD_FACT + HISTORY + GONE, CLAIMED: CLAIMS})


def test_what_was_published_as_it_is_is_no_problem(read: Read, out: dict[str, str]) -> None:
    assert "history:" in out[PLACE]
    assert "withdrawn:" in out[PLACE]
    assert found(read, out, "vanished") == found(read, out, "untold-change") == []


def test_a_later_change_adds_to_the_history(read: Read, out: dict[str, str]) -> None:
    later = "    - date: 2026-07-01\n      value: 5.5e9\n      bound: at-most\n      reason: {zh: 三, en: C}\n"
    more = out[FACTS].replace("value: 5.5e9", "value: 5.6e9", 1).replace("gone:\n", f"{later}gone:\n", 1)
    assert found(read, {**out, FACTS: more}, "vanished") == []
    assert found(read, {**out, FACTS: more}, "untold-change") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (HISTORY, ""),
        (HISTORY[HISTORY.index("    - date: 2026-03") :], ""),
        ("value: 4e9", "value: 4.1e9"),
        ("date: 2026-02-01\n      kind", "date: 2026-02-02\n      kind"),
        ("en: misread}", "en: a slip}"),
        ("kind: corrected", "kind: updated"),
    ],
)
def test_a_history_is_neither_taken_back_nor_rewritten(read: Read, out: dict[str, str], old: str, new: str) -> None:
    assert old in out[FACTS]
    assert found(read, {**out, FACTS: out[FACTS].replace(old, new)}, "vanished")


@pytest.mark.parametrize(
    ("old", "new"), [(GONE, ""), ("en: It was wrong", "en: It was right"), ("value: 5e9\n  unit", "value: 6e9\n  unit")]
)
def test_nor_is_what_was_withdrawn(read: Read, out: dict[str, str], old: str, new: str) -> None:
    assert old in out[FACTS]
    assert found(read, {**out, FACTS: out[FACTS].replace(old, new)}, "vanished")


@pytest.mark.parametrize(
    "amount", ["value: 99e9", "range: [1e9, 2e9]", "value: 5.5e9\n      unit: cny\n      bound: at-most"]
)
def test_a_correction_of_what_was_never_shown_is_told(read: Read, amount: str) -> None:
    out = publish(read, {**issue_files("one", "part")})
    forged = f"  history:\n    - date: 2026-07-01\n      {amount}\n      reason: {{zh: 甲, en: A}}\n"
    assert found(read, {**out, FACTS: GOOD_FACT + forged}, "untold-change")


def test_a_published_claim_leads_to_no_other(read: Read, out: dict[str, str]) -> None:
    one = CLAIMS[: CLAIMS.index("two:")]
    led = CLAIMS.replace(one, "one: {moved_to: h20.two}\n")
    assert found(read, {**out, CLAIMED: led}, "vanished")
    renamed = CLAIMS.replace("one:\n", "first:\n", 1) + "one: {moved_to: h20.first}\n"
    assert found(read, {**out, CLAIMED: renamed}, "vanished") == []


def changes(*entries: str) -> str:
    """A history of these changes, each a day and what it tells."""
    lines = (f"    - {{date: {entry}, reason: {{zh: 甲, en: A}}}}\n" for entry in entries)
    return "".join(["  history:\n", *lines])


SHOWN = "value: 5.5e9, bound: at-most"


@pytest.fixture
def fresh(read: Read) -> dict[str, str]:
    """What was published without a change ever told, and is looked at again later."""
    out = publish(read, {**issue_files("one", "part"), FACTS: GOOD_FACT, CLAIMED: CLAIMS, **EVENTS})
    return {**out, FACTS: f"{GOOD_FACT}  checked: 2026-09-01\n"}


EVENTS = {"data/events/kept.yml": GOOD_EVENT}


@pytest.mark.parametrize(
    ("history", "is_told"),
    [
        (changes(f"2026-07-01, {SHOWN}"), False),
        (changes(f"2026-06-01, {SHOWN}"), False),  # the day itself, after it was published
        (changes("2026-06-01, value: 99e9"), True),
        (changes("2026-02-01, value: 99e9"), True),  # before: nobody was told
        (changes(f"2026-02-01, {SHOWN}"), True),
        (changes(f"2026-07-01, {SHOWN}, as_of: 2019"), True),
        (changes(f"2026-07-01, {SHOWN}, status: estimate"), True),
        (changes(f"2026-07-01, {SHOWN}", "2026-08-01, value: 5.3e9"), False),
        (changes(f"2026-07-01, {SHOWN}", "2026-07-01, value: 5.3e9"), True),
    ],
)
@pytest.mark.parametrize("name", ["charge-warned", "charge-told"])
def test_a_history_begins_with_what_was_published(
    read: Read, fresh: dict[str, str], history: str, is_told: bool, name: str
) -> None:
    """Whatever the fact is called now."""
    moved = "" if name == "charge-warned" else "charge-warned: {moved_to: h20.charge-told}\n"
    fact = fresh[FACTS].replace("value: 5.5e9", "value: 5.4e9", 1).replace("charge-warned:", f"{name}:", 1)
    assert bool(found(read, {**fresh, FACTS: fact + history + moved}, "untold-change")) is is_told


def test_no_change_leads_back_to_what_was_published(read: Read, fresh: dict[str, str]) -> None:
    there_and_back = changes(f"2026-07-01, {SHOWN}", "2026-08-01, value: 9999e9")
    [said] = found(read, {**fresh, FACTS: fresh[FACTS] + there_and_back}, "untold-change")
    assert "back" in said


def test_a_fact_that_was_never_published_was_not_changed_before(read: Read, fresh: dict[str, str]) -> None:
    early = changes("2026-02-01, value: 99e9")
    assert found(read, {**fresh, FACTS: fresh[FACTS] + BOOKED_FACT + early}, "untold-change")
    assert found(read, {**fresh, FACTS: fresh[FACTS] + BOOKED_FACT}, "untold-change") == []


@pytest.mark.parametrize(
    ("change", "is_told"),
    [
        ("2026-07-01, verdict: opinion", False),
        ("2026-07-01, verdict: matches", True),
        ("2026-02-01, verdict: opinion", True),
        ("2026-07-01, verdict: opinion, value: 99e9, unit: usd", True),
        ("2026-07-01, verdict: opinion, record: h20.charge-warned", True),
    ],
)
def test_a_claim_was_judged_as_it_was_published(read: Read, fresh: dict[str, str], change: str, is_told: bool) -> None:
    now = CLAIMS.replace("verdict: opinion", "verdict: unverifiable", 1).replace("two:\n", f"{changes(change)}two:\n")
    assert bool(found(read, {**fresh, CLAIMED: now}, "untold-change")) is is_told


@pytest.mark.parametrize(("day", "is_told"), [("2026-07-01", False), ("2026-02-01", True)])
def test_an_event_had_its_day_until_it_was_published(
    read: Read, fresh: dict[str, str], day: str, is_told: bool
) -> None:
    path, text = next(iter(EVENTS.items()))
    now = text.replace("date: 2025", "date: 2024") + changes(f"{day}, was: {DATED[1]}")
    assert bool(found(read, {**fresh, path: now}, "untold-change")) is is_told


DATED = re.search(r"date: (\S+)", GOOD_EVENT) or [""]


def test_what_was_never_published_is_not_withdrawn(read: Read, fresh: dict[str, str]) -> None:
    [said] = found(read, {**fresh, FACTS: fresh[FACTS] + GONE}, "untold-change")
    assert said == 'the fact "h20.gone" was never published'
    renamed = GONE.replace("gone:", "charge-told:", 1).replace("  value: 5e9", "  value: 5.5e9\n  bound: at-most")
    moved = "charge-warned: {moved_to: h20.charge-told}\n"
    assert "never" not in "".join(found(read, {**fresh, FACTS: moved + renamed}, "untold-change"))


@pytest.mark.parametrize(
    ("words", "is_told"), [("{zh: 甲说, en: one says}", False), ("{zh: 甲说, en: one lies}", True)]
)
def test_a_claim_is_withdrawn_in_its_own_words(read: Read, fresh: dict[str, str], words: str, is_told: bool) -> None:
    gone = f"one:\n  withdrawn: 2026-07-01\n  verdict: opinion\n  label: {words}\n  reason: {{zh: 错, en: wrong}}\n"
    now = gone + CLAIMS[CLAIMS.index("two:") :]
    assert bool(found(read, {**fresh, CLAIMED: now}, "untold-change")) is is_told
