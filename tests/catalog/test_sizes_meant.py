"""What is proposed for a number written with its size, unit or partner is that number, or nothing is proposed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.reading.amounts import lines_meant, scaled_meant
from macros.catalog.reading.scalars import range_meant
from macros.catalog.reading.wanted import two_numbers
from macros.ground.told import said_in, told

SIZES = {"bn": 9, "mn": 6, "tn": 12, " billion": 9, " million": 6, "亿": 8, "万亿": 12, " trillion": 12, "万": 4}


@given(st.integers(1, 9999), st.sampled_from(sorted(SIZES)), st.sampled_from(("", "$", "US$", "€")))
def test_a_number_with_its_size_is_that_size(number: int, size: str, currency: str) -> None:
    written = f"{currency}{number / 10}{size}"
    hint = said_in(lines_meant(written) or told(""), "en")
    proposed = hint.split("value: ")[1].split(",")[0].split(" ")[0]
    assert Decimal(proposed) == Decimal(str(number / 10)).scaleb(SIZES[size])
    assert currency or scaled_meant(written) == proposed


@pytest.mark.parametrize("written", ["4k", "3m", "0.82B", "~820m", "5 km"])
def test_of_a_letter_that_may_be_a_size_or_a_unit_no_number_is_made(written: str) -> None:
    assert "value:" not in said_in(lines_meant(written) or told(""), "en")
    assert scaled_meant(written) is None


@pytest.mark.parametrize("written", ["12-15e9", "5.5e-9", "1e-3", "1,5 - 2,5"])
def test_no_range_is_made_of_one_number_or_of_two_sizes(written: str) -> None:
    assert range_meant(written) is None


def test_commas_for_points_are_no_third_and_fourth_number() -> None:
    assert "[1.5, 2.5]" in said_in(two_numbers(told("range"), "range", ["1", "5", "2", "5"])[2], "en")
    assert "[1, 2]" in said_in(two_numbers(told("range"), "range", ["1", "5", "2"])[2], "en")
