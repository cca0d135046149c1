"""Whether a colour profile in a picture is one and nothing besides: ICC.1, as screens, cameras and sRGB have it.

Each tag is one that says what the colours are, of the size that its type has; nothing lies between the tags or behind
them, and what they say in words is short. Profiles of presses, which are tables that could hold anything, are none that
a web page needs; those of one screen may name it, down to its serial number.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable

LARGEST = 20_000  # bytes; those that pictures on the web have, have 500 to 4,000
MOST_TAGS = 30
_NO_PROFILE = b"\0"
_HEADER, _ENTRY = 128, 12
_LONGEST_TEXT = 200  # characters: a name, or whose copyright it is
_MOST_LANGUAGES = 2  # of a text
_MOST_STEPS = 4_096  # of a curve
_PRINTABLE = re.compile(rb"[\x20-\x7e\xa9\r\n]*")
# A profile's name in a PNG says that it is one, not whose: "ICC Profile", "Photoshop ICC profile", "icc", "sRGB".
_NAME = re.compile(rb"(?=.*(?:icc|profile|rgb|gr[ae]y|p3))[a-z0-9 .()-]{1,40}", re.IGNORECASE)


def in_png(body: bytes) -> tuple[bytes, bytes]:
    """The name and the profile of an `iCCP` chunk; where that cannot be unpacked, what is no profile."""
    name, _, packed = body.partition(b"\0")
    unpacking = zlib.decompressobj()
    try:
        profile = unpacking.decompress(packed[1:], LARGEST + 1)
    except zlib.error:
        return name, _NO_PROFILE
    return name, profile if unpacking.eof and not unpacking.unused_data else _NO_PROFILE + profile


def names_a_profile(name: bytes) -> bool:
    """Whether a name in a PNG is one that programs give to profiles."""
    return _NAME.fullmatch(name) is not None


def is_profile(data: bytes) -> bool:
    """Whether these bytes are a profile, wholly."""
    try:
        return _parses(data)
    except struct.error:
        return False


def _parses(data: bytes) -> bool:
    size, signature = struct.unpack_from(">I32x4s", data)
    (count,) = struct.unpack_from(">I", data, _HEADER)
    end = _HEADER + 4 + _ENTRY * count
    if size != len(data) or signature != b"acsp" or any(data[100:_HEADER]) or not 0 < count <= MOST_TAGS:
        return False
    entries = [struct.unpack_from(">4sII", data, _HEADER + 4 + _ENTRY * number) for number in range(count)]
    if len({name for name, _, _ in entries}) < count:
        return False
    for start, length in sorted({(start, length) for _, start, length in entries}):
        if not (end <= start <= end + 3) or any(data[end:start]) or start + length > size:
            return False
        end = start + length
    tags = all(_is_tag(name, data[start : start + length]) for name, start, length in entries)
    return tags and len(data) - end <= 3 and not any(data[end:])


def _is_tag(name: bytes, body: bytes) -> bool:
    kind = body[:4]
    return kind in _TAGS.get(name, ()) and not any(body[4:8]) and _TYPES[kind](body)


def _is_curve(body: bytes) -> bool:
    (count,) = struct.unpack_from(">I", body, 8)
    if count > _MOST_STEPS or len(body) != 12 + 2 * count:
        return False
    steps = struct.unpack_from(f">{count}H", body, 12)
    return list(steps) == sorted(steps)  # a text does not rise


def _is_formula(body: bytes) -> bool:
    (number,) = struct.unpack_from(">H", body, 8)
    return number <= 4 and not any(body[10:12]) and len(body) == 12 + 4 * (1, 3, 4, 5, 7)[number]


def _is_text(body: bytes) -> bool:
    words, _, rest = body[8:].partition(b"\0")
    return _is_short(words) and not any(rest) and len(rest) <= 3


def _is_description(body: bytes) -> bool:
    """The text in ASCII, then in Unicode, then in 67 bytes for old machines: ICC.1:2001, 6.5.17."""
    (length,) = struct.unpack_from(">I", body, 8)
    words = body[12 : 12 + length].rstrip(b"\0")
    _, count = struct.unpack_from(">II", body, 12 + length)
    old = 20 + length + 2 * count
    again = body[20 + length : old].decode("utf-16-be", "replace").rstrip("\0").encode("ascii", "replace")
    macs = body[old + 3 : old + 70].rstrip(b"\0")
    rest = body[old + 70 :]
    return _is_short(words) and again in (b"", words) and macs in (b"", words[:66]) and len(rest) <= 3 and not any(rest)


def _is_in_languages(body: bytes) -> bool:
    count, size = struct.unpack_from(">II", body, 8)
    if not 0 < count <= _MOST_LANGUAGES or size != 12:
        return False
    end = 16 + 12 * count
    for number in range(count):
        length, start = struct.unpack_from(">4xII", body, 16 + 12 * number)
        words = body[start : start + length].decode("utf-16-be", "replace")
        if start > end or not _is_short(words.encode("latin-1", "replace")):
            return False
        end = max(end, start + length)
    return len(body) - end <= 3 and not any(body[end:])


def _is_short(words: bytes) -> bool:
    words = words.rstrip(b"\0")
    return len(words) <= _LONGEST_TEXT and _PRINTABLE.fullmatch(words) is not None


def _long(*lengths: int) -> Callable[[bytes], bool]:
    return lambda body: len(body) in lengths


_TYPES: dict[bytes, Callable[[bytes], bool]] = {
    **{b"curv": _is_curve, b"para": _is_formula, b"XYZ ": _long(20), b"sf32": _long(44), b"chrm": _long(36)},
    **{b"text": _is_text, b"desc": _is_description, b"mluc": _is_in_languages},
    **{b"sig ": _long(12), b"view": _long(36), b"meas": _long(36), b"cicp": _long(12)},
}
_WORDS, _POINT, _CURVE = (b"text", b"desc", b"mluc"), (b"XYZ ",), (b"curv", b"para")
_TAGS: dict[bytes, tuple[bytes, ...]] = {
    **dict.fromkeys((b"desc", b"cprt", b"dmnd", b"dmdd", b"vued"), _WORDS),
    **dict.fromkeys((b"wtpt", b"bkpt", b"rXYZ", b"gXYZ", b"bXYZ", b"lumi"), _POINT),
    **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC", b"kTRC"), _CURVE),
    **{b"chad": (b"sf32",), b"chrm": (b"chrm",), b"cicp": (b"cicp",)},
    **{b"view": (b"view",), b"meas": (b"meas",), b"tech": (b"sig ",)},
}
