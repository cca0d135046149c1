"""On paper: each sheet is headed and numbered, nothing is torn, all is open, and the last says where it stands."""

from __future__ import annotations

import re

import pytest

from macros.editions.metadata import running_heads
from macros.pages.inspection import faults_in
from macros.wording.voice import Voice
from tests.browser.conftest import OpenWindow
from tests.browser.site import Site

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
# What the style says of a kind of box on paper
STYLE = "([selector, name, part]) => getComputedStyle(document.querySelector(selector), part || null)[name]"


@LANGUAGES
def test_each_sheet_is_headed_by_the_newsletter_and_the_issue_and_numbered(
    site: Site, visit: OpenWindow, language: str
) -> None:
    page = visit().open(f"{language}/{site.article}")
    page.emulate_media(media="print")
    root = page.evaluate(
        """['--cl-site', '--cl-above'].map(name => getComputedStyle(document.documentElement).getPropertyValue(name))"""
    )
    assert root[0].strip('"') == {"zh": "芯账", "en": "Chip Ledger"}[language]
    assert root[1].strip('"') == page.locator(".cl-path a").last.text_content()
    boxes = page.evaluate(
        """() => [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).flatMap(rule => [...rule.cssRules ?? []])
            .filter(rule => rule instanceof CSSPageRule && !rule.selectorText).flatMap(rule => [...rule.cssRules ?? []])
            .map(box => box.cssText)"""
    )
    told = " ".join(boxes)
    assert "var(--cl-site)" in told
    assert "var(--cl-above)" in told
    assert "counter(page)" in told


@LANGUAGES
def test_sources_are_open_on_paper_without_a_script_and_the_last_line_is_the_address(
    site: Site, visit: OpenWindow, language: str
) -> None:
    page = visit(scripts=False).open(f"{language}/{site.article}")
    page.emulate_media(media="print")
    assert page.locator(".cl-listed li").last.is_visible()
    assert not page.locator(".cl-source__back").first.is_visible()
    page = visit().open(f"{language}/{site.article}?q=1#sources")
    page.emulate_media(media="print")
    address = page.locator(".cl-footer__address")
    assert address.is_visible(), "what is not shown has a text all the same"
    assert address.inner_text() == f"{site.origin}/{language}/{site.article}"


def test_a_title_stays_with_its_drawing_and_a_long_list_begins_where_the_text_ends(
    site: Site, visit: OpenWindow
) -> None:
    page = visit().open(f"zh/{site.article}")
    page.emulate_media(media="print")
    kept = [
        (".cl-figure figcaption", "breakAfter"),
        (".cl-figure figcaption", "breakInside"),
        (".cl-drawn", "breakInside"),
    ]
    assert [page.evaluate(STYLE, [*one, ""]) for one in kept] == ["avoid"] * 3
    free = [(".cl-figure", "breakInside"), (".cl-listed", "breakInside"), (".cl-cards", "breakBefore")]
    assert [page.evaluate(STYLE, [*one, ""]) for one in free] == ["auto"] * 3
    marks = [
        (".cl-number--doubtful > button", "::after", "\u2060?"),
        (".cl-number > [data-note]", "::before", "\u2060["),
    ]
    for box, part, sign in marks:
        said = page.evaluate(STYLE, [box, "content", part])
        assert said.startswith(f'"{sign}'), "no line begins with a mark"


@pytest.mark.parametrize("title", ['A "B" C', "a\\b", "x</style><script>1</script>", "url(http://x)", "Binding\nrules"])
def test_no_title_leaves_the_string_that_a_sheet_is_headed_by(read, title: str) -> None:
    style = running_heads(Voice("en", read()[0].catalog), title)
    assert re.fullmatch(r':root\{--cl-site:"[^"\\<>\n]*";--cl-above:"[^"\\<>\n]*"\}', style)
    assert faults_in(f"<style>{style}</style>") == []


@LANGUAGES
@pytest.mark.parametrize("path", ["", "issues/nvidia-china/h20-saga/", "issues/nvidia-china/accounts/"])
def test_no_sheet_ends_between_a_label_and_its_number_or_a_title_and_its_drawing(
    visit: OpenWindow, path: str, language: str
) -> None:
    """What does not break is never higher than a sheet leaves below a title; of A4 or Letter, within their margins."""
    page = visit(width=680).open(f"{language}/{path}")
    page.emulate_media(media="print")
    pieces = "[...document.querySelectorAll(':is(#key-figures, #mistakes, #contents) + ul > li, .cl-drawn')]"
    assert (
        page.evaluate(f"{pieces}.map(one => getComputedStyle(one).breakInside).filter(said => said !== 'avoid')") == []
    )
    heights = page.evaluate(f"{pieces}.map(one => one.getBoundingClientRect().height / 96 * 25.4)")
    assert heights
    assert max(heights) < 205
