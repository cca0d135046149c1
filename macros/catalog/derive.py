"""Derived facts: a small sum over other facts and event dates, with units, ranges, bounds and periods kept honest.

The sum is parsed here and never evaluated as Python. Operands are ids; there are no literal numbers, because a
number without a source is what the ledger exists to prevent.

    sum    := term (("+" | "-") term)*
    term   := factor (("*" | "/") factor)*
    factor := topic.key | "days(" event "," event ")" | "(" sum ")"
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Context, Decimal, DecimalException
from itertools import accumulate
from types import MappingProxyType

from macros.catalog.catalog import Catalog
from macros.catalog.intervals import Quantity, UnlikeError, days_between, join
from macros.catalog.records import Bound, Fact
from macros.ground.derivation_order import MOST_STEPS, Order, in_order
from macros.ground.enough import ENOUGH, first_of
from macros.ground.naming import KIND_WORDS, no_such
from macros.ground.problems import Problem, did_you_mean, nearest
from macros.ground.told import Told, listed, told

_TOKEN = re.compile(r"days\(|[()]|,|[^\s(),]+")
_BRACKETS = {"(": 1, "days(": 1, ")": -1}
_OPERATORS = ("+", "-", "*", "/")
MOST_OPERANDS, DEEPEST = 50, 8  # of one sum: what it names, and brackets within brackets
MOST_SOURCES = 60  # of a sum, with all those of its parts; each of its cards names them, and sums of sums grow
LARGEST_POWER = 140  # of ten: a written number has forty characters, with a power of two digits
LONGEST_CIRCLE = 10  # ids of a circle that a message shows
_TOLD = "told-elsewhere"  # the code of what is already a problem at its own place


class _WrongSumError(Exception):
    """Ends one derivation; becomes a problem at its fact."""

    def __init__(self, message: Told, code: str, hint: Told, field: str = "derive") -> None:
        super().__init__(message)
        self.message, self.code, self.hint, self.field = message, code, hint, field


@dataclass(slots=True)
class _Desk:
    """The work in hand: the records, the order of the derived ones, and exact results so far."""

    catalog: Catalog
    order: Order
    exact: dict[str, Quantity] = field(default_factory=dict)


def with_derived_facts(catalog: Catalog) -> tuple[Catalog, list[Problem]]:
    """The catalog with every derived fact computed, and a problem for each that cannot be.

    A derived fact gets its value or range (rounded half to even to its `digits`), the loosest bound and status of its
    inputs, their common period, and the union of their sources. One that fails is left out.
    """
    derived = {fact_id: inputs(fact.derive) for fact_id, fact in catalog.facts.items() if fact.derive is not None}
    desk, problems = _Desk(catalog, in_order(derived)), list[Problem]()
    facts = dict(catalog.facts)
    for fact_id in desk.order.ids:
        if len(problems) > ENOUGH:
            del facts[fact_id]
            continue
        try:
            desk.exact[fact_id] = _exact(desk, fact_id)
            facts[fact_id] = _filled(facts[fact_id], desk.exact[fact_id])
        except _WrongSumError as wrong:
            desk.exact.pop(fact_id, None)
            del facts[fact_id]
            if wrong.code != _TOLD:
                place = catalog.place("fact", fact_id, wrong.field)
                problems.append(catalog.problem(place, wrong.message, wrong.code, wrong.hint))
    return _replace_facts(catalog, facts), first_of(problems)


def _replace_facts(catalog: Catalog, facts: dict[str, Fact]) -> Catalog:
    inner = {name: getattr(catalog, name) for name in Catalog.__dataclass_fields__}
    return Catalog(**{**inner, "facts": MappingProxyType(facts)})


def inputs(derive: str) -> list[str]:
    """The ids that a sum names, in order, each once."""
    words = [word for word in _TOKEN.findall(derive) if word not in ("(", ")", ",", "days(", *_OPERATORS)]
    return list(dict.fromkeys(words))


def _filled(fact: Fact, result: Quantity) -> Fact:
    if fact.digits is None:
        hint = told("add digits: 3 (significant digits to show)")
        raise _WrongSumError(told("a derived fact without digits"), "missing-digits", hint)
    sources = tuple(dict.fromkeys((*fact.sources, *result.sources)))
    if len(sources) > MOST_SOURCES:
        said = told("a sum that rests on {n} sources, the limit is {limit}", n=len(sources), limit=MOST_SOURCES)
        raise _WrongSumError(
            said, "broken-derive", told("let its parts name the sources that they rest on, and no more")
        )
    low, high = (_rounded(end, fact.digits) for end in (result.low, result.high))
    amount = {"value": low} if low == high else {"range": (low, high)}  # ends that round alike are one number
    hedged: Bound = "about" if low == high and result.low != result.high else result.bound
    return fact.model_copy(
        update={
            **amount,
            "bound": fact.bound if fact.bound != "exact" else hedged,
            "as_of": fact.as_of or result.common_period,
            "status": fact.status or result.status,
            "sources": sources,
        }
    )


def _rounded(number: Decimal, digits: int) -> Decimal:
    return Context(prec=digits, rounding=ROUND_HALF_EVEN).create_decimal(number)


def _exact(desk: _Desk, fact_id: str) -> Quantity:
    """The exact result of a derived fact, once all that it is derived from are there."""
    circle = desk.order.circles.get(fact_id)
    if circle:
        shown = circle if len(circle) <= LONGEST_CIRCLE else [*circle[: LONGEST_CIRCLE - 1], "…", fact_id]
        said = told("derived from itself: {chain}", chain=" → ".join(shown))
        raise _WrongSumError(said, "derived-cycle", told("give one of them a value and a source"))
    if desk.order.steps[fact_id] == MOST_STEPS + 1:  # those beyond miss this one
        said = told("derived in more than {limit} steps", limit=MOST_STEPS)
        raise _WrongSumError(said, "broken-derive", told("give one on the way a value and a source"))
    fact = desk.catalog.facts[fact_id]
    return _stated(desk, fact, _sum(desk, _words(fact.derive or "")))


def _stated(desk: _Desk, fact: Fact, result: Quantity) -> Quantity:
    """The result under the fact's own unit, once unit and periods are seen to allow it."""
    unit = desk.catalog.units.get(fact.unit)
    if unit is None:
        otherwise = told("add it under data/ or name another {kind}", kind=KIND_WORDS["unit"])
        hint = did_you_mean(nearest(fact.unit, desk.catalog.units), otherwise=otherwise)
        raise _WrongSumError(no_such(["unit"], fact.unit), "unknown-unit", hint, "unit")
    if (result.unit or fact.unit) != fact.unit or result.dimension != dict(unit.dimension):
        said = told("the sum gives {measure}, not {unit}", measure=result.measure(), unit=fact.unit)
        raise _WrongSumError(said, "unit-mismatch", told("mend the sum or the unit"))
    if len(result.periods) > 1 and fact.mixes is None:
        said = told("periods differ: {periods}", periods=listed(sorted(str(period) for period in result.periods)))
        raise _WrongSumError(said, "period-mismatch", told("use facts of one period, or say why in mixes: …"))
    return result.under(fact.unit, fact.as_of)


