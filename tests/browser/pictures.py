"""`python -m tests.browser.pictures`: every page × language × width × palette, and contact sheets to look through.

Writes pictures/: a full-page PNG each under shots/, sheets of a page at a width under sheets/, index.html with all.
The pages are found in the built site. A sheet is small enough to be looked at whole with its words readable, so a
page is cut into windowfuls, light beside dark, and a long one fills several sheets.
"""
# ruff: noqa: T201 - a command that prints

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests.browser.chromium import MISSING, chromium, executable
from tests.browser.server import served
from tests.browser.site import ROOT, BuildError, Site, build
from tests.browser.visit import window

FOLDER = ROOT / "pictures"
# For each width of window: how large it is shown, and how many cells make a row and a sheet.
LOOKS = {1280: (0.6, 2, 4), 360: (1.0, 4, 8)}
CELL_HEIGHT = 760
PALETTES = {"light": False, "dark": True}
GAP = 12


@dataclass(frozen=True)
class Shot:
    """One page in one window, photographed."""

    path: str
    width: int
    palette: str
    height: int

    @property
    def page(self) -> str:
        """What twins have in common: the page without its language's folder."""
        return self.path.partition("/")[2] if "/" in self.path else self.path

    @property
    def file(self) -> str:
        """Its name below pictures/."""
        return f"shots/{file_name(self.path)}-{self.width}-{self.palette}.png"


def main() -> int:
    """Build, photograph, lay out; 2 where there is no browser, 1 where there is no site."""
    if executable() is None:
        print(MISSING, file=sys.stderr)
        return 2
    with TemporaryDirectory() as folder:
        try:
            site = build(Path(folder))
        except BuildError as error:
            print(error, file=sys.stderr)
            return 1
        shutil.rmtree(FOLDER, ignore_errors=True)
        with served(site.folder) as origin, chromium() as browser:
            shots = photographs(browser, site, origin)
            sheets = [file for group in grouped(shots) for file in sheets_of(browser, group)]
    (FOLDER / "index.html").write_text(index(shots), encoding="utf-8")
    print(f"{len(shots)} pictures and {len(sheets)} sheets: pictures/index.html, pictures/sheets/")
    return 0


def photographs(browser: Browser, site: Site, origin: str) -> list[Shot]:
    """Every page in every window, in the order of pages, languages, widths, palettes."""
    shots = []
    for width in LOOKS:
        for palette, dark in PALETTES.items():
            context = window(browser, width=width, dark=dark)
            page = context.new_page()
            for path in site.paths:
                # Addresses in the 404 page begin at the site's root: it is looked at where a host would send it.
                page.goto(f"{origin}/{path if path != '404.html' else 'nowhere/'}")
                page.wait_for_load_state("networkidle")
                shot = Shot(path, width, palette, page.evaluate("document.documentElement.scrollHeight"))
                page.screenshot(path=FOLDER / shot.file, full_page=True, animations="disabled")
                shots.append(shot)
            context.close()
    return sorted(shots, key=lambda shot: (shot.page, shot.path, -shot.width, shot.palette != "light"))


def grouped(shots: list[Shot]) -> list[list[Shot]]:
    """The shots of one page at one width, in every language and palette, for each page and width."""
    keys = dict.fromkeys((shot.page, shot.width) for shot in shots)
    return [[shot for shot in shots if (shot.page, shot.width) == key] for key in keys]


def sheets_of(browser: Browser, shots: list[Shot]) -> list[Path]:
    """The sheets of a page at a width, as PNG files."""
    width = shots[0].width
    scale, beside, most = LOOKS[width]
    cells = [cell for pair in palettes_side_by_side(shots) for cell in pair]
    made = []
    context = browser.new_context(viewport={"width": round(beside * (width * scale + GAP)) + GAP, "height": 400})
    page = context.new_page()
    for number, first in enumerate(range(0, len(cells), most), start=1):
        target = FOLDER / "sheets" / f"{file_name(shots[0].page)}-{width}-{number:02}.png"
        laid_out = FOLDER / ".sheet.html"
        laid_out.write_text(document("".join(cells[first : first + most])), encoding="utf-8")
        page.goto(laid_out.as_uri())
        page.screenshot(path=target, full_page=True)
        laid_out.unlink()
        made.append(target)
    context.close()
    return made


def palettes_side_by_side(shots: list[Shot]) -> Iterator[tuple[str, ...]]:
    """The cells of each language's shots: the same windowful in every palette, then the next."""
    for path in dict.fromkeys(shot.path for shot in shots):
        own = [cells_of(shot) for shot in shots if shot.path == path]
        yield from zip_longest(*own, fillvalue="")


def cells_of(shot: Shot) -> list[str]:
    """One shot as HTML, cut into windowfuls from the top down."""
    scale = LOOKS[shot.width][0]
    width, height = round(shot.width * scale), round(shot.height * scale)
    return [
        f'<figure><a href="{shot.file}">{escape(f"/{shot.path} {shot.width} {shot.palette}")} ↓{round(top / scale)}</a>'
        f'<div style="width:{width}px;height:{min(CELL_HEIGHT, height - top)}px;'
        f'background:url({shot.file}) 0 -{top}px/{width}px auto"></div></figure>'
        for top in range(0, height, CELL_HEIGHT)
    ]


def index(shots: list[Shot]) -> str:
    """All pictures on one page, to open in a browser."""
    parts = []
    for group in grouped(shots):
        parts.append(f"<h2>{escape(f'/{group[0].page} at {group[0].width} px')}</h2>")
        parts += [cell for pair in palettes_side_by_side(group) for cell in pair]
    return document("".join(parts))


def document(body: str) -> str:
    """A bare page for a sheet or the index."""
    style = (
        f"body{{margin:{GAP}px;background:#777;font:12px sans-serif;display:flex;flex-wrap:wrap;gap:{GAP}px}}"
        "h2{width:100%;margin:0}figure{margin:0}a{display:block;color:#fff}"
    )
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title><style>{style}</style>{body}'


def file_name(path: str) -> str:
    """A page's address as a file's name."""
    return path.removesuffix(".html").strip("/").replace("/", "-") or "front"


if __name__ == "__main__":
    sys.exit(main())
