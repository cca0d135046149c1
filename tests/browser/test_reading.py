"""Every page for every reader: small window, dark room, no scripts, no mouse; and nothing asked of anyone else."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.survey import WIDTHS, Survey

# axe tells in full only what is wrong: what is right is ten times as much.
ONLY_VIOLATIONS: dict[str, object] = {"resultTypes": ["violations"]}


def test_no_page_asks_anything_of_another_origin(surveyed: Survey, site: Site) -> None:
    assert surveyed.foreign == []
    assert len(surveyed.requests) > 3 * len(site.paths), "every page must have been seen to load its styles and scripts"


def test_no_page_tells_the_console_an_error(surveyed: Survey) -> None:
    assert surveyed.errors == []


def test_no_page_names_another_origin_for_anything_a_browser_loads(site: Site) -> None:
    loads = re.compile(
        r"<(?:script|img|iframe|source|video|audio|link\b(?![^>]*\brel=\"?(?:alternate|canonical)))"
        r"[^>]*?\b(?:src|href)=\"?(?:https?:)?//[^\s\">]+"
    )
    assert [f"/{path}: {found}" for path in site.paths for found in loads.findall(site.html(path))] == []
    sheets = [file for file in site.folder.rglob("*.css") if "/stylesheets/" not in file.as_posix()]
    assert sheets
    assert [file.name for file in sheets if re.search(r"url\(\s*['\"]?(?:https?:)?//|@import", file.read_text())] == []


def test_an_address_that_is_not_there_gets_the_sites_own_page(site: Site, visit: OpenWindow) -> None:
    reader = visit()
    answer = reader.page.goto(f"{site.origin}/en/nowhere/")
    assert answer is not None
    assert answer.status == 404
    assert reader.page.locator("article, main").first.is_visible()
    assert reader.foreign == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(site: Site, surveyed: Survey, width: int) -> None:
    found = {path: surveyed.at(path, width)["beyond"] for path in site.paths}
    assert {path: beyond for path, beyond in found.items() if beyond} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_is_smaller_than_twelve_pixels_and_a_half(site: Site, surveyed: Survey, width: int) -> None:
    found = {(path, size): text for path in site.paths for size, text in surveyed.at(path, width)["sizes"].items()}
    assert len(found) > len(site.paths)
    assert {where: text for where, text in found.items() if float(where[1]) < 12.5} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_begins_with_a_closing_mark(site: Site, surveyed: Survey, width: int) -> None:
    found = {path: surveyed.at(path, width)["lonelyMarks"] for path in site.in_language("zh")}
    assert {path: marks for path, marks in found.items() if marks} == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_palette_follows_the_readers_system(visit: OpenWindow, dark: bool) -> None:
    page = visit(dark=dark).open("zh/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == ("slate" if dark else "default")
    red, green, blue = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")[:3]
    assert (red + green + blue < 3 * 80) == dark


# The markup is the same in every look but for what a width shows: all rules read it in each language once, at each width.
IN_FULL = {("zh", True, 360), ("en", False, 1280)}
# Contrast, most of the work, is a matter of palette and width: it is looked at in each palette at each width, and in each
# language in each palette.
CONTRAST = {("zh", False, 360), ("en", True, 1280)}
OF_EVERY_LOOK = ["target-size", "link-in-text-block", "scrollable-region-focusable"]


def rules_for(look: tuple[str, bool, int]) -> dict[str, object]:
    """What axe is asked to look at in one language, palette and width."""
    if look in IN_FULL:
        return {"rules": {"target-size": {"enabled": True}}}
    return {"runOnly": [*OF_EVERY_LOOK, *(["color-contrast"] if look in CONTRAST else [])]}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_kind_of_page_has_an_accessibility_violation(
    site: Site, visit: OpenWindow, language: str, dark: bool, width: int
) -> None:
    reader = visit(width=width, dark=dark)
    options = ONLY_VIOLATIONS | rules_for((language, dark, width))
    # Of pages in the same folder at the same depth, one stands for all: the same templates make them.
    kinds = {(route.split("/")[0], route.count("/"), "." in route): f"{language}/{route}" for route in site.routes}
    told = []
    for path in dict.fromkeys(["", f"{language}/nowhere/", f"{language}/{site.article}", *kinds.values()]):
        found = Axe().run(reader.open(path), options=options)
        told += [f"/{path}: {rule['id']}: {rule['nodes'][0]['target']}" for rule in found.response["violations"]]
    assert told == []