def _words(derive: str) -> list[str]:
    words = _TOKEN.findall(derive)
    deepest = max(accumulate((word in ("(", "days(") and 1) or -(word == ")") for word in words), default=0)
    if deepest > DEEPEST:
        raise _WrongSumError(told("brackets more than {limit} deep", limit=DEEPEST), "broken-derive", _SPLIT)
    if sum(word not in ("(", ")", ",", "days(", *_OPERATORS) for word in words) > MOST_OPERANDS:
        raise _WrongSumError(told("a sum of more than {limit} facts", limit=MOST_OPERANDS), "broken-derive", _SPLIT)
    words.reverse()
    return words


def _sum(desk: _Desk, words: list[str]) -> Quantity:
    result = _operations(desk, words)
    if words:
        said = told('"{word}" is not expected in this sum', word=words[-1])
        raise _WrongSumError(said, "broken-derive", _FORM)
    return result


_SPLIT = told("derive a part of it as a fact of its own")
_FORM = told("write topic.key / topic.key, with a space on each side of + - * /")


def _operations(desk: _Desk, words: list[str]) -> Quantity:
    left = _products(desk, words)
    while words and words[-1] in ("+", "-"):
        left = _joined(words.pop(), left, _products(desk, words))
    return left


def _products(desk: _Desk, words: list[str]) -> Quantity:
    left = _factor(desk, words)
    while words and words[-1] in ("*", "/"):
        left = _joined(words.pop(), left, _factor(desk, words))
    return left


