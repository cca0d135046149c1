"""Facts on a line by the periods they hold for, sums that a form claims, and what a drawing says of its own axis."""

from __future__ import annotations

import re

import pytest

from macros.charts.briefs import brief
from macros.charts.kinds import kind_names
from macros.charts.rules.placing import placing_problems
from macros.wording.voice import Voice
from tests.charts.conftest import (
    BARS,
    BUYERS,
    DUMBBELL,
    LINE,
    PLAIN_WORDS,
    PURCHASES,
    RANGES,
    ROWS,
    SERIES,
    Ledger,
    chart_problems,
)
from tests.charts.samples import FITTED, LINES, QUARTERS, SCATTER, STACKED, SUMS, WATERFALL
from tests.charts.test_forms import said
from tests.charts.test_kinds import NARROW, WIDE, drawn

TWO = SERIES.replace("as_of:", "", 1).replace(
    " 2025\nstatus",
    "  - name: others\n    type: integer\n    title: {zh: 别的, en: Others}\n    unit: things\nas_of: 2025\nstatus",
)


def codes(ledger: Ledger, changes: dict[str, str]) -> list[str]:
    return [problem.code for problem in chart_problems(ledger(changes))]


def quarters(old: str, new: str) -> dict[str, str]:
    text = "".join(QUARTERS)
    assert old in text
    return {"facts/quarter.yml": text.replace(old, new, 1)}


def sums(old: str, new: str) -> dict[str, str]:
    text = "".join(SUMS)
    assert old in text
    return {"facts/sum.yml": text.replace(old, new, 1)}


def test_fiscal_and_calendar_quarters_stand_in_the_order_of_their_days(ledger: Ledger) -> None:
    cloud, games, cars = brief(Voice("zh", ledger()), "lines").lines
    assert [point.when for point in games.points] == ["2025年第二季度", "2025年第三季度", "2025年第四季度"]
    assert cloud.points[0].at < games.points[0].at < cloud.points[1].at
    assert [line.name for line in (cloud, games, cars)] == ["云业务", "游戏业务", "汽车业务"]
    assert {"Q4 FY2026"} <= set(said(drawn(Voice("en", ledger()), "lines", WIDE)))


def test_the_line_that_matters_has_the_accent_and_the_others_a_turn_each(ledger: Ledger) -> None:
    assert [line.turn for line in brief(Voice("en", ledger()), "lines").lines] == [0, 1, 2]


@pytest.mark.parametrize(
    "changes",
    [
        quarters("as_of: FY2026-Q2", "as_of: FY2026-Q1"),
        quarters("as_of: FY2026-Q2", "as_of: FY2026"),
        quarters("as_of: 2025-Q3", "as_of: 2025"),
    ],
)
def test_two_values_of_one_time_on_one_line_are_told(ledger: Ledger, changes: dict[str, str]) -> None:
    assert set(codes(ledger, changes)) == {"overlapping-periods"}


def test_columns_of_a_series_are_lines_under_their_own_names(ledger: Ledger) -> None:
    rows = "".join(f"{row},{n}\n" for n, row in enumerate(ROWS.splitlines()[1:]))
    changes = {
        "series/monthly.yml": TWO,
        "series/monthly.csv": f"month,things,others\n{rows}",
        "charts/monthly.yml": LINE.replace("kind: line", "kind: lines").replace(
            "field: things", "columns: [things, others]"
        ),
    }
    catalog = ledger(changes)
    assert chart_problems(catalog) + placing_problems(catalog) == []
    assert [line.name for line in brief(Voice("en", catalog), "monthly").lines] == ["Things", "Others"]


def test_more_lines_than_a_kind_can_name_are_told(ledger: Ledger) -> None:
    assert codes(ledger, {"charts/lines.yml": LINES.replace("kind: lines", "kind: line")}) == ["too-many-marks"]


def test_a_waterfall_that_does_not_add_up_is_told_and_rounding_is_not(ledger: Ledger) -> None:
    assert codes(ledger, {}) == []
    assert codes(ledger, sums("22.1e9", "22.2e9")) == []
    assert codes(ledger, sums("22.1e9", "23e9")) == ["does-not-add-up"]
    assert codes(ledger, {"charts/waterfall.yml": WATERFALL.replace("minus: [sum.cost, ", "minus: [")}) == [
        "does-not-add-up"
    ]


def test_what_is_taken_off_has_a_minus_and_what_comes_on_a_plus(ledger: Ledger) -> None:
    words = said(drawn(Voice("en", ledger()), "waterfall"))
    assert {"$44.1B", "−$17.4B", "+$400M", "$22.1B"} <= set(words)


def test_parts_beyond_their_whole_are_told_and_what_is_left_over_is_named(ledger: Ledger) -> None:
    assert "not broken down" in said(drawn(Voice("en", ledger()), "stacked", WIDE))
    assert codes(ledger, sums("46.7e9", "25e9")) == ["does-not-add-up"]
    assert codes(ledger, {"charts/stacked.yml": STACKED.replace("whole: sum.after", "whole: sum.cost")}) == [
        "grouped-but-not-drawn"
    ]


def test_a_chart_names_its_facts_itself(ledger: Ledger) -> None:
    assert "其余开支" in said(drawn(Voice("zh", ledger()), "waterfall", NARROW))
    unknown = WATERFALL.replace("  sum.overheads:", "  sum.overhead:")
    assert codes(ledger, {"charts/waterfall.yml": unknown}) == ["grouped-but-not-drawn"]


