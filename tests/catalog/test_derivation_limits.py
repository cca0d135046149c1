"""Sums that nobody could follow: chains, towers, nests and circles are told by name and soon, and never crash."""

from __future__ import annotations

import operator
from decimal import Context, Decimal
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.catalog.derive import MOST_OPERANDS, MOST_WORK
from macros.catalog.doubt import fact_is_firm
from macros.catalog.intervals import Quantity
from macros.catalog.load import load_catalog
from macros.catalog.numbers.corners import MOST_VARYING, Leaf, Node, Tree, narrowed
from macros.ground.derivation_order import in_order
from tests.catalog.test_derivations import derived, fact
from tests.conftest import GOOD_FACT
from tests.effort import within

ONE = fact("a0", "value: 2", "times")
BIG = fact("a0", "value: 9.9e99", "times")
IDS = [f"m.a{n}" for n in range(6)]


def chain(sums: list[str]) -> str:
    return "".join(derived(one, "times", key=f"a{n}") for n, one in enumerate(sums, start=1))


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("records", "code", "said"),
    [
        (ONE + chain([f"m.a{n} + m.a0" for n in range(5000)]), "broken-derive", "derived in more than 20 steps"),
        (ONE + chain([f"m.a{(n + 1) % 5001 + 1} + m.a0" for n in range(5001)]), "derived-cycle", "…"),
        (BIG + chain(["m.a0 * m.a0"]), "out-of-range", "beyond the numbers"),
        (BIG + chain([f"m.a{n} * m.a{n}" for n in range(19)]), "out-of-range", "beyond the numbers"),
        (fact("a0", "value: 0.00000000000000000001", "times") + chain([f"m.a{n} * m.a{n}" for n in range(9)]), "out-of-range", ""),
        (ONE + chain(["(" * 600 + "m.a0" + ")" * 600]), "broken-derive", "brackets more than 8 deep"),
        (ONE + chain(["(" * 1900]), "broken-derive", "brackets more than 8 deep"),
        (ONE + chain(["days(" * 300]), "broken-derive", "brackets more than 8 deep"),
        (ONE + chain([" + ".join(["m.a0"] * 200)]), "broken-derive", "a sum of more than 50 facts"),
        (ONE + chain([")"]), "broken-derive", ""),
    ],
)  # fmt: skip
def test_a_sum_beyond_what_anyone_follows_is_told_soon(write, records: str, code: str, said: str) -> None:
    root = write({"data/facts/m.yml": records})
    with within(5):
        _, problems = load_catalog(root)
    assert any(found.code == code and said in found.message and len(found.message) < 400 for found in problems)
    assert len(problems) == 1, "what rests on it is not told as well"


def test_twenty_steps_of_two_are_no_million_walks(write) -> None:
    sums = ["m.a0 + m.a0", *(f"m.a{n} / m.a{n - 1}" for n in range(1, 20))]
    catalog, problems = load_catalog(write({"data/facts/m.yml": ONE + chain(sums)}))
    assert not problems
    with within(0.5):
        assert all(fact_is_firm(catalog, name) for name in catalog.facts)


@given(st.dictionaries(st.sampled_from(IDS), st.lists(st.sampled_from(IDS), max_size=4)))
def test_each_stands_after_those_it_is_derived_from_or_in_a_circle(graph: dict[str, list[str]]) -> None:
    order = in_order(graph)
    assert sorted(order.ids) == sorted(graph)
    for n, name in enumerate(order.ids):
        late = [one for one in graph[name] if one in graph and one not in order.ids[:n]]
        assert all(one in order.circles for one in late)
    for name, circle in order.circles.items():
        assert circle[0] == circle[-1] == name
        assert all(after in graph[before] for before, after in pairwise(circle))


@pytest.mark.heavy
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.lists(st.sampled_from([*IDS, "+", "-", "*", "/", "(", ")", "days(", ",", "kept.copied", "x"]), max_size=9).map(" ".join), min_size=5, max_size=5),
    st.from_regex(r"-?[1-9]?[0-9](\.[0-9]{1,9})?(e[0-9]{1,2})?", fullmatch=True),
)  # fmt: skip
def test_no_sum_and_no_number_crashes_the_loader(write, sums: list[str], number: str) -> None:
    load_catalog(write({"data/facts/m.yml": fact("a0", f"value: {number}", "times") + chain(sums)}))


@pytest.mark.parametrize(
    ("moves", "code", "at"),
    [
        ("a: {moved_to: h20.b}\nb: {moved_to: h20.a}\n", "moved", "data/facts/h20.yml:9:15"),
        ("a: {moved_to: h20.a}\n", "moved", "data/facts/h20.yml:9:15"),
        ("a: {moved_to: h20.nothing}\n", "unknown-fact", "data/facts/h20.yml:9:15"),
    ],
)
def test_a_move_that_never_arrives_is_told(read, moves: str, code: str, at: str) -> None:
    _, problems = read({"data/facts/h20.yml": GOOD_FACT + moves})
    assert (code, at) in {(found.code, str(found.position)) for found in problems}


