"""Each kind draws every language on every canvas, says its message in marks, and stays readable on a small phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree as ET

import altair as alt
import pytest

from macros.charts import forms
from macros.charts.briefs import brief
from macros.charts.drawing import svg_of
from macros.charts.forms import spec
from macros.charts.kinds import kind, kind_names, placed
from macros.charts.measure import width
from macros.charts.svg import finished
from macros.charts.theme import CANVASES
from macros.wording.voice import Voice
from tests.charts.conftest import BARS, EVENTS, FACTS, SOURCES, TIMELINE, Ledger

LANGUAGES = ("zh", "en")
CHARTS = (
    *("bars", "line", "buyers", "shares", "dots", "ranges"),
    *("grouped", "diverging", "dumbbell", "slope", "dates", "monthly"),
    *("stacked", "lines", "multiples", "area", "fitted", "waterfall", "scatter"),
)
NARROW = next(canvas for canvas in CANVASES if canvas.narrow)
WIDE = next(canvas for canvas in CANVASES if not canvas.narrow)
made = cache(forms.made)


def drawn(voice: Voice, chart: str, canvas: object = WIDE) -> str:
    said = brief(voice, chart)
    raw = svg_of(spec(placed(said, canvas), made))
    return finished(raw, name=f"{chart}-x", description=said.description)


def texts(svg: str) -> Iterator[tuple[ET.Element, float, str, list[str]]]:
    """Every text with its size, its anchor and its lines; size and anchor may stand on an enclosing group."""
    root = ET.fromstring(svg)
    parents = {child: parent for parent in root.iter() for child in parent}

    def inherited(element: ET.Element | None, name: str) -> str | None:
        while element is not None and element.get(name) is None:
            element = parents.get(element)
        return element.get(name) if element is not None else None

    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        spans = [span.text or "" for span in text] or [text.text or ""]
        yield text, float(inherited(text, "font-size") or 0), inherited(text, "text-anchor") or "start", spans


def test_every_kind_has_a_chart_in_these_tests(ledger: Ledger) -> None:
    assert {chart.kind for chart in ledger().charts.values()} == set(kind_names())


def test_a_kind_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        kind("pie")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: canvas.name)
def test_letters_are_eleven_pixels_or_more_and_stay_on_the_canvas(
    ledger: Ledger, language: str, chart: str, canvas: object
) -> None:
    svg = drawn(Voice(language, ledger()), chart, canvas)
    across, down = map(float, re.findall(r'viewBox="0 -4 (\S+) (\S+)"', svg)[0])
    shown_at = 280 if across == NARROW.width else 590
    for text, size, anchor, lines in texts(svg):
        assert size * shown_at / across >= 11
        assert 0 < float(text.get("y", "0")) < down
        at, wide = float(text.get("x", "0")), max(width(line, size) for line in lines)
        left = at - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        assert left >= -0.01  # a float’s last digit is no letter outside
        assert left + wide <= across


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: canvas.name)
def test_altair_reads_every_drawing_as_vega_lite_and_says_the_same(ledger: Ledger, chart: str, canvas: object) -> None:
    said = brief(Voice("zh", ledger()), chart)
    ours = spec(placed(said, canvas), made)
    with alt.data_transformers.enable(consolidate_datasets=False):
        assert alt.LayerChart.from_dict(ours).to_dict() == ours


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chinese_drawing_holds_no_english_but_names(ledger: Ledger, chart: str) -> None:
    said = "".join("".join(lines) for *_, lines in texts(drawn(Voice("zh", ledger()), chart)))
    assert re.findall(r"[A-Za-z]{2,}", said) == []


@pytest.mark.parametrize("chart", CHARTS)
def test_the_same_chart_gives_the_same_bytes(ledger: Ledger, chart: str) -> None:
    voice = Voice("zh", ledger())
    assert drawn(voice, chart) == drawn(voice, chart)


@pytest.mark.parametrize("chart", CHARTS)
def test_colours_are_names_that_the_page_gives_a_value(ledger: Ledger, chart: str) -> None:
    svg = drawn(Voice("en", ledger()), chart)
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg))
    assert all(c in ("none", "currentColor") or c.startswith(("var(--cl-", f"url(#{chart}-x-")) for c in colours)


def test_bars_are_as_long_as_their_values_say(ledger: Ledger) -> None:
    svg = drawn(Voice("en", ledger()), "bars")
    bars = re.findall(r'<path[^>]* d="M([\d.]+),[\d.]+h([\d.]+)v[^>]* data-key="([^"]+)"', svg)
    bars = bars or [
        (x, h, key) for key, x, h in re.findall(r'data-key="([^"]+)"[^>]* d="M([\d.]+),[\d.]+h([\d.]+)v', svg)
    ]
    lengths = {key: float(long) for _, long, key in bars}
    assert {x for x, _, _ in bars} == {"2"}
    assert lengths["h20.booked"] / lengths["h20.warned"] == pytest.approx(4.5 / 5.5, abs=0.001)


def test_a_projection_is_hatched_and_a_doubtful_fact_open(ledger: Ledger) -> None:
    said = brief(Voice("en", ledger({"charts/bars.yml": BARS.replace("h20.gap]", "h20.rumoured]")})), "bars")
    assert [mark.look for mark in said.marks] == ["hatched", "solid", "open"]


def test_a_difference_of_two_drawn_facts_is_a_bracket_and_what_rests_on_a_projection_stays_one(ledger: Ledger) -> None:
    warned, booked, gap = brief(Voice("en", ledger()), "bars").marks
    assert (warned.between, booked.between) == ((), ())
    assert gap.between == ("h20.warned", "h20.booked")
    assert gap.words.replace("\u00a0", " ") == "up to $1 billion"


def test_a_range_is_filled_to_its_low_end_and_open_to_its_high_one(ledger: Ledger) -> None:
    svg = drawn(Voice("en", ledger({"charts/bars.yml": BARS.replace("h20.gap]", "h20.range]")})), "bars")
    assert svg.count('data-key="h20.range"') == 2


def test_a_derived_fact_is_firm_only_if_all_it_is_derived_from_is(ledger: Ledger) -> None:
    facts = FACTS.replace(
        "as_of: FY2026-Q1\n  status: reported\n  sources: [paper]",
        "as_of: FY2026-Q1\n  status: reported\n  sources: [mirror]",
    )
    said = brief(Voice("en", ledger({"facts/h20.yml": facts})), "bars")
    assert [mark.look for mark in said.marks] == ["hatched", "open", "open"]


def test_relays_that_agree_lift_the_doubt_from_a_fact_and_from_what_is_derived_from_it(ledger: Ledger) -> None:
    weak = FACTS.replace("sources: [paper]", "sources: [mirror, copy]", 2)
    copy = SOURCES.partition("mirror:")[2].join(("copy:", ""))
    records = {"sources/press.yml": SOURCES + copy, "charts/bars.yml": BARS}
    said = brief(Voice("en", ledger({**records, "facts/h20.yml": weak})), "bars")
    assert [mark.look for mark in said.marks] == ["open", "open", "open"]
    agreed = weak.replace("[mirror, copy]", "[mirror, copy]\n  agreed: true\n  note: {zh: 一致, en: They agree}")
    said = brief(Voice("en", ledger({**records, "facts/h20.yml": agreed})), "bars")
    assert "open" not in [mark.look for mark in said.marks]


def test_events_stand_by_date_and_share_the_date_they_share(ledger: Ledger) -> None:
    shuffled = TIMELINE.replace(
        "[h20.letters, h20.reprieve, h20.notice, h20.customs]", "[h20.customs, h20.reprieve, h20.notice, h20.letters]"
    )
    rows = brief(Voice("en", ledger({"charts/line.yml": shuffled})), "line").rows
    assert [row.key for row in rows] == ["h20.letters", "h20.reprieve", "h20.notice", "h20.customs"]
    assert [row.same_date for row in rows] == [False, False, True, False]
    svg = drawn(Voice("en", ledger()), "line")
    assert svg.count(">9 Apr 2025<") == 1


def test_a_stretch_of_days_stands_where_it_began_and_a_month_where_it_had_surely_passed(ledger: Ledger) -> None:
    dates = {
        "letters": "2026-01",
        "reprieve": "2026-01-13",
        "notice": "2026-01-12..2026-01-14",
        "customs": "2026-01-12",
    }
    events = EVENTS
    for name, date in dates.items():
        events = re.sub(rf"(?m)^({name}:\n  date: ).*$", rf"\g<1>{date}", events)
    rows = brief(Voice("en", ledger({"events/h20.yml": events})), "line").rows
    assert [row.key for row in rows] == ["h20.customs", "h20.notice", "h20.reprieve", "h20.letters"]


def test_a_long_gap_is_told_in_words_and_a_short_one_is_not(ledger: Ledger) -> None:
    english, chinese = (brief(Voice(language, ledger()), "line").rows for language in ("en", "zh"))
    assert [row.gap for row in english] == ["", "31 months", "", ""]
    assert chinese[1].gap == "31个月"


def test_lanes_differ_by_place_and_shape_and_a_doubtful_event_is_open(ledger: Ledger) -> None:
    svg = drawn(Voice("en", ledger()), "line")
    marks = re.findall(r'<path transform="translate\((\d+),\d+\)" d="([^"]+)" fill="([^"]+)"', svg)
    *marks, in_key = marks
    assert len(marks) == 4
    assert in_key[2] == "var(--cl-paper)"
    assert len({(x, d) for x, d, _ in marks}) == 3
    assert [fill for _, _, fill in marks].count("var(--cl-paper)") == 1


def test_a_vague_date_stands_after_the_days_it_may_precede(ledger: Ledger) -> None:
    events = (
        EVENTS
        + "later:\n  date: 2025-06-13\n  title: {zh: 后一日, en: A later day}\n  actor: beijing\n  sources: [paper]\n"
    )
    chart = TIMELINE.replace("h20.customs]", "h20.customs, h20.later]")
    rows = brief(Voice("en", ledger({"events/h20.yml": events, "charts/line.yml": chart})), "line").rows
    assert [row.key for row in rows][-2:] == ["h20.later", "h20.customs"]


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: canvas.name)
def test_markup_in_words_stays_words(ledger: Ledger, canvas: object) -> None:
    events = EVENTS.replace("Letters require a licence", '"<script>alert(1)</script> & co"')
    svg = drawn(Voice("en", ledger({"events/h20.yml": events})), "line", canvas)
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg
