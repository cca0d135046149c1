"""The charts of a mail: the narrow drawing on white, without the words that stand beside it as text.

A mail has a few of the issue's, which have no numbers there: a figure has one by its article, and its title here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.charts.briefs import brief
from macros.charts.credits import credits_in_words
from macros.charts.drawing import drawings, picture
from macros.charts.figure import notes, run_on
from macros.charts.poster import SCALE, framed, with_colours
from macros.editions.edition import EditionError
from macros.editions.finished_issue import FinishedIssue
from macros.editions.mail.lines import Counted, Line
from macros.ground.told import told
from macros.manuscript.addresses import folder_of
from macros.wording.doubting import with_doubt
from macros.wording.joining import in_a_list
from macros.wording.voice import phrase

MOST = 2  # a mail is glanced at; the issue has the others
WHITE = "#ffffff"
_LARGER = 1.5  # than the drawing's own size: as wide as a mail's column can show it, and a phone shows it smaller


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart: its picture and the words round it. `name` is its file's, `width` and `height` are how it is shown."""

    chart_id: str
    title: Line
    subtitle: str
    alt: str
    notes: tuple[str, ...]
    page: str
    name: str
    png: bytes
    width: int
    height: int


def chart_ids(issue: FinishedIssue) -> list[str]:
    """The chart that leads the issue and the one that follows it, where there are any."""
    shown, lead = issue.whole.chart_numbers, issue.record.lead_chart
    return list(dict.fromkeys((*([lead] if lead in shown else []), *shown)))[:MOST]


def figure(counted: Counted, chart_id: str) -> Figure:
    """A chart of the issue. Raises EditionError where no font of the machine has its letters."""
    issue, voice = counted.issue, counted.issue.voice
    chart = voice.catalog.charts[chart_id]
    sheet, wide, tall = framed(drawings(voice, chart_id, issue.charts.cache).narrow, WHITE)
    colours = {**issue.charts.palette, "--cl-paper": WHITE}
    png = picture(with_colours(sheet, colours), issue.charts.cache, scale=SCALE * _LARGER)
    if png is None:
        hint = told("install a font that has them, such as fonts-noto-cjk")
        raise EditionError(told("no font of this machine has the letters of the charts"), hint)
    return Figure(
        chart_id=chart_id,
        title=counted.line(chart.title[voice.language]),
        subtitle=with_doubt(voice, chart.subtitle[voice.language], but=chart.said),
        alt=brief(voice, chart_id).description,
        notes=tuple(_notes(counted, chart_id)),
        page=issue.address(folder_of(chart_id)),
        name=f"{issue.name}-{chart_id}.png",
        png=png,
        width=round(wide * _LARGER),
        height=round(tall * _LARGER),
    )


def _notes(counted: Counted, chart_id: str) -> Iterator[str]:
    voice = counted.issue.voice
    chart = voice.catalog.charts[chart_id]
    yield from notes(voice, chart, brief(voice, chart_id))
    names = credits_in_words(voice, chart)
    if names:
        label = phrase(voice, "figure", "source-line" if len(names) == 1 else "sources-line")
        yield run_on(voice, label, in_a_list(voice, names))
