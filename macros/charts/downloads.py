"""A chart's data as files: CSV for a spreadsheet, JSON for a program. Text is made here, written elsewhere."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

from macros.catalog.chart_records import Chart
from macros.catalog.doubt import event_is_firm, fact_is_firm
from macros.charts.briefs import group_of, in_order, kind_of_event
from macros.charts.credits import source_ids
from macros.wording.amounts import amount
from macros.wording.braces import resolve
from macros.wording.citations import citation
from macros.wording.digits import in_a_cell, written
from macros.wording.doubting import with_doubt
from macros.wording.terms import term_name
from macros.wording.voice import Voice

FORMATS = ("csv", "json", "svg", "png")  # that a chart comes in
BYTE_ORDER = "\ufeff"  # without it a spreadsheet takes Han for something else


def as_csv(voice: Voice, chart_id: str) -> str:
    """What the chart draws, a row a mark, with its words in the voice's language and its values as plain digits."""
    rows = list(_rows(voice, voice.catalog.charts[chart_id]))
    sheet = StringIO()
    heads = list(dict.fromkeys(head for row in rows for head in row))  # events on an axis of time have their own
    writer = csv.DictWriter(sheet, heads, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: in_a_cell(value) for key, value in row.items()} for row in rows)
    return BYTE_ORDER + sheet.getvalue()


def as_json(voice: Voice, chart_id: str) -> str:
    """The record of the chart, what it draws and the sources of that; texts in the voice's language."""
    chart = voice.catalog.charts[chart_id]
    texts = {"title": chart.title, "subtitle": chart.subtitle, "alt": chart.alt, "note": chart.note or {}}
    told = {name: with_doubt(voice, text[voice.language], but=chart.said) for name, text in texts.items() if text}
    whole = {
        "id": chart_id,
        "kind": chart.kind,
        "language": voice.tag,
        **told,
        "rows": [{key: _plain(value) for key, value in row.items()} for row in _rows(voice, chart)],
        "sources": {source_id: _source(voice, source_id) for source_id in source_ids(voice, chart)},
        "licence": "CC-BY-4.0",
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _rows(voice: Voice, chart: Chart) -> Iterator[dict[str, Any]]:
    catalog = voice.catalog
    for fact_id in chart.facts:
        fact = catalog.facts[fact_id]
        ends, group = written(fact), group_of(chart, fact_id)
        yield {
            "id": fact_id,
            "name": resolve(voice, fact.label[voice.language], own=fact),
            **({"group": resolve(voice, group.name[voice.language]) if group else ""} if chart.groups else {}),
            "low": ends[0],
            "high": ends[-1],
            "unit": fact.unit,
            "bound": fact.bound,
            "words": amount(voice, fact),
            "as_of": fact.as_of,
            "status": fact.status,
            "firm": fact_is_firm(catalog, fact_id),
            "sources": fact.sources,
        }
    yield from (dict(row) for row in catalog.rows.get(chart.series or "", ()))
    for event_id in in_order(voice, chart):
        event, alike = catalog.events[event_id], kind_of_event(chart, event_id)
        yield {
            "id": event_id,
            "date": event.date,
            "first_day": event.date.start,
            "last_day": event.date.end,
            "who": term_name(voice, event.actor),
            **({"sign": resolve(voice, alike.name[voice.language]) if alike else ""} if chart.signs else {}),
            "event": resolve(voice, event.title[voice.language]),
            "firm": event_is_firm(catalog, event_id),
            "sources": event.sources,
        }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value if isinstance(value, bool | None) else in_a_cell(value)


def _source(voice: Voice, source_id: str) -> dict[str, str]:
    source, cited = voice.catalog.sources[source_id], citation(voice, source_id)
    told = {"title": cited.title, "publisher": cited.publisher, "published": str(source.date_published or "")}
    grade = {"grade": source.grade} if source.grade else {}
    return {**told, **grade, **({"url": source.url} if source.linkable and source.url else {})}
