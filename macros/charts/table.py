"""The table behind a chart: what every mark stands for, in words, with date, status and source. HTML only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from html import escape
from itertools import groupby

from macros.catalog.chart_records import Chart, Column, Group
from macros.catalog.doubt import event_is_firm, fact_is_firm
from macros.catalog.periods import Period
from macros.catalog.records import Amount, Fact
from macros.catalog.tables import Cell
from macros.charts.briefs import group_of, in_order, kind_of_event
from macros.charts.credits import publisher
from macros.charts.theme import BETWEEN
from macros.wording.amounts import amount, beside_each_other, firmness, machine_value
from macros.wording.braces import resolve
from macros.wording.dates import datetime_attribute, when
from macros.wording.joining import in_a_list
from macros.wording.terms import term_name
from macros.wording.voice import Voice, phrase

COLUMNS_OF_FACTS = 5
_NUMBER, _SOURCE = ' class="cl-table__number"', ' class="cl-table__source"'
LONGEST_UNBROKEN = 24  # characters of a name; a longer one may break on a phone


def table(voice: Voice, chart: Chart, *, caption: str) -> str:
    """The chart's facts, or its events, as an HTML table. `caption` is plain text."""
    heads, numbers = _heads(voice, chart), _numbers(voice, chart)
    events = ((key, _in_columns(chart, cells, len(heads))) for key, cells in _event_rows(voice, chart))
    marks = dict.fromkeys(numbers, _NUMBER) | ({} if chart.series else {len(heads) - 1: _SOURCE})
    named = "".join(f'<th scope="col"{marks.get(n, "")}>{escape(head)}</th>' for n, head in enumerate(heads))
    if _has_headings(chart):
        groups = [(group, [name for name in chart.facts if group_of(chart, name) is group]) for group in chart.groups]
        bodies = [_body(_fact_rows(voice, chart, named), _heading(voice, group)) for group, named in groups if named]
        bodies.append(_body([*_series_rows(voice, chart), *events]))
    else:
        bodies = [_body([*_fact_rows(voice, chart, chart.facts), *_series_rows(voice, chart), *events])]
    return (
        f'<table class="cl-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{named}</tr></thead>{''.join(bodies)}</table>"
    )


def _body(rows: Iterable[tuple[str, str]], heading: str = "") -> str:
    """The rows under a heading, which names them all; nothing where there are none."""
    body = "".join(f'<tr data-key="{key}">{row}</tr>' for key, row in rows)
    return f"<tbody>{heading}{body}</tbody>" if body else ""


def _heading(voice: Voice, group: Group) -> str:
    name = escape(resolve(voice, group.name[voice.language]))
    return f'<tr class="cl-table__group"><th scope="rowgroup" colspan="{COLUMNS_OF_FACTS}">{name}</th></tr>'


def _has_headings(chart: Chart) -> bool:
    """Whether the groups stand over their facts: each is in one piece, and not every one is a single row."""
    pieces = [group for group, _ in groupby(group_of(chart, fact_id) for fact_id in chart.facts)]
    return None not in pieces and 0 < len(pieces) < len(chart.facts) and len(pieces) == len(chart.groups)


def _numbers(voice: Voice, chart: Chart) -> tuple[int, ...]:
    """Which columns hold numbers, which end at one edge."""
    if chart.series:
        columns = enumerate(voice.catalog.series[chart.series].fields)
        return tuple(number for number, column in columns if column.unit)
    return (1,) if chart.facts else ()


def _in_columns(chart: Chart, cells: tuple[str, ...], columns: int) -> str:
    """The cells of an event in the columns that the table has: its own, those of facts, or those of a series."""
    when, _, title, publishers = cells
    if chart.facts:
        return f"{title}{_cell('')}{when}{_cell('')}{publishers}"
    if chart.series:
        return when + title + publishers.replace("<td>", f'<td colspan="{columns - 2}">') * (columns > 2)
    return "".join(cells)


def length(voice: Voice, chart: Chart) -> int:
    """How many rows the table has."""
    return len(chart.facts) + len(chart.events) + len(voice.catalog.rows.get(chart.series or "", ()))


def _heads(voice: Voice, chart: Chart) -> list[str]:
    if chart.series:
        return [column.title[voice.language] for column in voice.catalog.series[chart.series].fields]
    heads = ("name", "value", "as-of", "status", "source") if chart.facts else ("date", "lane", "event", "source")
    return [phrase(voice, "figure", head) for head in heads]


