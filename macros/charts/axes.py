"""The axes of a chart: round numbers or years with their words, where they begin, and that they say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from macros.catalog.chart_records import Chart
from macros.catalog.periods import Period
from macros.catalog.records import Fact
from macros.charts.kinds import kind
from macros.charts.layout.axis import round_ticks
from macros.charts.points import column, drawn_columns
from macros.wording.amounts import ticks
from macros.wording.dates import when
from macros.wording.voice import Voice, phrase

_YEAR_STEPS, _MOST_YEARS = (1, 2, 5, 10, 20), 10  # years from tick to tick; ticks whose words stand apart
_TICKS = 6  # at most: their words still stand apart on the narrow canvas
Ticks = tuple[tuple[float, str], ...]


def ends(fact: Fact) -> tuple[Decimal, ...]:
    """The ends of a fact's range, or its value."""
    return fact.range or ((fact.value,) if fact.value is not None else ())


def value_ticks(voice: Voice, chart: Chart) -> Ticks:
    """The ticks of the axis of values: from zero, unless the kind or the record has it begin elsewhere."""
    values, unit = _values(voice, chart)
    if kind(chart.kind).NEEDS.axis == "up" and chart.from_zero:
        return _worded(voice, round_ticks(min(Decimal(0), *values), max(Decimal(0), *values), most=_TICKS), unit)
    return _fitted(voice, values, unit)


def fact_ticks(voice: Voice, fact_ids: Sequence[str]) -> Ticks:
    """Round numbers round the values of some facts of one unit."""
    facts = [voice.catalog.facts[fact_id] for fact_id in fact_ids]
    return _fitted(voice, [end for fact in facts for end in ends(fact)], facts[0].unit)


def _values(voice: Voice, chart: Chart) -> tuple[list[Decimal], str | None]:
    if chart.series:
        names = drawn_columns(chart)
        cells = (row[name] for row in voice.catalog.rows[chart.series] for name in names)
        return [cell for cell in cells if isinstance(cell, Decimal)], column(voice, chart, names[0]).unit
    facts = [voice.catalog.facts[fact_id] for fact_id in chart.facts]
    return [end for fact in facts for end in ends(fact)], facts[0].unit


def _fitted(voice: Voice, values: Sequence[Decimal], unit: str | None) -> Ticks:
    """No mark stands at an end of the axis, as if it grew from there, unless there is nothing beyond that end."""
    air = (max(values) - min(values)) / 20
    least, most = natural_ends(voice, values, unit)
    round_ones = round_ticks(min(values) - air, max(values) + air, most=_TICKS)
    within = tuple(n for n in round_ones if (least is None or n >= least) and (most is None or n <= most))
    return _worded(voice, within if len(within) > 1 else round_ones, unit)


def natural_ends(voice: Voice, values: Sequence[Decimal], unit_id: str | None) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that an axis of these values may show, where there is nothing beyond.

    What is nowhere negative is taken for what cannot be: no axis of sales shows −$2B. A share, unless one is more,
    ends at 100%; what rises and falls has no such end.
    """
    unit = voice.catalog.units.get(unit_id or "")
    is_share = unit is not None and unit.scale == "percent" and unit.words[voice.language].rise is None
    least = Decimal(0) if min(values) >= 0 else None
    return least, Decimal(1) if is_share and max(values) <= 1 else None


def _worded(voice: Voice, values: Sequence[Decimal], unit: str | None) -> Ticks:
    return tuple(zip(map(float, values), ticks(voice, values, unit), strict=True))


def begins(voice: Voice, chart: Chart, shown: Ticks) -> str:
    """That the axis of values does not hold zero, in words; nothing where it does."""
    if not shown or shown[0][0] <= 0 <= shown[-1][0]:
        return ""
    return phrase(voice, "figure", f"axis-{kind(chart.kind).NEEDS.axis or 'across'}", n=shown[0][1])


def year_ticks(voice: Voice, chart: Chart) -> Ticks:
    """The beginning of each year that the events fall in, and of the one after; of every so many where it is long."""
    dates = [voice.catalog.events[event_id].date for event_id in chart.events]
    first, last = years_of(dates)
    ways = (range(first - first % step, last + 1 + step, step) for step in _YEAR_STEPS)
    years = [_year(year) for year in next(way for way in ways if len(way) <= _MOST_YEARS)]
    return tuple((float(year.start.toordinal()), when(voice, year)) for year in years)


def years_of(dates: Iterable[Period]) -> tuple[int, int]:
    """The first and the last year that some of the days or periods fall in."""
    held = list(dates)
    return min(date.start.year for date in held), max(date.end.year for date in held)


def _year(year: int) -> Period:
    """A year as a record states it; one that an axis ends with may lie beyond those that records may state."""
    return Period(str(year), "year", date(year, 1, 1), date(year, 12, 31), year)
