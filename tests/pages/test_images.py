"""A picture is what its name says, whole, of a size for readers, and carries nothing else; nothing else is opened."""

from __future__ import annotations

import hashlib
import io
import os
import random
import socket
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from macros.ground.problems import as_text
from macros.manuscript.docs_tree import Entry, read_tree
from macros.manuscript.pictures import images
from macros.manuscript.pictures.image_layouts import kind_of, layout_of
from macros.manuscript.pictures.images import KINDS, faults, pictures
from macros.manuscript.pictures.layout import TornError
from macros.manuscript.survey import read_project
from tests.conftest import TINY_PNG, Write

FORMS = sorted(KINDS)
EXIF = Image.Exif()
EXIF[0x0112] = 6  # turned
EXIF.get_ifd(0x8825)[1] = "N"  # a place
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def saved(suffix: str, size: tuple[int, int] = (40, 30), frames: int = 1, **options: Any) -> bytes:
    """A picture of coloured stripes, as a program saves it."""
    made = [
        Image.frombytes("RGB", size, bytes((at * (7 + n)) % 251 for at in range(size[0] * size[1] * 3)))
        for n in range(frames)
    ]
    if frames > 1:
        options |= {"save_all": True, "append_images": made[1:]}
    data = io.BytesIO()
    made[0].save(data, KINDS[suffix], **options)
    return data.getvalue()


def told(data: bytes, suffix: str) -> list[str]:
    """What is said of a picture under a name that ends so."""
    return [str(message) for message, _ in faults(data, suffix)]


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def with_chunk(data: bytes, name: bytes, body: bytes) -> bytes:
    """A PNG with a chunk more, before its pixels."""
    return data[:33] + chunk(name, body) + data[33:]


def with_segment(data: bytes, marker: int, body: bytes) -> bytes:
    """A JPEG with a segment more, first of all."""
    return data[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + data[2:]


def with_riff(data: bytes, name: bytes, body: bytes) -> bytes:
    """A WebP with a chunk more, last of all."""
    body += b"\0" * (len(body) % 2)
    made = data[12:] + name + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(made) + 4) + b"WEBP" + made


def with_extension(data: bytes, label: int, body: bytes) -> bytes:
    """A GIF with an extension more, before its last byte."""
    return data[:-1] + bytes((0x21, label, len(body))) + body + b"\0;"


FINE = {
    **{f"plain {suffix}": (suffix, saved(suffix)) for suffix in FORMS},
    **{f"moving {suffix}": (suffix, saved(suffix, frames=3)) for suffix in (".gif", ".webp", ".png")},
    **{f"profiled {suffix}": (suffix, saved(suffix, icc_profile=PROFILE)) for suffix in (".jpg", ".png", ".webp")},
    "a tiny picture": (".png", TINY_PNG),
    "a progressive JPEG": (".jpg", saved(".jpg", progressive=True)),
    "a JPEG with restarts": (".jpg", saved(".jpg", restart_marker_blocks=1)),
    "a lossless WebP": (".webp", saved(".webp", lossless=True)),
    "an odd size": (".webp", saved(".webp", (41, 31))),
    "a picture with resolution": (".png", saved(".png", dpi=(144, 144))),
    "a padded JPEG": (".jpg", saved(".jpg") + b"\0\0"),
}


@pytest.mark.parametrize(("suffix", "data"), FINE.values(), ids=FINE)
def test_what_programs_save_is_a_picture(suffix: str, data: bytes) -> None:
    assert told(data, suffix) == []


@pytest.mark.parametrize("suffix", FORMS)
def test_a_picture_of_another_kind_is_told_with_the_name_it_should_have(suffix: str) -> None:
    for other in FORMS:
        if KINDS[other] != KINDS[suffix]:
            message, hint = next(faults(saved(other), suffix))
            assert message == f"a {KINDS[other]} picture under the name {suffix}"
            right = next(name for name, kind in KINDS.items() if kind == KINDS[other])
            assert hint == f"name it {right}, or convert it"


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize(
    "data", [b"<!doctype html><script>", b"GIF", b"PK\3\4", b"%PDF-1.7", b"<svg/>", b"BM" + b"\0" * 60]
)
def test_what_is_no_picture_is_told(suffix: str, data: bytes) -> None:
    assert told(data, suffix) == [f"not a {KINDS[suffix]} picture"]
    assert told(b"", suffix) == ["an empty file"]


