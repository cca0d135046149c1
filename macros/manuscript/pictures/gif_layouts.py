"""How a GIF is put together: frames, what it carries besides, where the picture ends."""

from __future__ import annotations

import struct

from macros.manuscript.pictures.layout import Layout, TornError, add_profile, printable

_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")  # how often an animation is shown


def walk_gif(data: bytes, found: Layout) -> None:
    """Note in `found` what a GIF holds (GIF89a). Raises TornError, IndexError or struct.error where it is torn."""
    found.width, found.height, flags = struct.unpack_from("<HHB", data, 6)
    at = 13 + _colours(flags)
    while data[at] != 0x3B:
        if data[at] == 0x2C:
            left, top, width, height = struct.unpack_from("<HHHH", data, at + 1)
            if left + width > found.width or top + height > found.height:  # GIF89a, 20; a decoder would make room
                raise TornError
            found.frames += 1
            at = _blocks_end(data, at + 11 + _colours(data[at + 9]))
        elif data[at] == 0x21:
            end = _blocks_end(data, at + 2)
            _note_extension(data[at + 1], data[at + 3 : at + 14], end - at, found)
            add_profile(found, _profile_in(data[at + 3 : end]))
            at = end
        else:
            raise TornError
    found.end = at + 1
    if not found.frames:
        raise TornError


def _note_extension(label: int, name: bytes, length: int, found: Layout) -> None:
    """`length` is that of the whole extension: of one that says how a frame or a loop is shown it is fixed."""
    shows = (label == 0xF9 and length == 8) or (label == 0xFF and name in _APPLICATIONS and length == 19)
    if shows or (label == 0xFF and name == b"ICCRGBG1012"):
        return
    named = {b"XMP DataXMP": "XMP"}.get(name, printable(name)) if label == 0xFF else f"0x21{label:02X}"
    found.carried.append("COM" if label == 0xFE else named)


def _profile_in(extension: bytes) -> bytes:
    """The profile in an extension of that name, joined from its blocks (ICC.1:2022, B.6)."""
    if not extension.startswith(b"ICCRGBG1012"):
        return b""
    at, blocks = 11, []
    while extension[at]:
        blocks.append(extension[at + 1 : at + 1 + extension[at]])
        at += extension[at] + 1
    return b"".join(blocks)


def _colours(flags: int) -> int:
    """The bytes of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    """Where a row of blocks ends: each begins with its length, and one of none is the last."""
    while data[at]:
        at += data[at] + 1
    return at + 1
