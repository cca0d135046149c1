"""From a chart record to what its drawing says in one language: marks, rows and lanes with all their words.

Nothing is placed or drawn here, and no word is made here: words are the records' and `wording`'s.
"""

from __future__ import annotations

import re
from datetime import date

from macros.catalog.doubt import event_is_firm, fact_is_firm
from macros.catalog.records import Chart, Fact
from macros.charts.marks import Brief, Look, Mark, Row
from macros.charts.theme import BETWEEN
from macros.wording.amounts import amount
from macros.wording.braces import resolve
from macros.wording.dates import when
from macros.wording.terms import term_name
from macros.wording.voice import Voice, phrase

LONG_GAP = 150  # days without an event after which a timeline says how much time passed
_MONTH = 365.2425 / 12  # the Gregorian mean, in days
_DIFFERENCE = re.compile(r"(\S+) - (\S+)")


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
        marks=tuple(_mark(voice, chart, fact_id) for fact_id in chart.facts),
        rows=_rows(voice, chart),
        lanes=tuple(term_name(voice, lane, short=True) for lane in chart.lanes),
    )


def _mark(voice: Voice, chart: Chart, fact_id: str) -> Mark:
    fact = voice.catalog.facts[fact_id]
    ends = fact.range or ((fact.value,) if fact.value is not None else ())
    if not ends:
        raise ValueError(f"{fact_id} has no value to draw")
    between = _between(chart, fact)
    return Mark(
        key=fact_id,
        words=amount(voice, fact),
        label=((between and fact.short) or fact.label)[voice.language],
        detail=_detail(voice, fact),
        low=float(ends[0]),
        high=float(ends[-1]),
        look=_look(voice, fact_id),
        between=between,
    )


def _between(chart: Chart, fact: Fact) -> tuple[str, ...]:
    """The two facts that this one is the difference of, if the chart draws both."""
    found = _DIFFERENCE.fullmatch(fact.derive or "")
    return found.groups() if found and set(found.groups()) <= set(chart.facts) else ()


def _detail(voice: Voice, fact: Fact) -> str:
    """When it holds, and what it is unless the party itself reported it."""
    parts = [when(voice, fact.as_of)] if fact.as_of else []
    if fact.status in ("estimate", "projection"):
        parts.append(phrase(voice, "figure", f"{fact.status}-mark"))
    return BETWEEN.join(parts)


def _look(voice: Voice, fact_id: str) -> Look:
    if not fact_is_firm(voice.catalog, fact_id):
        return "open"
    return "hatched" if voice.catalog.facts[fact_id].status == "projection" else "solid"


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
        lane=chart.lanes.index(event.actor),
        when=when(voice, event.date, style="table"),
        words=resolve(voice, event.title[voice.language]),
        short=resolve(voice, (event.short or event.title)[voice.language]),
        look="solid" if event_is_firm(voice.catalog, event_id) else "open",
        same_date=above is not None and above == event.date,
        gap=_gap(voice, above.end, event.date.start) if above else "",
    )


def _gap(voice: Voice, last: date, following: date) -> str:
    days = (following - last).days
    return phrase(voice, "figure", "months", n=round(days / _MONTH)) if days > LONG_GAP else ""
