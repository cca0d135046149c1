"""Where pages begin and what moves: one left edge on all of them, and nothing that shifts under the reader."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site

# What stands first in the header, as it is drawn: the sign of the menu, or else the name.
EDGES = """() => {
    const seen = (parts) => [...document.querySelectorAll(parts)].find((part) => part.checkVisibility())
    const left = (part) => {
        if (!part) return null
        const range = document.createRange()
        range.selectNodeContents(part)
        return [...range.getClientRects()].find((box) => box.width > 1)?.left ?? null
    }
    const menu = seen(".md-header__button[for=__drawer] path")
    return {
        header: menu ? menu.getBoundingClientRect().left : left(seen(".cl-wordmark b")),
        path: left(seen(".cl-path")),
        title: left(seen("article :is(h1, .cl-chooser__title)")),
        text: left(seen("article > p:not([class]), article > .cl-front > p, .cl-missing p")),
        foot: left(seen(".cl-footer__imprint p")),
    }
}"""
SHIFTS = """() => {
    window.shifts = []
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries())
            window.shifts.push([shift.value, ...shift.sources.map(({ node }) => (node?.outerHTML ?? node?.data ?? "").slice(0, 90))])
    }).observe({ type: "layout-shift", buffered: true })
    navigator.share ??= async () => {}  // as on a phone
}"""


@pytest.mark.parametrize("width", [1280, 1200, 768, 360, 320])
def test_all_pages_have_one_left_edge(site: Site, visit: OpenWindow, width: int) -> None:
    reader = visit(width=width)
    found = dict[float, list[str]]()
    for path in site.paths:
        for part, left in reader.open(path).evaluate(EDGES).items():
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
