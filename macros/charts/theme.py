"""Colours, shapes and sizes of every drawing. Colours are names; `overrides/assets/charts.css` gives them values.

Sizes are in units of the canvas: the narrow one is shown at 280 px and more, the wide one at 560 px and more.
"""

from __future__ import annotations

from macros.charts.marks import Canvas, Look, Mark, Tone
from macros.charts.patterns import MOTIFS, fill

CANVASES = (Canvas("wide", 640), Canvas("narrow", 288))

INK = "currentColor"
MUTED = "var(--cl-muted)"
RULE = "var(--cl-rule)"
BAND = "var(--cl-band)"
PAPER = "var(--cl-paper)"
ACCENT = "var(--cl-accent)"
PLAIN = "var(--cl-plain)"
LANES = (
    ("circle", "var(--cl-lane-1)"),
    ("diamond", "var(--cl-lane-2)"),
    ("square", "var(--cl-lane-3)"),
    ("triangle-up", "var(--cl-lane-4)"),
)
# Of kinds of events, whatever their lanes: by shape, since colour and place are the lanes'.
KINDS_OF_EVENTS = ("square", "triangle-right", "diamond", "cross")
LANE = "M-0.2,-0.6H0.2V0.6H-0.2Z"  # a lane in a key, where shapes are kinds of events

BETWEEN = " · "  # a name and what is said about it

SMALL, BODY, LARGE = 13, 13, 17  # font sizes; where a page shows the narrow drawing smallest, they are 12.6 px
SYMBOL = 100  # the area of a mark
DASHES = (5, 3)  # of a line that leads to what is not reported
LEVEL = (4, 3)  # of a line that holds one value against others
LEADING = 1.38  # line height over font size: Han needs more than Latin


def leading(size: int) -> int:
    """The height of a line of text of this size, in pixels."""
    return round(size * LEADING)


# How a mark of the first or second look is filled, by its tone; one without firm ground is open whatever its tone.
_FILLS: dict[tuple[str, Look], str] = {
    ("main", "solid"): ACCENT,
    ("main", "hatched"): fill("hatch"),
    ("plain", "solid"): PLAIN,
    ("plain", "hatched"): fill("hatch", "plain"),
    ("aside", "solid"): fill("dots", "plain"),
    ("aside", "hatched"): fill("dots", "plain"),
}
# Colours by turn, for what is told apart by colour and by its name beside it.
TURNS = ("accent", "lane-2", "lane-4", "lane-1", "plain")


def paint(mark: Mark) -> dict[str, str]:
    """The fill and the outline of a mark: what the work under study says is ink, however sure it is."""
    if mark.tone == "ink":
        return {"fill": INK, "stroke": INK}
    stroke = ACCENT if mark.tone == "main" else PLAIN
    if mark.look == "open":
        return {"fill": PAPER, "stroke": stroke}
    if mark.pattern is not None:
        return {"fill": fill(MOTIFS[mark.pattern]), "stroke": stroke}
    return {"fill": _FILLS[mark.tone, mark.look], "stroke": stroke}


def colour(turn: int) -> str:
    """The colour of that turn."""
    return f"var(--cl-{TURNS[turn % len(TURNS)]})"


def colour_of_words(turn: int) -> str:
    """The colour of that turn for words, which need more contrast than marks (WCAG 2.2, 1.4.3 and 1.4.11)."""
    return MUTED if TURNS[turn % len(TURNS)] == "plain" else colour(turn)


def paint_by_turn(turn: int, look: Look = "solid", tone: Tone = "main") -> dict[str, str]:
    """The fill and the outline of a mark that is told apart by colour; ink as in `paint`."""
    if tone == "ink":
        return {"fill": INK, "stroke": INK}
    name = TURNS[turn % len(TURNS)]
    hatch = fill("hatch", "" if name == "accent" else name)
    fills = {"solid": colour(turn), "hatched": hatch, "open": PAPER}
    return {"fill": fills[look], "stroke": colour(turn)}
