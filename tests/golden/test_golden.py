"""Each chart is drawn as its reference has it, in every language and at both widths."""

from __future__ import annotations

import pytest

from tests.golden.drawn import drawn_now, essence, kept

KEPT = kept()


@pytest.fixture(scope="module")
def now() -> dict[str, str]:
    return drawn_now()


def test_every_chart_has_a_reference_in_every_language_and_width(now: dict[str, str]) -> None:
    assert sorted(now) == sorted(KEPT), "make golden shows them; make golden ACCEPT=1 keeps them"


@pytest.mark.parametrize("name", KEPT)
def test_a_chart_has_the_marks_and_texts_of_its_reference(now: dict[str, str], name: str) -> None:
    was, is_now = essence(KEPT[name]), essence(now[name])
    assert was - is_now == is_now - was, "make golden shows both pictures; make golden ACCEPT=1 keeps the new one"


def test_a_lost_label_and_another_colour_are_noticed_and_a_shift_is_not() -> None:
    svg = KEPT["h20-charge.en.wide.svg"]
    assert essence(svg.replace("Difference", "")) != essence(svg)
    assert essence(svg.replace('fill="var(--cl-accent)"', 'fill="var(--cl-plain)"')) != essence(svg)
    assert essence(svg.replace(' y="', ' y="1')) == essence(svg)
