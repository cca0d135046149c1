"""Charts on their way out: what a figure can say only where its page's address is known, and the files beside it."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from pathlib import Path

from macros.catalog.catalog import Catalog
from macros.charts.briefs import brief
from macros.charts.downloads import as_csv, as_json
from macros.charts.drawing import drawings, picture
from macros.charts.figure import Pieces, figure, png_link
from macros.charts.poster import SCALE, light_palette, poster, writable
from macros.editions import csp
from macros.editions.feed_html import image
from macros.editions.livery import ICON
from macros.manuscript.addresses import folder_of, way
from macros.wording.masthead import masthead
from macros.wording.voice import Voice

STYLES = "assets/charts.css"
PALETTES = (STYLES, "assets/ledger.css")  # the second decides, as in a page
_SIZE = re.compile(r'\bwidth="([\d.]+)" height="([\d.]+)"')
Size = tuple[int, int]  # across and down, in pixels


def palette_of(folder: Path, catalog: Catalog) -> dict[str, str]:
    """The colours of charts that stand alone, on light paper: of the styles in `folder` and of the newsletter."""
    sheets = [(folder / name).read_text(encoding="utf-8") for name in PALETTES]
    accent = catalog.newsletter.accent.light if catalog.newsletter else ""
    return light_palette(*sheets) | ({"--cl-accent": accent} if accent else {})


@dataclass(eq=False)
class ChartFiles:
    """The charts of a site as they leave it. What is made of one is made once: its sheet is asked for by many.

    `palette` is what `palette_of` gives, `cache` the folder that drawings are kept in. Where it is a `preview`, no
    picture is drawn before it must be, and pages have no policy on scripts.
    """

    palette: Mapping[str, str]
    cache: Path
    preview: bool = False
    _sheets: dict[tuple[str, str], str] = field(default_factory=dict)  # by language and chart
    _sizes: dict[tuple[str, str], Size | None] = field(default_factory=dict)

    def piece(self, voice: Voice, name: str, *, url: str, site_url: str) -> str:
        """The HTML for a `later` mark of the page at `url`: a drawing, an address, the link to a picture."""
        kind, _, rest = name.partition(":")
        if kind == "page":
            return way(url, f"{voice.language}/{rest}")
        if kind == "address":
            return _address(f"{voice.language}/{rest}", url=url, site_url=site_url)
        if kind == "png":
            return png_link(way(url, f"{voice.language}/{folder_of(rest)}"), rest) if self.size(voice, rest) else ""
        return drawing(voice, name, self.cache)

    def piece_in_feed(self, voice: Voice, name: str, *, url: str) -> str:
        """The same in a feed, whose readers show no drawing: the wide one is the chart's file, the other nothing."""
        kind, _, chart_id = name.partition(":")
        if kind == "narrow":
            return ""
        if kind != "wide":
            return self.piece(voice, name, url=url, site_url="")
        form = "png" if self.size(voice, chart_id) else "svg"
        file = f"{voice.language}/{folder_of(chart_id)}{chart_id}.{form}"
        across, down = map(float, _SIZE.findall(self.sheet(voice, chart_id))[0])
        return image(voice, chart_id, way(url, file), (round(across), round(down)))

    def shared(self, voice: Voice, chart_id: str) -> tuple[str, int, int] | None:
        """A chart's PNG for those who share its page: where it stands in the site, its width and height in pixels.

        None where there is none, and for one taller than wide, which whoever shows it would crop.
        """
        width, height = self.size(voice, chart_id) or (0, 1)
        return (f"{voice.language}/{folder_of(chart_id)}{chart_id}.png", width, height) if width >= height else None

    def texts(self, voice: Voice, chart_id: str) -> Mapping[str, str]:
        """The files beside a chart's page by name: its data, its picture as SVG, a small page that can be framed."""
        return {
            f"{chart_id}.csv": as_csv(voice, chart_id),
            f"{chart_id}.json": as_json(voice, chart_id),
            f"{chart_id}.svg": self.sheet(voice, chart_id),
            "embed.html": self._embed(voice, chart_id),
        }

    def png(self, voice: Voice, chart_id: str) -> Callable[[], bytes | None] | None:
        """What makes the picture beside them; None where there can be none. It is not held: together they are large."""
        return partial(picture, self.sheet(voice, chart_id), self.cache) if self.size(voice, chart_id) else None

    def size(self, voice: Voice, chart_id: str) -> Size | None:
        """Width and height of a chart's PNG; None where there can be none, since this machine has no font for it."""
        key = (voice.language, chart_id)
        if key not in self._sizes:
            sheet = self.sheet(voice, chart_id)
            self._sizes[key] = _size(sheet) if self.preview else _drawn_size(sheet, self.cache)
        return self._sizes[key]

    def without_picture(self, language: str) -> int:
        """How many charts of a language, of those that were asked for, have no PNG for want of a font."""
        return sum(size is None for (found, _), size in self._sizes.items() if found == language)

    def sheet(self, voice: Voice, chart_id: str) -> str:
        """The chart as a sheet of its own, as SVG."""
        key = (voice.language, chart_id)
        if key not in self._sheets:
            drawn = drawings(voice, chart_id, self.cache).wide
            self._sheets[key] = poster(voice, chart_id, drawn, self.palette)
        return self._sheets[key]

    def _embed(self, voice: Voice, chart_id: str) -> str:
        """The figure alone, its links leading out of the frame."""
        drawn = drawings(voice, chart_id, self.cache)
        png = png_link("", chart_id) if self.size(voice, chart_id) else ""
        body = figure(voice, chart_id, Pieces(drawn.wide, drawn.narrow, "./", png))
        colours = ";".join(f"{name}:{colour}" for name, colour in self.palette.items())
        root = "../" * (folder_of(chart_id).count("/") + 1)
        title = f"{brief(voice, chart_id).title} · {masthead(voice).name}"
        html = (
            f'<!doctype html><html lang="{voice.tag}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
            '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
            f'<base target="_top"><link rel="icon" href="{root}{ICON}">'
            f'<link rel="stylesheet" href="{root}{STYLES}"></head>'
            f'<body class="cl-embed md-typeset" style="{colours}">{body}</body></html>'
        )
        return html if self.preview else csp.with_policy(html)


def _address(place: str, *, url: str, site_url: str) -> str:
    """The whole address of a place in the site; where the site's own is not known, the reader's browser knows it."""
    if site_url:
        return f"{site_url.rstrip('/')}/{place}"
    there = way(url, place)
    return f'<span data-cl-address="{there}">{there}</span>'


def _drawn_size(sheet: str, cache: Path) -> Size | None:
    png = picture(sheet, cache)
    return struct.unpack(">II", png[16:24]) if png else None  # PNG 3rd edition, 11.2.1


def _size(sheet: str) -> Size | None:
    across, down = map(float, _SIZE.findall(sheet)[0])
    return (round(across * SCALE), round(down * SCALE)) if writable(sheet) else None


def drawing(voice: Voice, name: str, cache: Path) -> str:
    """The SVG for a `later` mark, `wide:<chart>` or `narrow:<chart>`, drawn or taken from the cache folder."""
    width, _, chart = name.partition(":")
    both = drawings(voice, chart, cache)
    return both.wide if width == "wide" else both.narrow
