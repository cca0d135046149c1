"""The picture that a shared link shows: a page's title in its own language, drawn when the site is built.

Only where the site's address is known, since a picture must be named in full. Drawings are kept between builds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from macros.charts import measure, raster
from macros.editions.livery import PAPER
from macros.pages.headlines import parted

WIDTH, HEIGHT = 1200, 630  # the size that Open Graph and Twitter readers crop least
FOLDER = "assets/pictures"
_MARGIN, _SIZE, _MOST_LINES = 80, 76, 4
_FONTS = (
    "'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', 'Noto Sans CJK SC', 'Microsoft YaHei', Georgia, serif"
)
_INK, _MUTED = "#221e19", "#675f54"  # as in ledger.css


def picture(*, title: str, site: str, tagline: str, accent: str) -> str:
    """The picture's SVG: the site's name over a double rule, the title, the tagline at the foot."""
    lines = list(_lines(parted(title), _MOST_LINES))
    top = 230 + (_MOST_LINES - len(lines)) * 30
    spans = "".join(
        _text((_MARGIN, top + number * _SIZE * 1.28), _SIZE, _INK, line, bold=True) for number, line in enumerate(lines)
    )
    right = WIDTH - _MARGIN
    rule = f'<path d="M{_MARGIN} 138H{right}M{_MARGIN} 144H{right}" stroke="{accent}" stroke-width="2"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER["light"]}"/>'
        f"{_text((_MARGIN, 112), 44, _INK, site, bold=True)}{rule}{spans}"
        f"{_text((_MARGIN, HEIGHT - 62), 30, _MUTED, tagline)}</svg>"
    )


def name_of(svg: str) -> str:
    """The file's name below the site's folder, the same for the same drawing."""
    return f"{FOLDER}/{hashlib.sha256(svg.encode()).hexdigest()[:16]}.png"


def draw(svg: str, cache: Path) -> bytes:
    """The picture as PNG, from the folder `cache` where it has been drawn before."""
    return raster.kept_png(svg, cache)


def can_draw(svg: str, title: str, cache: Path) -> bool:
    """Whether there is a picture, or can be: without a font for the title it would be blank, and nothing said."""
    return raster.entry(svg, cache).exists() or raster.can_write(title[:1], _FONTS)


def _text(at: tuple[float, float], size: int, fill: str, words: str, *, bold: bool = False) -> str:
    x, y = at
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="{_FONTS}" font-size="{size}" fill="{fill}"{weight}>'
        f"{escape(words)}</text>"
    )


def _lines(words: Sequence[str], most: int) -> Iterator[str]:
    """The words in lines as wide as the picture; what does not fit in `most` lines ends in an ellipsis."""
    line, made = "", 0
    for word in words:
        if line and measure.width((line + word).rstrip(), _SIZE, bold=True) > WIDTH - 2 * _MARGIN:
            if made == most - 1:
                yield line.rstrip() + "…"
                return
            yield line.rstrip()
            line, made = "", made + 1
        line += word
    yield line.rstrip()
