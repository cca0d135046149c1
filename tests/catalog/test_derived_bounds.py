"""What a sum is said to be leaves out nothing that its parts allow, and says as much as can be said.

The parts are drawn as people write them; what each allows is modelled here anew, by drawing numbers from it. What the
words allow is read off the words themselves.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import replace as with_changes
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.catalog.catalog import Catalog
from macros.catalog.intervals import Quantity, join
from macros.catalog.load import load_catalog
from macros.catalog.numbers.hedges import shown
from macros.catalog.records import Bound, Fact
from macros.wording.amounts import amount
from macros.wording.voice import Voice
from tests.conftest import ROOT

LABEL = {"zh": "数", "en": "number"}
OPERATIONS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
FAR = [Fraction(n, 10) for n in (0, 1, 5, 11, 20, 100, 10**5)]  # parts of a number by which it is passed
NEAR = [Fraction(n, 100) for n in (0, 1, 3, 5)]


@dataclass(frozen=True)
class Part:
    """A written fact: one number or two, and its hedge."""

    ends: tuple[Decimal, ...]
    bound: Bound

    def draw(self, random: Random, *, floor: bool) -> Fraction:
        """A number that the fact allows, its limits among them more often than chance has it."""
        low, high = Fraction(self.ends[0]), Fraction(self.ends[-1])
        far, near = random.choice(FAR) * abs(high), random.choice(NEAR)
        away = -1 if high < 0 else 1
        return {
            "exact": random.choice([low, high, (low + high) / 2]),
            "about": random.choice([low, high]) * (1 + random.choice([-1, 1]) * near),
            "nearly": high * (1 - near),
            "over": high + away * (far + Fraction(1, 10**9)),
            "at-least": low + far,
            "at-most": high * Fraction(random.randrange(11), 10) if high > 0 and floor else high - far,
        }[self.bound]


NUMBERS = st.builds(
    lambda digits, exponent, sign: Decimal(sign * digits).scaleb(exponent),
    st.integers(1, 999),
    st.integers(-3, 4),
    st.sampled_from([1, 1, 1, -1]),
)
ONE = st.builds(lambda number, bound: Part((number,), bound), NUMBERS, st.sampled_from(get_args(Bound)))
RANGE = st.builds(
    lambda a, b, bound: Part((min(a, b), max(a, b)) if a != b else (a,), bound),
    NUMBERS,
    NUMBERS,
    st.sampled_from(["exact", "about"]),
)
NAMES = st.sampled_from(["a", "b", "c", "d"])
SUMS = st.recursive(
    NAMES,
    lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner),
    max_leaves=6,
)
GROWTH = st.just((("b", "-", "a"), "/", "a"))
PARTS = st.fixed_dictionaries(dict.fromkeys("abcd", ONE | RANGE))
UNITS = st.sampled_from(["times", "index", "growth", "share", "usd", "cny", "points"])
Sum = str | tuple["Sum", str, "Sum"]


def value(formula: Sum, drawn: dict[str, Fraction]) -> Fraction:
    if isinstance(formula, str):
        return drawn[formula]
    left, sign, right = formula
    return OPERATIONS[sign](value(left, drawn), value(right, drawn))


@pytest.fixture(scope="module")
def ledger() -> Catalog:
    """The site's own languages, units and phrases."""
    loaded, _ = load_catalog(ROOT)
    return Catalog(languages=loaded.languages, units=loaded.units, phrases=loaded.phrases)


def fact(part: Part, unit: str) -> Fact:
    field = {"value": part.ends[0]} if len(part.ends) == 1 else {"range": part.ends}
    return Fact(label=LABEL, unit=unit, bound=part.bound, as_of="2025", status="reported", sources=("x",), **field)


def joined(formula: Sum, quantities: dict[str, Quantity]) -> Quantity:
    """The sum as `derive` does it, but for units, by which few sums could be drawn."""
    if isinstance(formula, str):
        return with_changes(quantities[formula], unit=None)
    left, sign, right = formula
    return join(sign, joined(left, quantities), joined(right, quantities))


def derived(ledger: Catalog, parts: dict[str, Part], formula: Sum, unit: str, digits: int) -> Fact | None:
    """The derived fact; None where a divisor may be zero."""
    quantities = {name: Quantity.of_fact(name, fact(part, unit), ledger) for name, part in parts.items()}
    try:
        result = joined(formula, quantities).narrowed()
    except ZeroDivisionError:
        return None
    (low, high), bound = shown(*result.stated, digits, of_a_whole=ledger.units[unit].scale == "percent")
    amount = {"value": low} if low == high else {"range": (low, high)}
    return Fact(label=LABEL, unit=unit, derive="t.a", digits=digits).model_copy(update={**amount, "bound": bound})


