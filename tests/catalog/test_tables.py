"""The rows of a series at their limits: an answer within seconds, by name, whatever there are a million of."""

from __future__ import annotations

import datetime as dt
import tracemalloc

import pytest

from macros.catalog.chart_records import Series
from macros.catalog.tables import read_rows
from macros.catalog.validators import read_number
from tests.effort import within

SERIES = Series.model_validate(
    {
        "title": {"en": "A"},
        "fields": [
            {"name": "day", "type": "date", "title": {"en": "Day"}, "constraints": {"required": "true", "unique": "true"}},
            {"name": "n", "type": "number", "title": {"en": "Number"}, "constraints": {"minimum": "0"}},
        ],
        "as_of": "2025",
        "status": "reported",
        "sources": ["cnbc"],
    },
    context={"languages": ("en",)},
)  # fmt: skip
HEAD = "day,n\n"
FIRST = dt.date(1700, 1, 1)
GOOD = HEAD + "".join(f"{FIRST + dt.timedelta(days=n)},{n}.5\n" for n in range(100_000))


@pytest.mark.heavy
def test_a_hundred_thousand_rows_are_read_within_seconds_and_megabytes() -> None:
    with within(5):
        rows, problems = read_rows(GOOD, "a.csv", SERIES)
    assert (len(rows), problems) == (100_000, [])
    tracemalloc.start()
    read_rows("\n".join(GOOD.split("\n")[:10_001]), "a.csv", SERIES)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000, "a tenth of it"
    tracemalloc.stop()


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GOOD + "2025-01-01,1\n", "too-large"),
        (HEAD + "a,b\n" * 100_000, "wrong-cell"),
        (HEAD + "a\n" * 100_000, "row-length"),
        (HEAD + "2025-01-01,1\n" * 100_000, "repeated-cell"),
        (HEAD + ",\n" * 100_000, "row-length"),
        (HEAD + ",1\n" * 100_000, "empty-cell"),
        (HEAD + "2025-01-01,-1\n" * 50_000, "cell-out-of-range"),
        (HEAD + "\n" * 5_000_000, "too-large"),
        (HEAD + "," * 5_000_000, "too-large"),
        (HEAD + '2025-01-01,"' + "x" * 5_000_000, "too-large"),
        (HEAD + '2025-01-01,"' + "x\n" * 90_000, "too-large"),
        (HEAD + f"2025-01-01,{'1' * 5000}\n", "too-large"),
        (",".join(f"c{n}" for n in range(3000)) + "\n1\n", "unknown-column"),
        (",".join(f"c{n}" for n in range(500_000)) + "\n1\n", "too-large"),
        ("a,b,c,d\n" + "2025-01-01,2025-01-01,2025-01-01,2025-01-01\n" * 99_000, "too-large"),
    ],
)
def test_what_is_wrong_a_hundred_thousand_times_is_told_a_hundred_times(text: str, code: str) -> None:
    with within(5):
        _, problems = read_rows(text, "a.csv", SERIES)
    assert code in {found.code for found in problems}
    assert len(problems) <= 101


@pytest.mark.heavy
def test_rows_and_cells_are_counted_without_the_head() -> None:
    rows = "2025-01-01,1,2\n" * 100_000
    _, full = read_rows(f"day,n,x\n{rows}", "a.csv", SERIES)
    assert {found.code for found in full} == {"unknown-column"}
    _, over = read_rows(f"day,n,x\n{rows}2025-01-01,1,2\n", "a.csv", SERIES)
    _, wide = read_rows(f"day,n,x\n{rows.replace(',2', ',2,3', 1)}", "a.csv", SERIES)
    assert [[found.code for found in problems] for problems in (over, wide)] == [["too-large"], ["too-large"]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('n,day\n"1\n\n\n",2025-01-01\nx,2025-01-02\n', [("a.csv:2:1", "row-length"), ("a.csv:6:1", "wrong-cell")]),
        ('day,n\n2025-01-01,"1\n2025-01-02,2\n2025-01-03,"3\n', [("a.csv:2:1", "row-length")]),
        ('day,n\n2025-01-01,"1"2\n', [("a.csv:2:1", "row-length")]),
        ('day,n\n2025-01-01,"1\n', [("a.csv:2:1", "row-length")]),
    ],
)
def test_a_cell_ends_on_its_line_and_none_swallows_those_below(text: str, told: list[tuple[str, str]]) -> None:
    """A quotation mark left open would take rows away that nobody misses (RFC 4180 has lines in cells; we have none)."""
    _, found = read_rows(text, "a.csv", SERIES)
    assert [(str(one.position), one.code) for one in found] == told
    assert [one.source_line for one in found] == [text.split("\n")[one.position.line - 1] for one in found]


def column(kind: str, cells: list[str]) -> tuple[list[object], list[str]]:
    """What is read of cells in a column of that kind which holds each once, and the lines of those told."""
    described = {"title": {"en": "A"}, "as_of": "2025", "status": "reported", "sources": ["cnbc"]}
    field = {"name": "a", "type": kind, "title": {"en": "A"}, "constraints": {"unique": "true"}}
    other = {"name": "b", "type": "string", "title": {"en": "B"}}
    series = Series.model_validate({**described, "fields": [field, other]}, context={"languages": ("en",)})
    rows, problems = read_rows("a,b\n" + "".join(f"{cell},x\n" for cell in cells), "a.csv", series)
    assert {problem.code for problem in problems} <= {"repeated-cell"}
    return [row["a"] for row in rows], [str(problem.position) for problem in problems]


@pytest.mark.parametrize("written", ["0", "-0", "0.0", "-0.0", "-0.000"])
def test_of_zero_there_is_one_wherever_a_number_is_read(written: str) -> None:
    [read], _ = column("number", [written])
    assert str(read) == str(read_number(written)) == written.lstrip("-")


@pytest.mark.parametrize(
    ("kind", "once", "again"),
    [
        ("number", "1", ["1.0", "1.00"]),
        ("number", "0", ["-0", "0.0", "-0.00"]),
        ("number", "-2.5", ["-2.50"]),
        ("number", "0." + "1" * 37, ["0." + "1" * 37 + "0"]),
        ("integer", "0", ["-0"]),
        ("date", "2025-04-15", ["2025-04-15"]),
        ("year", "2025", [" 2025"]),
        ("string", "1", ["1"]),
    ],
)
def test_what_is_written_otherwise_and_is_equal_stands_twice(kind: str, once: str, again: list[str]) -> None:
    assert column(kind, [once, *again])[1] == [f"a.csv:{n}:1" for n in range(3, len(again) + 3)]


def test_texts_are_equal_letter_by_letter() -> None:
    assert column("string", ["1", "1.0", "-0", "0", "2025-04-15"])[1] == []
