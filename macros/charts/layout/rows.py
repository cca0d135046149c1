"""Rows: one for each mark, its caption beside what is drawn for it, or above it on a narrow canvas.

Says where things stand; what is drawn in a row is its kind's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from macros.charts import measure, plane, theme
from macros.charts.marks import Canvas

APART, AIR, DROP, EDGE = 12, 12, 5, 2  # between rows; from caption to drawing, across and down; round the drawing
CLUSTER = 14  # between clusters, above what is between rows
SHORTEST = 40  # pixels: a scale on which bars can still be told apart


class Scale(NamedTuple):
    """Where values stand: `low` at `left`, `high` at `right`, in pixels from the left edge."""

    low: float
    high: float
    left: float
    right: float

    def at(self, value: float) -> float:
        """How far from the left edge `value` is; at `left` where there is one value only, as where all are zero."""
        if self.low == self.high:
            return self.left
        return self.left + (self.right - self.left) * (value - self.low) / (self.high - self.low)

    def held(self, value: float) -> float:
        """`value`, or the end of the scale that it lies beyond."""
        return min(max(value, self.low), self.high)


class NoRoomError(ValueError):
    """Words so wide that nothing is left for the marks."""


def across(low: float, high: float, left: float, right: float) -> Scale:
    """A scale from left to right. Raises NoRoomError where it would be too short to tell values apart."""
    if right - left < SHORTEST:
        raise NoRoomError(f"{right - left:.0f} pixels for the marks")
    return Scale(low, high, left, right)


def thinned(ticks: Sequence[tuple[float, str]], scale: Scale) -> Sequence[tuple[float, str]]:
    """The ticks of an axis across, or every other one where their words would stand on each other."""
    widest = max((measure.width(words, theme.SMALL) for _, words in ticks), default=0) + 4
    apart = (scale.right - scale.left) / max(1, len(ticks) - 1)
    return ticks[:: 1 if widest <= apart else 2]


def inset(ticks: Sequence[tuple[float, str]], least: float) -> float:
    """How far inside an axis across begins and ends, so that the words of its ticks do too."""
    return max([least, *(measure.width(words, theme.SMALL) / 2 for _, words in ticks)])


class Caption(NamedTuple):
    """What is said beside a mark: its name, its value where that does not stand at the mark, and a word more."""

    name: str
    value: str = ""
    tag: str = ""


class Frame(NamedTuple):
    """What is kept free round the rows, in pixels."""

    head: float = 0  # above them
    beyond: float = 0  # on the right, for words at the marks
    room: float | None = None  # how wide captions may be on a narrow canvas, if not as wide as that


class Words(NamedTuple):
    """One line of a caption; `aside` is the tag, which may stand at the right end of the line before it."""

    manner: Literal["name", "value", "tag"]
    line: str
    aside: bool = False

    @property
    def size(self) -> int:
        return theme.SMALL if self.manner == "tag" else theme.BODY

    @property
    def leading(self) -> int:
        return 0 if self.aside else theme.leading(self.size)

    @property
    def width(self) -> float:
        return measure.width(self.line, self.size, bold=self.manner == "value")


Block = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the rows stand: the middle of each, the edges left and right, the height of all, and the captions."""

    middles: tuple[float, ...]
    left: float
    right: float
    height: float
    captions: tuple[plane.Layer, ...]


def rows(captions: Sequence[Caption], canvas: Canvas, *, thick: float, frame: Frame) -> Rows:
    """Rows of at least `thick` pixels, with what `frame` wants left free."""
    widest = (frame.room or canvas.width) if canvas.narrow else canvas.width * 0.4
    blocks = [_block(caption, widest, canvas) for caption in captions]
    tops, middles, height = (_above if canvas.narrow else _beside)(blocks, thick, frame.head)
    broadest = max((words.width for block in blocks for words in block), default=0)
    left = EDGE + (0 if canvas.narrow else broadest + AIR)
    layers = _layers([cell for block, top in zip(blocks, tops, strict=True) for cell in _placed(block, top, canvas)])
    return Rows(middles, round(left), canvas.width - round(frame.beyond) - EDGE, height, layers)


