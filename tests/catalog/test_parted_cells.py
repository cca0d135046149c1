"""Tables whose cells something else parts than commas, or has marks around: told once each, and mended to what was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.chart_records import Series
from macros.catalog.tables import read_rows
from macros.ground.problems import Problem, mended

COLUMNS = [
    {"name": "month", "type": "yearmonth", "title": {"en": "Month"}},
    {"name": "seen", "type": "integer", "title": {"en": "Seen"}},
    {"name": "what", "type": "string", "title": {"en": "What"}},
]
SERIES = Series.model_validate(
    {"title": {"en": "A"}, "fields": COLUMNS, "as_of": "2025", "status": "reported", "sources": ["cnbc"]},
    context={"languages": ("en",)},
)
HEAD = "month,seen,what"
ROWS = st.lists(
    st.tuples(st.integers(1, 12), st.integers(-9999, 9999), st.sampled_from(["船", "ships", "a b", "港口（北）"])),
    min_size=1,
    max_size=6,
).map(lambda rows: [f"2025-{month:02d},{seen},{what}" for month, seen, what in rows])
MARKS = st.sampled_from(["，", "、", ";", "\t", "|"])
QUOTES = st.sampled_from(["“”", "””", "「」", "‘’", "«»"])


def told(text: str) -> list[Problem]:
    return read_rows(text, "a.csv", SERIES)[1]


def after(text: str) -> str:
    return mended(text, [problem.mend for problem in told(text) if problem.mend])


@given(ROWS, MARKS)
def test_a_table_that_another_mark_parts_is_one_problem_and_mended_whole(rows: list[str], mark: str) -> None:
    right = "\n".join((HEAD, *rows, ""))
    assert told(right) == []
    wrong = right.replace(",", mark)
    assert [problem.code for problem in told(wrong)] == ["unknown-column"]
    assert after(wrong) == right


@given(ROWS, MARKS, st.data())
def test_so_is_each_row_that_another_mark_parts(rows: list[str], mark: str, data: st.DataObject) -> None:
    right = "\n".join((HEAD, *rows, ""))
    torn = data.draw(st.sets(st.integers(0, len(rows) - 1), min_size=1))
    written = (row.replace(",", mark) if n in torn else row for n, row in enumerate(rows))
    wrong = "\n".join((HEAD, *written, ""))
    assert [problem.position.line for problem in told(wrong)] == [n + 2 for n in sorted(torn)]
    assert after(wrong) == right


@given(ROWS, QUOTES, st.integers(0, 1), st.data())
def test_marks_around_a_cell_are_taken_away_but_in_a_text(
    rows: list[str], marks: str, column: int, data: st.DataObject
) -> None:
    lines = [HEAD, *rows]
    at = data.draw(st.integers(0, len(rows)))
    cells = lines[at].split(",")
    cells[column] = f"{marks[0]}{cells[column]}{marks[1]}"
    wrong = "\n".join((*lines[:at], ",".join(cells), *lines[at + 1 :], ""))
    assert len(told(wrong)) == 1
    assert after(wrong) == "\n".join((*lines, ""))


@pytest.mark.parametrize(
    "row", ["2025-01;1,5;ships", '"2025-01，1，ships"', "2025-01，1", "2025-01，1，a，b", "2025-01 1 ships"]
)
def test_what_may_mean_two_things_is_told_and_left(row: str) -> None:
    found = told(f"{HEAD}\n{row}\n")
    assert found
    assert [problem.mend for problem in found] == [None] * len(found)


@given(st.integers(1, 12), st.integers(1900, 2100), st.sampled_from("/.-"))
def test_a_month_before_its_year_is_that_month(month: int, year: int, mark: str) -> None:
    assert after(f"{HEAD}\n{month}{mark}{year},1,ships\n") == f"{HEAD}\n{year}-{month:02d},1,ships\n"
