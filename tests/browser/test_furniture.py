"""Around an article: a section opens in the other language in place, a citation can be copied, the ledger is near."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site


@pytest.mark.parametrize(("language", "tag"), [("zh", "en"), ("en", "zh-Hans")])
def test_every_section_opens_in_the_other_language_and_closes_again(
    site: Site, visit: OpenWindow, language: str, tag: str
) -> None:
    reader = visit()
    page = reader.open(f"{language}/{site.article}")
    button, parts = page.locator("[data-cl-beside]"), page.locator(".cl-inplace")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    own = page.locator("article > h2[id]:not(#sources)")
    expect(parts).to_have_count(own.count())
    assert set(parts.evaluate_all("parts => parts.map(part => part.lang)")) == {tag}
    assert all(len(words) > 100 for words in parts.all_inner_texts())
    assert page.evaluate(
        "[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
    )
    button.click()
    expect(parts.first).to_be_hidden()
    assert reader.errors == []


BESIDE = """() => [...document.querySelectorAll(".cl-inplace")].map(part => {
    const own = part.previousElementSibling.matches("h2") ? part.nextElementSibling : part.previousElementSibling
    const [box, text] = [part, own].map(one => one.getBoundingClientRect())
    const next = [...document.querySelectorAll("article > h2")].find(h2 => part.compareDocumentPosition(h2) & 4)
    return {
        beside: box.left >= text.right && Math.abs(box.top - text.top) < 60,
        below: box.top >= text.bottom - 1 && Math.abs(box.left - text.left) < 2,
        over: next && next.getBoundingClientRect().top < box.bottom,
        out: box.right > document.documentElement.clientWidth,
    }
})"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sections_twin_stands_beside_it_where_there_is_room_and_else_below(
    site: Site, visit: OpenWindow, language: str
) -> None:
    page = visit(width=1280).open(f"{language}/{site.article}")
    page.locator("[data-cl-beside]").click()
    expect(page.locator(".cl-inplace").first).to_be_visible()
    for width, where in ((1280, "beside"), (1100, "below"), (360, "below"), (1440, "beside")):
        page.set_viewport_size({"width": width, "height": 900})
        for place in page.evaluate(BESIDE):
            assert place[where], (width, place)
            assert not place["over"], "the next section begins below both"
            assert not place["out"]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_the_byline_leads_to_the_page_in_the_other_language(site: Site, visit: OpenWindow) -> None:
    reader = visit(scripts=False)
    page = reader.open(f"en/{site.article}")
    assert page.locator("button.cl-copy:visible").count() == 0, "what only a script can do is not offered"
    page.locator(".cl-byline a[data-cl-language]").click()
    assert reader.path == f"zh/{site.article}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_copied_of_an_article_is_its_text_alone(site: Site, visit: OpenWindow, language: str) -> None:
    window = visit()
    window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = window.open(f"{language}/{site.article}")
    chosen = page.evaluate("getSelection().selectAllChildren(document.querySelector('article')), `${getSelection()}`")
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()")
    page.add_style_tag(content="* { user-select: text !important }")  # the style alone is one wall, the script another
    page.keyboard.press("Control+c")
    bare = page.evaluate("navigator.clipboard.readText()")
    html = page.evaluate(COPIED_HTML)
    # What the text has without its notes, letter for letter
    text = page.evaluate(
        """() => {
            const copy = document.querySelector("article").cloneNode(true)
            copy.querySelectorAll(".cl-cite, .footnote-ref, .headerlink, .cl-plain").forEach(mark => mark.remove())
            return [...copy.querySelectorAll(":scope > p:not([class])")].map(p => p.textContent)
        }"""
    )
    assert len(text) > 10
    for found in (chosen, copied, bare, html):
        assert "¶" not in found
        assert page.locator("[data-cl-beside]").inner_text() not in found
        assert [p for p in text if letters(p) not in letters(found)] == []
    assert "\u2060" not in copied + bare
    assert copied.count("\n") < chosen.count("\n") + 60, "a number is no line of its own"


# What an editor of formatted text is given, which knows no style sheet of ours
COPIED_HTML = """async () => {
    const [copied] = await navigator.clipboard.read()
    const html = await (await copied.getType("text/html")).text()
    return new DOMParser().parseFromString(html, "text/html").body.textContent
}"""


def letters(text: str) -> str:
    """A text without blanks and what joins words."""
    return "".join(text.replace("\u2060", "").split())


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
    number = page.locator(".cl-number > button:has(data)").first
    card = page.locator(f"[id='{number.get_attribute('popovertarget')}'] .cl-card__more a").first
    value = number.locator("data").inner_text()
    number.locator("> *").click()
    card.click()
    page.wait_for_url("**/ledger/**")
    assert value in page.locator("main").inner_text()


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


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_link_in_a_box_does_not_look_as_if_it_led_out_where_it_leads_down_the_page(
    site: Site, visit: OpenWindow, language: str
) -> None:
    page = visit().open(f"{language}/{site.article}")
    links = page.locator(":is(.cl-check__basis, .cl-figure__sources) a")
    told = links.evaluate_all(
        """links => links.map(one => [one.getAttribute("href").startsWith("#"),
            getComputedStyle(one).textDecorationLine, getComputedStyle(one, "::after").content.includes("↓")])"""
    )
    assert [True, "none", True] in told
    assert all(
        (inner, line == "none", arrow) in ((True, True, True), (False, False, False)) for inner, line, arrow in told
    )


@pytest.mark.parametrize("width", [360, 1280, 1920])
def test_the_page_of_a_record_is_as_wide_as_the_others_and_what_may_be_done_stands_beside_it_where_there_is_room(
    visit: OpenWindow, width: int
) -> None:
    reader = visit(width=width)
    edges = "box => { const {left, right} = box.getBoundingClientRect(); return [left, document.documentElement.clientWidth - right]; }"
    frame = reader.open("en/about/").locator(".cl-footer__imprint").evaluate(edges)
    page = reader.open("en/ledger/h20.charge-warned/")
    assert page.locator("header").evaluate(edges) == pytest.approx(frame, abs=1)
    assert page.locator("main").evaluate(edges) == pytest.approx(frame, abs=1)
    text, done, foot = (page.locator(part).bounding_box() for part in ("article > dl", ".actions", "footer"))
    assert text
    assert done
    assert foot
    assert (done["x"] >= text["x"] + text["width"]) is (width > 1024)
    assert done["y"] + done["height"] < foot["y"]
    assert done["x"] + done["width"] <= width - frame[1] + 1


@pytest.mark.parametrize("path", ["claims/nvidia-china/", "claims/yardstick/", "", "issues/nvidia-china/h20-saga/"])
def test_on_the_narrowest_screen_no_name_in_a_chinese_heading_is_torn(visit: OpenWindow, path: str) -> None:
    page = visit(width=320).open(f"zh/{path}")
    torn = page.evaluate(
        """() => [...document.querySelectorAll("article :is(h1, h2, h3, .cl-finding)")].flatMap(heading => {
            const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT), found = [];
            for (let text; (text = walker.nextNode());) for (const word of text.data.matchAll(/[A-Za-z0-9]{2,}/g)) {
                const range = document.createRange();
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                const boxes = [...range.getClientRects()].filter(box => box.width);
                if (boxes.some(box => box.top >= boxes[0].bottom)) found.push(word[0]);
            }
            return found;
        })"""
    )
    assert torn == []
