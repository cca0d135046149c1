"""Charts on their way out: what a figure can say only where its page's address is known, and the files beside it."""

from __future__ import annotations

import os
import re
import struct
import sys
from collections.abc import Mapping
from functools import partial
from html import escape
from pathlib import Path

from mkdocs.utils import get_relative_url

from macros.charts.briefs import brief
from macros.charts.downloads import as_csv, as_json
from macros.charts.drawing import draw_ahead, drawings, picture, picture_ahead
from macros.charts.figure import Pieces, figure, png_link
from macros.charts.poster import SCALE, light_palette, poster, writable
from macros.editions import csp
from macros.editions.feed_html import image
from macros.ground.told import language_of, said_in, told
from macros.ground.visible import visible
from macros.manuscript.addresses import folder_of
from macros.pages.render import drawing
from macros.press.afterwards import Make, write_afterwards, write_now
from macros.press.session import Session
from macros.wording.voice import Voice, phrase

STYLES = "assets/charts.css"
PALETTES = (STYLES, "assets/ledger.css")  # the second decides, as in a page
_SIZE = re.compile(r'\bwidth="([\d.]+)" height="([\d.]+)"')


def draw_what_is_missing(session: Session) -> None:
    """Draw ahead what the pages of this build would otherwise draw one by one."""
    if session.sound and session.made:
        asked = _asked_for(session)
        draw_ahead(asked, session.cache)
        if session.command != "serve":
            picture_ahead([_sheet(session, voice, chart_id) for voice, chart_id in asked], session.cache)


def _asked_for(session: Session) -> list[tuple[Voice, str]]:
    """The charts whose own pages are to be made, in each language; the files of the others stand."""
    pages = [(voice, chart_id) for voice in session.voices.values() for chart_id in voice.catalog.charts]
    return [(voice, chart_id) for voice, chart_id in pages if not session.stands(_page_of(voice, chart_id))]


def _page_of(voice: Voice, chart_id: str) -> str:
    return f"{voice.language}/{folder_of(chart_id)}index.md"


def piece(session: Session, voice: Voice, name: str, *, url: str, site_url: str) -> str:
    """The HTML for a `later` mark of the page at `url`: a drawing, an address, the link to a picture."""
    kind, _, rest = name.partition(":")
    if kind == "page":
        return get_relative_url(f"{voice.language}/{rest}", url)
    if kind == "address":
        return _address(f"{voice.language}/{rest}", url=url, site_url=site_url)
    if kind == "png":
        folder = get_relative_url(f"{voice.language}/{folder_of(rest)}", url)
        return png_link(folder, rest) if _picture(session, voice, rest) else ""
    return drawing(voice, name, session.cache)


def piece_in_feed(session: Session, voice: Voice, name: str, *, url: str) -> str:
    """The same in a feed, whose readers show no drawing: the wide one is the chart's file, the narrow one nothing."""
    kind, _, chart_id = name.partition(":")
    if kind == "narrow":
        return ""
    if kind != "wide":
        return piece(session, voice, name, url=url, site_url="")
    form = "png" if _picture(session, voice, chart_id) else "svg"
    file = f"{voice.language}/{folder_of(chart_id)}{chart_id}.{form}"
    across, down = map(float, _SIZE.findall(_sheet(session, voice, chart_id))[0])
    return image(voice, chart_id, get_relative_url(file, url), (round(across), round(down)))


def shared_picture(session: Session, voice: Voice, chart_id: str) -> tuple[str, int, int] | None:
    """A chart's PNG for those who share its page: where it stands in the site, its width and height in pixels.

    None where there is none, and for one taller than wide, which whoever shows it would crop.
    """
    width, height = _picture(session, voice, chart_id) or (0, 1)
    return (f"{voice.language}/{folder_of(chart_id)}{chart_id}.png", width, height) if width >= height else None


def _address(place: str, *, url: str, site_url: str) -> str:
    """The whole address of a place in the site; where the site's own is not known, the reader's browser knows it."""
    if site_url:
        return f"{site_url.rstrip('/')}/{place}"
    way = get_relative_url(place, url)
    return f'<span data-cl-address="{way}">{way}</span>'


