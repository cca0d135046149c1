"""What cells and heads of a CSV can only have meant: the hint names it, and a cell that may mean two things gets none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.chart_records import Series
from macros.catalog.reading.cells import number_in_cell
from macros.catalog.tables import read_rows
from macros.ground.problems import Problem

PERCENTS = frozenset(("share",))
NUMBERS = st.decimals(-10_000, 10_000, places=2)


def told(head: str, *rows: str, unit: str | None = None, kind: str = "number") -> list[Problem]:
    """What is said of a CSV with the columns `month` and `seen`, a number in `unit`."""
    columns = [
        {"name": "month", "type": "yearmonth", "title": {"en": "Month"}},
        {"name": "seen", "type": kind, "title": {"en": "Seen"}, **({"unit": unit} if unit else {})},
    ]
    record = {"title": {"en": "A"}, "fields": columns, "as_of": "2025", "status": "reported", "sources": ["cnbc"]}
    series = Series.model_validate(record, context={"languages": ("en",)})
    return read_rows("\n".join((head, *rows, "")), "a.csv", series, PERCENTS)[1]


@pytest.mark.parametrize("unit", [None, "share"])
@pytest.mark.parametrize("sign", ["%", " %", "％", "\u00a0%", "\u202f%", "﹪"])
@pytest.mark.parametrize(
    ("number", "share"),
    [
        *(("34.9", "0.349"), ("-3", "-0.03"), ("\u22123", "-0.03"), ("100", "1.00"), ("0.5", "0.005")),
        *(("+12", "0.12"), ("３４", "0.34"), ("1,204", "12.04"), ("34,9", "0.349"), ("0", "0.00")),
    ],
)
def test_a_percentage_is_named_as_the_share_that_it_is(number: str, sign: str, share: str, unit: str | None) -> None:
    [problem] = told("month,seen", f'2025-01,"{number}{sign}"', unit=unit)
    assert (problem.code, str(problem.hint)) == ("wrong-cell", f"write {share}")


@given(NUMBERS, st.sampled_from(("{}{}", "{} {}", "{}\u00a0{}")), st.sampled_from("£$€¥￥₩₹￡"), st.booleans())
def test_an_amount_of_money_is_named_as_the_number_that_it_is(
    number: Decimal, form: str, sign: str, ahead: bool
) -> None:
    for digits in (f"{number:f}", f"{number:,f}", f"{number:f}".replace("-", "\u2212")):
        written = form.format(sign, digits) if ahead else form.format(digits, sign)
        assert Decimal(number_in_cell(written, None, PERCENTS) or "NaN") == number


@pytest.mark.parametrize(
    ("written", "unit", "meant"),
    [
        *(
            ("-£5", None, "-5"),
            ("US$1,200", "usd", "1200"),
            ("$5", "usd", "5"),
            ("¥5", "cny", "5"),
            ("5 €", "eur", "5"),
        ),
        *(
            ("£1200", "usd", None),
            ("HK$5", "usd", None),
            ("€5", "cny", None),
            ("5%", "usd", None),
            ("5%", "points", None),
        ),
        *(("£", None, None), ("%", None, None), ("-£-5", None, None), ("£5%", None, None), ("$1 000 $", None, None)),
        *(("5% of all", "share", None), ("5‰", "share", None), ("5-8%", "share", None), ("£012", None, None)),
    ],
)
def test_what_is_not_certain_is_not_named(written: str, unit: str | None, meant: str | None) -> None:
    assert number_in_cell(written, unit, PERCENTS) == meant


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Month,Seen", ["1:1 write month", "1:7 write seen"]),
        ("MONTH,seen", ["1:1 write month"]),
        ("month,sen", ['1:7 did you mean "seen"?']),
        ("month,Seen,seen", ['1:7 did you mean "seen"?']),
        ("month,Seen,SEEN", ["1:7 write seen", "1:12 known columns: month, seen"]),
    ],
)
def test_a_column_that_is_spelt_otherwise_is_one_problem(head: str, said: list[str]) -> None:
    rows = ",".join(["2025-01", *["1"] * head.count(",")])
    found = told(head, rows)
    assert {problem.code for problem in found} == {"unknown-column"}
    assert [f"{one.position.line}:{one.position.column} {one.hint}" for one in found] == said
