"""The fonts that cards are written in: the site's own faces, where this machine has them, else what comes nearest.

A face is a file and a number, since a collection holds several. Noto Serif CJK is Source Han Serif with the Latin
letters of Source Serif, which the site's own style sheet asks for too; its Korean face has narrow quotation marks.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Literal

from PIL import ImageFont

from macros.ground.fonts import file_of

_KR, _SC = 1, 2  # in the collections of Noto CJK
_HAN_BOLD = (
    ("NotoSerifCJK-Bold.ttc", _SC),
    ("SourceHanSerifSC-Bold.otf", 0),
    ("NotoSerifSC-Bold.otf", 0),
    ("Songti.ttc", 1),
    ("NotoSansCJK-Bold.ttc", _SC),
    ("msyhbd.ttc", 0),
    ("wqy-microhei.ttc", 0),
)
_HAN = (
    ("NotoSansCJK-Regular.ttc", _SC),
    ("SourceHanSansSC-Regular.otf", 0),
    ("PingFang.ttc", 0),
    ("msyh.ttc", 0),
    ("wqy-microhei.ttc", 0),
)
_LATIN_BOLD = (
    ("NotoSerifCJK-Bold.ttc", _KR),
    ("SourceSerif4-Bold.otf", 0),
    ("SourceSerifPro-Bold.otf", 0),
    ("cambriab.ttf", 0),
    ("Georgia Bold.ttf", 0),
    ("georgiab.ttf", 0),
    ("LiberationSerif-Bold.ttf", 0),
    ("DejaVuSerif-Bold.ttf", 0),
)
_LATIN = (
    ("NotoSansCJK-Regular.ttc", _KR),
    ("LiberationSans-Regular.ttf", 0),
    ("Arial.ttf", 0),
    ("arial.ttf", 0),
    ("DejaVuSans.ttf", 0),
)
_SIGNS = (
    ("NotoSansCJK-Bold.ttc", _KR),
    ("LiberationSans-Bold.ttf", 0),
    ("Arial Bold.ttf", 0),
    ("arialbd.ttf", 0),
    ("DejaVuSans-Bold.ttf", 0),
)
Style = Literal["serif", "sans", "sign"]  # bold letters for what is read first, plain ones, signs of verdicts
Face = tuple[str, int]


def has_han(words: str) -> bool:
    """Whether a text has letters that Latin fonts lack."""
    return any(unicodedata.east_asian_width(letter) == "W" for letter in words)


@cache
def face(style: Style, *, han: bool) -> Face | None:
    """The first of the faces of a style that this machine has; None where it has none with these letters."""
    lists = {"serif": _HAN_BOLD if han else _LATIN_BOLD, "sans": _HAN if han else _LATIN, "sign": _SIGNS}
    found = ((file_of(name), number) for name, number in lists[style])
    return next(((file, number) for file, number in found if file), None)


@lru_cache(maxsize=256)
def font(words_face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels, laid out letter by letter, which is the same with and without HarfBuzz."""
    file, number = words_face
    return ImageFont.truetype(file, size, index=number, layout_engine=ImageFont.Layout.BASIC)
