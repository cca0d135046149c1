"""What a reader switches: light or dark, the language; it is told, it lasts, and nothing breaks where it cannot last."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenWindow

BLOCKED = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } })"""
)
PAPER = {"light": "#fbf8f2", "dark": "#171512"}
DARK = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def palette(page: Page) -> str:
    """Which palette a page has, where all that tells it agrees: the page, its root, the browser's bar and the switch."""
    page.wait_for_timeout(100)  # a system that changes is told in its own time
    body, root, *bars = page.evaluate(
        """[document.body.dataset.mdColorScheme, getComputedStyle(document.documentElement).colorScheme,
            ...[...document.querySelectorAll("meta[name=theme-color]")].map(bar => bar.content)]"""
    )
    assert body == {"light": "default", "dark": "slate"}[root]
    assert set(bars) == {PAPER[root]}
    assert page.locator(".cl-palette").get_attribute("aria-label") == f"Switch to {other(root)}"
    return root


def other(of: str) -> str:
    return "light" if of == "dark" else "dark"


@DARK
def test_the_palette_is_the_systems_until_it_is_switched_and_then_it_lasts(visit: OpenWindow, dark: bool) -> None:
    system = "dark" if dark else "light"
    page = visit(dark=dark).open("en/")
    assert palette(page) == system
    page.emulate_media(color_scheme=other(system))
    assert palette(page) == other(system)
    page.emulate_media(color_scheme=system)
    page.locator(".cl-palette").click()
    assert palette(page) == other(system)
    page.reload()
    assert palette(page) == other(system)
    page.locator(".cl-palette").click()
    page.emulate_media(color_scheme=other(system))
    assert palette(page) == other(system), "switched back to what the system has, it follows the system again"


@DARK
def test_without_scripts_the_page_is_as_the_system(visit: OpenWindow, dark: bool) -> None:
    page = visit(dark=dark, scripts=False).open("en/")
    found = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert found == {"light": "rgb(251, 248, 242)", "dark": "rgb(23, 21, 18)"}["dark" if dark else "light"]
    assert not page.locator(".cl-palette").is_visible()


def test_the_root_leads_to_the_language_that_was_chosen(visit: OpenWindow) -> None:
    window = visit()
    page = window.open("")
    assert window.path == ""
    page.locator(".cl-chooser__language").last.click()
    page.wait_for_url("**/en/")
    window.open("")
    page.wait_for_url("**/en/")
    page.locator("a[data-cl-language]").first.click()
    page.wait_for_url("**/zh/")
    window.open("")
    page.wait_for_url("**/zh/")


def test_where_nothing_may_be_stored_the_switches_still_work_and_nothing_fails(visit: OpenWindow) -> None:
    window = visit(dark=True)
    window.page.add_init_script(BLOCKED)
    page = window.open("en/")
    page.locator(".cl-palette").click()
    assert palette(page) == "light"
    window.open("").locator(".cl-chooser__language").first.click()
    page.wait_for_url("**/zh/")
    assert window.errors == []
