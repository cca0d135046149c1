"""What a drawing says by where its marks stand, read back from it, beside what the data say.

Two sources of the same: the rows that a kind placed, and the finished SVG.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from macros.charts.marks import Brief, Mark
from macros.charts.plane import Drawing

SVG = "{http://www.w3.org/2000/svg}"
_BAR = re.compile(r"M([-\d.e]+),([-\d.e]+)h([-\d.e]+)v([-\d.e]+)h.*")
_PLACE = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)")


@dataclass(frozen=True)
class Seen:
    """One mark of a drawing: the fact it knows, from where to where it goes across, and how far down it is."""

    key: str
    x: float
    end: float
    y: float


@dataclass(frozen=True)
class Reading:
    """That something stands at a place, and what is meant to be there."""

    of: str
    value: float
    place: float


Read = Callable[[Brief, list[Seen]], Iterator[tuple[str, list[Reading]]]]


def placed_marks(drawing: Drawing) -> list[Seen]:
    """The marks as they were placed, in their order."""
    return [
        Seen(row["key"], row["x"], row.get("end", row["x"]) if layer.form.mark == "bar" else row["x"], row["y"])
        for layer in drawing.layers
        if layer.form.mark in ("bar", "point")
        for row in layer.rows
        if "key" in row and ("description", "key") in layer.form.channels
    ]


def drawn_marks(svg: str) -> list[Seen]:
    """The marks as the SVG has them, in its order."""
    found = []
    for element in ET.fromstring(svg).iter(f"{SVG}path"):
        key, bar = element.get("data-key"), _BAR.fullmatch(element.get("d", ""))
        place = _PLACE.fullmatch(element.get("transform", ""))
        if key and bar and not place:
            x, y, wide, tall = map(float, bar.groups())
            found.append(Seen(key, x, x + wide, y + tall / 2))
        elif key and place:
            found.append(Seen(key, float(place[1]), float(place[1]), float(place[2])))
    return found


def strayed(readings: list[Reading], *, slack: float = 0.75) -> list[str]:
    """The readings that are not on the one scale that the two furthest of them give; `slack` is in pixels."""
    if len(readings) < 2:
        return []
    low = min(readings, key=lambda reading: reading.value)
    high = max(readings, key=lambda reading: reading.value)
    span = high.value - low.value

    def meant(value: float) -> float:
        return low.place if not span else low.place + (high.place - low.place) * ((value - low.value) / span)

    return [
        f"{found.of}: {found.value:g} stands at {found.place:g} and not at {meant(found.value):g}"
        for found in readings
        if abs(found.place - meant(found.value)) > slack
    ]


def _segments(mark: Mark) -> list[tuple[float, float]]:
    """From where to where the bars of a mark go: filled to one end of a range, open to the other."""
    near, far = sorted((mark.low, mark.high), key=abs)
    if mark.low == mark.high:
        return [(0.0, mark.high)]
    return [(mark.low, mark.high)] if mark.low < 0 < mark.high else [(0.0, near), (near, far)]


def _of_bars(seen: list[Seen], meant: dict[str, list[tuple[float, float]]]) -> list[Reading]:
    """Each bar's two ends against what they mean; Vega turns a bar so that it goes to the right."""
    found: list[Reading] = []
    left = {key: list(ends) for key, ends in meant.items()}
    for mark in seen:
        start, end = sorted(left[mark.key].pop(0))
        found += [Reading(mark.key, start, min(mark.x, mark.end)), Reading(mark.key, end, max(mark.x, mark.end))]
    assert not any(left.values()), f"not drawn: {left}"
    return found


def bars(brief: Brief, seen: list[Seen]) -> Iterator[tuple[str, list[Reading]]]:
    """Bars from zero, a range filled to one end and open to the other."""
    yield "across", _of_bars(seen, {m.key: _segments(m) for m in brief.marks if not m.between})


def shares(brief: Brief, seen: list[Seen]) -> Iterator[tuple[str, list[Reading]]]:
    """Each whole with its part, once for every share."""
    meant: dict[str, list[tuple[float, float]]] = {}
    marks = {mark.key: mark for mark in brief.marks}
    for share in (mark for mark in brief.marks if mark.quotient):
        for key in share.quotient:
            meant.setdefault(key, []).append((0.0, marks[key].high))
    yield "across", _of_bars(seen, meant)


