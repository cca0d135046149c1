"""Derived facts: a small sum over other facts and event dates, with units, ranges, bounds and periods kept honest.

The sum is parsed here and never evaluated as Python. Operands are ids; there are no literal numbers, because a
number without a source is what the ledger exists to prevent.

    sum    := term (("+" | "-") term)*
    term   := factor (("*" | "/") factor)*
    factor := topic.key | "days(" event "," event ")" | "(" sum ")"
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import DecimalException
from functools import reduce
from itertools import accumulate
from types import MappingProxyType

from macros.catalog.catalog import Catalog
from macros.catalog.intervals import Quantity, UnlikeError, days_between, join
from macros.catalog.numbers.corners import work
from macros.catalog.numbers.hedges import shown
from macros.catalog.numbers.stating import WrongSumError, stated
from macros.catalog.numbers.unit_records import Unit
from macros.catalog.reading.named import no_operand, not_there
from macros.catalog.records import Fact
from macros.ground.derivation_order import MOST_STEPS, Order, in_order
from macros.ground.enough import ENOUGH, first_of
from macros.ground.naming import no_such
from macros.ground.problems import Problem
from macros.ground.told import Told, told

_TOKEN = re.compile(r"days\(|[()]|,|[^\s(),]+")
_BRACKETS = {"(": 1, "days(": 1, ")": -1}
_OPERATORS = ("+", "-", "*", "/")
MOST_OPERANDS, DEEPEST = 50, 8  # of one sum: what it names, and brackets within brackets
MOST_SOURCES = 60  # of a sum, with all those of its parts; each of its cards names them, and sums of sums grow
LARGEST_POWER = 140  # of ten: a written number has forty characters, with a power of two digits
LITTLE_WORK = 512  # operations that any sum may take; 33 facts, three of them hedged, take as many
MOST_WORK = 1_000_000  # of all sums together that take more
LONGEST_CIRCLE = 10  # ids of a circle that a message shows
_TOLD = "told-elsewhere"  # the code of what is already a problem at its own place


@dataclass(slots=True)
class _Desk:
    """The work in hand: the records, the order of the derived ones, and exact results so far."""

    catalog: Catalog
    order: Order
    exact: dict[str, Quantity] = field(default_factory=dict)
    work: int = 0  # operations on corners, of the sums that take many


def with_derived_facts(catalog: Catalog) -> tuple[Catalog, list[Problem]]:
    """The catalog with every derived fact computed, and a problem for each that cannot be.

    A derived fact gets its value or range (rounded to its `digits`), the hedge that leaves out nothing its inputs
    allow, their loosest status, their common period, and the union of their sources. One that fails is left out.
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
            facts[fact_id] = _filled(facts[fact_id], desk.exact[fact_id], catalog.units[facts[fact_id].unit])
        except WrongSumError as wrong:
            desk.exact.pop(fact_id, None)
            del facts[fact_id]
            if wrong.code != _TOLD:
                place = catalog.place("fact", fact_id, wrong.field)
                problems.append(catalog.problem(place, wrong.message, wrong.code, wrong.hint))
    return replace(catalog, facts=MappingProxyType(facts)), first_of(problems)


def inputs(derive: str) -> list[str]:
    """The ids that a sum names, in order, each once."""
    words = [word for word in _TOKEN.findall(derive) if word not in ("(", ")", ",", "days(", *_OPERATORS)]
    return list(dict.fromkeys(words))


def _filled(fact: Fact, result: Quantity, unit: Unit) -> Fact:
    if fact.digits is None:
        hint = told("add digits: 3 (significant digits to show)")
        raise WrongSumError(told("a derived fact without digits"), "missing-digits", hint)
    sources = tuple(dict.fromkeys((*fact.sources, *result.sources)))
    if len(sources) > MOST_SOURCES:
        said = told("a sum that rests on {n} sources, the limit is {limit}", n=len(sources), limit=MOST_SOURCES)
        raise WrongSumError(
            said, "broken-derive", told("let its parts name the sources that they rest on, and no more")
        )
    (low, high), bound = shown(*result.stated, fact.digits, of_a_whole=unit.scale == "percent")
    amount = {"value": low} if low == high else {"range": (low, high)}
    return fact.model_copy(
        update={
            **amount,
            "bound": fact.bound if fact.bound != "exact" else bound,
            "as_of": result.common_period,
            "status": result.status,
            "sources": sources,
        }
    )


def _exact(desk: _Desk, fact_id: str) -> Quantity:
    """The exact result of a derived fact, once all that it is derived from are there."""
    circle = desk.order.circles.get(fact_id)
    if circle:
        raise WrongSumError(*_in_a_circle(desk.catalog, circle))
    if desk.order.steps[fact_id] == MOST_STEPS + 1:  # those beyond miss this one
        said = told("derived in more than {limit} steps", limit=MOST_STEPS)
        raise WrongSumError(said, "broken-derive", told("give one on the way a value and a source"))
    fact = desk.catalog.facts[fact_id]
    return stated(desk.catalog, fact_id, _sum(desk, _words(fact.derive or "")))


