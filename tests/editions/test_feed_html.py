"""A feed's reader has no style sheet of ours: what it kept apart is kept apart by elements."""

from __future__ import annotations

import re

from macros.editions.feed_html import feed_html
from macros.pages.bodies import written_body
from macros.wording.voice import voices
from tests.conftest import GOOD_SOURCES, Read
from tests.editions.whole_issues import ISSUES, SITE, whole_issue


def test_what_others_printed_does_not_turn_what_is_beside_it(read: Read) -> None:
    publisher, title = "\u05d7\u05d3\u05e9\u05d5\u05ea", "\u05e9\u05dc\u05d5\u05dd 12"
    text = GOOD_SOURCES.replace("name: CNBC", f"name: {publisher}").replace(
        "original: A charge", f"original: {title}", 1
    )
    project = read({"data/sources/press.yml": text})[0]
    page, voice = project.by_path["docs/en/index.md"], voices(project.catalog)["en"]
    body = written_body(project, page, voice)
    told = feed_html(body.renderer, body.html, address="https://example.org/", up="./", later=lambda _: "")
    assert told.count(publisher) == told.count(f"<bdi>{publisher}</bdi>") == 2
    assert f">{title}</a></bdi>" in told


def test_publishers_below_a_chart_are_kept_apart_by_a_sign() -> None:
    several = 0
    for page in (page for slug in ISSUES for language in ("zh", "en") for page in whole_issue(slug, language).pages):
        told = feed_html(page.renderer, page.html, address=f"{SITE}/", up="./", later=lambda _: "")
        lines = re.findall(r'<p class="cl-figure__sources">(.*?)</p>', page.html)
        shown = re.findall(r"</figcaption>.*?<p>(<b>[^<]*</b>.*?)</p>", told, re.DOTALL)
        assert len(shown) == len(lines)
        for line, one in zip(lines, shown, strict=True):
            named = line.count('class="cl-figure__source"')
            assert one.count("&nbsp;· ") == max(named - 1, 0)
            several += named > 1
    assert several