def _series_rows(voice: Voice, chart: Chart) -> Iterator[tuple[str, str]]:
    """The key of a row is that of its mark: the series and where it stands."""
    if chart.series:
        columns = voice.catalog.series[chart.series].fields
        rows = voice.catalog.rows[chart.series]
        told = zip(
            *(_series_cells(voice, column, [row[column.name] for row in rows]) for column in columns), strict=True
        )
        for row, cells in zip(rows, told, strict=True):
            numbers = _numbers(voice, chart)
            made = (_cell(html, number=place in numbers) for place, html in enumerate(cells))
            yield f"{chart.series}.{row[chart.along or '']}", "".join(made)


def _series_cells(voice: Voice, column: Column, values: Sequence[Cell]) -> list[str]:
    """The cells of a column, its numbers written in one way."""
    numbers = [Amount(value=value, unit=column.unit) for value in values if isinstance(value, Decimal)]
    said = iter(beside_each_other(voice, numbers))
    return [
        time(voice, value)
        if isinstance(value, Period)
        else escape(next(said) if isinstance(value, Decimal) else value or "")
        for value in values
    ]


def _fact_rows(voice: Voice, chart: Chart, fact_ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    for fact_id in fact_ids:
        fact = voice.catalog.facts[fact_id]
        words, plain = escape(amount(voice, fact)), machine_value(fact)
        held = f'<data value="{plain}">{words}</data>' if plain else on_one_line(words)
        yield (
            fact_id,
            "".join(
                (
                    f'<th scope="row">{_with_group(voice, chart, fact_id)}</th>',
                    _cell(held, number=True),
                    _cell(time(voice, fact.as_of) if fact.as_of else ""),
                    _cell(_status(voice, fact, firm=fact_is_firm(voice.catalog, fact_id))),
                    _cell(_publishers(voice, fact.sources)),
                )
            ),
        )


def _with_group(voice: Voice, chart: Chart, fact_id: str) -> str:
    fact, group = voice.catalog.facts[fact_id], group_of(chart, fact_id)
    label = escape(resolve(voice, fact.label[voice.language], own=fact))
    if group is None:
        return label
    # No line begins with the dot. Under a heading the group is for whoever has the row alone: a tip, a listener.
    beside = f"\u00a0{BETWEEN.lstrip()}{escape(resolve(voice, group.name[voice.language]))}"
    return f'{label}<span class="cl-unseen">{beside}</span>' if _has_headings(chart) else f"{label}{beside}"


def _event_rows(voice: Voice, chart: Chart) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The cells of each event: when, who, what, says who."""
    for event_id in in_order(voice, chart):
        event = voice.catalog.events[event_id]
        doubt = "" if event_is_firm(voice.catalog, event_id) else f" {_doubtful(voice)}"
        cells = (
            _cell(time(voice, event.date)),
            _cell(escape(_who(voice, chart, event_id))),
            _name(resolve(voice, event.title[voice.language])),
            _cell(_publishers(voice, event.sources) + doubt),
        )
        yield event_id, cells


def _who(voice: Voice, chart: Chart, event_id: str) -> str:
    """Who acts in an event, and of which kind the chart calls it."""
    alike = kind_of_event(chart, event_id)
    kinds = [resolve(voice, alike.name[voice.language])] if alike else []
    return BETWEEN.join((term_name(voice, voice.catalog.events[event_id].actor, short=True), *kinds))


def on_one_line(html: str) -> str:
    """HTML that the style sheets keep on one line."""
    return f'<span class="cl-whole">{html}</span>'


def time(voice: Voice, period: Period) -> str:
    """A day or period in words, as <time> where HTML has a form for it."""
    words, machine = escape(when(voice, period, style="table")), datetime_attribute(period)
    return f'<time datetime="{machine}">{words}</time>' if machine else words


def _name(words: str) -> str:
    return f'<th scope="row">{escape(words)}</th>'


def _cell(html: str, *, number: bool = False) -> str:
    return f"<td{_NUMBER * number}>{html}</td>"


def _status(voice: Voice, fact: Fact, *, firm: bool) -> str:
    """How a number is known, and whether it is in doubt."""
    words = escape(firmness(voice, fact))
    return words if firm else f"{words} {_doubtful(voice)}".strip()


def _doubtful(voice: Voice) -> str:
    return f'<em class="cl-doubtful">{escape(phrase(voice, "sources", "doubtful"))}</em>'


def _publishers(voice: Voice, source_ids: Sequence[str]) -> str:
    """Who says so, each once; addresses are in the figure's source line."""
    names = dict.fromkeys(publisher(voice, source_id) for source_id in source_ids)
    return escape(in_a_list(voice, list(names)))
