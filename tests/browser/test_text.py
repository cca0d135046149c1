"""Text as it is set: Chinese lines are full and without holes, English ones ragged; what is small can still be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site

LINES = Path(__file__).with_name("lines.js").read_text(encoding="utf-8")
PROSE = "article > p:not([class]), article > :is(ol, ul):not([class]) > li:not(:has(p)), blockquote p:lang(zh)"
# A character, and what the browser sets between Han and Latin (text-autospace) of itself
HOLE = 1.13
EVEN = 0.3  # what text-autospace sets, beside the side bearings of a mark
CLOSING = "，。、；：！？”’）》〉…·"


def lines(site: Site, visit: OpenWindow, language: str, width: int) -> list[dict[str, Any]]:
    """Every line of running text in the issues of a language, as (text, gap, inset, short, last)."""
    window = visit(width=width)
    found = []
    for route in site.routes:
        if route.startswith("issues/") and route.count("/") > 2:
            found += window.open(f"{language}/{route}").evaluate(LINES, PROSE)
    assert len(found) > 300
    return found


def test_lines_of_chinese_are_full_have_no_hole_wider_than_a_character_and_begin_at_the_edge(
    site: Site, visit: OpenWindow
) -> None:
    set_lines = lines(site, visit, "zh", 1280)
    full = [line for line in set_lines if not line["last"]]
    assert [line for line in full if line["gap"] > HOLE] == []
    assert [line for line in full if line["short"] > 1] == []
    assert [line for line in set_lines if line["text"][0] in CLOSING] == []
    assert [line for line in set_lines if line["text"][0].isdigit() and line["inset"] > 0.03] == []


@pytest.mark.parametrize("width", [360, 320])
def test_on_a_phone_chinese_is_ragged_by_what_holds_together_and_stands_evenly(
    site: Site, visit: OpenWindow, width: int
) -> None:
    """A number with its unit or a Latin name may go to the next line; nothing on a line is pulled apart for it."""
    set_lines = lines(site, visit, "zh", width)
    full = [line for line in set_lines if not line["last"]]
    assert [line for line in full if line["gap"] > EVEN] == []
    assert [line for line in full if line["short"] > 9] == []
    assert sum(line["short"] for line in full) / len(full) < 1.25
    assert [line for line in set_lines if line["text"][0] in CLOSING] == []


def test_english_is_ragged_and_its_words_stand_evenly(site: Site, visit: OpenWindow) -> None:
    set_lines = [line for line in lines(site, visit, "en", 360) if not line["last"]]
    assert sum(line["short"] > 1 for line in set_lines) > len(set_lines) / 4
    assert [line for line in set_lines if line["gap"] > 0.75] == []