def clusters(captions: Sequence[tuple[str, Caption]], canvas: Canvas, *, thick: float, frame: Frame) -> Rows:
    """Rows in clusters: each caption comes with the name of its cluster, which stands above the first of them."""
    y, middles, names = frame.head, [], []
    layers: list[plane.Layer] = []
    widest = canvas.width if canvas.narrow else canvas.width * 0.4
    lines = [line for _, caption in captions for line in measure.lines(caption.name, widest, theme.BODY)]
    room = max((measure.width(line, theme.BODY) for line in lines), default=0)
    before = ""
    for name, caption in captions:
        if name != before:
            y += CLUSTER if before else 0
            heading = measure.lines(name, canvas.width / 1.08, theme.BODY)  # bold letters are broader
            names.append({"x": 0, "y": y + theme.BODY, "text": heading})
            y += len(heading) * theme.leading(theme.BODY) + DROP
        before = name
        grid = rows([caption], canvas, thick=thick, frame=Frame(head=y))
        middles.append(grid.middles[0])
        layers += grid.captions
        y = grid.height - EDGE + (2 * DROP if canvas.narrow else DROP)
    left = EDGE if canvas.narrow else EDGE + room + AIR
    heads = plane.texts(names, bold=True)
    return Rows(tuple(middles), round(left), canvas.width - round(frame.beyond) - EDGE, y, (heads, *layers))


def _beside(blocks: list[Block], thick: float, head: float) -> tuple[list[float], tuple[float, ...], float]:
    """All rows are as tall as the tallest; a caption stands in the middle of its row."""
    tall = max(thick, *map(_height, blocks))
    middles = tuple(head + tall / 2 + n * (tall + APART) for n in range(len(blocks)))
    tops = [middle - _height(block) / 2 for middle, block in zip(middles, blocks, strict=True)]
    return tops, middles, middles[-1] + tall / 2 + EDGE


def _above(blocks: list[Block], thick: float, head: float) -> tuple[list[float], tuple[float, ...], float]:
    y, tops, middles = head, [], []
    for block in blocks:
        tops.append(y)
        middles.append(y + _height(block) + DROP + thick / 2)
        y = middles[-1] + thick / 2 + APART
    return tops, tuple(middles), y - APART + EDGE


def _height(block: Block) -> float:
    return sum(words.leading for words in block)


def _block(caption: Caption, room: float, canvas: Canvas) -> Block:
    """On a narrow canvas a tag stands on the line of the value, or else of the name, where there is room for it."""
    name, value, tag = caption
    whole = theme.BETWEEN.join(part for part in (name, tag) if part)
    if canvas.narrow and not value and measure.width(whole, theme.BODY) <= room:
        return (Words("name", whole),)
    one = Words("value", value), Words("tag", tag, aside=canvas.narrow)
    aside = canvas.narrow and bool(value) and sum(words.width for words in one) + AIR <= room
    return (
        *(Words("name", line) for line in measure.lines(name, room, theme.BODY)),
        *((Words("value", value),) if value else ()),
        *(Words("tag", line, aside) for line in ([tag] if aside else measure.lines(tag, room, theme.SMALL)) if line),
    )


def _placed(block: Block, top: float, canvas: Canvas) -> Iterator[tuple[str, dict[str, Any]]]:
    y = top
    for words in block:
        y += words.leading
        manner = "aside" if words.aside else words.manner
        yield manner, {"x": canvas.width if words.aside else 0, "y": round(y - 5, 1), "text": (words.line,)}


def _layers(placed: list[tuple[str, dict[str, Any]]]) -> tuple[plane.Layer, ...]:
    looks: dict[str, dict[str, Any]] = {
        "name": {},
        "value": {"bold": True},
        "tag": {"size": theme.SMALL, "colour": theme.MUTED},
        "aside": {"size": theme.SMALL, "colour": theme.MUTED, "align": "right"},
    }
    cells = {manner: [cell for found, cell in placed if found == manner] for manner in looks}
    return tuple(plane.texts(cells[manner], **look) for manner, look in looks.items() if cells[manner])