@pytest.mark.parametrize("suffix", FORMS)
def test_a_picture_that_ends_too_early_is_told_wherever_it_ends(suffix: str) -> None:
    data = saved(suffix)
    for end in [*range(12, min(len(data), 400)), *range(400, len(data), 97), len(data) - 1]:
        assert told(data[:end], suffix) in (
            ["a picture that is damaged or not whole"],
            [f"not a {KINDS[suffix]} picture"],
        ), end


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("rest", [b"<script>alert()</script>", b"PK\5\6" + b"\0" * 18, b"\0" * 17, b"x"])
def test_what_stands_behind_the_picture_is_told(suffix: str, rest: bytes) -> None:
    assert told(saved(suffix) + rest, suffix) == [f"{len(rest)} bytes behind the end of the picture"]


def text_of(**texts: str) -> PngImagePlugin.PngInfo:
    """What a PNG says in words."""
    info = PngImagePlugin.PngInfo()
    for key, value in texts.items():
        info.add_text(key, value)
    return info


CARRIED = {
    "EXIF in a JPEG": (".jpg", saved(".jpg", exif=EXIF.tobytes()), "EXIF"),
    "EXIF in a PNG": (".png", saved(".png", exif=EXIF.tobytes()), "eXIf"),
    "EXIF in a WebP": (".webp", saved(".webp", exif=EXIF.tobytes()), "EXIF"),
    "XMP in a JPEG": (".jpg", with_segment(saved(".jpg"), 0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"), "XMP"),
    "XMP in a WebP": (".webp", saved(".webp", xmp=b"<x/>"), "XMP"),
    "XMP in a GIF": (".gif", with_extension(saved(".gif"), 0xFF, b"XMP DataXMP"), "XMP"),
    "IPTC": (".jpg", with_segment(saved(".jpg"), 0xED, b"Photoshop 3.0\x008BIM"), "IPTC"),
    "more pictures": (".jpg", with_segment(saved(".jpg"), 0xE2, b"MPF\0II"), "MPF"),
    "a JPEG's comment": (".jpg", saved(".jpg", comment=b"me"), "COM"),
    "a GIF's comment": (".gif", saved(".gif", comment=b"me"), "COM"),
    "a GIF's words": (".gif", with_extension(saved(".gif"), 0x01, b"\0" * 12), "0x2101"),
    "a small picture in the head": (".jpg", with_segment(saved(".jpg"), 0xE0, b"JFIF\0" + b"\0" * 12), "0xFFE0"),
    "another segment": (".jpg", with_segment(saved(".jpg"), 0xEB, b"C2PA"), "0xFFEB"),
    "text in a PNG": (".png", saved(".png", pnginfo=text_of(Author="me")), "tEXt"),
    "a time": (".png", with_chunk(TINY_PNG, b"tIME", b"\7\xe9\1\1\1\1\1"), "tIME"),
    "a chunk of someone's": (".png", with_chunk(TINY_PNG, b"caBX", b"x"), "caBX"),
    "a name that steers": (".webp", with_riff(saved(".webp"), b"a\x1b\xffb", b"x"), "a\x1b\\xffb"),
    "another chunk of a WebP": (".webp", with_riff(saved(".webp"), b"MINE", b"x"), "MINE"),
}


@pytest.mark.parametrize(("suffix", "data", "name"), CARRIED.values(), ids=CARRIED)
def test_what_a_picture_carries_is_told_with_a_way_to_leave_it_out(suffix: str, data: bytes, name: str) -> None:
    ((message, hint),) = faults(data, suffix)
    assert message == f"carries more than the picture: {name}"
    assert f"magick old{suffix} -auto-orient -strip new{suffix}" in hint


def test_a_file_of_many_kinds_of_secrets_names_each_once() -> None:
    data = saved(".jpg", exif=EXIF.tobytes(), comment=b"me")
    data = with_segment(with_segment(data, 0xFE, b"and me"), 0xED, b"Photoshop 3.0\0")
    assert told(data, ".jpg") == ["carries more than the picture: IPTC, COM, EXIF"]


def header(width: int, height: int) -> bytes:
    """A PNG that claims a size and has the pixels of none."""
    made = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return TINY_PNG[:8] + chunk(b"IHDR", made) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


BOMBS = {
    "a wide one": (".png", header(10_001, 1), "a picture of 10001 × 1 pixels"),
    "a high one": (".png", header(1, 2**31 - 1), "a picture of 1 × 2147483647 pixels"),
    "a large one": (".png", header(5_001, 5_000), "a picture of 5001 × 5000 pixels"),
    "many frames": (".gif", saved(".gif", (8, 8), 301), "an animation of 301 frames, the limit is 300"),
    "large frames": (
        ".png",
        with_chunk(saved(".png"), b"acTL", struct.pack(">II", 30_000, 0)),
        "30000 frames of 40 × 30 pixels",
    ),
    "a profile": (".jpg", saved(".jpg", icc_profile=PROFILE + os.urandom(20_000)), "a colour profile of more than"),
    "scans": (
        ".jpg",
        saved(".jpg")[:-2] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" * 80 + b"\xff\xd9",
        "a JPEG of 81 scans, the limit is 24",
    ),
}


@pytest.mark.parametrize(("suffix", "data", "said"), BOMBS.values(), ids=BOMBS)
def test_what_would_cost_too_much_is_told_from_the_header_and_never_decoded(
    monkeypatch: pytest.MonkeyPatch, suffix: str, data: bytes, said: str
) -> None:
    monkeypatch.setattr(images.Image, "open", lambda *_, **__: pytest.fail("decoded"))
    assert told(data, suffix)[0].startswith(said)


def test_pixels_that_do_not_come_to_what_the_header_says_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as another library leaves it
    assert told(header(200, 200), ".png") == ["a picture that is damaged or not whole"]
    flipped = bytearray(saved(".png"))
    flipped[60] ^= 1
    assert told(bytes(flipped), ".png") == ["a picture that is damaged or not whole"]
    gif = bytearray(saved(".gif"))
    gif[6:10] = struct.pack("<HH", 1, 1)
    assert told(bytes(gif), ".gif") == ["a picture that is damaged or not whole"], "no room is made for a larger frame"


@settings(max_examples=300, deadline=2000)
@given(st.sampled_from(FORMS), st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), min_size=1, max_size=8))
def test_no_spoiled_picture_ends_in_anything_but_an_answer(suffix: str, edits: list[tuple[int, int]]) -> None:
    data = bytearray(SAVED[suffix])
    for place, value in edits:
        data[place % len(data)] = value
    told(bytes(data), suffix)


