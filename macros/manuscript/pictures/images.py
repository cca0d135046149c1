"""Pictures that people put beside pages: each is what its name says, of a size for readers, and nothing else besides.

Reads picture files below `docs/` and says what is wrong with each; which other files may lie there is told elsewhere.
Pixels are decoded by Pillow, and only once headers have been found modest.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from PIL import Image, ImageFile

from macros.ground.files import PASSING
from macros.ground.problems import Position, Problem
from macros.ground.told import Told, listed, told
from macros.manuscript.docs_tree import Entry
from macros.manuscript.pictures import colour_profiles
from macros.manuscript.pictures.image_layouts import kind_of, layout_of
from macros.manuscript.pictures.layout import Layout, TornError

KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".gif": "GIF"}
LARGEST = 5_000_000  # bytes: a reader on a telephone waits for each
LONGEST = 10_000  # pixels on a side
MOST_PIXELS = 25_000_000  # of all frames together; decoded they are 100 MB
MOST_PIXELS_TOGETHER = 100_000_000  # of all pictures: some 200 as wide as a page; `check` decodes them each time
MOST_PIXELS_A_BYTE = 2_000  # photographs have some 10, drawings some 300: more is made to be costly, not looked at
MOST_FRAMES = 300
MOST_SCANS = 24  # of a progressive JPEG, which usually has ten; each costs a pass over all pixels
PADDING = 16  # zeros that some programs leave behind a picture

_EXPORT = "magick old{suffix} -auto-orient -strip new{suffix}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it lies below `docs/`: the SHA-256 of the bytes that were checked, and what is wrong with them.

    `digest` is empty where the file is too large or cannot be read.
    """

    path: str
    digest: str
    problems: tuple[Problem, ...]


Fault = tuple[Told, Told]  # a message and a hint
_known: dict[tuple[str, str], tuple[Fault, ...]] = {}  # by digest and suffix: a preview decodes no picture twice


def pictures(root: Path, tree: Iterable[Entry]) -> Iterator[Picture]:
    """Each picture among the entries of `docs/`, checked. Raises OSError where that is `PASSING`."""
    left = MOST_PIXELS_TOGETHER
    for entry in tree:
        if PurePosixPath(entry.path).suffix.lower() in KINDS and not (entry.is_link or entry.is_special):
            picture, pixels = _picture(root, entry.path, left)
            left -= pixels
            yield picture


