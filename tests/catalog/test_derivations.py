"""Derived facts: units, ranges, bounds, periods and sources go through the sum, and nothing else does."""

from __future__ import annotations

from decimal import Decimal

import pytest

from macros.ground.problems import as_text

FACT = """\
{key}:
  label: {{zh: 数, en: number}}
  {amount}
  unit: {unit}
  bound: {bound}
  as_of: {as_of}
  status: {status}
  sources: [{source}]
"""
DERIVED = "{key}:\n  label: {{zh: 得数, en: result}}\n  derive: {derive}\n  unit: {unit}\n  digits: {digits}\n{more}"


def fact(key, amount, unit="usd", *, bound="exact", as_of="2024", status="reported", source="cnbc"):
    return FACT.format(key=key, amount=amount, unit=unit, bound=bound, as_of=as_of, status=status, source=source)


def derived(derive, unit, digits=3, key="result", more=""):
    return DERIVED.format(key=key, derive=derive, unit=unit, digits=digits, more=more)


@pytest.fixture
def result(read):
    """The derived fact m.result of the given records, and the problems in words."""

    def compute(*records):
        project, problems = read({"data/facts/m.yml": "".join(records)})
        return project.catalog.facts.get("m.result"), as_text(p for p in problems if p.code != "unused")

    return compute


def test_a_range_divided_by_a_share_is_a_range(result):
    found, problems = result(
        fact("revenue", "range: [12e9, 15e9]", status="estimate"),
        fact("part", "value: 0.8", "share"),
        derived("m.revenue / m.part", "usd", 4),
    )
    assert not problems
    assert found.range == (Decimal("1.500E+10"), Decimal("1.875E+10"))
    assert (found.status, str(found.as_of), found.sources) == ("estimate", "2024", ("cnbc",))


def test_ends_that_round_alike_are_one_number_and_about_right(result):
    found, problems = result(
        fact("days", "range: [86, 92]", "days"), fact("one", "value: 30", "days"), derived("m.days / m.one", "times", 1)
    )
    assert not problems
    assert (found.value, found.range, found.bound) == (3, None, "about")


def test_the_digits_stated_are_the_digits_shown(result):
    found, _ = result(fact("a", "value: 17108e6"), fact("b", "value: 130497e6"), derived("m.a / m.b", "share"))
    assert str(found.value) == "0.131"


def test_a_difference_of_an_upper_bound_is_an_upper_bound(result):
    warned = fact("a", "value: 5.5e9", bound="at-most")
    found, problems = result(warned, fact("b", "value: 4.5e9"), derived("m.a - m.b", "usd", 2))
    assert (found.value, found.bound, problems) == (Decimal("1.0e9"), "at-most", "")


def test_subtracting_an_upper_bound_turns_it(result):
    warned = fact("a", "value: 5.5e9", bound="at-most")
    found, _ = result(warned, fact("b", "value: 9e9"), derived("m.b - m.a", "usd", 2))
    assert found.bound == "at-least"


@pytest.mark.parametrize(
    ("a", "b", "derive", "unit", "number", "bound"),
    [
        (("10e9", "exact"), ("8e9", "at-least"), "(m.b - m.a) / m.a", "growth", "-0.2", "at-least"),
        (("10e9", "at-least"), ("8e9", "exact"), "(m.b - m.a) / m.a", "growth", "-0.2", "at-most"),
        (("5e9", "over"), ("3e9", "at-most"), "m.a + m.b", "usd", "8e9", "about"),
        (("5e9", "over"), ("3e9", "exact"), "m.a + m.b", "usd", "8e9", "over"),
        (("5e9", "exact"), ("3e9", "over"), "m.a - m.b", "usd", "2e9", "at-most"),
        (("5e9", "nearly"), ("3e9", "exact"), "m.a + m.b", "usd", "8e9", "nearly"),
        (("5e9", "nearly"), ("4.9e9", "exact"), "m.a - m.b", "usd", "0.1e9", "at-most"),
        (("5e9", "about"), ("3e9", "at-most"), "m.a + m.b", "usd", "8e9", "about"),
        (("5e9", "at-most"), ("3e9", "at-most"), "m.a - m.b", "usd", "2e9", "about"),
        (("5e9", "exact"), ("4e9", "at-most"), "m.a / m.b", "times", "1.25", "at-least"),
        (("5e9", "at-most"), ("4e9", "exact"), "m.a / (m.a + m.b)", "share", "0.556", "at-most"),
        (("5e9", "exact"), ("4e9", "over"), "m.b / (m.a + m.b)", "share", "0.444", "over"),
    ],
)
def test_a_hedge_follows_from_those_of_the_parts(result, a, b, derive, unit, number, bound):
    found, problems = result(
        *(fact(key, f"value: {value}", bound=hedge) for key, (value, hedge) in (("a", a), ("b", b))),
        derived(derive, unit),
    )
    assert (found.value, found.bound, problems) == (Decimal(number), bound, "")


