"""Amounts: a table of how numbers read, then every unit, bound, range and sign that the research needs."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from macros.catalog.numbers.rounding import rounded
from macros.catalog.records import Amount
from macros.wording.amounts import amount, machine_value, ticks, unit_name
from macros.wording.voice import Voice, WordlessError

from .conftest import derived, of, words

DESIGN = [
    (of("5.5e9", "usd", "at-most"), "至多55亿美元", "up to $5.5 billion", "55亿", "$5.5B"),
    (of(("12e9", "15e9"), "usd"), "120亿至150亿美元", "$12–15 billion", "120–150亿", "$12–15B"),
    (of("485000", "chips"), "48.5万枚", "485,000 chips", "48.5万", "485K"),
    (of("0.349", "share"), "34.9%", "34.9%", "34.9%", "34.9%"),
    (of("4000", "people", "nearly"), "近4000人", "nearly 4,000 people", "4000", "4,000"),
    (of("36.6e9", "cny"), "366亿元", "RMB 36.6 billion", "366亿元", "¥36.6B"),
    (of("-0.069", "change"), "下跌6.9%", "fell 6.9%", "−6.9%", "−6.9%"),
    (of("5", "points"), "5个百分点", "5 percentage points", "5个百分点", "5 pts"),
    (of("2.4", "times"), "2.4倍", "2.4 times", "2.4倍", "2.4×"),
]
RESEARCH = [
    (of("36.578e9", "cny"), "365.78亿元", "RMB 36.578 billion"),
    (of("3.94e9", "eur"), "39.4亿欧元", "€3.94 billion"),
    (of("4.8e9", "eur", "about"), "约48亿欧元", "about €4.8 billion"),
    (of(("650e9", "700e9"), "usd", "about"), "约6500亿至7000亿美元", "about $650–700 billion"),
    (of("1.5e12", "usd", "over"), "超过1.5万亿美元", "over $1.5 trillion"),
    (of("0.8e9", "usd", "at-most"), "至多8亿美元", "up to $800 million"),
    (of("1.5e6", "developers"), "150万人", "1.5 million developers"),
    (of("4.3e6", "developers", "about"), "约430万人", "about 4.3 million developers"),
    (of("1365000", "chips"), "136.5万枚", "1.365 million chips"),
    (of("200000", "chips", "about"), "约20万枚", "about 200,000 chips"),
    (of("400000", "chips", "at-least"), "至少40万枚", "at least 400,000 chips"),
    (of("-0.07", "change", "nearly"), "下跌近7%", "fell nearly 7%"),
    (of("-0.06", "change", "over"), "下跌超过6%", "fell over 6%"),
    (of("-0.0735", "change"), "下跌7.35%", "fell 7.35%"),
    (of("0.003", "change"), "上涨0.3%", "rose 0.3%"),
    (of("3.86", "growth"), "增长386%", "grew 386%"),
    (of("-0.24", "growth"), "下降24%", "fell 24%"),
    (of(("2.58", "2.59"), "growth"), "增长258%至259%", "grew 258–259%"),
    (of(("-0.10", "-0.05"), "change", "about"), "下跌约5%至10%", "fell about 5–10%"),
    (of(("-0.05", "0.1"), "change"), "变动−5%至+10%", "changed by −5% to +10%"),
    (of("0", "change"), "变动0%", "changed by 0%"),
    (of(("0.70", "0.88"), "share"), "70%至88%", "70–88%"),
    (of("0.5", "share", "at-most"), "至多50%", "up to 50%"),
    (of("0.30", "share", "over"), "超过30%", "over 30%"),
    (of("1", "share"), "100%", "100%"),
    (of("0", "share"), "0%", "0%"),
    (of("0", "usd"), "0美元", "$0"),
    (of(("86", "92"), "days"), "86至92天", "86–92 days"),
    (of("1", "days"), "1天", "1 day"),
    (of("1", "weeks"), "1周", "1 week"),
    (of("4", "months"), "4个月", "4 months"),
    (of("20", "years", "nearly"), "近20年", "nearly 20 years"),
    (of("12", "times", "about"), "约12倍", "about 12 times"),
    (of("2", "visits"), "2次", "2 visits"),
    (of("1", "visits"), "1次", "1 visit"),
    (of("3", "cities"), "3座城市", "3 cities"),
    (of("10", "buyers", "about"), "约10家", "about 10 buyers"),
    (of("5", "companies"), "5家", "5 companies"),
    (of("1", "people"), "1人", "1 person"),
    (of("989.4", "tflops"), "989.4\u202fTFLOPS", "989.4 TFLOPS"),
    (of("96", "gb"), "96\u202fGB", "96 GB"),
    (of("900", "gb-per-s"), "900\u202fGB/s", "900 GB/s"),
    (of("4.0", "tb-per-s"), "4.0\u202fTB/s", "4.0 TB/s"),
    (of("4800", "tpp"), "4800", "4,800"),
    (of("5.92", "tpp-per-mm2"), "5.92", "5.92"),
    (of("4.8", "tflops-per-mm"), "每毫米4.8\u202fTFLOPS", "4.8 TFLOPS per mm"),
    (of("7.2", "cny-per-usd"), "1美元兑7.2元", "RMB 7.2 to the dollar"),
    (of("120", "index"), "120", "120"),
    (of("2006", None), "2006", "2006"),
    (of("-1e9", "usd"), "−10亿美元", "−$1 billion"),
    (of(("-1e9", "2e9"), "usd"), "−10亿至20亿美元", "−$1 billion to $2 billion"),
    (of(("400000", "1.2e6"), "chips"), "40万至120万枚", "400,000 to 1.2 million chips"),
    (of(("0.9e9", "1.2e9"), "usd"), "9亿至12亿美元", "$900 million to $1.2 billion"),
    (of(("0", "15e9"), "usd"), "0至150亿美元", "$0 to $15 billion"),
]


@pytest.mark.parametrize("row", DESIGN)
def test_every_row_of_the_table_comes_out_exactly(zh, en, row):
    written, *expected = row
    shown = [amount(voice, written, style=style) for style in ("prose", "table") for voice in (zh, en)]
    assert [words(text) for text in shown] == expected


@pytest.mark.parametrize(("written", "in_zh", "in_en"), RESEARCH)
def test_what_the_research_needs_reads_right_in_both_languages(zh, en, written, in_zh, in_en):
    assert amount(zh, written) == in_zh
    assert words(amount(en, written)) == in_en


def test_a_range_in_dollars_shares_its_unit_in_english(en):
    assert amount(en, of(("12e9", "15e9"), "usd")) == "$12–15\u00a0billion"


def test_a_number_never_parts_from_its_unit_at_a_line_end(en):
    assert amount(en, of("5", "points")) == "5\u00a0percentage\u00a0points"
    assert amount(en, of("36.6e9", "cny")) == "RMB\u00a036.6\u00a0billion"
    assert amount(en, of("4000", "people", "nearly")) == "nearly 4,000\u00a0people"


def test_chinese_has_no_space_but_a_thin_one_before_a_unit_in_latin_letters(zh):
    assert not re.search(r"(?!\u202f[A-Z])\s", "".join(amount(zh, row[0]) for row in [*DESIGN, *RESEARCH]))


def test_a_zero_that_was_written_is_shown(zh, en):
    assert amount(zh, of("5.50e9", "usd")) == "55.0亿美元"
    assert words(amount(en, of("5.50e9", "usd"))) == "$5.50 billion"
    assert words(amount(en, of("1.10", "times"))) == "1.10 times"


def test_one_with_a_decimal_is_plural_in_english(en):
    assert words(amount(en, of("1.0", "months"))) == "1.0 months"
    assert words(amount(en, of("1e6", "chips"))) == "1 million chips"


def test_a_scale_that_saves_no_digit_is_not_used_where_digits_are_grouped(zh, en):
    many = of("5912345", "chips")
    assert words(amount(en, many)) == "5,912,345 chips"
    assert amount(en, many, style="table") == "5,912,345"
    assert amount(zh, many) == "591.2345万枚"


def test_a_table_shows_the_sign_of_a_rise(zh, en):
    for voice in (zh, en):
        assert amount(voice, of("3.86", "growth"), style="table") == "+386%"


def test_a_derived_fact_shows_the_digits_it_states(zh, en):
    share = derived("0.34883720930232558", "share", 3)
    assert amount(zh, share) == amount(en, share) == "34.9%"
    assert machine_value(share) == "0.349"
    assert words(amount(en, derived(("15000000000", "18750000000"), "usd", 4))) == "$15.00–18.75 billion"
    assert amount(zh, derived("0.5", "share", 3)) == "50.0%"


def test_rounding_is_half_to_even_and_carries():
    assert rounded(Decimal("18.75"), 3) == Decimal("18.8")
    assert rounded(Decimal("18.65"), 3) == Decimal("18.6")
    assert str(rounded(Decimal("0.9996"), 3)) == "1.00"


def test_machines_read_plain_digits():
    assert machine_value(of("5.5e9", "usd")) == "5500000000"
    assert machine_value(of("-0.069", "change")) == "-0.069"
    assert machine_value(of("1.10", "times")) == "1.10"
    assert machine_value(of(("12e9", "15e9"), "usd")) is None
    assert machine_value(Amount()) is None


def test_ticks_share_one_scale_and_leave_the_unit_to_the_axis(zh, en):
    def at(voice: Voice, unit: str, *values: str) -> list[str]:
        return ticks(voice, [Decimal(value) for value in values], unit)

    assert at(en, "usd", "0", "5e9", "10e9") == ["0", "$5B", "$10B"]
    assert at(zh, "usd", "0", "5e9", "10e9") == ["0", "50亿", "100亿"]
    assert at(en, "usd", "0", "0.5e9", "1e9") == ["0", "$0.5B", "$1.0B"]
    assert at(zh, "chips", "0", "250000", "500000") == ["0", "25万", "50万"]
    assert at(en, "change", "-0.08", "0", "0.04") == ["−8%", "0%", "+4%"]
    assert at(zh, "days", "0", "30") == at(en, "days", "0", "30") == ["0", "30"]
    assert at(zh, "days") == []


def test_units_have_names_for_axes(zh, en):
    assert (unit_name(zh, "usd"), unit_name(en, "usd")) == ("美元", "US dollars")


def test_a_number_of_forty_digits_or_a_hundred_places_is_written_out(zh, en):
    digits = "1234567890" * 4
    assert amount(zh, of(digits, "tflops")) == f"{digits}\u202fTFLOPS"
    assert amount(en, of(f"-0.{digits[:37]}", "change")) == f"fell 12.{digits[2:37]}%"
    assert amount(en, of("5e99", "tflops")).startswith("5" + ",000" * 33)


def test_no_number_and_no_unit_are_told_plainly(en):
    with pytest.raises(WordlessError, match="without value or range"):
        amount(en, Amount())
    with pytest.raises(WordlessError, match='no words in "en" for unit "ducks"'):
        amount(en, of("1", "ducks"))


def test_every_unit_has_words_in_every_language_and_a_number_in_each_pattern(catalog):
    for unit in catalog.units.values():
        for language in catalog.languages:
            patterns = unit.words[language]
            for pattern in (
                *patterns.prose.values(),
                *patterns.table.values(),
                patterns.rise,
                patterns.fall,
                patterns.either,
            ):
                assert pattern is None or pattern.count("{n}") == 1


def test_a_third_language_needs_only_data(de):
    assert words(amount(de, of("5.5e9", "usd", "at-most"))) == "bis zu 5,5 Milliarden Dollar"
    assert words(amount(de, of("1e9", "usd"))) == "1 Milliarde Dollar"
    assert words(amount(de, of(("12e9", "15e9"), "usd"))) == "12 bis 15 Milliarden Dollar"
    assert words(amount(de, of("-0.069", "change", "nearly"))) == "um fast 6,9 % gefallen"


NUMBERS = some.builds(
    lambda digits, exponent, sign: Decimal((sign, tuple(map(int, str(digits))), exponent)),
    some.integers(1, 10**14),
    some.integers(-6, 12),
    some.integers(0, 1),
)
UNITS = some.sampled_from(["usd", "cny", "chips", "share", "change", "points", "days", "tb-per-s"])


def _significant(text: str) -> str:
    digits = "".join(re.findall(r"\d", text)).lstrip("0")
    return digits.rstrip("0")


@given(NUMBERS, UNITS, some.sampled_from(["zh", "en"]), some.sampled_from(["prose", "table"]))
def test_the_digits_shown_are_the_digits_written(catalog, number, unit, language, style):
    shown = amount(Voice(language, catalog), Amount(value=number, unit=unit), style=style)
    assert _significant(shown) == _significant(f"{number:f}")


@given(NUMBERS, UNITS)
def test_the_machine_value_is_the_number_and_has_no_exponent(number, unit):
    value = machine_value(Amount(value=number, unit=unit))
    assert value is not None and Decimal(value) == number and "E" not in value.upper()


@given(some.lists(NUMBERS, min_size=1, max_size=8), UNITS, some.sampled_from(["zh", "en"]))
def test_ticks_are_one_to_a_value_and_differ_where_the_values_do(catalog, values, unit, language):
    shown = ticks(Voice(language, catalog), values, unit)
    assert len(shown) == len(values)
    assert len(set(shown)) == len(set(values))
