"""From a chart record to what its drawing says in one language: marks, rows and lanes with all their words.

Nothing is placed or drawn here, and no word is made here: words are the records' and `wording`'s.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from macros.catalog.chart_records import Alike, Chart, Group
from macros.catalog.doubt import event_is_firm, fact_is_firm
from macros.catalog.periods import Period
from macros.catalog.records import Amount, Fact
from macros.charts.axes import Ticks, ends, fact_ticks, value_ticks, year_ticks
from macros.charts.kinds import kind
from macros.charts.layout.signs import signs
from macros.charts.marks import Brief, Look, Mark, Needs, Row, Tone
from macros.charts.measure import with_names_whole
from macros.charts.points import flags, lines_of_facts, lines_of_series, middle
from macros.charts.theme import BETWEEN, KINDS_OF_EVENTS
from macros.ground.remembered import kept_with
from macros.wording.amounts import amount, beside_each_other
from macros.wording.braces import resolve
from macros.wording.dates import when, year_of
from macros.wording.doubting import with_doubt
from macros.wording.terms import term_name, whole_names
from macros.wording.voice import Voice, phrase

LONG_GAP = 150  # days without an event after which a timeline says how much time passed
_MONTH = 365.2425 / 12  # the Gregorian mean, in days
_NOT_REPORTED = {"estimate", "projection"}
_TWO_FACTS = re.compile(r"(\S+) ([-/]) (\S+)")


@kept_with(1024)
def brief(voice: Voice, chart_id: str) -> Brief:
    """What the chart says in the language of `voice`.

    Raises WordlessError or BracesError where a word is missing; `checks.check_record` and the catalog's rules find
    those and everything else that a drawing cannot be made from beforehand.
    """
    chart = voice.catalog.charts[chart_id]
    needs = kind(chart.kind).NEEDS
    marks = _marks(voice, chart)
    rows = _rows(voice, chart) if needs.draws == "events" else ()
    lines = (lines_of_series(voice, chart) if chart.series else lines_of_facts(marks)) if needs.draws == "lines" else ()
    shown = _ticks(voice, chart, needs)
    return Brief(
        chart_id=chart_id,
        kind=chart.kind,
        language=voice.tag,
        title=with_doubt(voice, chart.title[voice.language], but=chart.said),
        description=with_doubt(voice, chart.alt[voice.language], but=chart.said),
        marks=marks,
        rows=rows,
        lines=lines,
        flags=flags(voice, chart) if needs.flags else (),
        lanes=tuple(term_name(voice, lane, short=True) for lane in chart.lanes),
        ticks=shown,
        along=fact_ticks(voice, [group.facts[0] for group in chart.groups]) if needs.pairs else (),
        axes=_axes(voice, chart),
        level=_level(voice, chart) if chart.against else "",
        rest=phrase(voice, "figure", "rest") if needs.parts else "",
        signs=signs(voice, chart, shown, marks=marks, rows=rows),
    )


def _ticks(voice: Voice, chart: Chart, needs: Needs) -> Ticks:
    if needs.draws == "events":
        return year_ticks(voice, chart) if needs.axis else ()
    if needs.against:
        return ((0.0, _in_its_unit(voice, chart, 0)),)
    if needs.pairs:
        return fact_ticks(voice, [group.facts[1] for group in chart.groups])
    return value_ticks(voice, chart) if needs.axis or not chart.from_zero else ()


def _axes(voice: Voice, chart: Chart) -> tuple[str, str]:
    if chart.axes is None:
        return ("", "")
    across, up = (resolve(voice, words[voice.language]) for words in (chart.axes.across, chart.axes.up))
    return across, up


def _marks(voice: Voice, chart: Chart) -> tuple[Mark, ...]:
    facts = [voice.catalog.facts[fact_id] for fact_id in chart.facts]
    plain, hedged = beside_each_other(voice, facts), beside_each_other(voice, facts, hedged=True)
    words = zip(chart.facts, plain, hedged, strict=True)
    return tuple(_mark(voice, chart, fact_id, _short(voice, chart, fact_id, *said)) for fact_id, *said in words)


def _mark(voice: Voice, chart: Chart, fact_id: str, short: str) -> Mark:
    fact = voice.catalog.facts[fact_id]
    values = ends(fact)
    if not values:
        raise ValueError(f"{fact_id} has no value to draw")
    between = operands(chart, fact, "-")
    group = group_of(chart, fact_id)
    own = chart.names.get(fact_id)
    return Mark(
        key=fact_id,
        words=amount(voice, fact),
        short=short,
        label=resolve(voice, (own or (between and fact.short) or fact.label)[voice.language], own=fact),
        name=resolve(voice, (own or fact.short or fact.label)[voice.language], own=fact),
        detail=_detail(voice, fact),
        low=float(values[0]),
        high=float(values[-1]),
        look=_look(voice, chart, fact_id),
        tone=_tone(chart, fact_id, group),
        minus=fact_id in chart.minus,
        at=middle(fact.as_of) if fact.as_of else 0,
        when=when(voice, fact.as_of, style="table") if fact.as_of else "",
        year=year_of(voice, fact.as_of) if fact.as_of else "",
        whole=(group.whole or "") if group else "",
        group=resolve(voice, group.name[voice.language]) if group else "",
        pattern=patterned(chart).index(group) if group in patterned(chart) else None,
        between=between,
        quotient=operands(chart, fact, "/"),
    )


def _short(voice: Voice, chart: Chart, fact_id: str, plain: str, hedged: str) -> str:
    """The amount as it stands beside a mark; of what is taken off or put on, with a sign."""
    fact = voice.catalog.facts[fact_id]
    sums = kind(chart.kind).NEEDS.sums
    if fact_id in chart.minus:
        signed = phrase(voice, "numbers", "minus", n=plain)
    elif sums and fact_id in chart.facts[1:-1] and ends(fact)[0] > 0 and plain[:1] != "+":
        signed = phrase(voice, "numbers", "plus", n=plain)
    else:
        return hedged
    return phrase(voice, "bounds", fact.bound, n=signed)


def _tone(chart: Chart, fact_id: str, group: Group | None) -> Tone:
    if fact_id in chart.said:
        return "ink"
    if fact_id in chart.aside:
        return "aside"
    return (group and group.emphasis) or ("plain" if emphasised(chart) else "main")


def operands(chart: Chart, fact: Fact, sign: str) -> tuple[str, ...]:
    """The two facts that this one is the difference or the quotient of, if the chart draws both."""
    found = _TWO_FACTS.fullmatch(fact.derive or "")
    both = (found[1], found[3]) if found and found[2] == sign else ()
    return both if set(both) <= set(chart.facts) else ()


def group_of(chart: Chart, fact_id: str) -> Group | None:
    """The group of the chart that a fact is in."""
    return next((group for group in chart.groups if fact_id in group.facts), None)


def patterned(chart: Chart) -> list[Group]:
    """The groups that are told apart by a pattern of their own; others are told apart by place or by name."""
    needs = kind(chart.kind).NEEDS
    is_apart = needs.clusters or needs.parts or needs.pairs or needs.draws == "lines"
    return [] if is_apart else [group for group in chart.groups if not group.emphasis]


def emphasised(chart: Chart) -> bool:
    """Whether the chart puts some of its marks before others."""
    return any(group.emphasis for group in chart.groups)


def _level(voice: Voice, chart: Chart) -> str:
    """What the facts are held against, and its value in their unit."""
    return BETWEEN.join((term_name(voice, chart.against or "", short=True), _in_its_unit(voice, chart, 1)))


def _in_its_unit(voice: Voice, chart: Chart, value: int) -> str:
    return amount(voice, Amount(value=Decimal(value), unit=voice.catalog.facts[chart.facts[0]].unit), style="table")


def _detail(voice: Voice, fact: Fact) -> str:
    """When it holds, and what it is unless the party itself reported it."""
    parts = [when(voice, fact.as_of)] if fact.as_of else []
    if fact.status in _NOT_REPORTED:
        parts.append(phrase(voice, "figure", f"{fact.status}-mark"))
    return BETWEEN.join(parts)


def _look(voice: Voice, chart: Chart, fact_id: str) -> Look:
    """Estimates and projections are hatched beside what a party itself reported; else nothing is to be told apart."""
    facts = voice.catalog.facts
    if not fact_is_firm(voice.catalog, fact_id):
        return "open"
    has_reported = any(facts[other].status == "reported" for other in chart.facts)
    return "hatched" if has_reported and facts[fact_id].status in _NOT_REPORTED else "solid"


def in_order(voice: Voice, chart: Chart) -> list[str]:
    """The chart's events by the day when each began, one of which no day is known by when it had surely happened.

    So 12 to 14 January stands before the 13th, and "in January" behind both; within a day as the record lists them.
    """
    dates = {event_id: voice.catalog.events[event_id].date for event_id in chart.events}
    return sorted(dates, key=lambda one: (_placed(dates[one]), dates[one].end))


def _placed(when_it_was: Period) -> date:
    return when_it_was.start if when_it_was.grain in ("day", "span") else when_it_was.end


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
        words=with_names_whole(resolve(voice, event.title[voice.language]), whole_names(voice)),
        short=resolve(voice, (event.short or event.title)[voice.language]),
        look="solid" if event_is_firm(voice.catalog, event_id) else "open",
        same_date=above is not None and above == event.date,
        gap=_gap(voice, above.end, event.date.start) if above else "",
        first=float(event.date.start.toordinal()),
        last=float(event.date.end.toordinal()),
        shape=_shape(chart, event_id),
    )


def kind_of_event(chart: Chart, event_id: str) -> Alike | None:
    """What the chart calls the kind of this event, where it tells kinds apart."""
    return next((alike for alike in chart.signs if event_id in alike.events), None)


def _shape(chart: Chart, event_id: str) -> str:
    """The sign of an event's kind; of one that is of none, a dot."""
    alike = kind_of_event(chart, event_id)
    if not chart.signs:
        return ""
    return KINDS_OF_EVENTS[chart.signs.index(alike) % len(KINDS_OF_EVENTS)] if alike else "circle"


def _gap(voice: Voice, last: date, following: date) -> str:
    days = (following - last).days
    return phrase(voice, "figure", "months", n=round(days / _MONTH)) if days > LONG_GAP else ""
