"""Chart records are held against what their kind needs and what their drawing may claim."""

from __future__ import annotations

import pytest

from tests.charts.conftest import (
    BARS,
    BUYERS,
    COMPARED,
    DOTS,
    PURCHASES,
    SHARES,
    SLOPE,
    TIMELINE,
    Ledger,
    chart_problems,
)


def codes(ledger: Ledger, name: str, text: str) -> list[str]:
    return [problem.code for problem in chart_problems(ledger({f"charts/{name}.yml": text}))]


def test_charts_without_fault_give_no_problems(ledger: Ledger) -> None:
    assert chart_problems(ledger()) == []


def test_an_unknown_kind_suggests_the_nearest_one_at_its_place(ledger: Ledger) -> None:
    (problem,) = chart_problems(ledger({"charts/bars.yml": BARS.replace("paired-bar", "paired-bars")}))
    assert problem.code == "unknown-chart-kind"
    assert problem.hint.startswith('did you mean "paired-bar"')
    assert str(problem.position) == "data/charts/bars.yml:1:7"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "bars",
            BARS.replace("facts: [h20.warned, h20.booked, h20.gap]\n", "")
            .replace("{h20.warned}", "")
            .replace("{h20.booked}", ""),
        ),
        ("line", TIMELINE.replace("events: [h20.letters, h20.reprieve, h20.notice, h20.customs]\n", "")),
    ],
)
def test_a_chart_with_nothing_to_draw_is_a_problem(ledger: Ledger, name: str, text: str) -> None:
    assert codes(ledger, name, text) == ["too-few-marks"]


def test_events_in_a_chart_of_facts_are_a_problem(ledger: Ledger) -> None:
    assert codes(ledger, "bars", BARS + "events: [h20.letters]\n") == ["not-drawn"]


def test_a_timeline_needs_lanes(ledger: Ledger) -> None:
    assert codes(ledger, "line", TIMELINE.replace("lanes: [washington, nvidia, beijing]\n", "")) == ["missing-lanes"]


def test_an_event_whose_actor_has_no_lane_is_a_problem_at_that_event(ledger: Ledger) -> None:
    text = TIMELINE.replace("nvidia, beijing]", "nvidia]")
    (problem,) = chart_problems(ledger({"charts/line.yml": text}))
    assert problem.code == "event-outside-lanes"
    assert '"h20.customs"' in problem.message
    assert problem.position.line == 2


def test_facts_of_two_units_do_not_share_a_chart(ledger: Ledger) -> None:
    assert codes(ledger, "bars", BARS.replace("h20.gap]", "h20.share]")) == ["mixed-units"]


def test_the_same_fact_twice_is_a_problem(ledger: Ledger) -> None:
    assert codes(ledger, "bars", BARS.replace("h20.gap]", "h20.booked]")) == ["drawn-twice"]


@pytest.mark.parametrize("field", ["title", "alt"])
def test_a_title_or_description_may_name_only_facts_that_are_drawn(ledger: Ledger, field: str) -> None:
    lines = [
        line if not line.startswith(f"{field}:") else f'{field}: {{zh: "{{h20.range}}", en: "none"}}'
        for line in BARS.split("\n")
    ]
    (problem,) = chart_problems(ledger({"charts/bars.yml": "\n".join(lines)}))
    assert problem.code == "named-but-not-drawn"
    assert '"h20.range"' in problem.message


def test_a_note_may_name_other_facts(ledger: Ledger) -> None:
    assert codes(ledger, "bars", BARS.replace("预告数字是上限。", '"另见{h20.range}"')) == []


def test_a_timeline_may_name_a_fact_that_one_of_its_events_gives(ledger: Ledger) -> None:
    assert codes(ledger, "line", TIMELINE.replace("三栏时间线。", '"涉及{h20.warned}"')) == []


