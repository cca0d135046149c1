"""How a PNG, JPEG or WebP file is put together: size, frames, what it carries besides, where the picture ends.

Walks from block to block and decodes nothing, so a header that claims too much costs nothing. Does not say what is
allowed.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator

from macros.manuscript.pictures.colour_profiles import in_png, names_a_profile
from macros.manuscript.pictures.gif_layouts import walk_gif
from macros.manuscript.pictures.jpeg_tables import Tables
from macros.manuscript.pictures.layout import Layout, TornError, add_profile, printable

_MAGIC = {
    "PNG": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "GIF": re.compile(rb"GIF8[79]a"),
    "WEBP": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
}
# PNG 3rd edition, 11: what the look of a picture is made of; text, times, Exif and private chunks are not.
_PNG_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs acTL fcTL fdAT".split()
)
# How long those may be that hold neither pixels nor a profile (the same, 11.3).
_PNG_LENGTHS = {
    b"IHDR": 13,
    b"PLTE": 768,
    b"IEND": 0,
    b"tRNS": 256,
    b"cHRM": 32,
    b"gAMA": 4,
    b"sBIT": 4,
    b"sRGB": 1,
    b"cICP": 4,
    b"mDCV": 24,
    b"cLLI": 8,
    b"bKGD": 6,
    b"hIST": 512,
    b"pHYs": 9,
    b"acTL": 8,
    b"fcTL": 26,
}
_PNG_REPEATED = (b"IDAT", b"fcTL", b"fdAT")
_WEBP_CHUNKS = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_LENGTHS = {b"VP8X": 10, b"ANIM": 6}
_JPEG_SEGMENTS = frozenset((0xC4, 0xDA, 0xDB, 0xDD))  # tables, scans, restarts: ITU T.81, table B.1
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Resolution, and which colours the numbers mean; a longer JFIF head holds another picture.
_JPEG_HEADS = frozenset(((0xE0, b"JFIF\0", 14), (0xEE, b"Adobe", 12)))
_JPEG_CARRIED = {
    b"Exif\0": "EXIF",
    b"http://ns.adobe.com/x": "XMP",
    b"Photoshop 3.0": "IPTC",
    b"MPF\0": "MPF",
}
_SCAN_ENDS = re.compile(rb"\xff(?![\x00\xd0-\xd7\xff])")  # neither a stuffed byte, nor a restart, nor a fill byte


def kind_of(data: bytes) -> str:
    """PNG, JPEG, GIF or WEBP, as the first bytes say; empty when they say none of these."""
    return next((kind for kind, magic in _MAGIC.items() if magic.match(data)), "")


def layout_of(kind: str, data: bytes) -> Layout:
    """How a file of this kind is put together. Raises TornError where it ends too early or does not hang together."""
    found = Layout()
    try:
        _WALKS[kind](data, found)
    except (struct.error, IndexError) as error:
        raise TornError from error
    if found.end > len(data) or not found.width or not found.height:
        raise TornError
    return found


def _png(data: bytes, found: Layout) -> None:
    at, name, declared, seen = 8, b"", 0, set[bytes]()
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", data, at + 8 + length)
        if zlib.crc32(body, zlib.crc32(name)) != check or not name.isalpha() or (name == b"IHDR") != (at == 8):
            raise TornError
        if name == b"IHDR":
            found.width, found.height = struct.unpack_from(">II", body)
        elif name == b"acTL":
            declared = max(declared, struct.unpack_from(">I", body)[0])
        elif name == b"fcTL":
            found.frames += 1
        elif name == b"iCCP":
            called, found.profile = in_png(body)
            found.carried += [] if names_a_profile(called) else ["iCCP"]
        again = name in seen and name not in _PNG_REPEATED
        if name not in _PNG_CHUNKS or length > _PNG_LENGTHS.get(name, length) or again:
            found.carried.append(printable(name))
        seen.add(name)
        at += 12 + length
    found.frames = max(found.frames, declared, 1)
    found.end = at


def _jpeg(data: bytes, found: Layout) -> None:
    at, found.frames, tables = 2, 1, Tables()
    while True:
        if data[at] != 0xFF:
            raise TornError
        while data[at] == 0xFF:
            at += 1
        marker, at = data[at], at + 1
        if marker == 0xD9:
            found.end = at
            tables.end()
            found.carried += tables.extra
            return
        (length,) = struct.unpack_from(">H", data, at)
        body = data[at + 2 : at + length]
        if length < 2 or len(body) != length - 2:
            raise TornError
        at += length
        _jpeg_segment(marker, body, found, tables)
        if marker == 0xDA:
            scan = _SCAN_ENDS.search(data, at)
            if scan is None:
                raise TornError
            found.scans, at = found.scans + 1, scan.start()


def _jpeg_segment(marker: int, body: bytes, found: Layout, tables: Tables) -> None:
    tables.take(marker, body)
    if marker in _JPEG_FRAMES:
        if found.width:  # a second header could claim another size than the first
            raise TornError
        found.height, found.width = struct.unpack_from(">HH", body, 1)
        tables.take_frame(body)
    elif marker == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
        tables.profiles += 1
        found.carried += [] if len(body) > 14 and body[12] == tables.profiles else ["ICC_PROFILE"]
        add_profile(found, body[14:])  # behind which part of how many it is
    elif (marker, body[:5], len(body)) in _JPEG_HEADS and marker not in tables.heads:
        tables.heads.add(marker)
    elif marker not in _JPEG_SEGMENTS:
        known = (name for start, name in _JPEG_CARRIED.items() if body.startswith(start))
        found.carried.append(next(known, "COM" if marker == 0xFE else f"0xFF{marker:02X}"))


def _webp(data: bytes, found: Layout) -> None:
    (size,) = struct.unpack_from("<I", data, 4)
    at, found.end = 12, 8 + size
    if found.end > len(data):
        raise TornError
    while at + 8 <= found.end:
        name, length = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + length]
        if at + 8 + length > found.end:
            raise TornError
        if not found.width:
            found.width, found.height = _webp_size(name, body)
        if name == b"ANMF":
            found.frames += 1
            found.carried += _carried_in_frame(body)
        elif name == b"ICCP":
            found.carried += ["ICCP"] if found.profile or not body else []
            add_profile(found, body)
        elif name not in _WEBP_CHUNKS or length > _WEBP_LENGTHS.get(name, length):
            found.carried.append(printable(name).strip())
        at += 8 + length + length % 2
    found.frames = max(found.frames, 1)


def _carried_in_frame(body: bytes) -> Iterator[str]:
    """What a frame of an animation holds that is no part of its picture (RFC 9649, 2.7.1.1)."""
    at = 16
    while at + 8 <= len(body):
        name, length = struct.unpack_from("<4sI", body, at)
        if name not in (b"VP8 ", b"VP8L", b"ALPH"):
            yield printable(name).strip()
        at += 8 + length + length % 2


def _webp_size(name: bytes, body: bytes) -> tuple[int, int]:
    """The size that the first chunk states: RFC 9649, 2.5 to 2.7, and RFC 6386, 9.1."""
    if name == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if name == b"VP8L":
        (bits,) = struct.unpack_from("<I", body, 1)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if name == b"VP8 ":
        width, height = struct.unpack_from("<HH", body, 6)
        return width & 0x3FFF, height & 0x3FFF
    raise TornError


_WALKS: dict[str, Callable[[bytes, Layout], None]] = {"PNG": _png, "JPEG": _jpeg, "WEBP": _webp, "GIF": walk_gif}
