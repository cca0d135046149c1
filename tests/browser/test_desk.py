"""The desk of who writes, in a browser: read, folded and opened by keyboard, at every width, in both palettes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.visit import Visit, window
from tests.conftest import issue_files, write_project
from tests.press.conftest import linked
from tests.press.test_preview import Preview, serving

PATIENCE = 60_000  # milliseconds; the end of waiting
PART = "issues/one/part"
TEXT = 'Text {{ fact("h20.charge-warned") }}.\n\n{{ sources() }}\n'
WRONG = '\n{{ fact("h20.gone") }}\n'


@pytest.fixture(scope="module")
def served(warm_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """The preview of an issue whose section shows a number."""
    files = issue_files("one", "part")
    for language in ("zh", "en"):
        files[f"docs/{language}/{PART}.md"] += TEXT
    root = linked(write_project(tmp_path_factory.mktemp("desk"), files))
    shutil.copytree(warm_cache, root / ".cache", ignore=shutil.ignore_patterns("current"))
    with serving(root) as running:
        running.until(lambda html: "cl-desk" in html, f"en/{PART}/")
        yield running


@pytest.fixture
def preview(served: Preview) -> Iterator[Preview]:
    """The same, as it was before the test once that is done."""
    good = served.read(f"docs/en/{PART}.md")
    yield served
    served.write(f"docs/en/{PART}.md", good)
    served.until(lambda html: "cl-problems" not in html, f"en/{PART}/")


def opened(browser, preview: Preview, path: str, **look: object) -> Page:
    """A window on the preview."""
    context = window(browser, **look)
    context.set_default_timeout(PATIENCE)
    visit = Visit(context.new_page(), preview.address)
    page = visit.open(path)
    assert visit.foreign == []
    return page


def test_problems_are_pinned_in_sight_folded_and_unfolded_and_stay_as_they_were_left(browser, preview: Preview) -> None:
    page = opened(browser, preview, f"en/{PART}/")
    name = f"docs/en/{PART}.md"
    good = preview.read(name)
    preview.write(name, good + WRONG)
    page.wait_for_selector(".cl-problems[open] pre")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    box = page.locator(".cl-desk").bounding_box()
    assert box
    assert box["y"] + box["height"] == page.viewport_size["height"], "at the lower edge, wherever one reads"
    assert page.locator(".cl-problems a").first.get_attribute("href").endswith(f"{name}:10:10")
    page.locator(".cl-problems summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".cl-problems[open]").count() == 0
    page.reload()
    assert page.locator(".cl-problems").count() == 1
    assert page.locator(".cl-problems[open]").count() == 0, "what was folded stays folded"
    preview.write(name, good + WRONG + '{{ fact("h20.other") }}\n')
    page.wait_for_selector(".cl-problems[open]")
    page.locator(".cl-problems a").first.focus()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.localName") == "summary"
    assert page.locator(".cl-problems[open]").count() == 0
    preview.write(name, good)
    page.wait_for_selector(".cl-desk:not(:has(.cl-problems))")


def test_one_panel_is_open_at_a_time_and_nothing_is_covered_by_the_bar(browser, preview: Preview) -> None:
    page = opened(browser, preview, f"en/{PART}/", width=360, height=640)
    for panel in ("state", "records", "editions"):
        page.click(f"#cl-desk-{panel} > summary")
        assert page.locator(".cl-desk details[open]").evaluate_all("all => all.map((one) => one.id)") == [
            f"cl-desk-{panel}"
        ]
    page.click("#cl-desk-editions > summary")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    ends = page.evaluate(
        """() => [document.querySelector(".cl-desk").getBoundingClientRect().top,
                  Math.max(...[...document.querySelectorAll("footer, article")].map((one) => one.getBoundingClientRect().bottom))]"""
    )
    assert ends[1] < ends[0] + 1, "a part of a pixel is nothing"
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_number_says_where_it_was_written_and_a_twin_is_a_click_away(browser, preview: Preview) -> None:
    page = opened(browser, preview, f"en/{PART}/")
    page.locator("article .cl-number > button").first.focus()
    page.keyboard.press("Enter")
    line = page.locator(".cl-card:popover-open .cl-place")
    line.wait_for()
    assert line.inner_text() == "h20.charge-warned data/facts/h20.yml:1"
    assert line.locator("a").get_attribute("href").endswith("/data/facts/h20.yml:1:1")
    page.keyboard.press("Escape")
    page.click(".cl-desk__twin")
    page.wait_for_url(f"**/zh/{PART}/")
    assert page.locator("#cl-desk-records summary").inner_text().startswith("记录")


def test_the_issue_opens_as_text_and_as_mail(browser, preview: Preview) -> None:
    page = opened(browser, preview, f"en/{PART}/")
    for name, shown in (("Plain text", "How much?"), ("Mail", "How much?")):
        page.goto(f"{preview.address}/en/{PART}/")
        if page.locator("#cl-desk-editions[open]").count() == 0:
            page.click("#cl-desk-editions > summary")
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_url("**/.preview/editions/en/one/**")
        assert shown in page.inner_text("body")


def test_without_scripts_panels_open_and_links_lead(browser, preview: Preview) -> None:
    page = opened(browser, preview, f"en/{PART}/", scripts=False)
    page.click("#cl-desk-records > summary")
    assert page.locator("#cl-desk-records li").first.is_visible()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_wrong_with_the_desk(browser, preview: Preview, dark: bool, width: int) -> None:
    preview.write(f"docs/en/{PART}.md", preview.read(f"docs/en/{PART}.md") + WRONG)
    preview.until(lambda html: "cl-problems" in html, f"en/{PART}/")
    page = opened(browser, preview, f"en/{PART}/", dark=dark, width=width)
    for panel in ("problems", "state", "records", "editions"):
        if page.locator(f"#cl-desk-{panel}[open]").count() == 0:
            page.click(f"#cl-desk-{panel} > summary")
        found = Axe().run(page, context={"include": [[".cl-desk"]]}, options={"resultTypes": ["violations"]})
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
