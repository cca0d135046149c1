"""A chart's drawing for paper: colours and fonts by their own names, since a PDF's maker knows no custom property."""

from __future__ import annotations

from macros.charts.drawing import drawings
from macros.charts.poster import with_colours
from macros.editions.finished_issue import FinishedIssue

_PAPER = {"--cl-paper": "#ffffff", "--cl-raised": "#ffffff", "--cl-ink": "#1a1a1a"}


def drawn(issue: FinishedIssue, chart_id: str) -> str:
    """The wide drawing of a chart as SVG; its description is its `<title>`, which WeasyPrint 70 makes its Alt.

    The finding stands above it in words, so nobody hears it twice.
    """
    svg = drawings(issue.voice, chart_id, issue.charts.cache).wide
    titled = svg.replace("<desc ", "<title ", 1).replace(
        "</desc>", "</title>", 1
    )  # its first child, and words in it escaped
    return with_colours(titled, {**issue.charts.palette, **_PAPER})
