"""Labels keep off one another and near their marks; no event's pole passes through the words of another."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.charts.layout.flags import flags
from macros.charts.layout.key import LINE, with_key
from macros.charts.layout.labels import apart
from macros.charts.layout.rows import NoRoomError, Scale
from macros.charts.marks import Flag, Sign
from macros.charts.plane import Drawing
from macros.charts.rules.placing import outside, overlapping
from tests.charts.test_kinds import NARROW, WIDE

ROOM = 400.0
LABELS = st.lists(st.tuples(st.floats(-50, 450), st.floats(1, 60)), min_size=1, max_size=8)


@given(LABELS)
def test_labels_stand_in_order_in_their_room_and_none_on_another(labels: list[tuple[float, float]]) -> None:
    wanted, sizes = [place for place, _ in sorted(labels)], [size for _, size in sorted(labels)]
    assume(sum(sizes) <= ROOM)
    placed = apart(wanted, sizes, low=0, high=ROOM)
    assert all(b - a >= (x + y) / 2 - 1e-6 for (a, b), (x, y) in zip(pairwise(placed), pairwise(sizes), strict=True))
    assert placed[0] - sizes[0] / 2 >= -1e-6
    assert placed[-1] + sizes[-1] / 2 <= ROOM + 1e-6


@given(LABELS)
def test_labels_that_are_apart_stay_where_they_were_wanted(labels: list[tuple[float, float]]) -> None:
    wanted = [100.0 * n + 50 for n in range(min(4, len(labels)))]
    assert apart(wanted, [size for _, size in labels][:4], low=0, high=ROOM) == pytest.approx(wanted)


def test_labels_longer_than_their_room_have_none() -> None:
    with pytest.raises(NoRoomError):
        apart([10, 20], [300, 200], low=0, high=ROOM)


@given(
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from(["通知送达", "Customs turn it away", "x"])), max_size=5),
    st.sampled_from([WIDE, NARROW]),
)
def test_no_pole_passes_through_the_words_of_another_event(events: list[tuple[float, str]], canvas) -> None:
    found = [Flag(f"e.{n}", at, "9 Apr 2025", words) for n, (at, words) in enumerate(sorted(events))]
    try:
        made = flags(found, Scale(0, 1, 40, canvas.width - 60), canvas)
    except NoRoomError:
        assert len(events) > 3
        return
    by_level = sorted(zip(made.levels, made.standing, strict=True), key=lambda pair: pair[0])
    for (low, below), (high, above) in combinations(by_level, 2):
        if low < high:
            assert not below.covers(above.x) or abs(above.x - below.x) <= 2, "the pole of the higher one is clear"
        else:
            ends = sorted((s.left_edge, s.left_edge + s.wide) for s in (below, above))
            assert ends[0][1] <= ends[1][0] + 2, "words of one level stand apart"
    drawing = Drawing(tuple(made.layers(made.height + 100)), canvas.width, round(made.height + 100))
    assert not list(outside(drawing))
    assert not list(overlapping(drawing))


def test_a_drawing_without_signs_has_no_key_and_each_line_of_one_is_twenty_pixels() -> None:
    empty = Drawing((), NARROW.width, 100)
    assert with_key(empty, (), NARROW) is empty
    one = with_key(empty, (Sign("open", "weak source"),), NARROW)
    four = with_key(empty, tuple(Sign("ink", "as the article says") for _ in range(4)), NARROW)
    assert four.height - one.height == LINE
    assert not list(outside(four)) + list(overlapping(four))
