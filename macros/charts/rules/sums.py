"""That amounts add up where a chart says so by its form: parts to their whole, changes from the first to the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from macros.catalog.catalog import Catalog
from macros.catalog.chart_records import Chart
from macros.catalog.records import Fact
from macros.charts.marks import Needs
from macros.ground.problems import Problem
from macros.ground.told import told
from macros.wording.digits import plain, written

_HALF = Decimal("0.5")
_SEEN = Decimal("0.01")  # of the greatest amount: some pixels of a drawing


def sum_problems(catalog: Catalog, chart_id: str, chart: Chart, needs: Needs) -> Iterator[Problem]:
    """A problem for each sum that the chart shows and that is none."""
    if needs.sums and len(chart.facts) >= needs.fewest:
        yield from _from_first_to_last(catalog, chart_id, chart)
    for n, group in enumerate(chart.groups if needs.parts else ()):
        whole = catalog.facts.get(group.whole or "")
        parts = _known(catalog, (fact_id for fact_id in group.facts if fact_id != group.whole))
        if (
            whole is None
            or group.whole not in chart.facts
            or len(parts) != len(set(group.facts) - {group.whole})
            or not _is_plain([whole, *parts])
        ):
            continue
        total = sum((_value(part) for part in parts), Decimal(0))
        if total - _value(whole) > _slack([whole, *parts]):
            said = told("parts of {total} in a whole of {whole}", total=plain(total), whole=plain(_value(whole)))
            place = catalog.place("chart", chart_id, "groups", n, "whole")
            yield catalog.problem(place, said, "does-not-add-up", told("mend the facts, or leave one of them out"))


def _from_first_to_last(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[Problem]:
    facts = _known(catalog, chart.facts)
    if len(facts) != len(chart.facts) or not _is_plain(facts):
        return
    signs = [-1 if fact_id in chart.minus else 1 for fact_id in chart.facts]
    *steps, last = [sign * _value(fact) for sign, fact in zip(signs, facts, strict=True)]
    total = sum(steps, Decimal(0))
    if abs(total - last) > _slack(facts):
        slots = {"total": plain(total), "last": plain(last)}
        said = told("the first fact and the changes after it make {total}, the last is {last}", **slots)
        hint = told("mend the facts, add what is missing, or list what is taken off under minus")
        place = catalog.place("chart", chart_id, "facts", len(facts) - 1)
        yield catalog.problem(place, said, "does-not-add-up", hint)


def _known(catalog: Catalog, fact_ids: Iterable[str]) -> list[Fact]:
    return [catalog.facts[fact_id] for fact_id in fact_ids if fact_id in catalog.facts]


def _is_plain(facts: list[Fact]) -> bool:
    """Whether all are single values; ranges are told elsewhere."""
    return all(fact.value is not None for fact in facts)


def _value(fact: Fact) -> Decimal:
    return fact.value if fact.value is not None else Decimal(0)


def _slack(facts: list[Fact]) -> Decimal:
    """What rounding may do to a sum: half of the last digit of the finest fact for each, and too little to be seen."""
    finest = min(_last_digit(fact) for fact in facts)
    return min(len(facts) * _HALF.scaleb(finest), max(abs(_value(fact)) for fact in facts) * _SEEN)


def _last_digit(fact: Fact) -> int:
    exponent = written(fact)[0].as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
