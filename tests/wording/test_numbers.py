"""How numbers read is written down, row by row, and what holds in every row holds for any number."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from macros.catalog.records import Amount, Bound
from macros.wording.amounts import amount, beside_each_other
from macros.wording.voice import Voice

from .conftest import derived, of, words
from .numbers import BOUNDS, TABLE, table

AT_ITS_END = re.compile(r"(\d[\d,]*)(?:\.\d+)?(?:\u00a0| )?(万亿|[万亿]|million|billion|[KMB](?![A-Za-z]))")
NUMBERS = some.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent), some.integers(1, 10**9), some.integers(-6, 8)
)
UNITS = some.sampled_from(["usd", "cny", "chips", "times", "days", "points"])
STYLES = some.sampled_from(["prose", "table"])


def test_the_table_of_numbers_is_as_the_words_are(catalog) -> None:
    written = TABLE.read_text(encoding="utf-8").splitlines()
    made = table(catalog).splitlines()
    other = [f"{old}\n{new}" for old, new in zip(written, made, strict=False) if old != new]
    assert (other[:5], len(written)) == ([], len(made)), "look at it after: python -m tests.wording.numbers"


def test_the_table_has_every_unit_every_bound_and_hundreds_of_rows(catalog) -> None:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    assert len(rows) > 1000
    assert {row[0] for row in rows} == set(catalog.units)
    assert {row[2] for row in rows} == set(BOUNDS)
    assert len(set(map(tuple, rows))) == len(rows)


@given(NUMBERS, UNITS, STYLES)
def test_no_scale_has_a_number_that_the_next_one_is_for(catalog, number, unit, style) -> None:
    for language, most in (("zh", 4), ("en", 3)):
        said = amount(Voice(language, catalog), Amount(value=number, unit=unit), style=style)
        for digits, scale in AT_ITS_END.findall(said):
            assert len(digits.replace(",", "")) <= most or scale == "万亿", said


@given(NUMBERS, NUMBERS, UNITS, STYLES)
def test_the_lower_end_of_a_range_has_its_scale_its_unit_or_its_groups(catalog, a, b, unit, style) -> None:
    if a == b:
        return
    low, high = sorted((a, b))
    for language, joint in (("zh", "[至–]"), ("en", "–| to ")):
        said = words(amount(Voice(language, catalog), Amount(range=(low, high), unit=unit), style=style))
        first, last = re.split(joint, said, maxsplit=1)
        scale = re.search(r"[万亿]|million|billion|trillion|[KMBT](?![A-Za-z])", last)
        shared = "–" in said and high < 10 * low  # both ends at one scale, said once: $12–15 billion
        whole = re.search(r"[^\d.,]", first) or "," in first
        assert not scale or shared or whole, said


@pytest.mark.parametrize(
    ("numbers", "unit", "in_en", "in_zh"),
    [
        (["485000", "123456", "9999"], "chips", ["485,000", "123,456", "9,999"], ["485000", "123456", "9999"]),
        (["8000", "12000"], "usd", ["$8K", "$12K"], ["0.8万", "1.2万"]),
        (["485000", "230000", "0"], "chips", ["485K", "230K", "0"], ["48.5万", "23万", "0"]),
        (["5.5e9", "50e6"], "usd", ["$5.5B", "$50M"], ["55亿", "5000万"]),
        (["100", "5e6"], "usd", ["$100", "$5M"], ["100", "500万"]),
    ],
)
def test_numbers_beside_each_other_are_written_in_one_way(zh, en, numbers, unit, in_en, in_zh) -> None:
    amounts = [of(number, unit) for number in numbers]
    assert beside_each_other(en, amounts) == in_en
    assert beside_each_other(zh, amounts) == in_zh


def test_beside_each_other_each_unit_is_by_itself_and_hedges_stay(zh, en) -> None:
    amounts = [of("8000", "usd", "about"), of("12000", "usd"), of("9000", "chips"), of("-0.06", "change", "over")]
    assert beside_each_other(en, amounts, hedged=True) == ["about $8K", "$12K", "9,000", "fell over 6%"]
    assert beside_each_other(zh, amounts, hedged=True) == ["约0.8万", "1.2万", "9000", "下跌超过6%"]
    assert beside_each_other(en, []) == []


@pytest.mark.parametrize(
    ("number", "unit", "digits", "in_zh", "in_en"),
    [
        (("0.3491", "0.3494"), "share", 2, "约35%", "about 35%"),
        (("9.5e9", "10.5e9"), "usd", 3, "95亿至105亿美元", "$9.5–10.5 billion"),
        (("0.05", "0.12"), "share", 2, "5%至12%", "5–12%"),
        (("0.005", "0.12"), "share", 2, "0.50%至12%", "0.50–12%"),
        (("0.0996", "0.1004"), "share", 2, "约10%", "about 10%"),
        (("0", "0.21"), "growth", 1, "增长0%至20%", "grew 0–20%"),
        ("0.18181818", "share", 3, "18.2%", "18.2%"),
    ],
)
def test_a_derived_number_shows_even_digits(zh, en, number, unit, digits, in_zh, in_en) -> None:
    fact = derived(number, unit, digits)
    assert words(amount(zh, fact)) == in_zh
    assert words(amount(en, fact)) == in_en


@pytest.mark.parametrize(
    ("number", "bound", "in_zh", "in_en"),
    [
        ("-0.2", "at-least", "下降至多20%", "fell up to 20%"),
        ("-0.2", "at-most", "下降至少20%", "fell at least 20%"),
        ("-0.2", "over", "下降超过20%", "fell over 20%"),
        ("-0.2", "nearly", "下降近20%", "fell nearly 20%"),
        ("0.2", "at-least", "增长至少20%", "grew at least 20%"),
        ("0", "at-most", "不高于0%", "no higher than 0%"),
    ],
)
def test_a_limit_is_worded_for_the_size_of_the_change(zh, en, number: str, bound: Bound, in_zh, in_en) -> None:
    assert amount(zh, of(number, "growth", bound)) == in_zh
    assert words(amount(en, of(number, "growth", bound))) == in_en


@pytest.mark.parametrize(
    ("bound", "in_zh", "in_en"),
    [
        ("nearly", "略高于−4000枚", "just above −4,000 chips"),
        ("over", "低于−4000枚", "below −4,000 chips"),
        ("at-least", "不低于−4000枚", "no lower than −4,000 chips"),
        ("at-most", "不高于−4000枚", "no higher than −4,000 chips"),
    ],
)
def test_below_zero_each_hedge_has_words_of_its_own(zh, en, bound: Bound, in_zh, in_en) -> None:
    assert amount(zh, of("-4000", "chips", bound)) == in_zh
    assert words(amount(en, of("-4000", "chips", bound))) == in_en


@given(NUMBERS, NUMBERS, some.sampled_from(["change", "growth"]))
def test_in_tables_each_end_of_a_rise_has_its_sign(catalog, a, b, unit) -> None:
    if a == b:
        return
    rise = Amount(range=(min(a, b), max(a, b)), unit=unit)
    for language in ("zh", "en"):
        said = amount(Voice(language, catalog), rise, style="table")
        assert (said.count("+"), said.count("%")) == (2, 2), said
        assert "+" not in amount(Voice(language, catalog), rise), "a verb tells it in prose"


def test_a_range_whose_low_end_has_no_scale_keeps_all_digits_where_the_high_one_hardly_bears_one(zh) -> None:
    assert amount(zh, of(("9999", "10001"), "usd")) == "9999至10001美元"
    assert amount(zh, of(("8000", "12000"), "usd")) == "8000美元至1.2万美元"
    assert amount(zh, of(("10001", "12345"), "usd")) == "1.0001万至1.2345万美元"
