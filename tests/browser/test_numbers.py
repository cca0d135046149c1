"""Says who, as of when? Every number answers: by click, by key, by pointer, by thumb, in print, with scripts off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site

NUMBER = "article .cl-number > button"
WORDS = f"{NUMBER} > *"  # a button may be text without a box of its own
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def article(site: Site, visit: OpenWindow, language: str, **look: object) -> Page:
    """The longest article, open in a window."""
    return visit(**look).open(f"{language}/{site.article}")


def card_of(page: Page, number: int):
    """The card behind the number that comes `number`th in the text."""
    return page.locator(f"[id='{page.locator(NUMBER).nth(number).get_attribute('popovertarget')}']")


@LANGUAGES
def test_every_number_has_a_card_that_names_a_source(site: Site, visit: OpenWindow, language: str) -> None:
    page = article(site, visit, language)
    unsaid = page.evaluate(
        """numbers => [...document.querySelectorAll(numbers)].filter(button => {
            const card = document.getElementById(button.getAttribute("popovertarget"))
            return !card?.querySelector("dd small, dd a[href^='#check-']")
        }).map(button => `${button.getAttribute("popovertarget")}: ${button.closest(".cl-number").innerText}`)""",
        NUMBER,
    )
    assert page.locator(NUMBER).count() > 40
    assert sorted(set(unsaid)) == []


@LANGUAGES
def test_a_number_and_its_card_say_the_same(site: Site, visit: OpenWindow, language: str) -> None:
    page = article(site, visit, language)
    differing = page.evaluate(
        """numbers => [...document.querySelectorAll(numbers)].map(button => [
            button, document.getElementById(button.getAttribute("popovertarget"))
        ]).filter(([number, card]) => ![...card.querySelectorAll(".cl-card__value, dd")].some(
            said => said.textContent.trim() === number.nextElementSibling.textContent.trim()
        )).map(([number, card]) => `${number.nextElementSibling.textContent}: ${card.id}`)""",
        NUMBER,
    )
    assert differing == []


@LANGUAGES
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_number_opens_by_click_and_closes_by_escape(
    site: Site, visit: OpenWindow, language: str, scripts: bool
) -> None:
    page = article(site, visit, language, scripts=scripts)
    expect(card_of(page, 3)).to_be_hidden()
    page.locator(WORDS).nth(3).click()
    expect(card_of(page, 3)).to_be_visible()
    page.wait_for_timeout(300)  # a reader reads; a card that opens by itself again has the time to do so
    page.keyboard.press("Escape")
    expect(card_of(page, 3)).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_number_opens_by_keyboard(site: Site, visit: OpenWindow, scripts: bool) -> None:
    page = article(site, visit, "en", scripts=scripts)
    page.locator(NUMBER).nth(2).focus()
    page.keyboard.press("Enter")
    expect(card_of(page, 2)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card_of(page, 2)).to_be_hidden()
    focused = page.evaluate("document.activeElement.getAttribute('popovertarget')")
    assert focused == card_of(page, 2).get_attribute("id"), "the keyboard stays where it was"


def test_a_number_opens_by_tap_within_a_small_window(site: Site, visit: OpenWindow) -> None:
    page = article(site, visit, "zh", width=320)
    for number in (0, 5, 20):
        page.locator(WORDS).nth(number).click()
        box = card_of(page, number).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["y"] >= 0
        page.keyboard.press("Escape")


def test_a_card_opens_on_hover_and_the_pointer_can_move_onto_it(site: Site, visit: OpenWindow) -> None:
    page = article(site, visit, "en")
    page.locator(WORDS).nth(4).hover()
    expect(card_of(page, 4)).to_be_visible()
    box = card_of(page, 4).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=12)
    page.wait_for_timeout(500)
    expect(card_of(page, 4)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card_of(page, 4)).to_be_hidden()


def test_a_card_stands_beside_its_number_and_not_over_it(site: Site, visit: OpenWindow) -> None:
    page = article(site, visit, "en", width=1000)  # where there is no margin: tests/browser/test_margin.py
    for number in (1, 12, 30):
        button = page.locator(WORDS).nth(number)
        button.click()
        word, card = button.bounding_box(), card_of(page, number).bounding_box()
        assert card["y"] >= word["y"] + word["height"] - 4 or card["y"] + card["height"] <= word["y"] + 4
        gap = min(abs(card["y"] - word["y"] - word["height"]), abs(word["y"] - card["y"] - card["height"]))
        assert gap <= 60, "near enough that the eye and the pointer find it"
        page.keyboard.press("Escape")


@LANGUAGES
def test_print_shows_every_card_as_a_numbered_note(site: Site, visit: OpenWindow, language: str) -> None:
    page = article(site, visit, language)
    page.emulate_media(media="print")
    unseen = page.evaluate(
        """() => [...document.querySelectorAll(".cl-card")].filter(card => {
            const box = card.getBoundingClientRect()
            return !card.checkVisibility({visibilityProperty: true}) || box.height < 10 || box.width < 100
        }).map(card => card.id)"""
    )
    assert unseen == []
    unnumbered = page.evaluate(
        """numbers => [...document.querySelectorAll(numbers)].map(button => button.parentNode.querySelector("[data-note]")).filter(
            mark => !mark.checkVisibility() || !document.querySelector(mark.getAttribute("href"))
        ).map(mark => mark.parentNode.textContent)""",
        NUMBER,
    )
    assert unnumbered == []


@LANGUAGES
def test_cards_are_not_in_the_search_index(site: Site, visit: OpenWindow, language: str) -> None:
    page = article(site, visit, language)
    labels = page.locator(".cl-card__label").all_text_contents()
    text = page.locator("article").evaluate(
        """article => {
            const copy = article.cloneNode(true)
            copy.querySelectorAll(".cl-cards").forEach(cards => cards.remove())
            return copy.textContent
        }"""
    )
    only_on_cards = [label for label in labels if bare(label) not in bare(text)]
    entries = [entry for entry in site.search_entries(language) if entry["location"].startswith(site.article)]
    index = bare(" ".join(entry["text"] for entry in entries))
    assert len(only_on_cards) > 20
    assert len(index) > 4_000
    assert [label for label in only_on_cards if bare(label) in index] == []


def bare(text: str) -> str:
    """Words without tags, spaces and the marks between segments."""
    return re.sub(r"<[^>]*>|\s|\u200b", "", text)


@LANGUAGES
def test_a_date_or_a_range_is_underlined_as_a_whole_and_opens_wherever_the_pointer_rests(
    site: Site, visit: OpenWindow, language: str
) -> None:
    """Though a line of Han may end behind its year, or between its ends."""
    page = article(site, visit, language)
    parted = page.locator("article p .cl-number--parted")
    assert bool(parted.count()) == (language == "zh")
    lines = parted.evaluate_all(
        """dates => dates.map(date => [date.querySelector("[aria-hidden]"), date.querySelector("time, data, button > span")]
            .map(part => { const s = getComputedStyle(part); return [s.textDecorationLine, s.textDecorationStyle]; }))"""
    )
    assert all(year == day and year[0] == "underline" for year, day in lines)
    if lines:
        parted.first.locator("[aria-hidden]").hover()
        expect(page.locator(".cl-card:popover-open")).to_have_count(1)


@LANGUAGES
def test_on_a_phone_no_number_of_a_table_is_torn(site: Site, visit: OpenWindow, language: str) -> None:
    page = article(site, visit, language, width=360)
    torn = page.locator("article td .cl-number:has(> [aria-hidden])").evaluate_all(
        """numbers => numbers.filter(one => one.querySelector("[aria-hidden]").getBoundingClientRect().bottom
            <= one.querySelector("button").getBoundingClientRect().top).map(one => one.textContent)"""
    )
    assert torn == []