def _picture(root: Path, path: str, left: int) -> tuple[Picture, int]:
    """The picture with its pixels; one of more than are `left` is told and not decoded, and counts as none."""
    try:
        with (root / path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        if error.errno in PASSING:
            raise
        said = told("cannot be read: {said}", said=error.strerror)
        return Picture(
            path, "", (Problem(Position(path), said, "unreadable", told("check the file's permissions")),)
        ), 0
    if len(data) > LARGEST:
        fault = told("larger than {limit} bytes", limit=LARGEST), told("make it smaller, or save it as WebP")
        return Picture(path, "", (_problem(path, fault),)), 0
    digest = hashlib.sha256(data).hexdigest()
    suffix = PurePosixPath(path).suffix.lower()
    pixels = _pixels(data, suffix)
    if pixels > left:
        said = told("with it, all pictures together have more than {limit} pixels", limit=MOST_PIXELS_TOGETHER)
        return Picture(path, digest, (_problem(path, (said, told("make pictures smaller, or leave some out"))),)), 0
    key = digest, suffix
    if key not in _known:
        _known[key] = tuple(faults(data, suffix))
    return Picture(path, digest, tuple(_problem(path, fault) for fault in _known[key])), pixels


def _pixels(data: bytes, suffix: str) -> int:
    """How many pixels decoding would cost; none where it is not tried."""
    kind = kind_of(data)
    try:
        layout = layout_of(kind, data) if kind == KINDS[suffix] else None
    except TornError:
        return 0
    pixels = layout.width * layout.height * layout.frames if layout else 0
    return pixels if pixels <= MOST_PIXELS else 0


def _problem(path: str, fault: Fault) -> Problem:
    message, hint = fault
    return Problem(Position(path), message, "wrong-image", hint)


def faults(data: bytes, suffix: str) -> Iterator[Fault]:
    """What is wrong with a picture of these bytes under a name that ends so."""
    kind = kind_of(data)
    if kind != KINDS[suffix]:
        yield _wrong_kind(data, kind, suffix)
        return
    try:
        layout = layout_of(kind, data)
    except TornError:
        yield _torn()
        return
    excess = tuple(_excess(layout, len(data)))
    yield from excess
    yield from _carried(layout, data, suffix)
    if not excess and not _decodes(data, kind, layout):
        yield _torn()


def _wrong_kind(data: bytes, kind: str, suffix: str) -> Fault:
    if not data:
        return told("an empty file"), told("put the picture itself here")
    if not kind:
        hint = told("export the picture anew as one; renaming a file does not convert it")
        return told("not a {kind} picture", kind=KINDS[suffix]), hint
    right = next(name for name, known in KINDS.items() if known == kind)
    hint = told("name it {suffix}, or convert it", suffix=right)
    return told("a {kind} picture under the name {suffix}", kind=kind, suffix=suffix), hint


def _torn() -> Fault:
    return told("a picture that is damaged or not whole"), told("export it again; a broken download looks so too")


def _excess(layout: Layout, size: int) -> Iterator[Fault]:
    """Where decoding would cost, or show, more than readers are to bear; `size` is the file's, in bytes."""
    if max(layout.width, layout.height) > LONGEST or layout.width * layout.height * layout.frames > MOST_PIXELS:
        limits = {"side": LONGEST, "pixels": MOST_PIXELS}
        yield _size(layout), told("make it smaller: at most {side} a side and {pixels} in all", **limits)
    elif layout.width * layout.height * layout.frames > MOST_PIXELS_A_BYTE * max(size, 1_000):
        said = told("{n} bytes that become very many pixels", n=size)
        yield said, told("make it smaller: a picture of one colour needs few pixels")
    if layout.frames > MOST_FRAMES:
        said = told("an animation of {n} frames, the limit is {limit}", n=layout.frames, limit=MOST_FRAMES)
        yield said, told("leave frames out, or show one")
    if layout.scans > MOST_SCANS:
        said = told("a JPEG of {n} scans, the limit is {limit}", n=layout.scans, limit=MOST_SCANS)
        yield said, told("export it again, as an ordinary JPEG")
    if len(layout.profile) > colour_profiles.LARGEST:
        said = told("a colour profile of more than {limit} bytes", limit=colour_profiles.LARGEST)
        yield said, told("convert the picture to sRGB")


def _size(layout: Layout) -> Told:
    size = {"width": layout.width, "height": layout.height}
    if layout.frames == 1:
        return told("a picture of {width} × {height} pixels", **size)
    return told("{n} frames of {width} × {height} pixels", n=layout.frames, **size)


def _carried(layout: Layout, data: bytes, suffix: str) -> Iterator[Fault]:
    """What readers do not see and somebody may not have meant to publish: places, cameras, names; other files."""
    command = _EXPORT.format(suffix=suffix)
    again = told("export it again without, for instance: {command}", command=command)
    if layout.carried:
        names = listed(dict.fromkeys(layout.carried))
        yield told("carries more than the picture: {names}", names=names), again
    if 0 < len(layout.profile) <= colour_profiles.LARGEST and not colour_profiles.is_profile(layout.profile):
        said = told("a colour profile that holds more than colours")
        yield said, told("convert the picture to sRGB")
    rest = data[layout.end :]
    if len(rest) > PADDING or rest.strip(b"\0"):
        yield told("{n} bytes behind the end of the picture", n=len(rest)), again


def _decodes(data: bytes, kind: str, layout: Layout) -> bool:
    """Whether every pixel of every frame can be had, at the size that the header told."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # what makes PDFs sets it, for all of the process
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=[kind]) as image:
            if image.size != (layout.width, layout.height):
                return False
            for frame in range(getattr(image, "n_frames", 1)):
                image.seek(frame)
                image.load()
    except MemoryError:
        raise
    except Exception:  # a decoder of somebody's bytes raises what it will: SyntaxError, struct.error, zlib.error …
        return False
    return True