def _in_a_circle(catalog: Catalog, circle: list[str]) -> tuple[Told, str, Told]:
    """Message, code and hint for facts of which each is derived from the next, the first being the last again."""
    if len(circle) == 2:
        said = told("the sum of {name} names {name} itself", name=circle[0])
        return said, "derived-cycle", told("put the fact that was meant in its place, or take it out of the sum")
    shown = circle if len(circle) <= LONGEST_CIRCLE else circle[: LONGEST_CIRCLE - 1]
    steps: list[Told] = [_step(catalog, fact_id) for fact_id in shown[:-1]]
    steps += [told("…")] if len(circle) > LONGEST_CIRCLE else []
    chain = reduce(lambda before, after: told("{before} → {after}", before=before, after=after), [*steps, circle[0]])
    hint = told(
        "in one of these lines, name another fact; or write that one's own value in the place of derive: and digits:, "
        "with as_of, status and sources"
    )
    return told("each is derived from the next: {chain}", chain=chain), "derived-cycle", hint


def _step(catalog: Catalog, fact_id: str) -> Told:
    place = catalog.place("fact", fact_id, "derive")
    return told("{name} ({path}:{line})", name=fact_id, path=place.path, line=place.line)


def _words(derive: str) -> list[str]:
    words = _TOKEN.findall(derive)
    deepest = max(accumulate((word in ("(", "days(") and 1) or -(word == ")") for word in words), default=0)
    if deepest > DEEPEST:
        raise WrongSumError(told("brackets more than {limit} deep", limit=DEEPEST), "broken-derive", _SPLIT)
    if sum(word not in ("(", ")", ",", "days(", *_OPERATORS) for word in words) > MOST_OPERANDS:
        raise WrongSumError(told("a sum of more than {limit} facts", limit=MOST_OPERANDS), "broken-derive", _SPLIT)
    words.reverse()
    return words


def _sum(desk: _Desk, words: list[str]) -> Quantity:
    result = _operations(desk, words)
    if words:
        said = told('"{word}" is not expected in this sum', word=words[-1])
        raise WrongSumError(said, "broken-derive", _FORM)
    effort = work(result.tree)
    desk.work += effort if effort > LITTLE_WORK else 0
    if desk.work > MOST_WORK:
        said = told("too many long sums that name hedged facts more than once")
        raise WrongSumError(said, "broken-derive", _SPLIT)
    return result.narrowed()


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
        raise WrongSumError(unlike.said, "unit-mismatch", told("only like may be added to like")) from None
    except ZeroDivisionError:
        said, hint = told("a division by zero, or by a range that holds it"), told("divide by another fact")
        raise WrongSumError(said, "broken-derive", hint) from None
    except DecimalException:
        raise WrongSumError(beyond, "out-of-range", told("mend the sum or the unit")) from None
    if any(end and abs(end.adjusted()) > LARGEST_POWER for end in (result.low, result.high)):
        raise WrongSumError(beyond, "out-of-range", told("mend the sum or the unit"))
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
        raise WrongSumError(told('"{word}" is an event', word=word), "broken-derive", hint)
    if desk.catalog.knows("fact", word):
        raise WrongSumError(no_such(["fact"], word), _TOLD, _FORM)  # it is there, with problems of its own
    if not word or word in (")", ",", *_OPERATORS):
        raise WrongSumError(told("the sum ends too soon or misses a fact"), "broken-derive", _FORM)
    raise WrongSumError(*no_operand(desk.catalog, word, _FORM))


def _operand(desk: _Desk, fact_id: str) -> Quantity:
    fact = desk.catalog.facts[fact_id]
    if (fact.derive is not None and fact_id not in desk.exact) or not desk.catalog.is_measured(fact_id):
        raise WrongSumError(no_such(["fact"], fact_id), _TOLD, _FORM)  # it has a problem of its own
    if fact_id not in desk.exact:
        desk.exact[fact_id] = Quantity.of_fact(fact_id, fact, desk.catalog)
    return desk.exact[fact_id]


def _days(desk: _Desk, words: list[str]) -> Quantity:
    first = _event(desk, words)
    _take(words, ",")
    last = _event(desk, words)
    _take(words, ")")
    return days_between(f"days({first}, {last})", desk.catalog.events[first], desk.catalog.events[last])


def _event(desk: _Desk, words: list[str]) -> str:
    word = words.pop() if words else ""
    if word not in desk.catalog.events:
        form = told("write days(topic.key, topic.key), with two events")
        said, hint = not_there(desk.catalog, ["event"], word, otherwise=form)
        raise WrongSumError(said, "unknown-event", hint)
    return word


def _take(words: list[str], expected: str) -> None:
    if not words or words.pop() != expected:
        raise WrongSumError(told('a "{expected}" is missing', expected=expected), "broken-derive", _FORM)