def stacks(brief: Brief, seen: list[Seen]) -> Iterator[tuple[str, list[Reading]]]:
    """Parts one after the other, and at the end what is left of a whole."""
    wholes = {mark.whole for mark in brief.marks if mark.whole}
    so_far: dict[str, float] = {}
    meant: dict[str, list[tuple[float, float]]] = {}
    groups: dict[str, str] = {}
    for mark in brief.marks:
        if mark.key not in wholes:
            start = so_far.get(mark.group, 0.0)
            so_far[mark.group] = start + mark.high
            meant[mark.key] = [(start, so_far[mark.group])]
            groups[mark.whole] = mark.group
    drawn = {mark.key for mark in seen}
    for mark in brief.marks:
        if mark.key in wholes & drawn:
            meant[mark.key] = [(so_far[groups[mark.key]], mark.high)]
    yield "across", _of_bars(seen, meant)


def steps(brief: Brief, seen: list[Seen]) -> Iterator[tuple[str, list[Reading]]]:
    """The first and the last from zero, each change from where the one before it ended."""
    first, *changes, last = brief.marks
    meant, so_far = {first.key: [(0.0, first.high)], last.key: [(0.0, last.high)]}, first.high
    for change in changes:
        following = so_far + (-change.high if change.minus else change.high)
        meant[change.key] = [(so_far, following)]
        so_far = following
    yield "across", _of_bars(seen, meant)


def spots_across(brief: Brief, seen: list[Seen]) -> Iterator[tuple[str, list[Reading]]]:
    """Symbols where their values are, ranges from end to end; ticks are no marks, and held by `ticks_across`."""
    meant = {mark.key: [(mark.low, mark.high)] for mark in brief.marks}
    yield "across", _of_bars(seen, meant)


def heights(brief: Brief, seen: list[Seen]) -> Iterator[tuple[str, list[Reading]]]:
    """Symbols as high as their values."""
    values = {mark.key: mark.high for mark in brief.marks}
    yield "up", [Reading(mark.key, values[mark.key], mark.y) for mark in seen]


def lines(brief: Brief, seen: list[Seen]) -> Iterator[tuple[str, list[Reading]]]:
    """Points as high as their values, all on one scale; as far across as their days, with the events among them."""
    points = {point.key: point for line in brief.lines for point in line.points}
    days = {**{key: point.at for key, point in points.items()}, **{flag.key: flag.at for flag in brief.flags}}
    assert {mark.key for mark in seen} == set(days)
    yield "across", [Reading(mark.key, days[mark.key], mark.x) for mark in seen]
    yield "up", [Reading(mark.key, points[mark.key].value, mark.y) for mark in seen if mark.key in points]


def panels(brief: Brief, seen: list[Seen]) -> Iterator[tuple[str, list[Reading]]]:
    """The points of each plot on its own scale, and all scales alike."""
    by_key = {mark.key: mark for mark in seen}
    for line in brief.lines:
        found = [by_key[point.key] for point in line.points]
        yield "across", [Reading(p.key, p.at, m.x) for p, m in zip(line.points, found, strict=True)]
        yield "up", [Reading(p.key, p.value, m.y) for p, m in zip(line.points, found, strict=True)]


def pairs(brief: Brief, seen: list[Seen]) -> Iterator[tuple[str, list[Reading]]]:
    """Dots as far across as the first fact of their group, as high as the second."""
    values = {mark.key: mark.high for mark in brief.marks}
    firsts = {b.key: a.key for a, b in zip(brief.marks, brief.marks[1:], strict=False) if a.group == b.group}
    yield "across", [Reading(mark.key, values[firsts[mark.key]], mark.x) for mark in seen]
    yield "up", [Reading(mark.key, values[mark.key], mark.y) for mark in seen]


def days(brief: Brief, seen: list[Seen]) -> Iterator[tuple[str, list[Reading]]]:
    """Dots in the middle of the days that an event may have fallen on."""
    middles = {row.key: (row.first + row.last) / 2 for row in brief.rows}
    yield "across", [Reading(mark.key, middles[mark.key], mark.x) for mark in seen]


def nothing(_brief: Brief, _seen: list[Seen]) -> Iterator[tuple[str, list[Reading]]]:
    """A form that says nothing by place but order."""
    yield "across", []


READ: dict[str, Read] = {
    **dict.fromkeys(("bar", "paired-bar", "grouped-bar", "diverging-bar"), bars),
    "share": shares,
    "stacked-bar": stacks,
    "waterfall": steps,
    **dict.fromkeys(("range", "dot", "dumbbell"), spots_across),
    "slope": heights,
    **dict.fromkeys(("line", "lines", "area"), lines),
    "small-multiples": panels,
    "scatter": pairs,
    "dates": days,
    "timeline": nothing,
}


def words_at(drawing: Drawing) -> list[tuple[str, float, float]]:
    """Every text with its place."""
    return [
        (row["text"].replace("\n", " "), row["x"], row["y"])
        for layer in drawing.layers
        if layer.form.mark == "text"
        for row in layer.rows
    ]
