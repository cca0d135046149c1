"""A figure is more than its picture: tooltips, files, a page of its own, a frame for others, and little weight."""

from __future__ import annotations

import csv
import gzip
import json
import re
from io import StringIO

import pytest

from macros.catalog.load import load_catalog
from macros.press.output.scripts import without_comments
from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.conftest import ROOT

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
FIGURE = re.compile(r'<figure class="cl-figure" id="chart-([a-z0-9-]+)".*?</figure>', re.DOTALL)
HEAVIEST = 3_600  # bytes, zipped, that a chart may add to its page: one of twenty events adds 3,360
HEAVIEST_SCRIPT = 4_000

# The contrast (WCAG 2.2) of each text with what lies below it: the page, or a mark of one colour.
CONTRASTS = """() => {
    const parts = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number)
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0)
    const ground = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor
            if (!/, 0\\)$|transparent/.test(colour)) return colour
        }
    }
    return [...document.querySelectorAll(".cl-drawn text")].filter(text => text.checkVisibility()).map(text => {
        text.scrollIntoView({block: "center"})
        const box = text.getBoundingClientRect()
        const below = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
            .find(found => found.matches("svg path") && /^rgb/.test(getComputedStyle(found).fill))
        const ink = light(parts(getComputedStyle(text).fill))
        const paper = light(parts(below ? getComputedStyle(below).fill : ground(text)))
        return [text.textContent, (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)]
    }).filter(([, ratio]) => ratio < 4.5)
}"""


def charts(site: Site) -> list[str]:
    """The ids of all charts, from the folders of their pages."""
    return sorted(path.name for path in (site.folder / "zh" / "charts").iterdir() if path.is_dir())


def zipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


@LANGUAGES
def test_a_chart_adds_little_to_its_page(site: Site, language: str) -> None:
    seen = set()
    for route in site.routes:
        html = site.html(f"{language}/{route}")
        for found in FIGURE.finditer(html) if route.startswith("issues/") else ():
            seen.add(found[1])
            assert zipped(html) - zipped(html.replace(found[0], "")) <= HEAVIEST, (route, found[1])
    assert len(seen) == len(charts(site))


def test_the_script_of_all_tooltips_weighs_at_most_four_kilobytes() -> None:
    script = (ROOT / "overrides" / "assets" / "charts.js").read_text(encoding="utf-8")
    assert zipped(without_comments(script)) <= HEAVIEST_SCRIPT


@LANGUAGES
@pytest.mark.parametrize("width", [1280, 360])
def test_a_tooltip_comes_by_keyboard_goes_by_escape_and_says_what_the_table_says(
    site: Site, visit: OpenWindow, language: str, width: int
) -> None:
    page = visit(width=width).open(f"{language}/charts/h20-charge/")
    tip, drawing = page.locator(".cl-tip"), ".cl-wide" if width > 600 else ".cl-narrow"
    first = page.locator(f"{drawing} [data-key]").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.key"):
            break
    assert first.evaluate("mark => mark === document.activeElement")
    row = page.locator('tr[data-key="h20.charge-warned"]')
    assert tip.is_visible()
    for cell in row.locator("th, td").all_inner_texts():
        assert cell.strip() in tip.inner_text()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.key") == "h20.charge-booked"
    assert page.locator('[data-key="h20.charge-booked"] th').inner_text() in tip.inner_text()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Escape")
    assert not tip.is_visible()


def test_a_tooltip_comes_on_hover_and_tap_and_stays_in_the_window(site: Site, visit: OpenWindow) -> None:
    page = visit(width=320).open("en/charts/hopper-buyers/")
    tip = page.locator(".cl-tip")
    for mark in page.locator(".cl-narrow [data-key]").all():
        mark.scroll_into_view_if_needed()
        mark.hover()
        assert tip.is_visible()
        box = tip.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 320
    page.mouse.move(1, 1)
    assert not tip.is_visible()
    mark.click()
    assert tip.is_visible()


@LANGUAGES
def test_without_scripts_the_picture_the_table_and_the_files_are_all_there(
    site: Site, visit: OpenWindow, language: str
) -> None:
    page = visit(scripts=False).open(f"{language}/charts/h20-timeline/")
    assert page.locator(".cl-wide svg").is_visible()
    events = load_catalog(ROOT)[0].charts["h20-timeline"].events
    assert page.locator(".cl-table tbody tr").count() == len(events)
    assert page.locator(".cl-table").is_visible()
    assert page.locator(".cl-figure__more a").count() == 4
    assert not page.locator(".cl-tip").count()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_text_of_every_drawing_has_a_contrast_of_four_and_a_half(
    site: Site, visit: OpenWindow, dark: bool, width: int
) -> None:
    window = visit(width=width, dark=dark)
    for chart in charts(site):
        page = window.open(f"en/charts/{chart}/")
        assert page.evaluate(CONTRASTS) == [], chart


@LANGUAGES
def test_no_chart_page_scrolls_sideways_on_a_small_phone_or_asks_for_more_than_its_own(
    site: Site, visit: OpenWindow, language: str
) -> None:
    window = visit(width=320)
    for route in ("", *(f"{chart}/" for chart in charts(site))):
        page = window.open(f"{language}/charts/{route}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, route
    assert window.foreign == []
    assert window.errors == []
    assert not [url for url in window.requests if re.search(r"\.(csv|json|png)$|charts/[^/]+/.+\.svg$", url)]


@LANGUAGES
def test_every_file_that_a_figure_offers_is_there_and_is_what_it_says(site: Site, language: str) -> None:
    for chart in charts(site):
        folder = site.folder / language / "charts" / chart
        offered = re.findall(r'<a href="([^"]+)" download>', site.html(f"{language}/charts/{chart}/"))
        assert sorted(name.rsplit(".")[-1] for name in offered) == ["csv", "json", "png", "svg"]
        content = {name.rsplit(".")[-1]: (folder / name).read_bytes() for name in offered}
        assert len(list(csv.reader(StringIO(content["csv"].decode("utf-8-sig"))))) > 2
        assert json.loads(content["json"])["id"] == chart
        assert content["png"].startswith(b"\x89PNG")
        assert content["svg"].startswith(b"<svg")


@LANGUAGES
def test_the_gallery_shows_every_chart_and_leads_to_its_page(site: Site, visit: OpenWindow, language: str) -> None:
    page = visit().open(f"{language}/charts/")
    assert page.locator(".cl-gallery > li").count() == len(charts(site))
    assert all(page.locator(".cl-gallery svg").nth(n).is_visible() for n in range(len(charts(site))))
    finding = page.locator(".cl-gallery a").first.inner_text()
    page.locator(".cl-gallery a").first.click()
    assert finding in page.locator("h1").inner_text()


@LANGUAGES
def test_a_chart_can_be_framed(site: Site, visit: OpenWindow, language: str) -> None:
    window = visit(width=500)
    page = window.open(f"{language}/charts/h20-charge/embed.html")
    assert page.locator(".cl-narrow svg").is_visible()
    assert page.locator("html").get_attribute("lang") == site.tags[language]
    assert page.evaluate("document.documentElement.scrollWidth") <= 500
    assert window.errors == []
