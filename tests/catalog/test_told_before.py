"""What readers were told of changes stays told: a history is neither taken back nor rewritten nor invented."""

from __future__ import annotations

import datetime as dt

import pytest

from macros.manuscript.publishing import published_text
from tests.conftest import GOOD_FACT, Read, issue_files

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