def _joined(sign: str, left: Quantity, right: Quantity) -> Quantity:
    beyond = told("the sum goes beyond the numbers that may be written")
    try:
        result = join(sign, left, right)
    except UnlikeError as unlike:
        raise _WrongSumError(unlike.said, "unit-mismatch", told("only like may be added to like")) from None
    except ZeroDivisionError:
        said, hint = told("a division by zero, or by a range that holds it"), told("divide by another fact")
        raise _WrongSumError(said, "broken-derive", hint) from None
    except DecimalException:
        raise _WrongSumError(beyond, "out-of-range", told("mend the sum or the unit")) from None
    if any(end and abs(end.adjusted()) > LARGEST_POWER for end in (result.low, result.high)):
        raise _WrongSumError(beyond, "out-of-range", told("mend the sum or the unit"))
    return result


def _factor(desk: _Desk, words: list[str]) -> Quantity:
    word = words.pop() if words else ""
    if word == "(":
        inside = _operations(desk, words)
        _take(words, ")")
        return inside
    if word == "days(":
        return _days(desk, words)
    if word in desk.catalog.facts:
        return _operand(desk, word)
    if word in desk.catalog.events:
        hint = told("write days({event}, another-event)", event=word)
        raise _WrongSumError(told('"{word}" is an event', word=word), "broken-derive", hint)
    if desk.catalog.knows("fact", word):
        raise _WrongSumError(no_such(["fact"], word), _TOLD, _FORM)  # it is there, with problems of its own
    if not word or word in (")", ",", *_OPERATORS):
        raise _WrongSumError(told("the sum ends too soon or misses a fact"), "broken-derive", _FORM)
    hint = did_you_mean(nearest(word, desk.catalog.facts), otherwise=_FORM)
    raise _WrongSumError(no_such(["fact"], word), "unknown-fact", hint)


def _operand(desk: _Desk, fact_id: str) -> Quantity:
    fact = desk.catalog.facts[fact_id]
    if fact.derive is not None and fact_id not in desk.exact:
        raise _WrongSumError(no_such(["fact"], fact_id), _TOLD, _FORM)  # it has a problem of its own
    if fact_id not in desk.exact:
        desk.exact[fact_id] = Quantity.of_fact(fact, desk.catalog)
    return desk.exact[fact_id]


def _days(desk: _Desk, words: list[str]) -> Quantity:
    first = _event(desk, words)
    _take(words, ",")
    last = _event(desk, words)
    _take(words, ")")
    return days_between(desk.catalog.events[first], desk.catalog.events[last])


def _event(desk: _Desk, words: list[str]) -> str:
    word = words.pop() if words else ""
    if word not in desk.catalog.events:
        form = told("write days(topic.key, topic.key), with two events")
        hint = did_you_mean(nearest(word, desk.catalog.events), otherwise=form)
        raise _WrongSumError(no_such(["event"], word), "unknown-event", hint)
    return word


def _take(words: list[str], expected: str) -> None:
    if not words or words.pop() != expected:
        raise _WrongSumError(told('a "{expected}" is missing', expected=expected), "broken-derive", _FORM)