def write_files(session: Session, site: Path) -> None:
    """Beside the page of each chart: its data, its picture, and a small page that can be framed."""
    if not session.made:
        return
    pictures: dict[Path, Make] = {}
    for voice, chart_id in _asked_for(session):
        place = f"{voice.language}/{folder_of(chart_id)}"
        (site / place).mkdir(parents=True, exist_ok=True)
        files = _files(session, voice, chart_id)
        for name, content in files.items():
            (site / place / name).write_text(content, encoding="utf-8", newline="")
        beside = session.beside.setdefault(_page_of(voice, chart_id), set())
        beside.update(place + name for name in files)
        if _picture(session, voice, chart_id):
            png = f"{place}{chart_id}.png"
            beside.add(png)
            pictures[site / png] = partial(picture, _sheet(session, voice, chart_id), session.cache)
    for voice in session.voices.values():
        _tell_of_fonts(session, voice)
    (write_afterwards if session.command == "serve" else write_now)(pictures)


def _tell_of_fonts(session: Session, voice: Voice) -> None:
    """One line a language, however many charts lack a picture for the same reason."""
    pictures = [png for (language, _), png in session.chart_pictures.items() if language == voice.language]
    if None in pictures:
        said = told(
            "no font here has the letters of the charts in {language}: {count} of them have no PNG; "
            "on Debian: apt-get install fonts-noto-cjk",
            language=voice.record.name,
            count=pictures.count(None),
        )
        sys.stderr.write(f"{visible(said_in(said, language_of(os.environ)))}\n")


def _files(session: Session, voice: Voice, chart_id: str) -> Mapping[str, str]:
    return {
        f"{chart_id}.csv": as_csv(voice, chart_id),
        f"{chart_id}.json": as_json(voice, chart_id),
        f"{chart_id}.svg": _sheet(session, voice, chart_id),
        "embed.html": _embed(session, voice, chart_id),
    }


def _picture(session: Session, voice: Voice, chart_id: str) -> tuple[int, int] | None:
    """Width and height of a chart's PNG; None where there can be none. In a preview it is drawn afterwards.

    It is not held: it lies in the cache, and together they are large.
    """
    key = (voice.language, chart_id)
    if key not in session.chart_pictures:
        sheet = _sheet(session, voice, chart_id)
        session.chart_pictures[key] = _size(sheet) if session.command == "serve" else _drawn_size(sheet, session.cache)
    return session.chart_pictures[key]


def _drawn_size(sheet: str, cache: Path) -> tuple[int, int] | None:
    png = picture(sheet, cache)
    return struct.unpack(">II", png[16:24]) if png else None  # PNG 3rd edition, 11.2.1


def _size(sheet: str) -> tuple[int, int] | None:
    across, down = map(float, _SIZE.findall(sheet)[0])
    return (round(across * SCALE), round(down * SCALE)) if writable(sheet) else None


def _sheet(session: Session, voice: Voice, chart_id: str) -> str:
    """The chart as a sheet of its own; asked for by its files, its page and its picture, and made once a build."""
    key = (voice.language, chart_id)
    if key not in session.sheets:
        drawn = drawings(voice, chart_id, session.cache).wide
        session.sheets[key] = poster(voice, chart_id, drawn, _palette(session.root))
    return session.sheets[key]


def _palette(root: Path) -> dict[str, str]:
    return light_palette(*((root / "overrides" / name).read_text(encoding="utf-8") for name in PALETTES))


def _embed(session: Session, voice: Voice, chart_id: str) -> str:
    """The figure alone, its links leading out of the frame."""
    drawn = drawings(voice, chart_id, session.cache)
    png = png_link("", chart_id) if _picture(session, voice, chart_id) else ""
    body = figure(voice, chart_id, Pieces(drawn.wide, drawn.narrow, "./", png))
    colours = ";".join(f"{name}:{colour}" for name, colour in _palette(session.root).items())
    root = "../" * (folder_of(chart_id).count("/") + 1)
    title = f"{brief(voice, chart_id).title} · {phrase(voice, 'site', 'name')}"
    html = (
        f'<!doctype html><html lang="{voice.tag}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f'<base target="_top"><link rel="icon" href="{root}assets/favicon.svg">'
        f'<link rel="stylesheet" href="{root}{STYLES}"></head>'
        f'<body class="cl-embed md-typeset" style="{colours}">{body}</body></html>'
    )
    return html if session.command == "serve" else csp.with_policy(html)
