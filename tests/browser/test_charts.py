"""Charts are pictures first: in the HTML, readable at every width, in both palettes, without scripts and in print."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])

# Each drawing that is shown: which of the two it is, its size, and how far its texts reach beyond it.
SHOWN = """() => [...document.querySelectorAll(".cl-figure")].map(figure => {
    const drawings = [...figure.querySelectorAll(".cl-drawn svg")].filter(svg => svg.checkVisibility())
    return drawings.map(svg => {
        const box = svg.getBoundingClientRect()
        const texts = [...svg.querySelectorAll("text")].filter(text => text.textContent.trim())
        const out = texts.filter(text => {
            const own = text.getBoundingClientRect()
            return own.left < box.left - 1 || own.right > box.right + 1 || own.top < box.top - 1
                || own.bottom > box.bottom + 1
        })
        return {
            kind: svg.closest(".cl-wide") ? "wide" : "narrow", width: box.width, height: box.height,
            texts: texts.length, clipped: out.map(text => text.textContent),
        }
    })
})"""

OVERLAPPING = """() => [...document.querySelectorAll(".cl-drawn svg")].flatMap(svg => {
    if (!svg.checkVisibility()) return []
    const texts = [...svg.querySelectorAll("text")].filter(text => text.textContent.trim())
    const boxes = texts.map(text => [text.textContent, text.getBoundingClientRect()])
    return boxes.flatMap(([words, a], i) => boxes.slice(i + 1).filter(([_, b]) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) * 0.35
    ).map(([other]) => `${words} × ${other}`))
})"""


@LANGUAGES
def test_charts_are_in_the_html_that_is_sent(site: Site, language: str) -> None:
    figures = re.findall(r'<figure class="cl-figure".*?</figure>', site.html(f"{language}/{site.article}"), re.DOTALL)
    assert len(figures) >= 2
    for figure in figures:
        drawn = figure.split("<details")[0]
        assert drawn.count("<svg") == 2
        assert "<title" not in drawn, "the caption has it"
        assert "<script" not in drawn
        assert "<table" in figure or 'class="cl-figure__more"><a href="../../../charts/' in figure


@LANGUAGES
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_one_drawing_of_each_chart_is_shown_and_it_is_the_one_that_fits(
    site: Site, visit: OpenWindow, language: str, scripts: bool
) -> None:
    page = visit(scripts=scripts).open(f"{language}/{site.article}")
    for width, kind in ((1280, "wide"), (360, "narrow"), (320, "narrow")):
        page.set_viewport_size({"width": width, "height": 800})
        for drawings in page.evaluate(SHOWN):
            assert [drawing["kind"] for drawing in drawings] == [kind]
            assert drawings[0]["width"] >= min(width * 0.7, 500)
            assert drawings[0]["height"] > 100
            assert drawings[0]["texts"] > 3
            assert drawings[0]["clipped"] == []
        assert page.evaluate(OVERLAPPING) == [], f"labels on one another at {width} px"


@LANGUAGES
def test_every_chart_is_named_and_described_for_those_who_do_not_see_it(
    site: Site, visit: OpenWindow, language: str
) -> None:
    page = visit(scripts=False).open(f"{language}/{site.article}")  # with them the marks can be reached one by one
    for number in range(page.locator(".cl-figure").count()):
        figure = page.locator(".cl-figure").nth(number)
        svg = figure.locator(".cl-wide svg")
        assert svg.get_attribute("role") == "img"
        assert len(figure.locator("figcaption").inner_text()) > 8
        assert len(svg.locator("> desc").text_content()) > 20


def test_a_charts_colours_follow_the_palette(site: Site, visit: OpenWindow) -> None:
    ink = "getComputedStyle(document.querySelector('.cl-wide svg text')).fill"
    light, dark = (visit(dark=dark).open(f"en/{site.article}").evaluate(ink) for dark in (False, True))
    assert light != dark


def test_the_table_behind_a_chart_opens_with_scripts_off(site: Site, visit: OpenWindow) -> None:
    page = visit(scripts=False, width=360).open(f"en/{site.article}")
    page.locator(".cl-figure summary").first.click()
    assert page.locator(".cl-figure table").first.is_visible()
    assert page.locator(".cl-figure tbody tr").count() > 3


def test_every_id_is_on_the_page_once(site: Site) -> None:
    for path in site.paths:
        ids = re.findall(r'\bid="([^"]+)"', site.html(path))
        assert sorted({one for one in ids if ids.count(one) > 1}) == [], path
