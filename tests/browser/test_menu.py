"""The menu of small windows: a button anybody reaches, and nothing to stumble over while it is closed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow

STOPS = """() => [...document.querySelectorAll("a, button, input, summary, [tabindex]")]
    .filter(stop => stop.tabIndex >= 0 && stop.checkVisibility({visibilityProperty: true}) && !stop.getClientRects().length)
    .map(stop => stop.outerHTML.slice(0, 80))"""
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


def reached(page: Page) -> list[str]:
    """What the first stops of the keyboard are called."""
    said = []
    for _ in range(6):
        page.keyboard.press("Tab")
        said.append(page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent.trim()"))
    return said


@SCRIPTS
def test_the_menu_opens_and_closes_by_keyboard(visit: OpenWindow, scripts: bool) -> None:
    page = visit(width=360, scripts=scripts).open("en/timeline/")
    menu = page.locator(".cl-menu")
    expect(menu).to_be_hidden()
    assert "Menu" in reached(page)
    page.locator(".cl-menu__button").focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    assert menu.locator("a").first.evaluate("link => link === document.activeElement")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    assert page.locator(".cl-menu__button").evaluate("button => button === document.activeElement")


@SCRIPTS
@pytest.mark.parametrize("width", [360, 1280])
def test_no_stop_of_the_keyboard_is_out_of_sight(visit: OpenWindow, width: int, scripts: bool) -> None:
    page = visit(width=width, scripts=scripts).open("zh/timeline/")
    assert page.evaluate(STOPS) == []
    assert page.locator(".cl-menu__button").is_visible() == (width < 1000)


def test_the_menu_closes_by_a_tap_beside_it_and_behind_a_link(visit: OpenWindow) -> None:
    page = visit(width=360).open("zh/timeline/")
    page.locator(".cl-menu__button").click()
    page.mouse.click(350, 400)
    expect(page.locator(".cl-menu")).to_be_hidden()
    page.locator(".cl-menu__button").click()
    page.locator(".cl-menu a").nth(1).click()
    page.wait_for_load_state()
    expect(page.locator(".cl-menu")).to_be_hidden()


def test_a_browser_without_popovers_has_a_link_to_the_sections_in_the_place_of_the_button(visit: OpenWindow) -> None:
    """What the style sheets say for such a browser is said to this one."""
    page = visit(width=360).open("en/timeline/")
    link = page.locator(".cl-menu__link")
    expect(link).to_be_hidden()
    page.evaluate(
        """() => { for (const sheet of document.styleSheets) for (const rule of [...sheet.cssRules])
            if (rule instanceof CSSSupportsRule && rule.conditionText === "not selector(:popover-open)")
                for (const one of [...rule.cssRules]) sheet.insertRule(one.cssText, sheet.cssRules.length); }"""
    )
    expect(page.locator(".cl-menu__button")).to_be_hidden()
    link.click()
    sections = page.locator(":target a")
    assert sections.first.is_visible()
    assert sections.count() == page.locator(".cl-drawer > ul").first.locator("> li").count() > 0
