"""Every page of the site seen once in windows of several widths; the tests ask what was seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.browser.site import Site
from tests.browser.visit import Visit, window

WIDTHS = (1280, 768, 360, 320)
_MEASURE = Path(__file__).with_name("survey.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Survey:
    """What each page showed, by (path, width), and what the browser asked for and complained of on the way."""

    seen: dict[tuple[str, int], dict[str, Any]]
    requests: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def at(self, path: str, width: int = WIDTHS[0]) -> dict[str, Any]:
        """What one page showed at one width."""
        return self.seen[path, width]


def survey(site: Site, browser: Browser) -> Survey:
    """Open every page once, as a reader does, and measure it at every width."""
    context = window(browser, width=WIDTHS[0])
    reader = Visit(context.new_page(), site.origin)
    seen = {}
    for path in site.paths:
        # Addresses in the 404 page begin at the site's root: it is looked at where a host would send it.
        page = reader.open(path if path != "404.html" else "en/nowhere/")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            seen[path, width] = page.evaluate(_MEASURE, width == WIDTHS[0])
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    context.close()
    expected = [error for error in reader.errors if "nowhere/: Failed to load resource" not in error]
    return Survey(seen, reader.requests, reader.foreign, expected)