NUMBER = r"[−+]?[\d,]+(?:\.\d+)?"
SCALES = {"": 0, "万": 4, "亿": 8, "万亿": 12, "million": 6, "billion": 9, "trillion": 12}
FORMS = {
    "en": [
        ("at-least", r"at least|over|no lower than|just above"),
        ("nearly", r"nearly"),
        ("at-most", r"up to|no higher than|below"),
        ("about", r"about"),
        ("exact", r""),
    ],
    "zh": [
        ("at-least", "至少|超过|不低于|略高于"),
        ("nearly", "近"),
        ("at-most", "至多|不高于|低于"),
        ("about", "约"),
        ("exact", ""),
    ],
}


def numbers_in(words: str) -> Iterator[tuple[Fraction, Fraction]]:
    """Each number that is said, and half of a one in its last place, by which it may be rounded."""
    scale = "|".join(sorted(SCALES, key=len, reverse=True))
    found = re.findall(rf"({NUMBER})\s?((?:{scale}))(%?)", words)
    last = next((scale for _, scale, _ in reversed(found) if scale), "")
    percent = any(sign for *_, sign in found)
    for digits, own, _ in found:
        power = SCALES[own or (last if "–" in words else "")] - 2 * percent
        plain = digits.replace(",", "").replace("−", "-").replace("+", "")
        places = len(plain.partition(".")[2])
        ten = Fraction(10) ** power
        yield Fraction(plain) * ten, ten / Fraction(10) ** places / 2


def half_a_place(number: Fraction, digits: int) -> Fraction:
    """Half of a one in the last of that many digits."""
    return (
        Fraction(10) ** (Decimal(number.numerator / number.denominator).adjusted() - digits + 1) / 2
        if number
        else Fraction(0)
    )


def allowed(voice: Voice, words: str, digits: int) -> Callable[[Fraction], bool]:
    """What the words let the truth be, as a reader takes them: limits are hard, all other numbers rounded.

    By how much, the digits show, but for zeros before the point; those of a range are rounded at one place, where the
    ends are within one power of ten.
    """
    words = re.sub(r"\$|RMB ", "", words.replace("\u00a0", " "))  # a sign stands before them
    falls = re.search(r"fell|下降|下跌", words) is not None
    hedge = next(name for name, form in FORMS[voice.language] if re.search(form, words))
    ends = list(numbers_in(words))
    halves = [max(half, half_a_place(number, digits)) for number, half in ends]
    if max(halves) <= 10 * min(halves):
        halves = [max(halves)] * len(halves)
    low, high = (ends[0][0], halves[0]), (ends[-1][0], halves[-1])
    if falls:
        turned = {"at-least": "at-most", "at-most": "at-least"}
        low, high, hedge = (-high[0], high[1]), (-low[0], low[1]), turned.get(hedge, hedge)
    return {
        "at-least": lambda truth: truth >= low[0],
        "at-most": lambda truth: truth <= high[0],
        "nearly": lambda truth: high[0] <= truth <= high[0] / 2 if falls else high[0] / 2 <= truth <= high[0],
        "about": lambda _: True,
        "exact": lambda truth: low[0] - low[1] <= truth <= high[0] + high[1],
    }[hedge]


def held(ledger: Catalog, parts: dict[str, Part], formula: Sum, unit: str, digits: int, seed: int) -> bool:
    """Whether there was a sum to say; fails where its words leave out what the parts allow."""
    found = derived(ledger, parts, formula, unit, digits)
    if found is None:
        return False
    random = Random(seed)
    said = {language: amount(Voice(language, ledger), found) for language in ("zh", "en")}
    allows = {language: allowed(Voice(language, ledger), words, digits) for language, words in said.items()}
    for _ in range(25):
        drawn = {name: part.draw(random, floor=not ledger.units[unit].is_change) for name, part in parts.items()}
        try:
            truth = value(formula, drawn)
        except ZeroDivisionError:
            continue
        for language, allow in allows.items():
            assert allow(truth), (said[language], float(truth), {name: float(n) for name, n in drawn.items()})
    return True


DRAWN = {
    "parts": PARTS,
    "formula": SUMS | GROWTH,
    "unit": UNITS,
    "digits": st.integers(1, 4),
    "seed": st.integers(0, 10**6),
}


@settings(max_examples=300, deadline=None)
@given(**DRAWN)
def test_no_words_leave_out_what_the_parts_allow(ledger, parts, formula, unit, digits, seed) -> None:
    held(ledger, parts, formula, unit, digits, seed)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None)
@given(**DRAWN)
def test_in_ten_thousand_sums_no_words_leave_out_what_the_parts_allow(
    ledger, parts, formula, unit, digits, seed
) -> None:
    held(ledger, parts, formula, unit, digits, seed)