def test_a_negative_factor_turns_a_limit_round(result):
    found, _ = result(
        fact("a", "value: 5e9", bound="at-most"), fact("b", "value: -0.1", "growth"), derived("m.a * m.b", "usd")
    )
    assert (found.value, found.bound) == (Decimal("-0.5e9"), "at-least")


def test_a_hedge_of_a_sum_goes_into_the_next(result):
    found, _ = result(
        fact("a", "value: 4"),
        derived("m.a + m.a", "usd", key="b", more="  bound: at-most\n"),
        derived("m.b + m.a", "usd"),
    )
    assert (found.value, found.bound) == (12, "at-most")


def test_a_limit_on_a_range_is_one_number(result):
    found, _ = result(fact("a", "range: [2, 3]"), fact("b", "value: 5", bound="at-least"), derived("m.a + m.b", "usd"))
    assert (found.value, found.range, found.bound) == (7, None, "at-least")


def test_a_limit_is_rounded_outward(result):
    found, _ = result(
        fact("a", "value: 1.1", bound="at-least"), fact("b", "value: 3"), derived("m.a / m.b", "times", 2)
    )
    assert (found.value, found.bound) == (Decimal("0.36"), "at-least")
    found, _ = result(fact("a", "value: 1.1", bound="at-most"), fact("b", "value: 3"), derived("m.a / m.b", "times", 2))
    assert (found.value, found.bound) == (Decimal("0.37"), "at-most")


def test_a_fact_named_twice_is_one_number(result):
    found, _ = result(fact("a", "range: [8, 12]"), fact("b", "value: 10"), derived("(m.b - m.a) / m.a", "growth", 2))
    assert (found.range, found.bound) == ((Decimal("-0.17"), Decimal("0.25")), "exact")


def test_a_fact_multiplied_by_itself_is_not_looked_at_in_the_corners_alone(result):
    found, _ = result(
        fact("a", "range: [-2, 3]", "times"), fact("b", "value: 1", "times"), derived("m.a * m.a / m.b", "times")
    )
    assert found.range is not None
    assert found.range[0] <= 0 <= found.range[1]


def test_ends_that_rounding_makes_one_are_about_it(result):
    found, _ = result(fact("a", "range: [34.91, 34.94]"), fact("b", "value: 100"), derived("m.a / m.b", "share", 2))
    assert (found.value, found.range, found.bound) == (Decimal("0.35"), None, "about")


@pytest.mark.parametrize(("part", "bound"), [("99.96", "nearly"), ("100.04", "over"), ("100", "exact")])
def test_a_whole_that_only_rounding_makes_says_so(result, part, bound):
    found, _ = result(fact("a", f"value: {part}"), fact("b", "value: 100"), derived("m.a / m.b", "share", 3))
    assert (found.value, found.bound) == (1, bound)


def test_a_difference_of_shares_is_in_points(result):
    shares = fact("a", "value: 0.50", "share"), fact("b", "value: 0.40", "share")
    found, problems = result(*shares, derived("m.a - m.b", "points", 2))
    assert (found.value, found.unit, problems) == (10, "points", "")
    _, problems = result(*shares, derived("m.a - m.b", "share", 2))
    assert "a difference of two in share is counted in points [unit-mismatch]" in problems
    assert "write unit: points" in problems


def test_what_is_left_of_the_whole_is_a_share(result):
    whole = fact("a", "value: 1", "share"), fact("b", "value: 0.40", "share")
    found, problems = result(*whole, derived("m.a - m.b", "share", 2))
    assert (found.value, problems) == (Decimal("0.6"), "")


def test_sources_of_all_inputs_are_joined(result):
    found, _ = result(fact("a", "value: 1"), fact("b", "value: 2", source="mirror"), derived("m.a + m.b", "usd"))
    assert found.sources == ("cnbc", "mirror")


