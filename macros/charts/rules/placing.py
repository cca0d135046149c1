"""Every chart placed before anything is drawn: that its kind can draw it, and that all of it is inside the picture.

What a kind needs, `checks` tells in its own words. This is for the rest: words too wide, numbers beyond all measure,
and what nobody thought of. To place a chart costs a few milliseconds and needs neither Altair nor a font.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.record_digests import record_digests
from macros.charts import measure
from macros.charts.briefs import brief
from macros.charts.kinds import placed
from macros.charts.layout.rows import NoRoomError
from macros.charts.plane import Drawing, Layer
from macros.charts.rules.ways_out import way_out
from macros.charts.theme import CANVASES
from macros.ground.problems import Problem
from macros.ground.remembered import problems_in
from macros.ground.told import Told, quoted, told
from macros.wording.voice import voices

SLACK = 4  # pixels beyond an edge that are still shown above, and that no mark is made out by below
TOUCH, OVERESTIMATED = 3, 0.06  # pixels; the part by which a width may be estimated too large
_LONGEST_SAID = 60  # characters of a text or an exception
_NUMBER = re.compile(r"-?(?:inf|nan|[\d.]+(?:e[-+]?\d+)?)")
_DOWN, _ACROSS = ("y", "y2"), ("x", "x2")
_ALIGNED = {"left": 0.0, "center": 0.5, "right": 1.0}


def placing_problems(catalog: Catalog) -> list[Problem]:
    """A problem for each chart that cannot be drawn; only for records that no other rule finds fault with."""
    digests = record_digests(catalog)
    found: list[Problem] = []
    for chart_id in catalog.charts:
        parts = (digests.words, chart_id, digests.closed("chart", chart_id))
        found += problems_in("placing", parts, partial(_problems, catalog, chart_id))
    return found


def _problems(catalog: Catalog, chart_id: str) -> list[Problem]:
    fault = _fault(catalog, chart_id)
    return [catalog.problem(catalog.place("chart", chart_id), fault[0], "undrawable", fault[1])] if fault else []


def _fault(catalog: Catalog, chart_id: str) -> tuple[Told, Told] | None:
    """What is wrong with the chart in the first language and on the first canvas where anything is, and a hint."""
    for language, voice in voices(catalog).items():  # who draws the chart asks these voices, and finds its brief made
        try:
            said = brief(voice, chart_id)
            for canvas in CANVASES:
                drawing, where = placed(said, canvas), {"language": language, "canvas": canvas.name}
                beyond = next(outside(drawing), None)
                if beyond is not None:
                    what = told("{what} is outside the picture ({language}, {canvas})", what=beyond, **where)
                    return what, way_out(said, beyond)
                covered = next(overlapping(drawing), None)
                if covered is not None:
                    slots = {"what": covered[0], "other": covered[1], **where}
                    what = told("{what} and {other} stand on each other ({language}, {canvas})", **slots)
                    return what, way_out(said, *covered)
        except NoRoomError:
            hint = told("shorten the words in it, draw fewer marks or lines, or choose another kind")
            return told("its words leave no room for the marks ({language})", language=language), hint
        except Exception as fault:  # whatever it is, the contributor can only mend the chart
            why = f"{type(fault).__name__}: {fault}"[:_LONGEST_SAID]
            slots = {"kind": catalog.charts[chart_id].kind, "language": language, "why": why}
            said_so = told("cannot be drawn as {kind} ({language}): {why}", **slots)
            return said_so, told("change what it draws, or choose another kind")
    return None


def outside(drawing: Drawing) -> Iterator[Told]:
    """What is not wholly in the picture, or nowhere at all, since it is infinite or no number."""
    for layer in drawing.layers:
        for row in layer.rows:
            across, down = _extent(layer, row)
            if not (_within(across, drawing.width) and _within(down, drawing.height)):
                words = _on_one_line(str(row.get("text", "")))
                yield quoted(words) if words else told("a mark")


def overlapping(drawing: Drawing) -> Iterator[tuple[Told, Told]]:
    """Words that stand on others. Estimates of widths are upper ones, and words may touch: some pixels are let go."""
    boxes = [
        (row["text"], *_extent(layer, row))
        for layer in drawing.layers
        if layer.form.mark == "text"
        for row in layer.rows
        if row["text"].strip()
    ]
    boxes.sort(key=lambda box: box[2][0])
    for n, (words, across, down) in enumerate(boxes):
        for other, across_too, down_too in boxes[n + 1 :]:
            if down_too[0] >= down[1] - TOUCH:
                break
            if min(across[1], across_too[1]) - max(across[0], across_too[0]) > _let_go(across, across_too):
                yield quoted(_on_one_line(words)), quoted(_on_one_line(other))


def _let_go(*extents: list[float]) -> float:
    """How far two words may overlap by their estimated widths and still stand apart."""
    return max(TOUCH, OVERESTIMATED * min(right - left for left, right in extents))


def _on_one_line(words: str) -> str:
    return words.replace("\n", " ")[:_LONGEST_SAID]


def _within(places: list[float], most: float) -> bool:
    return all(math.isfinite(place) and -SLACK <= place <= most + SLACK for place in places)


def _extent(layer: Layer, row: Mapping[str, Any]) -> tuple[list[float], list[float]]:
    """How far from the left and from the top everything begins and ends."""
    if layer.shape:
        numbers = [float(number) for number in _NUMBER.findall(layer.shape)]
        return numbers[::2], numbers[1::2]
    if layer.form.mark == "text":
        return _extent_of_words(dict(layer.form.look), row)
    fields = dict(layer.form.channels)
    across, down = ([float(row[fields[end]]) for end in ends if end in fields] for ends in (_ACROSS, _DOWN))
    return across, down


def _extent_of_words(look: Mapping[str, Any], row: Mapping[str, Any]) -> tuple[list[float], list[float]]:
    size, lines = look["fontSize"], row["text"].split("\n")
    wide = max(measure.width(line, size, bold=look["fontWeight"] == 600) for line in lines)
    left, top = row["x"] - wide * _ALIGNED[look["align"]], row["y"] - size
    return [left, left + wide], [top, row["y"] + (len(lines) - 1) * look["lineHeight"]]
