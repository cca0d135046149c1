"""Text as it is set: Chinese lines are full and without holes, English ones ragged; what is small can still be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site

LINES = Path(__file__).with_name("lines.js").read_text(encoding="utf-8")
PROSE = "article > p:not([class]), article > :is(ol, ul):not([class]) > li:not(:has(p)), .cl-check dd:not(.cl-check__basis *, .cl-check__verdict *), blockquote p:lang(zh)"
# A character, and what the browser sets between Han and Latin (text-autospace) of itself
HOLE = 1.13
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


# Of a phone's lines one in a hundred, for a Latin name or 2026财年 may be longer than what is left of sixteen characters.
@pytest.mark.parametrize(("width", "share"), [(1280, 0), (360, 0.01), (320, 0.015)])
def test_lines_of_chinese_are_full_have_no_hole_wider_than_a_character_and_begin_at_the_edge(
    site: Site, visit: OpenWindow, width: int, share: float
) -> None:
    set_lines = lines(site, visit, "zh", width)
    full = [line for line in set_lines if not line["last"]]
    holes = [line for line in full if line["gap"] > HOLE]
    assert len(holes) <= share * len(full), holes
    assert [line for line in full if line["short"] > 1] == []
    assert [line for line in set_lines if line["text"][0] in CLOSING] == []
    assert [line for line in set_lines if line["text"][0].isdigit() and line["inset"] > 0.03] == []


def test_english_is_ragged_and_its_words_stand_evenly(site: Site, visit: OpenWindow) -> None:
    set_lines = [line for line in lines(site, visit, "en", 360) if not line["last"]]
    assert sum(line["short"] > 1 for line in set_lines) > len(set_lines) / 4
    assert [line for line in set_lines if line["gap"] > 0.75] == []