def test_brackets_bind_first(result):
    found, _ = result(fact("a", "value: 6"), fact("b", "value: 2"), derived("(m.a - m.b) / m.b", "change"))
    assert found.value == 2


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ((fact("a", "value: 1"), fact("b", "value: 1", "chips"), derived("m.a + m.b", "usd")), "usd and chips cannot"),
        ((fact("a", "value: 0.1", "share"), fact("b", "value: 1", "points"), derived("m.a + m.b", "share")), "cannot"),
        ((fact("a", "value: 1"), fact("b", "value: 1"), derived("m.a / m.b", "usd")), "the sum gives a pure number"),
        (
            (fact("a", "value: 1"), fact("b", "value: 1", as_of="FY2025"), derived("m.a / m.b", "share")),
            "periods differ",
        ),
        ((fact("a", "value: 1"), derived("m.a / m.zero", "share")), 'no fact "m.zero"'),
        ((fact("a", "value: 1"), fact("z", "value: 0"), derived("m.a / m.z", "share")), "a division by zero"),
        ((fact("a", "value: 1"), derived("m.a + 1", "usd")), 'no fact "1"'),
        ((fact("a", "value: 1"), derived("m.a +", "usd")), "the sum ends too soon"),
        ((fact("a", "value: 1"), derived("m.a m.a", "usd")), '"m.a" is not expected'),
        (
            (derived("m.other", "usd"), derived("m.result", "usd", key="other")),
            "each is derived from the next: m.result (data/facts/m.yml:",
        ),
        ((fact("a", "value: 1"), derived("__import__('os')", "usd")), "no fact"),
    ],
)
def test_a_sum_that_makes_no_sense_is_told(result, records, said):
    _, problems = result(*records)
    assert said in problems


def test_periods_may_be_mixed_with_a_reason(result):
    found, problems = result(
        fact("a", "value: 1"),
        fact("b", "value: 4", as_of="FY2025"),
        derived("m.a / m.b", "share", more="  mixes: {zh: 财年的起讫不同, en: the fiscal year differs}\n"),
    )
    assert (str(found.value), problems) == ("0.25", "")


def test_days_between_stretches_are_a_range(read):
    event = "{key}:\n  date: {date}\n  title: {{zh: 事, en: It}}\n  actor: nvidia\n  sources: [cnbc]\n"
    events = event.format(key="first", date="2025-01-15..2025-01-21") + event.format(key="last", date="2025-04-17")
    project, problems = read(
        {"data/events/m.yml": events, "data/facts/n.yml": derived("days(m.first, m.last)", "days", 2)}
    )
    assert {problem.code for problem in problems} == {"unused"}
    assert project.catalog.facts["n.result"].range == (86, 92)


PARTS = (
    fact("a", "value: 5.5e9", bound="at-most", as_of="2025-04", status="projection"),
    fact("b", "value: 0.8e9", bound="exact", as_of="2025-04"),
)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("  bound: at-least\n", 'its parts give "at-most" and no "at-least"'),
        ("  bound: over\n", 'its parts give "at-most" and no "over"'),
        ("  bound: nearly\n", 'its parts give "at-most" and no "nearly"'),
        ("  status: reported\n", 'its parts give "projection" and no "reported"'),
        ("  status: estimate\n", 'its parts give "projection" and no "estimate"'),
        ("  as_of: 2026-10-01\n", "none of its parts reaches to 2026-10-01"),
        ("  as_of: 2025\n", "none of its parts reaches to 2025"),
        ("  sources: [mirror]\n", "none of its parts rests on mirror"),
    ],
)
def test_a_sum_says_no_more_of_itself_than_its_parts(result, more, said):
    found, problems = result(*PARTS, derived("m.a + m.b", "usd", more=more))
    assert found is None
    assert said in problems
    assert "[broken-derive]" in problems


@pytest.mark.parametrize(
    "more",
    ["  bound: about\n", "  bound: at-most\n", "  status: projection\n", "  as_of: 2025-04\n", "  as_of: 2024-04\n", "  sources: [cnbc]\n"],
)  # fmt: skip
def test_a_sum_may_be_vaguer_than_its_parts(result, more):
    found, problems = result(*PARTS, derived("m.a + m.b", "usd", more=more))
    assert not problems
    assert str(getattr(found, more.partition(":")[0].strip())).strip("()',") == more.partition(": ")[2].strip("[]\n")


@pytest.mark.parametrize(
    ("bound", "digits", "is_allowed"),
    [
        *(("at-least", 3, False), ("over", 3, False), ("at-most", 3, True), ("nearly", 3, True)),  # 2.35
        *(("at-least", 1, True), ("over", 1, True), ("at-most", 1, False), ("nearly", 1, False)),  # 2
        *(("at-least", 4, True), ("over", 4, False), ("at-most", 4, True), ("nearly", 4, False)),  # 2.346
    ],
)
def test_a_bound_of_an_exact_sum_is_true_of_the_digits_that_are_shown(result, bound, digits, is_allowed):
    found, _ = result(
        fact("a", "value: 1.446e9"),
        fact("b", "value: 0.9e9"),
        derived("m.a + m.b", "usd", digits, more=f"  bound: {bound}\n"),
    )
    assert (found is not None) == is_allowed


def test_a_sum_of_sums_is_held_to_what_each_of_them_states(result):
    vague = derived("m.a - m.b", "usd", key="between", more="  bound: about\n")
    over = derived("m.between + m.b", "usd", more="  bound: at-most\n")
    assert 'its parts give "about" and no "at-most"' in result(*PARTS, vague, over)[1]
