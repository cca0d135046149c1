"""What bars, dots, ranges and shares say by their marks: length, order, place, fill."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from macros.charts import theme
from macros.charts.briefs import brief
from macros.charts.layout.rows import Caption, Frame, rows
from macros.charts.patterns import MOTIFS
from macros.charts.theme import CANVASES
from macros.wording.voice import Voice
from tests.charts.conftest import BUYERS, FACTS, PLAIN_WORDS, PURCHASES, RANGES, Ledger
from tests.charts.test_kinds import NARROW, WIDE, drawn, texts

SVG = "{http://www.w3.org/2000/svg}"


def bars(svg: str) -> dict[str, tuple[float, float, float]]:
    """Start, length and upper edge of each bar, by the fact it stands for."""
    found = {}
    for path in ET.fromstring(svg).iter(f"{SVG}path"):
        box = re.fullmatch(r"M([\d.]+),([\d.]+)h([\d.]+)v.*", path.get("d", ""))
        if box and path.get("data-key"):
            found[path.get("data-key", "")] = (float(box[1]), float(box[3]), float(box[2]))
    return found


def places(svg: str) -> dict[str, float]:
    """How far from the left edge each symbol stands, by the fact it stands for."""
    return {
        path.get("data-key", ""): float(re.findall(r"translate\(([\d.]+),", path.get("transform", ""))[0])
        for path in ET.fromstring(svg).iter(f"{SVG}path")
        if path.get("data-key") and path.get("transform")
    }


def said(svg: str) -> list[str]:
    return [" ".join(lines) for *_, lines in texts(svg)]


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: canvas.name)
def test_bars_fall_from_the_longest_and_are_as_long_as_their_values_say(ledger: Ledger, canvas: object) -> None:
    boxes = bars(drawn(Voice("en", ledger()), "buyers", canvas))
    down = sorted(boxes, key=lambda key: boxes[key][2])
    assert down == ["buy.second", "buy.first", "buy.third", "buy.fourth"]
    assert len({start for start, _, _ in boxes.values()}) == 1
    longest = boxes["buy.second"][1]
    assert [boxes[key][1] / longest for key in down] == pytest.approx([1, 0.5, 0.25, 0.125], abs=0.001)


def test_a_bar_says_its_name_its_group_and_its_amount_with_its_bound(ledger: Ledger) -> None:
    words = said(drawn(Voice("zh", ledger()), "buyers", WIDE))
    assert {"甲公司", "本地公司", "约20万"} <= set(words)
    assert "甲公司 · 本地公司" in said(drawn(Voice("zh", ledger()), "buyers", NARROW))


def test_emphasis_is_accent_and_the_rest_is_plain_and_doubt_is_open_whatever_the_group(ledger: Ledger) -> None:
    paints = {mark.key: theme.paint(mark) for mark in brief(Voice("en", ledger()), "buyers").marks}
    assert paints["buy.first"] == {"fill": theme.ACCENT, "stroke": theme.ACCENT}
    assert paints["buy.second"] == {"fill": theme.PLAIN, "stroke": theme.PLAIN}
    assert paints["buy.third"] == {"fill": theme.PAPER, "stroke": theme.PLAIN}
    assert paints["buy.fourth"] == {"fill": "url(#dots-plain)", "stroke": theme.PLAIN}


def test_groups_without_emphasis_have_a_pattern_each_and_the_drawing_brings_them(ledger: Ledger) -> None:
    names = enumerate(("first", "second", "fourth"))
    groups = "".join(f"  - {{name: {{zh: {n}组, en: Kind {n}}}, facts: [buy.{name}]}}\n" for n, name in names)
    text = f"kind: bar\nfacts: [buy.first, buy.second, buy.fourth]\ngroups:\n{groups}{PLAIN_WORDS}"
    svg = drawn(Voice("zh", ledger({"charts/buyers.yml": text})), "buyers")
    for motif in MOTIFS[:3]:
        assert svg.count(f'<pattern id="buyers-x-{motif}"') == 1
        assert svg.count(f'fill="url(#buyers-x-{motif})"') == 1


def test_a_group_may_give_a_fact_in_its_name(ledger: Ledger) -> None:
    text = BUYERS.replace("本地公司", '"本地，{h20.booked}"')
    assert "本地，45亿美元" in said(drawn(Voice("zh", ledger({"charts/buyers.yml": text})), "buyers"))


def test_estimates_are_hatched_only_beside_reported_values(ledger: Ledger) -> None:
    voice = Voice("en", ledger())
    assert [mark.look for mark in brief(voice, "buyers").marks] == ["solid", "solid", "open", "solid"]
    assert [mark.look for mark in brief(voice, "ranges").marks] == ["hatched", "solid"]


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: canvas.name)
def test_dots_stand_on_either_side_of_a_named_line(ledger: Ledger, canvas: object) -> None:
    svg = drawn(Voice("zh", ledger()), "dots", canvas)
    at = places(svg)
    (line,) = {float(text.get("x", "")) for text, _, _, words in texts(svg) if "100%" in words[0]}
    assert at["chip.compute"] < line < at["chip.memory"]
    assert "对手 · 100%" in said(svg)
    zero = (at["chip.memory"] * 0.15 - at["chip.compute"] * 1.2) / (0.15 - 1.2)
    assert (line - zero) / (at["chip.memory"] - zero) == pytest.approx(1 / 1.2, abs=0.01)


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: canvas.name)
def test_a_marker_stands_within_its_range_on_an_axis_in_words(ledger: Ledger, canvas: object) -> None:
    svg = drawn(Voice("zh", ledger()), "ranges", canvas)
    start, long, _ = bars(svg)["h20.range"]
    assert (places(svg)["h20.booked"] - start) / long == pytest.approx((4.5 - 3) / (5 - 3), abs=0.01)
    assert {"30亿", "50亿", "30–50亿", "45亿"} <= set(said(svg))


def test_no_mark_stands_at_the_end_of_the_axis(ledger: Ledger) -> None:
    facts = FACTS.replace("[3e9, 5e9]", "[2e9, 6e9]")
    ticks = brief(Voice("en", ledger({"facts/h20.yml": facts, "charts/ranges.yml": RANGES})), "ranges").ticks
    assert ticks[0][0] < 2e9
    assert ticks[-1][0] > 6e9
    assert [words for _, words in ticks] == ["0", "$2B", "$4B", "$6B", "$8B"]


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: canvas.name)
def test_a_share_is_a_block_of_one_size_in_wholes_of_one_scale(ledger: Ledger, canvas: object) -> None:
    svg = drawn(Voice("en", ledger()), "shares", canvas)
    boxes = bars(svg)
    assert svg.count('data-key="dev.part"') == 2
    assert boxes["dev.part"][1] / boxes["dev.newer"][1] == pytest.approx(1.5 / 5.9, abs=0.001)
    assert boxes["dev.older"][1] / boxes["dev.newer"][1] == pytest.approx(4.3 / 5.9, abs=0.001)
    assert {"34.9%", "25.4%", "1.5M", "4.3M", "5.9M"} <= set(said(svg))


def test_a_part_in_doubt_is_open_and_holds_no_words(ledger: Ledger) -> None:
    from tests.charts.conftest import DEVELOPERS

    facts = {"facts/dev.yml": DEVELOPERS.replace("[paper]", "[mirror]")}
    assert "1.5M" not in said(drawn(Voice("en", ledger(facts)), "shares"))


def test_rows_are_equally_far_apart_whatever_their_captions(ledger: Ledger) -> None:
    captions = [Caption("One"), Caption("Two", tag="with a word more"), Caption("Three", "3", "and another")]
    one, two, three = rows(captions, WIDE, thick=20, frame=Frame()).middles
    assert two - one == three - two


def test_a_tag_stands_at_the_right_on_the_line_of_the_value_where_there_is_room(ledger: Ledger) -> None:
    tags = ("2024", "2024 and very many words more than one line holds")
    short, long = (rows([Caption("Name", "$5", tag)], NARROW, thick=20, frame=Frame()) for tag in tags)
    assert short.middles < long.middles


def test_a_label_may_give_a_fact_or_its_own_value(ledger: Ledger) -> None:
    facts = PURCHASES.replace("en: Chips bought by the third firm", 'en: "More than {buy.fourth}, {value}"')
    voice = Voice("en", ledger({"facts/buy.yml": facts}))
    (third,) = (mark for mark in brief(voice, "buyers").marks if mark.key == "buy.third")
    assert "{" not in third.name + third.label
    assert third.name.startswith("More than 50,000")
