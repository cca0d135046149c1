"""Around an article: a section opens in the other language in place, a citation can be copied, the ledger is near."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site


@pytest.mark.parametrize(("language", "tag"), [("zh", "en"), ("en", "zh-Hans")])
def test_a_section_opens_in_the_other_language_in_place_and_closes_again(
    site: Site, visit: OpenWindow, language: str, tag: str
) -> None:
    reader = visit()
    page = reader.open(f"{language}/{site.article}")
    link = page.locator("a[data-cl-twin]").first
    link.click()
    part = page.locator(".cl-inplace").first
    expect(part).to_be_visible()
    assert part.get_attribute("lang") == tag
    assert len(part.inner_text()) > 100
    assert page.evaluate(
        "[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
    )
    link.click()
    expect(part).to_be_hidden()
    assert reader.errors == []


def test_without_scripts_the_link_leads_to_the_same_section(site: Site, visit: OpenWindow) -> None:
    reader = visit(scripts=False)
    page = reader.open(f"en/{site.article}")
    link = page.locator("a[data-cl-twin]").nth(1)
    section = link.get_attribute("data-cl-twin")
    link.click()
    assert reader.path == f"zh/{site.article}"
    assert page.locator(f"h2[id='{section}']").is_visible()
    assert page.locator("button.cl-copy:visible").count() == 0, "what only a script can do is not offered"


def test_a_citation_is_copied_with_the_day_of_reading(site: Site, visit: OpenWindow) -> None:
    reader = visit()
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.open(f"zh/{site.article}")
    page.locator(".cl-citing summary").click()
    page.locator(".cl-citing [data-copy]").nth(1).click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("芯账. ")
    assert page.evaluate("new Date().toISOString().slice(0, 10)") in copied


def test_a_card_leads_to_the_entry_of_its_number(site: Site, visit: OpenWindow) -> None:
    reader = visit()
    page = reader.open(f"en/{site.article}")
    number = page.locator(".cl-number > button[popovertarget^='card-fact-']").first
    fact = number.get_attribute("popovertarget").removeprefix("card-fact-")
    number.click()
    page.locator(f"[id='card-fact-{fact}'] .cl-card__more a").first.click()
    page.wait_for_url("**/ledger/**")
    assert page.locator(f"[id='{fact}']").is_visible()


LENGTHEN = """(words) => {
    const named = ".cl-wordmark b, .cl-header__sections a, .cl-header__languages a"
    for (const part of document.querySelectorAll(named)) part.textContent = words
}"""
OUTSIDE = """() => [...document.querySelectorAll(".md-header__inner > *")]
    .filter((part) => getComputedStyle(part).display !== "none" && part.className !== "cl-header__space")
    .filter((part) => {
        const { left, right } = part.getBoundingClientRect()
        return left < 0 || right > innerWidth || right - left < 20
    })
    .map((part) => part.className)"""


@pytest.mark.parametrize("words", ["Very long " * 12, "Unbroken" * 15, "很长的题目" * 24], ids=["en", "unbroken", "zh"])
@pytest.mark.parametrize("width", [320, 360, 480, 960, 1280])
def test_the_header_holds_its_parts_however_long_names_and_titles_are(
    visit: OpenWindow, width: int, words: str
) -> None:
    page = visit(width=width).open("en/")
    page.evaluate(LENGTHEN, words)
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


WIDEN = """(words) => {
    const table = `<table><thead><tr><th>${words}</th><th>b</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>`
    document.querySelector("article h2").insertAdjacentHTML("afterend", table)
    for (const link of document.querySelectorAll(".cl-footer a")) link.lastChild.data = words
    const box = document.querySelector("article h2 + table")
    return [box.getBoundingClientRect().right <= innerWidth, box.scrollWidth > box.clientWidth]
}"""


@pytest.mark.parametrize("words", ["wide\u00a0" * 60, "Unbroken" * 15], ids=["joined", "unbroken"])
@pytest.mark.parametrize("width", [320, 360, 390])
def test_a_wide_table_scrolls_in_its_own_box_and_a_long_title_breaks(
    site: Site, visit: OpenWindow, width: int, words: str
) -> None:
    page = visit(width=width).open(f"en/{site.article}")
    assert page.locator(".cl-footer__turn a").count() > 0
    assert page.evaluate(WIDEN, words) == [True, True]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
