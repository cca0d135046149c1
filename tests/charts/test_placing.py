"""Whatever numbers and words a chart is given, it is drawn inside its picture, or `check` tells that it cannot be."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.charts.briefs import brief
from macros.charts.kinds import kind, kind_names, placed
from macros.charts.layout.rows import NoRoomError
from macros.charts.marks import Brief, Line, Mark, Point, Row
from macros.charts.plane import Drawing
from macros.charts.rules.placing import outside, placing_problems
from macros.charts.theme import CANVASES
from macros.wording.voice import Voice
from tests.charts.conftest import (
    COMPARED,
    DEVELOPERS,
    EVENTS,
    FACTS,
    MOVES,
    PURCHASES,
    ROWS,
    SERIES,
    Ledger,
    chart_problems,
)
from tests.charts.test_kinds import CHARTS, drawn

OF_FACTS = sorted(name for name in kind_names() if kind(name).NEEDS.draws == "facts")
VALUES = {
    "facts/h20.yml": FACTS,
    "facts/buy.yml": PURCHASES,
    "facts/dev.yml": DEVELOPERS,
    "facts/chip.yml": COMPARED,
    "facts/move.yml": MOVES,
}
COUNTED = SERIES.replace(", minimum: 0", "")


def every_value(value: str) -> dict[str, str]:
    """The files of facts with every value the same; of shares the wholes stay, since nothing is a share of zero."""
    made = {name: re.sub(r"(?m)^  value: .*$", f"  value: {value}", text) for name, text in VALUES.items()}
    part = re.sub(r"value: 1\.5e6", f"value: {value}", DEVELOPERS)
    return {**made, "facts/dev.yml": part, "facts/h20.yml": made["facts/h20.yml"].replace("[3e9, 5e9]", "[0, 1]")}


def codes(ledger: Ledger, changes: dict[str, str]) -> list[str]:
    catalog = ledger(changes)
    return [problem.code for problem in chart_problems(catalog) or placing_problems(catalog)]


def series(*rows: str, **changes: str) -> dict[str, str]:
    """A series of these rows."""
    return {"series/monthly.yml": COUNTED, "series/monthly.csv": "\n".join(("month,things", *rows, "")), **changes}


def levels(drawing: Drawing) -> list[float]:
    """How far down the points of a drawing stand."""
    return [row["y"] for layer in drawing.layers for row in layer.rows if "key" in row]


def test_charts_without_fault_are_placed_without_a_word(ledger: Ledger) -> None:
    assert placing_problems(ledger()) == []


@pytest.mark.parametrize("value", ["0", "-0", "7", "0.25", "0.000000001", "1e90", "123456789"])
def test_a_chart_of_values_that_are_all_alike_is_drawn(ledger: Ledger, value: str) -> None:
    catalog = ledger(every_value(value))
    assert chart_problems(catalog) == []
    told = {problem.position.path for problem in placing_problems(catalog)}
    assert not told or value == "1e90", "only numbers too long for a picture are told"


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_of_nothing_but_zeros_is_a_picture(ledger: Ledger, chart: str) -> None:
    voice = Voice("en", ledger({**every_value("0"), **series("2025-01,0", "2025-02,0", "2025-03,0")}))
    assert "NaN" not in drawn(voice, chart)


@pytest.mark.parametrize(
    ("compute", "memory"), [("60", "2"), ("1e30", "2"), ("1e30", "0"), ("0", "0"), ("1000", "1000")]
)
def test_dots_far_beyond_their_line_are_drawn(ledger: Ledger, compute: str, memory: str) -> None:
    facts = COMPARED.replace("0.15", compute).replace("1.2", memory)
    catalog = ledger({"facts/chip.yml": facts})
    assert chart_problems(catalog) == []
    told = placing_problems(catalog)
    assert [problem.code for problem in told] == (["undrawable"] if compute == "1e30" else [])


def test_a_part_that_is_more_than_its_whole_stays_inside(ledger: Ledger) -> None:
    assert codes(ledger, {"facts/dev.yml": DEVELOPERS.replace("1.5e6", "9.5e6")}) == []


@pytest.mark.parametrize(
    "rows",
    [
        ("2025-01,-1", "2025-02,-2", "2025-03,-300"),
        ("2025-01,-1", "2025-02,5", "2025-03,-3"),
        ("2025-01,0", "2025-02,0", "2025-03,0"),
        ("2025-01,7", "2025-02,7", "2025-03,7"),
        ("1000-01,1", "1000-02,2", "9000-01,3"),
        ("2025-01,1", "2025-02,2", "2025-03,900000000000"),
        ("2025-01,-1", "2025-02,-123456789012", "2025-03,3"),
        tuple(f"{1900 + n}-01,{n}" for n in range(120)),
    ],
)
def test_a_line_is_drawn_inside_its_picture(ledger: Ledger, rows: tuple[str, ...]) -> None:
    assert codes(ledger, series(*rows)) == []


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: canvas.name)
def test_what_is_below_zero_stands_below_the_rule_of_zero(ledger: Ledger, canvas: object) -> None:
    said = brief(Voice("en", ledger(series("2025-01,-1", "2025-02,5", "2025-03,-3"))), "monthly")
    assert (said.ticks[0][0], said.ticks[-1][0]) == (-4, 6)
    drawing = placed(said, canvas)
    (zero,) = {layer.rows[0]["y"] for layer in drawing.layers if len(layer.rows) == 1 and "end" in layer.rows[0]}
    first, highest, last = levels(drawing)[:3]
    assert highest < zero < first < last


def test_a_column_without_a_unit_is_drawn_in_bare_numbers(ledger: Ledger) -> None:
    changes = {"series/monthly.yml": SERIES.replace("    unit: things\n", "")}
    assert codes(ledger, changes) == []
    assert [words for _, words in brief(Voice("zh", ledger(changes)), "monthly").ticks][:2] == ["0", "1"]


@pytest.mark.parametrize("again", [("2025-01,1", "2025-01,2", "2025-02,3"), ("2025-01,1",) * 3])
def test_two_rows_of_one_month_are_told(ledger: Ledger, again: tuple[str, ...]) -> None:
    twice = series(*again, **{"series/monthly.yml": COUNTED.replace(", unique: true", "")})
    assert codes(ledger, twice) == ["repeated-cell"]


@pytest.mark.parametrize("gap", [1, 9, 10, 40, 100])
def test_events_a_lifetime_apart_have_no_more_ticks_than_words_have_room(ledger: Ledger, gap: int) -> None:
    catalog = ledger({"events/h20.yml": EVENTS.replace("2022-08-26", f"{2025 - gap}-08-26")})
    assert chart_problems(catalog) == []
    assert placing_problems(catalog) == []
    ticks = brief(Voice("en", catalog), "dates").ticks
    assert 2 <= len(ticks) <= 10
    assert int(ticks[0][1]) <= 2025 - gap
    assert int(ticks[-1][1]) > 2025


@pytest.mark.parametrize("gap", [101, 1000])
def test_events_of_different_ages_on_one_calendar_are_told(ledger: Ledger, gap: int) -> None:
    assert codes(ledger, {"events/h20.yml": EVENTS.replace("2022-08-26", f"{2025 - gap}-08-26")}) == ["too-many-marks"]


def test_events_at_the_end_of_all_years_are_drawn(ledger: Ledger) -> None:
    late = EVENTS.replace("2022-08-26", "8920-01-01").replace("2025-04-09", "9000-12-31").replace("2025-06", "8999-06")
    assert codes(ledger, {"events/h20.yml": late}) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"facts/buy.yml": PURCHASES.replace("en: First}", f"en: {'Wide' * 28}}}")},
        {"facts/buy.yml": PURCHASES.replace("{zh: 甲公司,", f"{{zh: {'w' * 110},")},
        {"facts/move.yml": MOVES.replace("0.003", "1234567890123456789012345678901234567")},
        {"events/h20.yml": EVENTS.replace("Letters require a licence", "x" * 200)},
        {"series/monthly.csv": ROWS.replace("2025-12,4", "2025-12," + "9" * 39)},
    ],
)
def test_words_wider_than_the_picture_are_told_at_the_chart(ledger: Ledger, changes: dict[str, str]) -> None:
    catalog = ledger(changes)
    assert chart_problems(catalog) == []
    told = placing_problems(catalog)
    assert {problem.code for problem in told} == {"undrawable"}
    assert all(problem.position.path.startswith("data/charts/") for problem in told)
    assert len({problem.position.path for problem in told}) == len(told), "each chart is told once"


def test_what_nobody_thought_of_is_a_problem_of_the_chart(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbles(*_: object) -> Drawing:
        raise ZeroDivisionError("float division by zero")

    monkeypatch.setattr("macros.charts.rules.placing.placed", stumbles)
    told = placing_problems(ledger())
    assert len(told) == len(CHARTS)
    assert "cannot be drawn as area (zh): ZeroDivisionError" in told[0].message


NUMBERS = st.one_of(
    st.sampled_from([0.0, 1.0, 1e-99, 1e99, 1e198, 5e-324]), st.floats(min_value=0, max_value=1e198, allow_nan=False)
)
SIGNED = st.one_of(NUMBERS, NUMBERS.map(lambda number: -number))
SHORT = st.text(st.sampled_from("甲乙ab12，. "), min_size=1, max_size=9).filter(str.strip)
WORDS = st.text(st.sampled_from("甲乙丙wide 12，.（《"), max_size=140)


@st.composite
def briefs(draw: st.DrawFn, words: st.SearchStrategy[str]) -> Brief:
    """What some kind may be given, with any numbers and with such words."""
    name = draw(st.sampled_from(kind_names()))
    needs = kind(name).NEEDS
    numbers = SIGNED if needs.negative else NUMBERS
    count = draw(st.integers(needs.fewest, min(needs.most, 6)))
    held = [
        sorted((draw(numbers), draw(numbers))) if needs.ranges and draw(st.booleans()) else [draw(numbers)] * 2
        for _ in range(count)
    ]
    made = [
        Mark(
            key=f"a.b{n}",
            words=draw(words),
            short=draw(words),
            label=draw(words),
            name=draw(words),
            detail=draw(words),
            low=low,
            high=high,
            group=f"g{n // 2}" if needs.pairs else draw(st.sampled_from(["", "甲"])),
            quotient=("a.b0", "a.b1") if n == 2 and needs.ratios else (),
            between=("a.b0", "a.b1") if n == 2 and name == "paired-bar" else (),
        )
        for n, (low, high) in enumerate(held)
    ]
    lows, highs = min(0.0, *(low for low, _ in held)), max(0.0, *(high for _, high in held))
    days = sorted(draw(st.lists(st.integers(364_878, 3_287_182), min_size=count, max_size=count)))
    if needs.draws == "events":
        lows, highs = days[0], days[-1] + 366
    return Brief(
        "x", name, "en", "T", "D",
        marks=tuple(made) if needs.draws == "facts" else (),
        rows=tuple(
            Row(f"e.{n}", 0, draw(words), draw(words), draw(words), first=day, last=day) for n, day in enumerate(days)
        ),
        lanes=("甲",) if needs.lanes else (),
        lines=(Line("甲", tuple(
            Point(f"p.{n}", day, draw(numbers.filter(lambda value: lows <= value <= highs)), draw(words), draw(words))
            for n, day in enumerate(days)
        )),)
        if needs.draws == "lines"
        else (),
        along=((lows, "1"), (highs, "2")) if needs.pairs else (),
        axes=("Across", "Up") if needs.pairs else ("", ""),
        ticks=((lows, draw(words)[:3]), (highs, draw(words)[:3])) if needs.axis else (),
        level="1" if needs.against else "",
    )  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(briefs(SHORT))
def test_any_numbers_with_short_words_are_drawn_inside_the_picture(said: Brief) -> None:
    for canvas in CANVASES:
        try:
            drawing = kind(said.kind).draw(said, canvas)
        except NoRoomError:
            assert said.kind in ("scatter", "stacked-bar"), "where as many names or values may have no room"
            continue
        beyond = [str(what) for what in outside(drawing)]
        assert "a mark" not in beyond
        assert not beyond or said.kind in ("slope", "line", "area"), "whose words stand beside points, or are told"
        places = [
            row[at] for layer in drawing.layers for row in layer.rows for at in ("x", "end", "right") if at in row
        ]
        assert all(math.isfinite(place) for place in places)


@settings(max_examples=200, deadline=None)
@given(briefs(WORDS))
def test_any_words_are_placed_or_leave_no_room(said: Brief) -> None:
    for canvas in CANVASES:
        try:
            drawing = kind(said.kind).draw(said, canvas)
        except NoRoomError:
            continue
        list(outside(drawing))