@pytest.mark.parametrize(("language", "words"), [("zh", "纵轴从200亿起"), ("en", "axis begins at $20B")])
def test_an_axis_that_does_not_begin_at_zero_says_so(ledger: Ledger, language: str, words: str) -> None:
    assert words in said(drawn(Voice(language, ledger()), "fitted"))
    whole = {"charts/fitted.yml": FITTED.replace("from_zero: false\n", "")}
    assert not re.search("从.*起|begins", " ".join(said(drawn(Voice(language, ledger(whole)), "fitted"))))


@pytest.mark.parametrize("kind", ["bar", "area", "waterfall", "stacked-bar"])
def test_what_is_compared_by_length_begins_at_zero(ledger: Ledger, kind: str) -> None:
    assert kind in kind_names()
    text = FITTED if kind == "area" else BUYERS
    chart = re.sub("kind: .*", f"kind: {kind}", text)
    chart = chart if "from_zero" in chart else f"{chart}from_zero: false\n"
    assert "not-from-zero" in codes(ledger, {"charts/fitted.yml": chart})


@pytest.mark.parametrize("kind", ["dumbbell", "slope", "waterfall", "stacked-bar"])
def test_a_range_is_refused_where_one_end_would_be_drawn_as_the_value(ledger: Ledger, kind: str) -> None:
    facts = PURCHASES.replace("value: 200e3", "range: [100e3, 200e3]")
    chart = f"kind: {kind}\nfacts: [buy.first, buy.second, buy.fourth]\n{PLAIN_WORDS}"
    told = chart_problems(ledger({"facts/buy.yml": facts, "charts/slope.yml": chart}))
    ranges = [problem for problem in told if problem.code == "range-not-drawn" and "slope" in problem.position.path]
    assert len(ranges) == 1
    assert "bar" in ranges[0].hint


def test_an_axis_shows_nothing_below_zero_of_what_is_never_below_it_nor_a_share_beyond_the_whole(
    ledger: Ledger,
) -> None:
    facts = PURCHASES.replace("200e3", "1e3").replace("unit: chips", "unit: usd")
    chart = {"charts/ranges.yml": RANGES.replace("h20.range, h20.booked", "buy.first, buy.second")}
    ticks = brief(Voice("en", ledger({"facts/buy.yml": facts, **chart})), "ranges").ticks
    assert ticks[0] == (0.0, "0")
    shares = PURCHASES.replace("200e3", "0.05").replace("400e3", "0.97").replace("unit: chips", "unit: share")
    ticks = brief(Voice("en", ledger({"facts/buy.yml": shares, **chart})), "ranges").ticks
    assert (ticks[0][0], ticks[-1][0]) == (0, 1)


def test_values_that_are_almost_alike_stand_beside_each_other(ledger: Ledger) -> None:
    facts = PURCHASES.replace("200e3", "5.01e9").replace("400e3", "5e9").replace("100e3", "2e9")
    catalog = ledger({"facts/buy.yml": facts, "charts/dumbbell.yml": DUMBBELL})
    assert [problem for problem in placing_problems(catalog) if "dumbbell" in problem.position.path] == []


def test_what_the_work_under_study_says_is_ink_and_the_key_says_so(ledger: Ledger) -> None:
    chart = BARS.replace("h20.gap]", "h20.rumoured]\nsaid: [h20.rumoured]")
    found = brief(Voice("zh", ledger({"charts/bars.yml": chart})), "bars")
    assert [mark.tone for mark in found.marks] == ["main", "main", "ink"]
    assert [(sign.manner, sign.words) for sign in found.signs] == [("hatched", "估计或预测"), ("ink", "所核对的说法")]


def test_the_key_says_what_a_line_across_the_rows_is_where_there_is_one(ledger: Ledger) -> None:
    level = ("level", "a single figure, carried across the rows")
    catalog = ledger({})
    signs = [(sign.manner, sign.words) for sign in brief(Voice("en", catalog), "ranges").signs]
    assert level in signs
    assert level[1] in said(drawn(Voice("en", catalog), "ranges"))
    assert "level" not in {sign.manner for sign in brief(Voice("en", catalog), "bars").signs}


@pytest.mark.parametrize("canvas", [WIDE, NARROW])
def test_dots_held_against_a_line_say_where_their_scale_begins(ledger: Ledger, canvas: object) -> None:
    assert "0%" in said(drawn(Voice("en", ledger({})), "dots", canvas))


def test_a_scatter_without_axes_or_with_odd_groups_is_told(ledger: Ledger) -> None:
    assert codes(ledger, {"charts/scatter.yml": re.sub("axes: .*\n", "", SCATTER)}) == ["missing-axes"]
    odd = SCATTER.replace("facts: [firm.one-spent, firm.one-grown]}", "facts: [firm.one-spent]}")
    assert set(codes(ledger, {"charts/scatter.yml": odd})) == {"not-a-pair"}


def test_a_firm_event_lends_no_ground_to_facts_in_doubt(ledger: Ledger) -> None:
    doubtful = "".join(QUARTERS).replace("[paper]", "[mirror]")
    told = chart_problems(ledger({"facts/quarter.yml": doubtful}))
    assert {problem.code for problem in told} == {"groundless-chart"}
    assert {problem.position.path for problem in told} == {
        f"data/charts/{name}.yml" for name in ("lines", "multiples", "area", "fitted")
    }


def test_a_point_that_the_work_under_study_gives_is_ink_on_its_line(ledger: Ledger) -> None:
    chart = {"charts/fitted.yml": FITTED.replace("from_zero", "said: [quarter.cloud-q2]\nfrom_zero")}
    svg = drawn(Voice("en", ledger(chart)), "fitted")
    assert re.search(
        r'data-key="quarter.cloud-q2"[^>]*fill="currentColor"|fill="currentColor"[^>]*data-key="quarter.cloud-q2"', svg
    )
    assert "as claimed" in said(svg)
