"""Which signs the key below a drawing explains; how it is set is `key`'s.

One grammar for all charts: a sign means the same in each, and its key says so in the same words.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.chart_records import Chart
from macros.charts.axes import Ticks, begins
from macros.charts.kinds import kind
from macros.charts.marks import Mark, Row, Sign
from macros.charts.theme import KINDS_OF_EVENTS
from macros.wording.braces import resolve
from macros.wording.voice import Voice, phrase


def signs(
    voice: Voice, chart: Chart, shown: Ticks, *, marks: tuple[Mark, ...], rows: tuple[Row, ...]
) -> tuple[Sign, ...]:
    """The key: where the axis begins, the kinds of events, and what its marks are, of those that the chart has."""
    needs = kind(chart.kind).NEEDS
    base = begins(voice, chart, shown) if needs.draws != "events" else ""
    found = [Sign("words", base)] if base else []
    for alike, shape in zip(chart.signs, KINDS_OF_EVENTS, strict=False):
        found.append(Sign("shape", resolve(voice, alike.name[voice.language]), shape))
    return (*found, *_of_marks(voice, chart, marks, {row.look for row in rows}))


def _of_marks(voice: Voice, chart: Chart, marks: tuple[Mark, ...], looks_of_rows: set[str]) -> Iterator[Sign]:
    """The signs of marks; ink is ink, however sure what it says is."""
    needs = kind(chart.kind).NEEDS
    looked = [mark for mark in marks if mark.tone != "ink"]
    if any(mark.look == "hatched" and mark.tone != "aside" and mark.pattern is None for mark in looked):
        yield Sign("dashed" if needs.draws == "lines" else "hatched", phrase(voice, "figure", "hatched-key"))
    if any(mark.tone == "aside" and mark.look != "open" for mark in looked):
        yield Sign("dotted", phrase(voice, "figure", "aside-key"))
    if "open" in {mark.look for mark in looked} | looks_of_rows:
        yield Sign("open", phrase(voice, "figure", "open-key"))
    if any(mark.tone == "ink" for mark in marks):
        yield Sign("ink", phrase(voice, "figure", "said-key"))
    if needs.levels and any(mark.low == mark.high for mark in marks):
        yield Sign("level", phrase(voice, "figure", "level-key"))