SAVED = {suffix: saved(suffix, frames=1 if KINDS[suffix] == "JPEG" else 2) for suffix in FORMS}


@given(st.sampled_from(sorted(set(KINDS.values()))), st.binary(max_size=300))
def test_a_walk_over_any_bytes_ends(kind: str, rest: bytes) -> None:
    start = {"PNG": TINY_PNG[:33], "JPEG": b"\xff\xd8\xff", "GIF": b"GIF89a", "WEBP": b"RIFF\xff\0\0\0WEBP"}[kind]
    assert kind_of(start + rest) == kind
    try:
        layout_of(kind, start + rest)
    except TornError:
        return


def test_a_file_that_is_too_large_is_not_read_whole(write: Write) -> None:
    root = write()
    with (root / "docs/en/map.png").open("wb") as file:
        file.truncate(50_000_000_000)
    assert "docs/en/map.png:1:1: larger than 5000000 bytes [wrong-image]" in as_text(read_project(root)[1])


def test_each_picture_comes_with_the_digest_of_what_was_checked(write: Write) -> None:
    root = write()
    (root / "docs/en/map.png").write_bytes(TINY_PNG)
    (root / "docs/zh/map.PNG").write_bytes(b"")
    (root / "docs/zh/link.png").symlink_to(root / "docs/en/map.png")
    found = {picture.path: picture for picture in pictures(root, read_tree(root))}
    assert found.keys() == {"docs/en/map.png", "docs/zh/map.PNG"}
    assert found["docs/en/map.png"].digest == hashlib.sha256(TINY_PNG).hexdigest()
    assert found["docs/en/map.png"].problems == ()
    assert "an empty file [wrong-image]" in as_text(found["docs/zh/map.PNG"].problems)


