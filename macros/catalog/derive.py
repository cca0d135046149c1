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
from decimal import ROUND_HALF_EVEN, Context, Decimal
from types import MappingProxyType

from macros.catalog.catalog import Catalog
from macros.catalog.intervals import Quantity, UnlikeError, days_between, join
from macros.catalog.naming import KIND_WORDS, no_such
from macros.catalog.problems import Problem, did_you_mean, nearest
from macros.catalog.records import Fact
from macros.catalog.told import Told, listed, told

_TOKEN = re.compile(r"days\(|[()]|,|[^\s(),]+")
_OPERATORS = ("+", "-", "*", "/")
_TOLD = "told-elsewhere"  # the code of what is already a problem at its own place


class _WrongSumError(Exception):
    """Ends one derivation; becomes a problem at its fact."""

    def __init__(self, message: Told, code: str, hint: Told, field: str = "derive") -> None:
        super().__init__(message)
        self.message, self.code, self.hint, self.field = message, code, hint, field


@dataclass(slots=True)
class _Desk:
    """The work in hand: exact results so far, and the chain that led here, to tell a cycle."""

    catalog: Catalog
    exact: dict[str, Quantity] = field(default_factory=dict)
    chain: list[str] = field(default_factory=list)


def with_derived_facts(catalog: Catalog) -> tuple[Catalog, list[Problem]]:
    """The catalog with every derived fact computed, and a problem for each that cannot be.

    A derived fact gets its value or range (rounded half to even to its `digits`), the loosest bound and status of its
    inputs, their common period, and the union of their sources. One that fails is left out.
    """
    desk, problems = _Desk(catalog), []
    facts = dict(catalog.facts)
    for fact_id, fact in catalog.facts.items():
        if fact.derive is None:
            continue
        try:
            facts[fact_id] = _filled(fact, _exact(desk, fact_id))
        except _WrongSumError as wrong:
            desk.chain.clear()
            del facts[fact_id]
            if wrong.code != _TOLD:
                place = catalog.place("fact", fact_id, wrong.field)
                problems.append(catalog.problem(place, wrong.message, wrong.code, wrong.hint))
    return _replace_facts(catalog, facts), problems


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
    low, high = (_rounded(end, fact.digits) for end in (result.low, result.high))
    amount = {"value": low} if result.low == result.high else {"range": (low, high)}
    return fact.model_copy(
        update={
            **amount,
            "bound": fact.bound if fact.bound != "exact" else result.bound,
            "as_of": fact.as_of or result.common_period,
            "status": fact.status or result.status,
            "sources": tuple(dict.fromkeys((*fact.sources, *result.sources))),
        }
    )


def _rounded(number: Decimal, digits: int) -> Decimal:
    return Context(prec=digits, rounding=ROUND_HALF_EVEN).create_decimal(number)


def _exact(desk: _Desk, fact_id: str) -> Quantity:
    if fact_id in desk.exact:
        return desk.exact[fact_id]
    if fact_id in desk.chain:
        said = told("derived from itself: {chain}", chain=" → ".join([*desk.chain, fact_id]))
        raise _WrongSumError(said, "derived-cycle", told("give one of them a value and a source"))
    fact = desk.catalog.facts[fact_id]
    if fact.derive is None:
        found = Quantity.of_fact(fact, desk.catalog)
    else:
        desk.chain.append(fact_id)
        found = _stated(desk, fact, _sum(desk, _words(fact.derive)))
        desk.chain.pop()
    desk.exact[fact_id] = found
    return found


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
    words.reverse()
    return words


def _sum(desk: _Desk, words: list[str]) -> Quantity:
    result = _operations(desk, words)
    if words:
        said = told('"{word}" is not expected in this sum', word=words[-1])
        raise _WrongSumError(said, "broken-derive", _FORM)
    return result


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
    try:
        return join(sign, left, right)
    except UnlikeError as unlike:
        raise _WrongSumError(unlike.said, "unit-mismatch", told("only like may be added to like")) from None
    except ZeroDivisionError:
        said, hint = told("a division by zero, or by a range that holds it"), told("divide by another fact")
        raise _WrongSumError(said, "broken-derive", hint) from None


def _factor(desk: _Desk, words: list[str]) -> Quantity:
    word = words.pop() if words else ""
    if word == "(":
        inside = _operations(desk, words)
        _take(words, ")")
        return inside
    if word == "days(":
        return _days(desk, words)
    if word in desk.catalog.facts:
        return _exact(desk, word)
    if word in desk.catalog.events:
        hint = told("write days({event}, another-event)", event=word)
        raise _WrongSumError(told('"{word}" is an event', word=word), "broken-derive", hint)
    if desk.catalog.knows("fact", word):
        raise _WrongSumError(no_such(["fact"], word), _TOLD, _FORM)  # it is there, with problems of its own
    if not word or word in (")", ",", *_OPERATORS):
        raise _WrongSumError(told("the sum ends too soon or misses a fact"), "broken-derive", _FORM)
    hint = did_you_mean(nearest(word, desk.catalog.facts), otherwise=_FORM)
    raise _WrongSumError(no_such(["fact"], word), "unknown-fact", hint)


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
