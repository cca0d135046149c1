"""From a chart record to what its drawing says in one language: marks, rows and lanes with all their words.

Nothing is placed or drawn here, and no word is made here: words are the records' and `wording`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from macros.catalog.chart_records import Chart, Column, Group
from macros.catalog.doubt import event_is_firm, fact_is_firm
from macros.catalog.periods import Period
from macros.catalog.records import Amount, Fact
from macros.charts.axis import round_ticks
from macros.charts.kinds import kind
from macros.charts.marks import Brief, Look, Mark, Point, Row, Tone
from macros.charts.theme import BETWEEN
from macros.wording.amounts import amount, beside_each_other, ticks
from macros.wording.braces import resolve
from macros.wording.dates import when
from macros.wording.terms import term_name
from macros.wording.voice import Voice, phrase

LONG_GAP = 150  # days without an event after which a timeline says how much time passed
_MONTH = 365.2425 / 12  # the Gregorian mean, in days
_NOT_REPORTED = {"estimate", "projection"}
_YEAR_STEPS, _MOST_YEARS = (1, 2, 5, 10, 20), 10  # years from tick to tick; ticks whose words stand apart
_TICKS = 6  # at most: their words still stand apart on the narrow canvas
_TWO_FACTS = re.compile(r"(\S+) ([-/]) (\S+)")


@lru_cache(maxsize=1024)  # a voice stays the same while the records do
def brief(voice: Voice, chart_id: str) -> Brief:
    """What the chart says in the language of `voice`.

    Raises WordlessError or BracesError where a word is missing; `checks.chart_problems` and the catalog's rules find
    those and everything else that a drawing cannot be made from beforehand.
    """
    chart = voice.catalog.charts[chart_id]
    return Brief(
        chart_id=chart_id,
        kind=chart.kind,
        language=voice.tag,
        title=resolve(voice, chart.title[voice.language]),
        description=resolve(voice, chart.alt[voice.language]),
        marks=_marks(voice, chart),
        rows=_rows(voice, chart),
        points=_points(voice, chart),
        lanes=tuple(term_name(voice, lane, short=True) for lane in chart.lanes),
        ticks=_ticks(voice, chart) if kind(chart.kind).NEEDS.axis else (),
        level=_level(voice, chart) if chart.against else "",
    )


def _marks(voice: Voice, chart: Chart) -> tuple[Mark, ...]:
    shorts = beside_each_other(voice, [voice.catalog.facts[fact_id] for fact_id in chart.facts], hedged=True)
    return tuple(_mark(voice, chart, fact_id, short) for fact_id, short in zip(chart.facts, shorts, strict=True))


def _mark(voice: Voice, chart: Chart, fact_id: str, short: str) -> Mark:
    fact = voice.catalog.facts[fact_id]
    ends = _ends(fact)
    if not ends:
        raise ValueError(f"{fact_id} has no value to draw")
    between = operands(chart, fact, "-")
    group = group_of(chart, fact_id)
    return Mark(
        key=fact_id,
        words=amount(voice, fact),
        short=short,
        label=resolve(voice, ((between and fact.short) or fact.label)[voice.language], own=fact),
        name=resolve(voice, (fact.short or fact.label)[voice.language], own=fact),
        detail=_detail(voice, fact),
        low=float(ends[0]),
        high=float(ends[-1]),
        look=_look(voice, chart, fact_id),
        tone=_tone(chart, fact_id, group),
        group=resolve(voice, group.name[voice.language]) if group else "",
        pattern=patterned(chart).index(group) if group in patterned(chart) else None,
        between=between,
        quotient=operands(chart, fact, "/"),
    )


def _tone(chart: Chart, fact_id: str, group: Group | None) -> Tone:
    if fact_id in chart.aside:
        return "aside"
    return (group and group.emphasis) or ("plain" if emphasised(chart) else "main")


def _ends(fact: Fact) -> tuple[Decimal, ...]:
    return fact.range or ((fact.value,) if fact.value is not None else ())


def operands(chart: Chart, fact: Fact, sign: str) -> tuple[str, ...]:
    """The two facts that this one is the difference or the quotient of, if the chart draws both."""
    found = _TWO_FACTS.fullmatch(fact.derive or "")
    both = (found[1], found[3]) if found and found[2] == sign else ()
    return both if set(both) <= set(chart.facts) else ()


def group_of(chart: Chart, fact_id: str) -> Group | None:
    """The group of the chart that a fact is in."""
    return next((group for group in chart.groups if fact_id in group.facts), None)


def patterned(chart: Chart) -> list[Group]:
    """The groups that are told apart by a pattern of their own; clusters are told apart by place."""
    return [] if kind(chart.kind).NEEDS.clusters else [group for group in chart.groups if not group.emphasis]


def emphasised(chart: Chart) -> bool:
    """Whether the chart puts some of its marks before others."""
    return any(group.emphasis for group in chart.groups)


def _ticks(voice: Voice, chart: Chart) -> tuple[tuple[float, str], ...]:
    if chart.events:
        return _years(voice, chart)
    if chart.series:
        found = (row[chart.field or ""] for row in voice.catalog.rows[chart.series])
        cells = [cell for cell in found if isinstance(cell, Decimal)]
        round_ones = round_ticks(min(Decimal(0), *cells), max(Decimal(0), *cells), most=_TICKS)
        return _worded(voice, round_ones, _column(voice, chart, chart.field).unit)
    facts = [voice.catalog.facts[fact_id] for fact_id in chart.facts]
    values = [end for fact in facts for end in _ends(fact)]
    air = (max(values) - min(values)) / 20  # no mark stands at an end of the axis, as if it grew from there
    round_ones = round_ticks(min(values) - air, max(values) + air, most=_TICKS)
    return _worded(voice, round_ones, facts[0].unit)


def _worded(voice: Voice, values: tuple[Decimal, ...], unit: str | None) -> tuple[tuple[float, str], ...]:
    return tuple(zip(map(float, values), ticks(voice, values, unit), strict=True))


def _years(voice: Voice, chart: Chart) -> tuple[tuple[float, str], ...]:
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


def _points(voice: Voice, chart: Chart) -> tuple[Point, ...]:
    if not chart.series:
        return ()
    cells = [(row[chart.along or ""], row[chart.field or ""]) for row in voice.catalog.rows[chart.series]]
    unit, found = _column(voice, chart, chart.field).unit, []
    for period, value in cells:
        if not isinstance(period, Period) or not isinstance(value, Decimal):
            raise ValueError(f"a cell of {chart.series} that cannot be drawn")  # `checks` tells it first
        found.append((period, Amount(value=value, unit=unit)))
    said = beside_each_other(voice, [measured for _, measured in found])
    points = (_point(voice, chart, *one, words) for one, words in zip(found, said, strict=True))
    return tuple(sorted(points, key=lambda point: point.at))


def _point(voice: Voice, chart: Chart, period: Period, measured: Amount, words: str) -> Point:
    at = (period.start.toordinal() + period.end.toordinal()) / 2
    value = float(measured.value or 0)
    return Point(f"{chart.series}.{period}", at, value, when(voice, period, style="table"), words)


def _column(voice: Voice, chart: Chart, name: str | None) -> Column:
    return next(column for column in voice.catalog.series[chart.series or ""].fields if column.name == name)


def _level(voice: Voice, chart: Chart) -> str:
    """What the facts are held against, and its value in their unit."""
    whole = Amount(value=Decimal(1), unit=voice.catalog.facts[chart.facts[0]].unit)
    return BETWEEN.join((term_name(voice, chart.against or "", short=True), amount(voice, whole, style="table")))


def _detail(voice: Voice, fact: Fact) -> str:
    """When it holds, and what it is unless the party itself reported it."""
    parts = [when(voice, fact.as_of)] if fact.as_of else []
    if fact.status in _NOT_REPORTED:
        parts.append(phrase(voice, "figure", f"{fact.status}-mark"))
    return BETWEEN.join(parts)


def _look(voice: Voice, chart: Chart, fact_id: str) -> Look:
    """Projections are hatched where other marks are none, estimates where a party itself reported others."""
    facts = voice.catalog.facts
    if not fact_is_firm(voice.catalog, fact_id):
        return "open"
    statuses = {facts[other].status for other in chart.facts}
    if len(statuses) == 1:
        return "solid"  # nothing to be told apart from
    unlike = _NOT_REPORTED if "reported" in statuses else {"projection"}
    return "hatched" if facts[fact_id].status in unlike else "solid"


def in_order(voice: Voice, chart: Chart) -> list[str]:
    """The chart's events by the day when each had surely happened, and within a day as the record lists them."""
    events = voice.catalog.events
    return sorted(chart.events, key=lambda event_id: (events[event_id].date.end, events[event_id].date.start))


def _rows(voice: Voice, chart: Chart) -> tuple[Row, ...]:
    ordered = in_order(voice, chart)
    before = [None, *ordered]
    return tuple(_row(voice, chart, event_id, above) for event_id, above in zip(ordered, before, strict=False))


def _row(voice: Voice, chart: Chart, event_id: str, above_id: str | None) -> Row:
    event = voice.catalog.events[event_id]
    above = voice.catalog.events[above_id].date if above_id else None
    return Row(
        key=event_id,
        lane=chart.lanes.index(event.actor) if chart.lanes else 0,
        when=when(voice, event.date, style="table"),
        words=resolve(voice, event.title[voice.language]),
        short=resolve(voice, (event.short or event.title)[voice.language]),
        look="solid" if event_is_firm(voice.catalog, event_id) else "open",
        same_date=above is not None and above == event.date,
        gap=_gap(voice, above.end, event.date.start) if above else "",
        first=float(event.date.start.toordinal()),
        last=float(event.date.end.toordinal()),
    )


def _gap(voice: Voice, last: date, following: date) -> str:
    days = (following - last).days
    return phrase(voice, "figure", "months", n=round(days / _MONTH)) if days > LONG_GAP else ""
