"""From SVG to PNG, and whether this machine has the letters for it. What is drawn is others' matter.

What draws is imported only when something must be drawn: pictures that are kept need not wait for it.
"""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.metadata import version
from pathlib import Path

from macros.ground.fonts import fonts, is_here
from macros.ground.store import entry_for, kept_or_made

_FORM = 2  # raise when the form of a kept picture changes
_DRAWN_BY = ("resvg-py", "vl-convert-python")
# Posters in English are measured in Liberation Sans, whose letters are as wide as Arial's.
_LATIN = ("LiberationSans-Regular", "Arial", "arial")


def png(svg: str, *, scale: float = 1) -> bytes:
    """The drawing as PNG, `scale` times its size. Raises ValueError for what is no SVG.

    Drawn by resvg; where the machine has no Latin font of the width that is counted on, by vl-convert, which takes
    longer and brings one.
    """
    if is_here(*_LATIN):
        import resvg_py  # noqa: PLC0415 - see above

        return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=scale))
    import vl_convert  # noqa: PLC0415 - see above

    made: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return made


@cache
def can_write(letter: str, families: str) -> bool:
    """Whether one of the font `families` (a CSS list) has a letter here: a missing one leaves the paper blank."""
    form = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="30" font-family="{}">{}</text></svg>'
    )
    drawn, blank = (png(form.format(escape(families), escape(text))) for text in (letter, ""))
    return drawn != blank


def entry(svg: str, folder: Path, scale: float) -> Path:
    """Where the picture of a drawing, so many times as large, is kept below `folder`."""
    return entry_for(folder, _FORM, svg, scale, *map(version, _DRAWN_BY), fonts(), ending=".png")


def kept_png(svg: str, folder: Path, *, scale: float = 1) -> bytes:
    """The picture of a drawing, from the folder where it is whole there, else drawn and kept."""
    return kept_or_made(entry(svg, folder, scale), lambda: png(svg, scale=scale))
