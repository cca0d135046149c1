"""Numbers in running text, by magnitude: what is one number in two languages, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from macros.wording.magnitudes import Magnitude, magnitudes, number, said_in_one_only


def read(text):
    return {(magnitude.value, magnitude.measure) for magnitude, _, _ in magnitudes(text) if magnitude.measure != "bare"}


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("45亿美元", "$4.5 billion"),
        ("四十五亿美元", "US$4.5bn"),
        ("三成", "30%"),
        ("三成", "thirty per cent"),
        ("百分之三十", "30 percent"),
        ("千分之三", "0.3%"),
        ("二十六家", "twenty-six companies"),
        ("120亿至150亿美元", "$12–15 billion"),
        ("120至150亿美元", "$12 billion to $15 billion"),
        ("15%至30%", "15–30%"),
        ("5个百分点", "5 percentage points"),
        ("2.4倍", "2.4 times"),
        ("48.5万枚", "485,000 chips"),
        ("1.5万亿元", "RMB 1.5 trillion"),
        ("366亿元", "¥36.6 billion"),
        ("三千五百人", "3,500 people"),
        ("2025年4月", "April 2025"),
        ("2026财年", "FY2026"),
    ],
)
def test_one_magnitude_is_found_in_both_writings(zh, en):
    assert read(zh) == read(en) != set()


@pytest.mark.parametrize(
    ("zh", "en"),
    [("45亿美元", "$45 billion"), ("5%", "5 percentage points"), ("45亿元", "$4.5 billion"), ("三成", "3%")],
)
def test_another_magnitude_unit_or_currency_is_another_number(zh, en):
    assert read(zh) != read(en)
    assert list(said_in_one_only(zh, en)) != []


@pytest.mark.parametrize(
    "text", ["H20", "FP16", "一些", "三星", "H20芯片与A100", "一家公司", "one company", "第一", "三四倍"]
)
def test_names_and_articles_are_no_numbers(text):
    assert list(said_in_one_only(text, "")) == []


def test_a_count_is_found_in_any_number_of_its_size():
    assert list(said_in_one_only("三座城市", "three cities")) == []
    assert [typed for _, typed, _ in said_in_one_only("四座城市", "three cities")] == ["四座"]


def test_the_place_of_a_number_is_where_it_is_written():
    assert magnitudes("约 45亿美元") == ((Magnitude(Decimal(4500000000), "usd"), "45亿美元", 2),)


@pytest.mark.parametrize(
    ("written", "value"),
    [("二十六", 26), ("十", 10), ("三百零五", 305), ("两万", 20000), ("twenty-six", 26), ("1,234.5", 1234.5)],
)
def test_numerals_are_read_by_place_value(written, value):
    assert number(written) == Decimal(str(value))


@pytest.mark.parametrize("written", ["", "些", "many", "三四"])
def test_what_is_no_numeral_is_none(written):
    assert number(written) is None