def test_a_chart_that_rests_only_on_mirrors_is_not_published(ledger: Ledger) -> None:
    text = BARS.replace("[h20.warned, h20.booked, h20.gap]", "[h20.rumoured, h20.guess]")
    text = text.replace("{h20.warned}", "").replace("{h20.booked}", "")
    facts = ledger().facts["h20.rumoured"]
    assert facts.sources == ("mirror",)
    from tests.charts.conftest import FACTS

    guess = FACTS[FACTS.index("rumoured:") : FACTS.index("range:")].replace("rumoured:", "guess:")
    catalog = ledger({"charts/bars.yml": text, "facts/h20.yml": FACTS + guess})
    assert [problem.code for problem in chart_problems(catalog)] == ["groundless-chart"]


def test_one_firm_mark_is_ground_enough(ledger: Ledger) -> None:
    assert codes(ledger, "bars", BARS.replace("h20.gap]", "h20.rumoured]")) == []


def test_unknown_ids_are_left_to_the_catalogs_own_rule(ledger: Ledger) -> None:
    assert codes(ledger, "bars", BARS.replace("h20.gap]", "h20.nowhere]")) == []


def test_a_group_names_only_facts_that_the_chart_draws(ledger: Ledger) -> None:
    text = BUYERS.replace("facts: [buy.first], e", "facts: [buy.frst], e")
    (problem,) = chart_problems(ledger({"charts/buyers.yml": text}))
    assert problem.code == "grouped-but-not-drawn"
    assert problem.hint.startswith('did you mean "buy.first"')
    assert problem.position.line == 4


def test_a_fact_is_in_one_group_only(ledger: Ledger) -> None:
    text = BUYERS.replace("[buy.third, buy.fourth], e", "[buy.first, buy.fourth], e")
    assert codes(ledger, "buyers", text) == ["grouped-twice"]


def test_there_are_no_more_groups_than_patterns(ledger: Ledger) -> None:
    groups = "".join(f"  - {{name: {{zh: 组, en: Group {n}}}, facts: [buy.first]}}\n" for n in range(5))
    text = BUYERS[: BUYERS.index("  - ")] + groups + BUYERS[BUYERS.index("title:") :]
    assert set(codes(ledger, "buyers", text)) == {"too-many-groups", "grouped-twice"}


def test_dots_are_held_against_something_known(ledger: Ledger) -> None:
    assert codes(ledger, "dots", DOTS.replace("against: rival\n", "")) == ["missing-against"]


def test_a_share_is_a_quotient_of_two_facts_that_are_drawn_too(ledger: Ledger) -> None:
    text = SHARES.replace("dev.newer, dev.share-of-older, dev.share-of-newer", "dev.newer")
    assert codes(ledger, "shares", text) == ["missing-share"]
    assert codes(ledger, "shares", SHARES.replace("dev.newer, ", "")) == ["mixed-units"]


def test_only_a_chart_of_shares_may_hold_them_beside_what_they_are_of(ledger: Ledger) -> None:
    assert codes(ledger, "shares", SHARES.replace("kind: share", "kind: bar")) == ["mixed-units", "mixed-units"]


def test_a_bar_does_not_begin_below_zero(ledger: Ledger) -> None:
    facts = {"facts/chip.yml": COMPARED.replace("0.15", "-0.15")}
    assert [problem.code for problem in chart_problems(ledger(facts))] == ["below-zero"]


def test_values_that_are_drawn_one_after_another_follow_one_another_in_time(ledger: Ledger) -> None:
    """A line that falls from the later value to the earlier one would draw a rise as a fall."""
    earlier = PURCHASES.replace("as_of: 2024", "as_of: 2023", 1)
    assert earlier != PURCHASES
    files = {"facts/buy.yml": earlier, "charts/slope.yml": SLOPE}
    assert chart_problems(ledger(files)) == []
    files["charts/slope.yml"] = SLOPE.replace("[buy.first, buy.second]", "[buy.second, buy.first]")
    assert [problem.code for problem in chart_problems(ledger(files))] == ["range-falls"]


def test_what_is_drawn_in_time_is_not_called_by_another_year(ledger: Ledger) -> None:
    files = {"charts/slope.yml": SLOPE + "names: {buy.first: {zh: 2021年, en: '2021'}}\n"}
    assert [problem.code for problem in chart_problems(ledger(files))] == ["typed-digits"]
    files = {"charts/slope.yml": SLOPE + "names: {buy.first: {zh: 2024年, en: '2024'}}\n"}
    assert chart_problems(ledger(files)) == []
