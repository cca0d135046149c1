"""A post is copied from its page as it would be for WeChat's editor, and pasted into a field of another page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.editions.kinds import EDITIONS
from tests.editions.whole_issues import whole_issue

FIELD = "data:text/html,<meta charset=utf-8><div contenteditable autofocus style='min-height:9em'></div>"
TORN = "[class], [id], svg, a, style, script, input, button"
WORDS = "e => e.innerText.replace(/[\\s\\u2060]+/g, '')"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an issue's posts on disk."""
    there = tmp_path_factory.mktemp("posts")
    for name, content in EDITIONS["wechat"].make(whole_issue("yardstick", "zh")).items():
        (there / name).parent.mkdir(exist_ok=True)
        (there / name).write_bytes(content)
    return there / "yardstick-zh-wechat"


@pytest.fixture
def page(folder: Path, browser: Browser) -> Iterator[Page]:
    """The page opened from disk."""
    context = browser.new_context(viewport={"width": 600, "height": 900})
    opened = context.new_page()
    opened.goto((folder / "index.html").as_uri())
    yield opened
    context.close()


def pasted(page: Page) -> Page:
    """A field of another page after Ctrl+V."""
    field = page.context.new_page()
    field.goto(FIELD)
    field.focus("div")
    field.keyboard.press("Control+v")
    return field


def refused(page: Page) -> list[str]:
    """What the browser will say it refuses to load or run."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    return said


def test_the_page_runs_from_disk_and_nothing_of_it_is_refused(page: Page) -> None:
    said = refused(page)
    assert page.locator("button:visible").count() == 5
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert said == []


def test_the_button_copies_the_whole_post_and_nothing_that_is_torn(page: Page) -> None:
    words = page.locator("main > section").evaluate(WORDS)
    page.click("[data-copy=pictures]")
    assert page.locator("[role=status]").inner_text() == "已复制，到编辑器里粘贴即可。"
    field = pasted(page)
    assert field.locator("div").first.evaluate(WORDS) == words
    assert field.locator(TORN).count() == 0
    assert field.locator("img").count() == page.locator("main img").count() == 3
    assert field.evaluate("[...document.images].every(image => image.src.startsWith('data:image/png;base64,'))")
    styles = field.evaluate("[...document.querySelectorAll('div *')].map(e => e.getAttribute('style') || '').join()")
    assert "var(" not in styles


def test_with_room_left_each_picture_is_the_line_that_names_its_file(page: Page, folder: Path) -> None:
    page.click("[data-copy=lines]")
    field = pasted(page)
    assert field.locator("img").count() == 0
    text = field.locator("div").first.inner_text()
    numbers = whole_issue("yardstick", "zh").whole.chart_numbers
    assert len(numbers) == 3
    for name, number in numbers.items():
        assert f"【图{number}插在这里：{name}.png】" in text
        assert (folder / f"{name}.png").exists()
    assert page.locator("main img").count() == 3, "the page itself keeps them"


def test_all_that_is_selected_by_hand_is_the_post(page: Page) -> None:
    words = page.locator("main > section").evaluate(WORDS)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    field = pasted(page)
    assert field.locator("div").first.evaluate(WORDS) == words
    assert field.locator(TORN).count() == 0
    assert field.locator("img").count() == 3


def test_title_and_digest_are_copied_as_words(page: Page) -> None:
    for name in ("title", "digest", "original"):
        page.click(f"[data-field={name}]")
        assert pasted(page).locator("div").first.inner_text() == page.locator(f"[data-of={name}]").input_value()


def test_without_a_script_the_page_is_whole_and_offers_no_button(folder: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    opened = context.new_page()
    opened.goto((folder / "index.html").as_uri())
    assert opened.locator("button:visible").count() == 0
    assert opened.locator("main > section").is_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 360, 600])
def test_nothing_of_the_page_is_wider_than_a_phone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
