"""The margin of proof on a wide screen, the line it is on a narrow one, and the rail of contents at its far edge."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.visit import until

WIDE = pytest.mark.parametrize("width", [1200, 1280, 1920])
# Of each note: where it begins and ends, where its paragraph does, and where the text's column ends.
PLACES = """() => [...document.querySelectorAll(".cl-proven")].map((proven) => {
    const [text, note] = [proven.querySelector("p"), proven.querySelector(".cl-proof")].map((part) => {
        const box = part.getBoundingClientRect()
        return { top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right }
    })
    return { text, note, said: proven.querySelector("b").textContent }
})"""
HEADINGS = """() => [...document.querySelectorAll("article :is(h2, figure, p, .cl-footer)")]
    .filter((part) => !part.closest(".cl-proof, .cl-cards"))
    .map((part) => Math.round(part.getBoundingClientRect().top + scrollY))"""


def articles(site: Site) -> list[str]:
    """The pages that have notes in their margin."""
    return [path for path in site.paths if 'class="cl-proof"' in site.html(path)]


@WIDE
def test_a_note_stands_beside_its_own_paragraph_below_the_note_before(
    site: Site, visit: OpenWindow, width: int
) -> None:
    reader = visit(width=width, scripts=True)
    told, seen = list[str](), 0
    for path in articles(site):
        above = 0.0
        for place in reader.open(path).evaluate(PLACES):
            text, note, seen = place["text"], place["note"], seen + 1
            beside = text["top"] - 1 <= note["top"] <= text["bottom"] + 24  # a line, where those above are long
            apart = note["top"] >= above and note["left"] >= text["right"] + 40 and note["right"] <= width - 40
            near = note["bottom"] - text["bottom"] <= 450
            if not (beside and apart and near):
                told.append(f"/{path}: {place}")
            above = note["bottom"]
    assert seen > 40
    assert told == []


@WIDE
def test_notes_move_nothing_of_the_text(site: Site, visit: OpenWindow, width: int) -> None:
    reader = visit(width=width)
    for path in articles(site):
        page = reader.open(path)
        with_notes = page.evaluate(HEADINGS)
        page.add_style_tag(content=".cl-proof { display: none !important }")
        assert page.evaluate(HEADINGS) == with_notes, path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_note_says_what_the_card_of_its_number_says(site: Site, visit: OpenWindow, language: str) -> None:
    page = visit().open(f"{language}/{site.article}")
    told = page.evaluate(
        """() => [...document.querySelectorAll(".cl-proof__note")].map((note) => {
            const buttons = [...note.closest(".cl-proven").querySelectorAll("p [popovertarget]")]
            const cards = buttons.map((button) => document.getElementById(button.getAttribute("popovertarget")))
            const said = (part) => note.querySelector(part).textContent.trim()
            return cards.some((card) => card.querySelector(".cl-card__value").textContent === said("b")
                && card.querySelector(".cl-card__label").textContent === said("summary > span")
                && !card.querySelector(".cl-card__doubt") === !note.querySelector("em")) || said("b")
        })"""
    )
    assert len(told) > 8
    assert [note for note in told if note is not True] == []


def test_a_note_is_no_stop_for_the_keyboard_and_not_among_what_is_copied(site: Site, visit: OpenWindow) -> None:
    page = visit(width=1280).open(f"en/{site.article}")
    stops = page.evaluate(
        """() => [...document.querySelectorAll(".cl-proof, .cl-proof *")].filter((part) => part.tabIndex >= 0).length"""
    )
    assert stops == 0
    copied = page.evaluate(
        """() => {
            getSelection().selectAllChildren(document.querySelector(".cl-proven").parentNode)
            return getSelection().toString()
        }"""
    )
    note = page.locator(".cl-proof small").first.inner_text()
    assert len(copied) > 5_000
    assert note not in copied


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_on_a_phone_a_note_is_one_line_that_unfolds(site: Site, visit: OpenWindow, scripts: bool) -> None:
    page = visit(width=360, scripts=scripts).open(f"zh/{site.article}")
    note = page.locator(".cl-proof__note").first
    assert note.bounding_box()["height"] < 50
    assert note.locator("summary").bounding_box()["height"] >= 24
    assert note.locator("summary > span").is_hidden()
    note.locator("summary").click()
    assert note.locator("summary > span").is_visible()
    assert page.locator(".cl-proven").first.locator(".cl-proof__note:visible").count() == 1
    assert page.locator(".cl-proof").first.bounding_box()["width"] <= 320


def test_there_is_no_note_in_print_and_in_what_search_finds(site: Site, visit: OpenWindow) -> None:
    page = visit().open(f"en/{site.article}")
    source = page.locator(".cl-proof small").first.inner_text()
    page.emulate_media(media="print")
    assert page.locator(".cl-proof:visible").count() == 0
    found = [entry["text"] for entry in site.search_entries("en") if entry["location"].startswith(site.article)]
    assert found
    assert not any(source in text for text in found)


@WIDE
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_card_opens_in_the_margin_at_the_height_of_its_number(
    site: Site, visit: OpenWindow, language: str, width: int
) -> None:
    page = visit(width=width).open(f"{language}/{site.article}")
    numbers = page.locator("article .cl-number > [popovertarget]")
    edge = page.evaluate(
        "Math.max(...[...document.querySelectorAll('article > p')].map(p => p.getBoundingClientRect().right))"
    )
    for number in range(0, numbers.count(), 9):
        button = numbers.nth(number)
        button.scroll_into_view_if_needed()
        button.click()
        card = page.locator(f"[id='{button.get_attribute('popovertarget')}']")
        word, box = page.locator("article .cl-number").nth(number).bounding_box(), card.bounding_box()
        assert box["x"] >= edge + 20, "beside the text, over none of it"
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 50
        assert box["y"] + box["height"] <= 900
        assert box["y"] <= word["y"] + word["height"], "no lower than its number"
        assert box["y"] + box["height"] >= word["y"], "and no higher"
        page.keyboard.press("Escape")


def test_the_contents_are_a_rail_that_opens_under_the_pointer_and_the_keyboard(site: Site, visit: OpenWindow) -> None:
    page = visit().open(f"en/{site.article}")
    link = page.locator(".md-nav--secondary a").nth(2)
    words = link.locator("span")
    shown = """(words) => {
        const { left, top, height } = words.getBoundingClientRect()
        return words.contains(document.elementFromPoint(left + 4, top + height / 2))
    }"""
    assert not words.evaluate(shown), "closed, it covers nothing"
    box = link.bounding_box()
    page.mouse.move(box["x"] + box["width"] - 6, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    assert words.evaluate(shown)
    page.mouse.move(300, 600)
    page.wait_for_timeout(300)
    assert not words.evaluate(shown)
    link.focus()
    page.wait_for_timeout(300)
    assert words.evaluate(shown)
    page.keyboard.press("Enter")
    until(page, "scrollY > 300")
    assert page.url.endswith(link.get_attribute("href"))
    assert page.locator(".md-nav__link--active, .md-nav__link--passed").count() >= 1


def test_without_scripts_the_rail_is_a_list_of_links_all_the_same(site: Site, visit: OpenWindow) -> None:
    page = visit(scripts=False).open(f"zh/{site.article}")
    link = page.locator(".md-nav--secondary a").nth(1)
    box = link.bounding_box()
    page.mouse.click(box["x"] + box["width"] - 6, box["y"] + box["height"] / 2)
    page.wait_for_url(f"**{link.get_attribute('href')}")