@pytest.mark.heavy
def test_ten_thousand_moves_in_a_row_are_walked_once(read) -> None:
    moves = (
        "".join(f"a{n}: {{moved_to: h20.a{n + 1}}}\n" for n in range(10_000))
        + "a10000: {moved_to: h20.charge-warned}\n"
    )
    with within(5):
        _, problems = read({"data/facts/h20.yml": GOOD_FACT + moves})
        assert not problems


def test_a_sum_names_no_more_sources_than_anybody_looks_into(write) -> None:
    one = "s{n}:\n  type: report\n  title: {{original: t}}\n  publisher: {{name: p}}\n  language: en\n  grade: A\n  read: full\n"
    sources = "".join(one.format(n=n) for n in range(61))
    parts = [
        ONE.replace("a0:", f"b{part}:").replace("[cnbc]", f"[{', '.join(f's{n}' for n in numbers)}]")
        for part, numbers in enumerate((range(30), range(30, 60), range(60, 61)))
    ]
    sums = derived("m.b0 + m.b1", "times", key="fine") + derived("m.fine + m.b2", "times", key="many")
    sums += derived("m.many + m.b0", "times", key="more")
    _, problems = load_catalog(write({"data/sources/s.yml": sources, "data/facts/m.yml": "".join(parts) + sums}))
    assert [(found.code, found.message) for found in problems] == [
        ("broken-derive", "a sum that rests on 61 sources, the limit is 60")
    ]


def hedged(number: int) -> str:
    """A fact that has no upper end, with as many digits as may be written."""
    return fact(f"b{number}", f"value: 1.{number}{'123456789' * 3}", "times", bound="over")


LONG = [f"m.b{n % MOST_VARYING}" for n in range(MOST_OPERANDS)]
TWICE = f"({' + '.join(LONG[:25])}) / ({' + '.join(LONG[25:])})"


def test_long_sums_of_hedged_facts_are_computed_up_to_a_limit_and_told_beyond(write, monkeypatch) -> None:
    each, computed = 49 * 2 ** (MOST_VARYING + 1), list[object]()
    monkeypatch.setattr(Quantity, "narrowed", lambda self: computed.append(self) or self)
    records = "".join(hedged(n) for n in range(MOST_VARYING))
    problems = load_catalog(write({"data/facts/m.yml": records + chain([TWICE] * (MOST_WORK // each + 5))}))[1]
    assert [found.message for found in problems] == [problems[0].message] * 5
    assert "too many long sums" in problems[0].message
    assert len(computed) == MOST_WORK // each


def test_short_sums_of_hedged_facts_have_no_limit(write, monkeypatch) -> None:
    monkeypatch.setattr("macros.catalog.derive.MOST_WORK", 0)
    growth = "(m.b1 - m.b0) / m.b0"
    assert not load_catalog(write({"data/facts/m.yml": hedged(0) + hedged(1) + chain([growth] * 9)}))[1]


SEVERAL = st.recursive(
    st.sampled_from("abc"), lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner), max_leaves=6
)


@given(SEVERAL, st.dictionaries(st.sampled_from("abc"), st.tuples(st.integers(-9, 9), st.integers(0, 3))))
def test_no_corner_lies_beyond_what_is_narrowed(sum_: object, drawn: dict[str, tuple[int, int]]) -> None:
    """Each corner, computed as it stands, lies within; and where anything is narrowed, two of them are the ends."""
    box = {name: (low, low + more) for name, (low, more) in {**dict.fromkeys("abc", (2, 1)), **drawn}.items()}
    tree = as_tree(sum_, box)
    wide = (Decimal("-Infinity"), Decimal("Infinity"))
    low, high, *_ = narrowed(tree, wide, wide)
    if (low, high) == wide:
        return
    context = Context(prec=60)
    corners = (dict(zip(box, ends, strict=True)) for ends in product(*box.values()))
    values = [in_corner(tree, corner) for corner in corners]
    for end, exact in ((low, min(values)), (high, max(values))):
        assert end == context.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def as_tree(written: object, box: dict[str, tuple[int, int]]) -> Tree:
    if isinstance(written, tuple):
        return Node(written[1], as_tree(written[0], box), as_tree(written[2], box))
    name = str(written)
    ends = Decimal(box[name][0]), Decimal(box[name][1])
    return Leaf(name, ends, ends)


def in_corner(tree: Tree, corner: dict[str, int]) -> Fraction:
    if isinstance(tree, Leaf):
        return Fraction(corner[tree.name])
    operation = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}[tree.sign]
    found = operation(in_corner(tree.left, corner), in_corner(tree.right, corner))
    assert isinstance(found, Fraction)
    return found
