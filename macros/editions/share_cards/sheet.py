"""A card as data, words and areas with their places, and how it becomes a PNG. What it says is `layouts`'.

Drawn by Pillow in one byte a pixel: a palette of paper and a few inks in steps is all that there is on a card. It takes
an eighth of the time that resvg takes for the same picture, most of which went into four bytes a pixel.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw

from macros.editions.livery import PAPER
from macros.editions.share_cards.faces import Face, Style, face, font, has_han
from macros.ground.fonts import fonts
from macros.ground.store import entry_for, kept_or_made

WIDTH, HEIGHT = 1200, 630  # the size that Open Graph and Twitter readers crop least
FOLDER = "assets/pictures"
Ink = Literal["ink", "muted", "rule", "accent", "matches", "near", "opinion", "paper"]
# As in ledger.css; the accent is the newsletter's own
_INKS = {"ink": "#221e19", "muted": "#675f54", "rule": "#dcd4c5", "matches": "#2b6a3d", "near": "#7a5a00"}
_MORE_INKS = {"opinion": "#5c4d85", "paper": PAPER["light"]}
_LEAST, _CUT = 14, "..."  # the smallest size in pixels, and what ends words that are cut
_STEPS = 12  # from paper to each ink: more than an eye tells apart at the edge of a letter
_FORM = 2  # raise when the same card is drawn otherwise
_BLANKS = {ord(blank): " " for blank in "\u00a0\u2009\u202f"} | {ord("\u2060"): ""}  # which many faces lack
# In a Latin name a Han font sets an English apostrophe as a closing quote, a full em wide.
_APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z ])")


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words on the baseline `y`, of which `x` is the start, the middle or the end.

    They never take more than `room` pixels: whatever the face, they get smaller then.
    """

    said: str
    x: int
    y: int
    size: int
    room: int
    ink: Ink = "ink"
    style: Style = "sans"
    at: Literal["start", "middle", "end"] = "start"


@dataclass(frozen=True, slots=True)
class Area:
    """An area of one ink."""

    x: int
    y: int
    wide: int
    tall: int
    ink: Ink


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card, in the order it is drawn, and the newsletter's colour."""

    parts: tuple[Words | Area, ...]
    accent: str

    def words(self) -> Iterator[Words]:
        """Its lines of words."""
        return (part for part in self.parts if isinstance(part, Words))


def name_of(card: Card) -> str:
    """The file's name below the site's folder, the same for the same card."""
    return f"{FOLDER}/{hashlib.sha256(repr(card).encode()).hexdigest()[:16]}.png"


def can_draw(card: Card) -> bool:
    """Whether this machine has a font for every line of it."""
    return all(face(line.style, han=has_han(line.said)) for line in card.words())


def entry(card: Card, cache: Path) -> Path:
    """Where the picture of a card is kept below the folder `cache`."""
    return entry_for(cache, _FORM, "card", asdict(card), version("Pillow"), fonts(), ending=".png")


def draw(card: Card, cache: Path) -> bytes:
    """The card as PNG, from the folder `cache` where it has been drawn before. `can_draw` must hold."""
    return kept_or_made(entry(card, cache), lambda: png(card))


def png(card: Card) -> bytes:
    """The card as PNG; the same bytes each time on one machine."""
    inks = {**_INKS, "accent": card.accent, **_MORE_INKS}
    bases = {ink: number * _STEPS for number, ink in enumerate(inks)}
    image = Image.new("P", (WIDTH, HEIGHT), bases["paper"])
    image.putpalette(_palette(inks))
    for part in card.parts:
        if isinstance(part, Area):
            image.paste(bases[part.ink] + _STEPS - 1, (part.x, part.y, part.x + part.wide, part.y + part.tall))
        else:
            _write(image, part, bases)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=5)
    return out.getvalue()


def _palette(inks: Mapping[str, str]) -> list[int]:
    """From paper to each ink in steps, ink after ink; the last, paper, begins with an ink's field behind it."""
    paper = _channels(_MORE_INKS["paper"])
    ramps = [(paper, _channels(inks[name])) for name in inks]
    return [
        round(one + (other - one) * step / (_STEPS - 1))
        for start, end in ramps
        for step in range(_STEPS)
        for one, other in zip(start, end, strict=True)
    ]


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


@dataclass(frozen=True, slots=True)
class Lettering:
    """A line as it is drawn: what is written, in which face, how large and how wide."""

    said: str
    face: Face
    size: int
    wide: float


def lettering(line: Words) -> Lettering:
    """The lettering of a line: at its own size, or the largest that leaves it its room, cut where none does.

    `can_draw` must hold.
    """
    han = has_han(line.said)
    said = _APOSTROPHE.sub("'", line.said) if han else line.said.replace("…", "...")
    said = said.translate(_BLANKS)
    found = face(line.style, han=han)
    assert found, "who draws has asked `can_draw`"
    size, wide = line.size, font(found, line.size).getlength(said)
    while wide > line.room and size > _LEAST:
        size = max(_LEAST, min(size - 1, int(size * line.room / wide)))
        wide = font(found, size).getlength(said)
    while wide > line.room and len(said) > len(_CUT) + 1:  # a word that no line holds
        said = said.removesuffix(_CUT)[: max(1, int(len(said) * line.room / wide) - len(_CUT))] + _CUT
        wide = font(found, size).getlength(said)
    return Lettering(said, found, size, wide)


def _write(image: Image.Image, line: Words, bases: Mapping[str, int]) -> None:
    set_as = lettering(line)
    size, slack = set_as.size, set_as.size // 2  # letters may reach beyond their widths
    letters = Image.new("L", (round(set_as.wide) + 2 * slack, round(size * 1.6)), 0)
    ImageDraw.Draw(letters).text((slack, round(size * 1.2)), set_as.said, 255, font(set_as.face, size), anchor="ls")
    if line.ink == "paper":  # on an area: from its ink back to paper
        base, steps = image.getpixel((line.x, line.y)), range(_STEPS - 1, -1, -1)
        ramp = [int(base) - _STEPS + 1 + step for step in steps]  # type: ignore[arg-type]
    else:
        ramp = [bases[line.ink] + step for step in range(_STEPS)]
    inked = letters.point([ramp[cover * (_STEPS - 1) // 255] for cover in range(256)])
    start = line.x - round(set_as.wide * {"start": 0, "middle": 0.5, "end": 1}[line.at])
    image.paste(inked, (start - slack, line.y - round(size * 1.2)), letters.point([0, *[255] * 255]))
