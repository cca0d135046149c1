"""Where pages begin and what moves: one left edge on all of them, and nothing that shifts under the reader."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.survey import WIDTHS, Survey
from tests.browser.test_instruments import without_has

SHIFTS = """() => {
    window.shifts = []
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries())
            window.shifts.push([shift.value, ...shift.sources.map(({ node }) => (node?.outerHTML ?? node?.data ?? "").slice(0, 90))])
    }).observe({ type: "layout-shift", buffered: true })
    navigator.share ??= async () => {}  // as on a phone
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_all_pages_have_one_left_edge(site: Site, surveyed: Survey, width: int) -> None:
    """Of what stands first in the header, the way here, the title, the text and the foot."""
    found = dict[float, list[str]]()
    for path in site.paths:
        for part, left in surveyed.at(path, width)["edges"].items():
            if left is not None:
                found.setdefault(round(left), []).append(f"/{path}: {part}")
    common = max(found, key=lambda left: len(found[left]))
    assert len(found[common]) > 3 * len(site.paths)
    assert {left: where for left, where in found.items() if abs(left - common) > 1} == {}


def kinds(site: Site) -> list[str]:
    """A page of each template in each language, and the longest article."""
    one = {(path.split("/")[0], *path.split("/")[1:2], path.count("/")): path for path in site.paths}
    return [*one.values(), *(f"{language}/{site.article}" for language in site.tags)]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_is_no_longer_in_a_browser_without_has(site: Site, visit: OpenWindow, width: int) -> None:
    """What is wide is so for every browser: a headline a word a line, or a wall of charts in one column, is as long."""
    plain, lacking = visit(width=width).page, visit(width=width).page
    lacking.route(
        "**/*.css", lambda route: route.fulfill(body=without_has(route.fetch().text()), content_type="text/css")
    )
    longer = {}
    for path in kinds(site):
        heights = []
        for page in (plain, lacking):
            page.goto(f"{site.origin}/{path}")
            heights.append(page.evaluate("document.querySelector('main').scrollHeight"))
        if heights[1] > heights[0] * 1.05 + 100:
            longer[path] = heights
    assert longer == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(site: Site, visit: OpenWindow, width: int) -> None:
    """Cumulative Layout Shift, of which 0.1 passes for good (https://web.dev/articles/cls): a tenth of that here."""
    reader = visit(width=width)
    reader.page.add_init_script(f"({SHIFTS})()")
    slow = reader.page.context.new_cdp_session(reader.page)
    speed = {"latency": 60, "downloadThroughput": 400_000, "uploadThroughput": 100_000}
    slow.send("Network.emulateNetworkConditions", {"offline": False, **speed})
    told = {}
    for path in kinds(site):
        page = reader.open(path)
        page.wait_for_timeout(150)
        shifts = page.evaluate("window.shifts")
        if sum(shift[0] for shift in shifts) > 0.01:
            told[f"/{path}"] = shifts
    assert told == {}
