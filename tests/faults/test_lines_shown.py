"""A message that wants another line shows it: pasted in the place of the wrong one, or written on, it mends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.reading.scalars import numbers_in
from macros.ground.problems import Problem
from macros.ground.told import languages, said_in
from macros.manuscript.survey import read_project
from tests.conftest import Write
from tests.faults.mistakes.records import EVENT as KEPT
from tests.faults.mistakes.records import FACT, MORE

EVENTS = "data/events/more.yml"


def found(root: Path) -> list[Problem]:
    return read_project(root)[1]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("written", "line", "n"),
    [
        ("5", "range: [5, …]", 1),
        ("[5]", "range: [5, …]", 1),
        ("[5, 6, 8]", "range: [5, 8]", 3),
        ("5..8", "range: [5, 8]", None),
        ("5至8", "range: [5, 8]", None),
        ("5 - 8", "range: [5, 8]", None),
        ("-8--5", "range: [-8, -5]", None),
        ("{low: 5, high: 8}", "range: [5, 8]", 2),
        ("many", "range: […, …]", 0),
    ],
)
def test_a_range_of_another_form_is_told_with_its_own_numbers_in_the_right_one(
    write: Write, written: str, line: str, n: int | None, language: str
) -> None:
    root = write({MORE: FACT.replace("value: 5", f"range: {written}")})
    [problem] = found(root)
    assert problem.code == "wrong-length"
    assert line in said_in(problem.hint, language)
    assert ("value: 5" in said_in(problem.hint, language)) is (n == 1)
    assert n is None or str(n) in said_in(problem.message, language)
    mended = FACT.replace("value: 5", line.replace("[5, …]", "[5, 9]").replace("[…, …]", "[5, 9]"))
    (root / MORE).write_text(mended, encoding="utf-8")
    assert found(root) == []


NUMBER = st.builds(lambda n, power: f"{n}{power}", st.integers(-999, 999), st.sampled_from(["", ".5", "e9"]))
BETWEEN = st.sampled_from(["..", "...", "…", "–", "—", "~", "～", " - ", "至", "到", " to ", ", ", " 和 "])


@given(NUMBER, BETWEEN, NUMBER)
def test_both_numbers_of_a_text_are_found_whatever_stands_between_them(low: str, between: str, high: str) -> None:
    assert numbers_in(f"{low}{between}{high}") == [low, high]
    assert numbers_in([low, high]) == numbers_in({"low": low, "high": high}) == [low, high]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("old", "new", "line", "needed"),
    [
        ("[cnbc]", "[]", "sources: […]", True),
        ("[cnbc]", "", "sources: […]", True),
        ("date: 2025-04-17", "date:", "date: …", True),
        ("unused: a test", 'unused: ""', "unused: …", False),
    ],
)
def test_what_is_empty_is_told_with_its_line_and_whether_it_may_go(
    write: Write, old: str, new: str, line: str, needed: bool, language: str
) -> None:
    [problem] = found(write({EVENTS: KEPT.replace(old, new)}))
    assert problem.code == "empty"
    assert line in said_in(problem.hint, language)
    assert ("needed" in problem.hint) is needed


@pytest.mark.parametrize("field", ["value", "status", "as_of", "bound"])
def test_a_field_with_nothing_behind_it_is_empty_whatever_form_it_has(write: Write, field: str) -> None:
    written = re.sub(rf"^  {field}: .*\n", "", FACT, flags=re.M).replace("  unit", f"  {field}:\n  unit", 1)
    problem = next(problem for problem in found(write({MORE: written})) if f"{field}:" in problem.source_line)
    assert (problem.code, f"{field}: …" in problem.hint, "needed" in problem.hint) == ("empty", True, False)


@pytest.mark.parametrize("length", [1, 2, 5, 9])
@pytest.mark.parametrize("language", languages())
def test_a_circle_is_shown_whole_with_the_line_of_each_sum(write: Write, length: int, language: str) -> None:
    names = [f"more.n{number}" for number in range(length)]
    text = "".join(
        f"n{n}: {{label: {{zh: 甲, en: A}}, derive: {names[(n + 1) % length]}, unit: usd, digits: 2, unused: a test}}\n"
        for n in range(length)
    )
    problems = [problem for problem in found(write({MORE: text})) if problem.code == "derived-cycle"]
    [problem] = problems
    said = said_in(problem.message, language)
    for n, name in enumerate(names):
        assert name in said
        assert length == 1 or re.search(rf"{re.escape(name)} ?[(（]{re.escape(MORE)}:{n + 1}[)）]", said)
    assert ("derive:" in problem.hint) is (length > 1)
