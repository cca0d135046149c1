"""The fonts that the document is set in, by name: a face that is not named is one that some machine happens to have."""

from __future__ import annotations

import re

from macros.charts.raster import can_write
from macros.editions.edition import EditionError
from macros.ground.told import told
from macros.wording.voice import Voice

# In a Latin name, as in the posters of charts
_APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z ])")
_HAN = re.compile("[\u4e00-\u9fff]")

_HAN_SERIF: tuple[str, ...] = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC")
_HAN_SANS: tuple[str, ...] = ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC")
_HAN_MONO = ("Noto Sans Mono CJK SC",)
# The same letters for text in Latin: the faces for Chinese set an apostrophe and a quotation mark a full em wide.
_LATIN_SERIF: tuple[str, ...] = ("Noto Serif CJK KR", "Liberation Serif", "Georgia")
_LATIN_SANS: tuple[str, ...] = ("Noto Sans CJK KR", "Liberation Sans", "Arial")


def _listed(*names: str) -> str:
    return ", ".join(f'"{name}"' for name in names)


def style_of_faces(voice: Voice) -> str:
    """The style sheet's custom properties for faces, in the document's language and in passages of another."""
    chinese = f"--serif:{_listed(*_HAN_SERIF)};--sans:{_listed(*_HAN_SANS)};--mono:{_listed(*_HAN_MONO, *_HAN_SANS)}"
    latin = (
        f"--serif:{_listed(*_LATIN_SERIF, *_HAN_SERIF)};--sans:{_listed(*_LATIN_SANS, *_HAN_SANS)};"
        f"--mono:{_listed('Liberation Mono', *_HAN_MONO)}"
    )
    return f":root{{{chinese if _is_han(voice) else latin}}}:lang(zh){{{chinese}}}:lang(en){{{latin}}}\n"


def with_narrow_apostrophes(html: str, voice: Voice) -> str:
    """A document in Chinese, whose faces set an English apostrophe as a closing quotation mark, a full em wide."""
    return _APOSTROPHE.sub("'", html) if _is_han(voice) else html


def _is_han(voice: Voice) -> bool:
    return voice.tag.partition("-")[0] == "zh"


def ask_for_faces(html: str) -> None:
    """Raise EditionError where this machine has no face for the letters of a document."""
    letter, faces = "a", [_LATIN_SERIF, _LATIN_SANS]
    if found := _HAN.search(html):
        letter, faces = found[0], [_HAN_SERIF, _HAN_SANS]
    for names in faces:
        if not can_write(letter, _listed(*names)):
            raise EditionError(
                told("none of these fonts is on this machine: {names}", names=", ".join(names)),
                told("on Debian: apt-get install fonts-noto-cjk"),
            )
