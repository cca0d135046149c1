"""Charts of every kind, of whatever may be in a ledger: drawn as the data are, or refused by `check` with a hint.

That all of it is inside the picture, that no words stand on others, and that the numbers which its places say are
those of the facts, is held on some hundreds of charts of each kind, on some thousands in the long tests.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.catalog.catalog import Catalog
from macros.charts.briefs import brief
from macros.charts.kinds import kind, kind_names, placed
from macros.charts.layout.rows import NoRoomError
from macros.charts.marks import Brief, Canvas
from macros.charts.plane import Drawing
from macros.charts.rules.placing import outside, overlapping, placing_problems
from macros.charts.theme import CANVASES
from macros.wording.voice import Voice
from tests.charts.conftest import Ground, chart_problems
from tests.charts.invented import LANGUAGES, charts
from tests.charts.readings import READ, Reading, Seen, drawn_marks, placed_marks, strayed, words_at
from tests.charts.test_kinds import CHARTS, drawn

KINDS = kind_names()
SETTINGS = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=100)
UNHURRIED = settings(SETTINGS, max_examples=2000)


def drawing_of(said: Brief, canvas: Canvas) -> Drawing | None:
    """The drawing, or nothing where it has no room, or would be told for what it does with its words."""
    try:
        drawing = placed(said, canvas)
    except NoRoomError:
        return None
    return None if any(outside(drawing)) or any(overlapping(drawing)) else drawing


def misread(said: Brief, seen: list[Seen]) -> list[str]:
    """What the places of the marks say that the data do not."""
    found = []
    for axis, readings in READ[said.kind](said, seen):
        found += [f"{axis} {words}" for words in strayed(readings)]
        ends = sorted(readings, key=lambda reading: reading.value)[:: max(1, len(readings) - 1)]
        if len(ends) > 1 and ends[0].value < ends[-1].value:
            rises = ends[-1].place - ends[0].place if axis == "across" else ends[0].place - ends[-1].place
            found += [f"{axis} the scale is turned round"] if rises < -0.01 else []
    return found


def misplaced_ticks(said: Brief, drawing: Drawing, seen: list[Seen]) -> list[str]:
    """Ticks whose words, or a base whose line, do not stand where their values are on the scale of the marks."""
    if said.kind == "small-multiples":  # whose plots have ticks on the first of a row alone
        return []
    axis = kind(said.kind).NEEDS.axis
    scales = dict(READ[said.kind](said, seen))
    words = words_at(drawing)
    found: list[str] = []
    if axis == "up":
        at = {text: y - 4 for text, _, y in sorted(words, key=lambda word: -word[1])}  # the leftmost of a name last
        found += strayed([*scales["up"], *(Reading(text, value, at[text]) for value, text in said.ticks)])
    across = said.along or (said.ticks if axis == "across" else ())
    shown = [word for word in words if word[0] in dict(map(reversed, across))]
    lowest = max((y for *_, y in shown), default=0)  # captions may say the same, above the axis
    below = {text: x for text, x, y in shown if y == lowest}
    at_ticks = [Reading(text, value, below[text]) for value, text in across if text in below]
    found += strayed([*scales.get("across", []), *at_ticks]) if at_ticks else []
    if said.kind == "slope":
        base = max(
            row["y"] for layer in drawing.layers if layer.form.mark == "rule" for row in layer.rows if "end" in row
        )
        found += strayed([*scales["up"], Reading("base", said.ticks[0][0] if said.ticks else 0, base)])
    return found


def honest(catalog: Catalog) -> bool:
    """That the chart x is right wherever it is drawn; gives whether it is drawn at all."""
    told = chart_problems(catalog)
    assert all(problem.hint for problem in told)
    if told:
        return False
    for language in LANGUAGES:
        said = brief(Voice(language, catalog), "x")
        for canvas in CANVASES:
            drawing = drawing_of(said, canvas)
            if drawing is None:
                return False
            seen = placed_marks(drawing)
            assert misread(said, seen) == []
            assert misplaced_ticks(said, drawing, seen) == []
    return True


@pytest.mark.parametrize("name", KINDS)
@SETTINGS
@given(data=st.data())
def test_a_chart_of_any_facts_is_as_they_are_or_is_refused(base: Ground, name: str, data: st.DataObject) -> None:
    honest(data.draw(charts(base, name)).catalog)


@pytest.mark.long
@pytest.mark.parametrize("name", KINDS)
@UNHURRIED
@given(data=st.data())
def test_thousands_of_charts_are_as_their_facts_are_or_refused(base: Ground, name: str, data: st.DataObject) -> None:
    honest(data.draw(charts(base, name)).catalog)


@pytest.mark.parametrize("name", KINDS)
@settings(SETTINGS, max_examples=10)
@given(data=st.data())
def test_what_is_refused_is_told_at_its_chart_with_a_hint(base: Ground, name: str, data: st.DataObject) -> None:
    catalog = data.draw(charts(base, name)).catalog
    told = chart_problems(catalog) or placing_problems(catalog)
    assert bool(told) != honest(catalog)
    assert all(problem.hint and "Error:" not in problem.message for problem in told)


@pytest.mark.parametrize("name", KINDS)
@settings(SETTINGS, max_examples=40)
@given(data=st.data())
def test_a_chart_of_few_marks_with_short_names_is_drawn(base: Ground, name: str, data: st.DataObject) -> None:
    assert honest(data.draw(charts(base, name, plain=True)).catalog)


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: canvas.name)
def test_the_svg_has_its_marks_where_they_were_placed(base: Ground, chart: str, canvas: Canvas) -> None:
    voice = Voice("zh", base())
    said = brief(voice, chart)
    there, meant = drawn_marks(drawn(voice, chart, canvas)), placed_marks(placed(said, canvas))
    assert len(there) == len(meant)
    for one, other in zip(there, meant, strict=True):
        ends = sorted((other.x, other.end))
        assert (one.key, one.x, one.end, one.y) == pytest.approx((other.key, *ends, other.y), abs=0.02)
    assert misread(said, there) == []


def test_every_kind_is_read() -> None:
    assert set(READ) == set(KINDS)