def test_a_picture_is_decoded_once_until_it_changes(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[str] = []
    real = images.faults
    monkeypatch.setattr(images, "faults", lambda data, suffix: decoded.append(suffix) or real(data, suffix))
    root = write()
    data = saved(".png", (41, 29))
    for name in ("a", "b"):
        (root / f"docs/en/{name}.png").write_bytes(data)
    for _ in range(3):
        assert [problem for problem in read_project(root)[1] if problem.code == "wrong-image"] == []
    assert decoded == [".png"]
    (root / "docs/en/a.jpg").write_bytes(data)
    assert "a PNG picture under the name .jpg [wrong-image]" in as_text(read_project(root)[1])
    assert decoded == [".png", ".jpg"], "what is fine under one name is not under another"


def test_an_unreadable_picture_is_told(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write()
    (root / "docs/en/map.png").write_bytes(TINY_PNG)
    real = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.suffix == ".png":
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    assert "docs/en/map.png:1:1: cannot be read: Permission denied [unreadable]" in as_text(read_project(root)[1])


def a_socket(path: Path) -> None:
    """A socket at a path, whose name may be longer than an address of one."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


@pytest.mark.parametrize("make", [os.mkfifo, a_socket], ids=["a pipe", "a socket"])
@pytest.mark.parametrize(
    "name", ["docs/en/map.png", "docs/en/more.md", "docs/zh/index.md", "docs/index.md", "docs/en/x.html"]
)
def test_what_is_no_file_is_told_and_not_opened(write: Write, make: Callable[[Path], None], name: str) -> None:
    root = write()
    (root / name).unlink(missing_ok=True)
    make(root / name)
    problems = read_project(root)[1]
    assert Entry(name, is_special=True) in read_tree(root)
    assert f"{name}:1:1: no file, but a folder, a pipe, a socket or a device [unreadable]" in as_text(problems)
    assert not [
        problem
        for problem in problems
        if problem.position.path == name and problem.code not in ("unreadable", "missing-page", "reserved-file")
    ]


@pytest.mark.heavy
def test_a_hundred_pictures_of_a_megabyte_have_no_problem(write: Write) -> None:
    root = write()
    for number in range(100):
        pixels = Image.frombytes("RGB", (620, 540), os.urandom(620 * 540 * 3))
        pixels.save(root / f"docs/en/p{number}.png", compress_level=0)
    found = list(pictures(root, read_tree(root)))
    assert [picture.problems for picture in found] == [()] * 100


def _gif_with(extension: bytes) -> bytes:
    made = io.BytesIO()
    Image.new("P", (2, 2)).save(made, "GIF")
    at = made.getvalue().index(b"\x2c")
    return made.getvalue()[:at] + extension + made.getvalue()[at:]


def _png_with(name: bytes, body: bytes) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (2, 2)).save(made, "PNG")
    chunk = struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))
    return made.getvalue()[:33] + chunk + made.getvalue()[33:]


def test_what_says_how_a_picture_is_shown_says_no_more() -> None:
    secret = b"SECRET <script>"
    loop = b"\x21\xff\x0bNETSCAPE2.0"
    assert list(faults(_gif_with(loop + b"\x03\x01\x00\x00\x00"), ".gif")) == []
    assert list(faults(_gif_with(loop + bytes([len(secret)]) + secret + b"\x00"), ".gif")) != []
    assert list(faults(_gif_with(b"\x21\xf9" + bytes([len(secret)]) + secret + b"\x00"), ".gif")) != []
    assert list(faults(_png_with(b"pHYs", bytes(9)), ".png")) == []
    assert list(faults(_png_with(b"bKGD", secret), ".png")) != []
    assert list(faults(_png_with(b"sPLT", secret), ".png")) != []


def test_a_few_bytes_that_become_very_many_pixels_are_told_and_never_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    Image.new("RGB", (4_800, 4_800)).save(out, "WEBP", lossless=True)
    assert len(out.getvalue()) < 1_000
    monkeypatch.setattr(images, "_decodes", lambda *_: pytest.fail("decoded"))
    assert ["very many pixels" in said for said, _ in faults(out.getvalue(), ".webp")] == [True]


def test_a_picture_of_one_colour_is_fine_where_it_is_small() -> None:
    out = io.BytesIO()
    Image.new("RGB", (1_200, 1_200)).save(out, "PNG")
    assert list(faults(out.getvalue(), ".png")) == []


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("quality", [1, 30, 75, 95, 100])
@pytest.mark.parametrize("subsampling", [0, 1, 2])
def test_every_jpeg_that_a_program_saves_has_the_tables_of_one(mode: str, quality: int, subsampling: int) -> None:
    pixels = Image.frombytes("RGB", (64, 48), random.Random(7).randbytes(64 * 48 * 3)).convert(mode)
    for options in ({}, {"progressive": True}, {"optimize": True}, {"restart_marker_blocks": 2, "progressive": True}):
        out = io.BytesIO()
        pixels.save(out, "JPEG", quality=quality, subsampling=subsampling, **options)
        assert told(out.getvalue(), ".jpg") == [], options


def _quantisation(number: int, words: bytes) -> bytes:
    return bytes((number,)) + words.ljust(64, b".")[:64]


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


WORDS = b"taken by Jane Doe at 52.5200N 13.4050E "
LETTERS = bytes([0x00, 0, 0, 0, 0, 12, *[0] * 11]) + b"taken by jme"  # a Huffman table of letters
PLAIN_JPEG = saved(".jpg")
TABLES = {
    "a table that is not used": ("DQT", with_segment(PLAIN_JPEG, 0xDB, _quantisation(3, WORDS))),
    "a table again and again": ("DQT", with_segment(PLAIN_JPEG, 0xDB, _quantisation(0, WORDS) * 5)),
    "a table of no number": ("DQT", with_segment(PLAIN_JPEG, 0xDB, _quantisation(7, WORDS))),
    "more than a table": ("DQT", with_segment(PLAIN_JPEG, 0xDB, _quantisation(0, WORDS) + WORDS)),
    "letters for lengths": ("DHT", with_segment(PLAIN_JPEG, 0xC4, LETTERS)),
    "a code that is not used": ("DHT", with_segment(PLAIN_JPEG, 0xC4, bytes([0x13, 0, 1, *[0] * 14, 1]))),
    "a code twice": ("DHT", with_segment(PLAIN_JPEG, 0xC4, bytes([0x00, 0, 1, *[0] * 14, 1]))),
    "a long restart": ("DRI", with_segment(PLAIN_JPEG, 0xDD, b"\0\0" + WORDS)),
    "a second head": ("0xFFE0", with_segment(PLAIN_JPEG, 0xE0, b"JFIF\0" + WORDS[:9])),
    "a profile's parts": ("ICC_PROFILE", with_segment(PLAIN_JPEG, 0xE2, b"ICC_PROFILE\0ab")),
}


@pytest.mark.parametrize(("name", "data"), TABLES.values(), ids=TABLES)
def test_what_a_jpegs_tables_carry_is_told(name: str, data: bytes) -> None:
    assert told(data, ".jpg")[0] == f"carries more than the picture: {name}"


NOT_ONLY_COLOURS = "a colour profile that holds more than colours"


def with_profile(profile: bytes, name: bytes = b"ICC Profile", rest: bytes = b"") -> bytes:
    """A PNG with a profile."""
    return with_chunk(TINY_PNG, b"iCCP", name + b"\0\0" + zlib.compress(profile, 0) + rest)


def a_profile(*tags: tuple[bytes, bytes], between: bytes = b"", behind: bytes = b"") -> bytes:
    """A profile of these tags."""
    at, table, bodies = 128 + 4 + 12 * len(tags) + len(between), b"", b""
    for name, body in tags:
        table += name + struct.pack(">II", at + len(bodies), len(body))
        bodies += body
    rest = struct.pack(">I", len(tags)) + table + between + bodies + behind
    return struct.pack(">I32x4s88x", 128 + len(rest), b"acsp") + rest


def _curve(*steps: int) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(f">I{len(steps)}H", len(steps), *steps)


def _text(words: bytes) -> bytes:
    return b"text\0\0\0\0" + words + b"\0"


CURVED = a_profile((b"rTRC", _curve(*range(0, 65_535, 64))), (b"cprt", _text(b"CC0")))
PROFILES = {
    "none": b"<script>alert(1)</script>" + WORDS * 20,
    "behind it": PROFILE + WORDS,
    "behind its tags": a_profile((b"cprt", _text(b"CC0")), behind=WORDS),
    "between its tags": a_profile((b"cprt", _text(b"CC0")), between=WORDS),
    "in its header": CURVED[:100] + WORDS[:28] + CURVED[128:],
    "a long text": a_profile((b"cprt", _text(WORDS * 6))),
    "a curve that is a text": a_profile((b"rTRC", _curve(*(WORDS + b".")))),
    "a tag of someone's": a_profile((b"mmod", _text(b"a serial number"))),
    "a tag twice": a_profile((b"cprt", _text(b"a")), (b"cprt", _text(b"b"))),
    "a tag that ends beyond": a_profile((b"cprt", _text(b"CC0")))[:-1],
}


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_a_profile_that_is_not_only_one_is_told(profile: bytes) -> None:
    assert told(with_profile(profile), ".png") == [NOT_ONLY_COLOURS]
    assert told(saved(".jpg", icc_profile=profile), ".jpg") == [NOT_ONLY_COLOURS]
    assert told(saved(".webp", icc_profile=profile), ".webp") == [NOT_ONLY_COLOURS]


def test_a_profile_is_told_where_its_packing_or_its_name_holds_more() -> None:
    assert told(with_profile(CURVED), ".png") == []
    assert told(with_profile(CURVED, b"Photoshop ICC profile"), ".png") == []
    assert told(with_profile(CURVED, rest=WORDS), ".png") == [NOT_ONLY_COLOURS]
    assert told(with_profile(CURVED, b"Jane Doe 52.52N 13.40E"), ".png") == ["carries more than the picture: iCCP"]
    assert told(with_profile(WORDS * 3_000), ".png") == ["a colour profile of more than 20000 bytes"]


def test_a_chunk_that_may_stand_once_stands_once() -> None:
    gamma = with_chunk(TINY_PNG, b"gAMA", WORDS[:4])
    assert told(gamma, ".png") == []
    assert told(with_chunk(gamma, b"gAMA", WORDS[4:8]), ".png") == ["carries more than the picture: gAMA"]
    assert told(with_riff(saved(".webp"), b"ANIM", WORDS), ".webp") == ["carries more than the picture: ANIM"]


def test_what_all_pictures_cost_together_has_a_limit_and_what_is_over_it_is_not_decoded(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write()
    for n in range(5):
        (root / f"docs/en/p{n}.png").write_bytes(saved(".png", (40, 30 + n)))
    monkeypatch.setattr(images, "MOST_PIXELS_TOGETHER", 40 * (30 + 31 + 32))
    monkeypatch.setattr(images, "_known", {})
    looked = list(pictures(root, read_tree(root)))
    assert [len(found.problems) for found in looked] == [0, 0, 0, 1, 1]
    assert len(images._known) == 3
    assert "all pictures together" in looked[3].problems[0].message
    assert looked[3].digest, "it is known which bytes were refused"
