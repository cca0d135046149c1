"""Axes have round ticks that enclose what is drawn."""

from __future__ import annotations

from decimal import Decimal

import pytest

from macros.charts.layout.axis import round_ticks


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("11.66", "19.09", ["10", "12", "14", "16", "18", "20"]),
        ("0", "485000", ["0", "100000", "200000", "300000", "400000", "500000"]),
        ("-0.073", "0.003", ["-0.08", "-0.06", "-0.04", "-0.02", "0", "0.02"]),
        ("3", "3", ["3", "3.1"]),
        ("0", "0", ["0", "0.1"]),
    ],
)
def test_ticks_are_round_and_enclose_the_values(low: str, high: str, ticks: list[str]) -> None:
    assert list(round_ticks(Decimal(low), Decimal(high), most=6)) == [Decimal(tick) for tick in ticks]


@pytest.mark.parametrize("most", range(3, 9))
def test_there_are_never_more_ticks_than_there_is_room_for(most: int) -> None:
    for low, high in (("0", "1"), ("0.99", "1.01"), ("-7", "13"), ("1e9", "9.9e11")):
        ticks = round_ticks(Decimal(low), Decimal(high), most=most)
        assert 2 <= len(ticks) <= most
        assert ticks[0] <= Decimal(low)
        assert ticks[-1] >= Decimal(high)
