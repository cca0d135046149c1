"""The style sheets as they are published look as they were written: parted, a page's rules win in the same order."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import material
import pytest
from playwright.sync_api import Page

from macros.editions.livery import files
from macros.manuscript.survey import read_project
from macros.press.output.bundles import SHEETS, STYLES
from macros.press.output.sheets import compact
from macros.press.output.styles import APART
from tests.browser.conftest import OpenWindow
from tests.browser.site import ROOT, Site
from tests.browser.test_layout import kinds

SUBPIXEL = 0.1
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)px")
# Of what stands alike, by name and place, the first and the last.
LOOK = """() => {
    const alike = new Map(), kind = (one) => `${one.tagName}.${one.getAttribute("class")}`
    for (const one of document.querySelectorAll("body, body *:not(svg *)")) {
        let name = ""
        for (let at = one, n = 0; at && n < 4; at = at.parentElement, n++) name = `${kind(at)} ${name}`
        alike.set(name, [...alike.get(name)?.slice(0, 1) ?? [], one])
    }
    return [...alike].flatMap(([name, some]) => some.flatMap((one) => ["", "::before", "::after"].map((part) => {
        const style = getComputedStyle(one, part)
        if (part && style.content === "none") return ""
        const said = [...style].filter((property) => !property.startsWith("--"))
        return [name + part, ...said.map((property) => `${property}:${style.getPropertyValue(property)}`)].join(";")
    })))
}"""


@cache
def as_written() -> str:
    """The sheets of all pages whole and in their order: the theme's, and ours as they were written."""
    theme = next((Path(material.__file__).parent / "templates").glob("assets/stylesheets/main.*.min.css"))
    made = files(read_project(ROOT)[0].catalog, ROOT / "overrides")
    ours = (made.get(sheet) or (ROOT / "overrides" / sheet).read_text(encoding="utf-8") for sheet in SHEETS)
    return "".join((theme.read_text(encoding="utf-8"), *map(compact, ours)))


@pytest.mark.parametrize(
    ("language", "width", "media"), [("zh", 1280, "screen"), ("en", 360, "screen"), ("zh", 800, "print")]
)
def test_a_parted_sheet_looks_as_the_whole_one(
    site: Site, visit: OpenWindow, language: str, width: int, media: str
) -> None:
    parted, whole = (visit(width=width, scripts=False).page for _ in range(2))
    css = as_written()  # it reads the records, for which no page waits
    whole.route(f"**/{STYLES}", lambda route: route.fulfill(body=css, content_type="text/css"))
    whole.route(f"**/{APART}", lambda route: route.fulfill(body="", content_type="text/css"))
    differing = {}
    for path in (path for path in kinds(site) if path.startswith(f"{language}/")):
        looks = [_look(page, f"{site.origin}/{path}", media) for page in (parted, whole)]
        found = [
            (one, other) for one, other in zip(*looks, strict=True) if one != other and not _is_subpixel(one, other)
        ]
        if found:
            differing[path] = [_told(*pair) for pair in found][:5]
    assert differing == {}


def _look(page: Page, url: str, media: str) -> list[str]:
    page.emulate_media(media=media)
    page.goto(url)
    seen: list[str] = page.evaluate(LOOK)
    return seen


def _is_subpixel(one: str, other: str) -> bool:
    """Whether two looks differ by parts of a pixel alone: a line of text is as wide as the fonts were rounded."""
    lengths = [list(map(float, _LENGTH.findall(look))) for look in (one, other)]
    alike = _LENGTH.sub("", one) == _LENGTH.sub("", other)
    return alike and all(abs(a - b) <= SUBPIXEL for a, b in zip(*lengths, strict=True))


def _told(one: str, other: str) -> str:
    pairs = zip(one.split(";"), other.split(";"), strict=False)
    return one.split(";", maxsplit=1)[0] + ": " + ", ".join(f"{a} / {b}" for a, b in pairs if a != b)[:300]


def test_no_section_of_an_article_loads_what_others_need(site: Site) -> None:
    """And the front page, lists and what is made of records do, since they would miss it."""
    loads = {path: APART in site.html(path) for path in site.paths if STYLES in site.html(path)}
    sections = {path for path in loads if path.split("/")[1:2] == ["issues"] and path.count("/") == 4}
    assert sections
    assert {path for path, apart in loads.items() if not apart} == sections
    assert (site.folder / APART).stat().st_size > 5_000
