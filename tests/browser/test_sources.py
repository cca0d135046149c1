"""The list of an article's sources: out of the way until it is asked for, and a way there and back from each note."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
NOTES = "article .cl-cite a"
# What a finger finds around the middle of each note: whether it is that note.
FOUND_BY_A_FINGER = """notes => [...document.querySelectorAll(notes)].filter(note => {
    note.scrollIntoView({block: "center"})
    const {left, right, top, bottom} = note.getBoundingClientRect()
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    return [[-11, 0], [11, 0], [0, -11], [0, 11]].some(([aside, below]) =>
        x + aside > 0 && x + aside < innerWidth && document.elementFromPoint(x + aside, y + below)?.closest("a") !== note)
}).map(note => note.parentElement.id)"""


@LANGUAGES
def test_the_folded_list_of_sources_takes_little_of_a_phones_page(site: Site, visit: OpenWindow, language: str) -> None:
    page = visit(width=360).open(f"{language}/{site.article}")
    listed = page.locator(".cl-listed")
    assert listed.locator("summary").inner_text().count(str(listed.locator("li").count())) == 1
    assert not listed.locator("li").first.is_visible()
    assert listed.bounding_box()["height"] < 0.12 * page.evaluate("document.documentElement.scrollHeight")


@LANGUAGES
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_note_opens_the_list_at_its_source_and_the_source_leads_back_to_the_note(
    site: Site, visit: OpenWindow, language: str, scripts: bool
) -> None:
    page = visit(width=360, scripts=scripts).open(f"{language}/{site.article}")
    note = page.locator(NOTES).nth(3)
    source = page.locator(f"[id='{note.get_attribute('href').removeprefix('#')}']")
    note.click()
    expect(source).to_be_in_viewport()
    back = source.locator(".cl-source__back a").first
    assert back.bounding_box()["width"] >= 24
    assert back.bounding_box()["height"] >= 24
    back.click()
    expect(note).to_be_in_viewport()


@LANGUAGES
def test_notes_count_from_one_in_the_order_of_the_text(site: Site, visit: OpenWindow, language: str) -> None:
    page = visit().open(f"{language}/{site.article}")
    said = dict.fromkeys(map(int, page.locator(NOTES).all_inner_texts()))
    assert list(said) == list(range(1, len(said) + 1))
    assert len(said) > 20


def test_a_finger_hits_each_note_within_twelve_pixels_and_no_line_grows_by_it(site: Site, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    try:
        page = context.new_page()
        page.goto(f"{site.origin}/zh/{site.article}")
        assert page.evaluate(FOUND_BY_A_FINGER, NOTES) == []
        heights = page.evaluate(
            "[...document.querySelectorAll('article > p:has(.cl-cite)')].map(p => p.offsetHeight / parseFloat(getComputedStyle(p).lineHeight))"
        )
        assert [height for height in heights if abs(height - round(height)) > 0.1] == []
    finally:
        context.close()
