"""A number is read once, by eye, by ear, by key and by thumb: as a button, as a link, or as a note."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.test_numbers import LANGUAGES, NUMBER, WORDS, article, card_of

MOST_STOPS = 8  # of Tab, in a window of 900 px
STOPS = """() => {
    const text = "article :is(p, li, dd)", apart = ".cl-figure, .cl-sources, .cl-cards, .cl-colophon, .cl-byline"
    const found = [...document.querySelectorAll("article :is(a[href], button, [tabindex])")].filter(
        stop => stop.tabIndex >= 0 && stop.closest(text) && !stop.closest(apart)
    )
    return found.filter(stop => stop.checkVisibility()).map(stop => stop.getBoundingClientRect().top + scrollY)
}"""
# Each line's first sign, and whether a number is on one line.
LINES = """() => {
    const torn = []
    for (const block of document.querySelectorAll("article :is(p, li, dd):has(.cl-number)")) {
        if (!block.checkVisibility() || block.closest(".cl-cards, .cl-figure")) continue
        const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), range = document.createRange()
        for (let node, last; (node = texts.nextNode());) {
            if (!node.parentElement.checkVisibility()) continue
            for (let at = 0; at < node.data.length; at++) {
                range.setStart(node, at)
                range.setEnd(node, at + 1)
                const box = [...range.getClientRects()].pop()
                if (!box?.width) continue
                const begins = last && box.bottom - last.bottom > 12 && box.left < last.left
                if (begins && /[，。、；：！？）」』》】”’,.;:!?)%]/.test(node.data[at])) torn.push(block.innerText.slice(0, 80))
                last = box
            }
        }
    }
    for (const words of document.querySelectorAll("article .cl-number:not(.cl-number--long) > button > *")) {
        const range = document.createRange(), text = words.lastChild
        range.selectNodeContents(text)
        if (words.checkVisibility() && new Set([...range.getClientRects()].map(box => Math.round(box.top / 9))).size > 1)
            torn.push(words.textContent)
    }
    return [...torn, ...(document.documentElement.scrollWidth > innerWidth ? ["wider than the window"] : [])]
}"""


def without(page: Page, feature: str) -> None:
    """Let the style sheets be those of a browser that lacks a feature they ask for."""

    def answered(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(feature, "none-such"))

    page.route("**/*.css*", answered)


@LANGUAGES
def test_no_number_is_torn_and_no_mark_begins_a_line(site: Site, visit: OpenWindow, language: str) -> None:
    page = article(site, visit, language)
    for width in (320, 360, 390, 480, 600, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(LINES) == [], width


@LANGUAGES
def test_a_screen_of_text_has_few_stops_of_tab(site: Site, visit: OpenWindow, language: str) -> None:
    tops = sorted(article(site, visit, language).evaluate(STOPS))
    assert len(tops) > 20
    assert max(sum(top <= other < top + 900 for other in tops) for top in tops) <= MOST_STOPS


def test_without_scripts_the_first_mention_in_a_section_is_a_stop_of_tab(site: Site, visit: OpenWindow) -> None:
    page = article(site, visit, "en", scripts=False)
    html = page.content()
    for section in re.split(r"<h2\b", html.partition("<article")[2].partition("</article>")[0]):
        first = dict.fromkeys(re.findall(r'popovertarget="(card-\d+)"', section))
        stops = re.findall(r'<button type="button" popovertarget="(card-\d+)"', section)
        assert stops == list(first)


def test_arrows_lead_from_number_to_number_and_the_card_follows(site: Site, visit: OpenWindow) -> None:
    page = article(site, visit, "en")
    page.locator(NUMBER).first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card_of(page, 0)).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(card_of(page, 1)).to_be_visible()
    expect(card_of(page, 0)).to_be_hidden()
    page.keyboard.press("ArrowLeft")
    expect(card_of(page, 0)).to_be_visible()
    page.keyboard.press("Tab")
    expect(card_of(page, 0)).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('.cl-card')") is None, "a card that was only passed is no stop"


def test_escape_inside_a_card_closes_it_for_good(site: Site, visit: OpenWindow) -> None:
    page = article(site, visit, "en")
    page.locator(NUMBER).first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cl-card')") is not None
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    expect(page.locator(".cl-card:popover-open")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('.cl-number > button')")


def test_no_card_opens_while_the_page_scrolls_under_the_pointer(site: Site, visit: OpenWindow) -> None:
    page = article(site, visit, "en")
    box = page.locator(WORDS).nth(2).bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 60)
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    for _ in range(6):
        page.mouse.wheel(0, 30)
        page.wait_for_timeout(60)
    page.wait_for_timeout(400)
    expect(page.locator(".cl-card:popover-open")).to_have_count(0)


@pytest.mark.parametrize("number", [2, 9, 25])
def test_a_sheet_leaves_its_number_in_view_and_is_closed_by_thumb(site: Site, visit: OpenWindow, number: int) -> None:
    page = article(site, visit, "zh", width=360, height=740)
    words = page.locator(WORDS).nth(number)
    words.evaluate("words => scrollBy(0, words.getBoundingClientRect().top - innerHeight + 60)")
    words.click()
    card = card_of(page, number)
    expect(card.locator(".cl-card__close")).to_be_visible()
    page.wait_for_timeout(100)
    sheet, close, seen = card.bounding_box(), card.locator(".cl-card__close").bounding_box(), words.bounding_box()
    assert seen["y"] >= 0
    assert seen["y"] + seen["height"] <= sheet["y"]
    assert close["width"] >= 44
    assert close["height"] >= 44
    assert close["y"] > 740 / 2, "where a thumb is"
    card.locator(".cl-card__close").click()
    expect(card).to_be_hidden()


@LANGUAGES
def test_a_sentence_is_marked_and_copied_whole_and_without_marks(site: Site, visit: OpenWindow, language: str) -> None:
    page = article(site, visit, language)
    copied = page.evaluate(
        """() => [...document.querySelectorAll("article p:has(> .cl-number--doubtful)")].map(text => {
            getSelection().selectAllChildren(text)
            const marked = getSelection().toString()
            for (const note of text.querySelectorAll(".cl-cite")) note.hidden = true
            return [marked, text.innerText]
        })"""
    )
    assert copied
    for marked, text in copied:
        assert re.sub(r"\s|\u2060", "", marked) == re.sub(r"\s|\u2060", "", text)
    page.locator(WORDS).nth(3).dblclick()
    assert page.evaluate("getSelection().toString()").strip(), "a double click marks"


@LANGUAGES
def test_numbers_as_notes_last_and_lead_both_ways(site: Site, visit: OpenWindow, language: str) -> None:
    reader = visit()
    page = reader.open(f"{language}/{site.article}")
    count = page.locator(NUMBER).count()
    spoken = page.locator(f"{NUMBER}[aria-label]").evaluate_all(
        "all => all.filter(button => button.ariaLabel !== button.parentNode.innerText.replace(/[?*⁠]+$/, )).length"
    )
    page.locator("[data-cl-notes]").click()
    page.reload()
    expect(page.locator("[data-cl-notes]")).to_have_attribute("aria-pressed", "true")
    assert page.locator(NUMBER).count() == 0
    assert page.locator("article .cl-number .cl-unseen").count() == spoken > 0, "doubt and speaker are still said"
    assert page.locator("article .cl-number > [data-note]:visible").count() == count
    assert broken_notes(page) == []
    page.locator("article .cl-number > [data-note]").nth(5).click()
    expect(page.locator(".cl-card:target")).to_be_in_viewport()
    page.locator(".cl-card:target > a").click()
    expect(page.locator(".cl-number:target")).to_be_in_viewport()
    page.locator("[data-cl-notes]").click()
    assert page.locator(NUMBER).count() == count
    page.locator(WORDS).nth(5).click()
    expect(card_of(page, 5)).to_be_visible()
    assert reader.errors == []


def test_reading_views_which_drop_buttons_keep_the_numbers(site: Site, visit: OpenWindow) -> None:
    page = article(site, visit, "en")
    text = page.locator("article p:has(> .cl-number)").first
    whole = re.sub(r"\s+", " ", text.inner_text())
    left = text.evaluate(
        """text => {
            const copy = text.cloneNode(true)
            copy.querySelectorAll("button, [aria-hidden=true]").forEach(gone => gone.remove())
            return copy.textContent
        }"""
    )
    assert re.sub(r"\s+", " ", left) == whole


def broken_notes(page: Page) -> list[str]:
    """Marks that lead to no note that is seen, and notes that lead back to no number."""
    return page.evaluate(
        """() => [...document.querySelectorAll("article .cl-number > [data-note], .cl-card > a")].filter(
            link => !document.querySelector(link.getAttribute("href"))?.checkVisibility()
        ).map(link => link.outerHTML)"""
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_without_popovers_numbers_are_notes(site: Site, visit: OpenWindow, scripts: bool) -> None:
    reader = visit(scripts=scripts)
    reader.page.add_init_script("delete HTMLElement.prototype.showPopover")
    without(reader.page, "selector(:popover-open)")
    page = reader.open(f"en/{site.article}")
    assert page.locator("article .cl-number > [data-note]:visible").count() > 40
    if scripts:
        assert broken_notes(page) == []
        assert page.locator("[data-cl-notes]").count() == 0
        page.locator("article .cl-number > [data-note]").nth(5).click()
        expect(page.locator(".cl-card:target")).to_be_in_viewport()


@LANGUAGES
def test_what_is_underlined_as_a_number_opens_its_card_or_leads_to_its_entry(
    site: Site, visit: OpenWindow, language: str
) -> None:
    window = visit()
    leading = dict[str, str]()
    for route in site.routes:
        page = window.open(f"{language}/{route}")
        assert page.evaluate(SILENT) == [], route
        leading |= dict.fromkeys(page.evaluate(LEADING), route)
    assert len(leading) > 30
    assert [link for link in leading if not resolves(site, link)] == []


def test_the_year_of_a_date_that_may_part_opens_the_card_of_the_whole(site: Site, visit: OpenWindow) -> None:
    page = article(site, visit, "zh")
    page.locator("article .cl-number--parted > [aria-hidden]").first.click()
    expect(page.locator(".cl-card:popover-open")).to_be_visible()


# Whatever has the line of a number: dotted, dashed, wavy. The dots under a term of the glossary are the browser's own; what
# has the line in the margin opens there.
SILENT = """() => [...document.querySelectorAll("main *:not(abbr):not(abbr *)")].filter(one =>
    ["dotted", "dashed", "wavy"].includes(getComputedStyle(one).textDecorationStyle)
    && getComputedStyle(one).textDecorationLine.includes("underline")
    && !document.getElementById(one.closest("button")?.getAttribute("popovertarget"))?.matches(".cl-card")
    && !one.closest("a.cl-number, .cl-number > a[href]:not([data-note]), details.cl-proof__note > summary")
    && !(one.matches(".cl-number--parted > [aria-hidden]") && one.parentElement.querySelector(":scope > button"))
).map(one => one.outerHTML)"""
LEADING = """() => [...document.querySelectorAll(".cl-number > a:not([data-note])")].map(link => link.href)"""


def resolves(site: Site, link: str) -> bool:
    """Whether a link leads to a page of the site that has the place it names, or to that of one fact or claim."""
    path, _, place = link.removeprefix(f"{site.origin}/").partition("#")
    return (site.folder / path / "index.html").exists() and (not place or f'id="{place}"' in site.html(path))


@LANGUAGES
def test_numbers_of_a_section_opened_in_place_lead_to_their_entries(
    site: Site, visit: OpenWindow, language: str
) -> None:
    page = article(site, visit, language)
    page.locator("[data-cl-beside]").click()
    parts = page.locator(".cl-inplace")
    expect(parts.first).to_be_visible()
    links = parts.locator(".cl-number > a").evaluate_all("links => links.map(link => link.href)")
    assert parts.locator(".cl-number").count() == len(links) > 2 * parts.count()
    assert parts.locator(".cl-number > button, .cl-plain").count() == 0
    assert [link for link in links if not resolves(site, link)] == []
    assert page.evaluate(SILENT) == []
