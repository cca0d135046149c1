"""What stands around an article: its day and its length, how to cite it, and its sections in other languages."""

from __future__ import annotations

import re

import pytest

from macros.pages.furniture import Ways, byline, colophon, prose
from macros.wording.citing import Cited
from macros.wording.voice import Voice


@pytest.fixture
def voice(read):
    return lambda language="en": Voice(language, read()[0].catalog)


def test_the_byline_gives_the_days_that_are_known_and_the_minutes(voice):
    line = byline(voice(), "<p>Words.</p>", published="2026-11-23", updated="2026-11-24", ways=Ways())
    assert '<time datetime="2026-11-23">Published 23 November 2026</time>' in line
    assert "Updated 24 November 2026" in line
    assert "1 min read" in line
    assert "<time" not in byline(voice("zh"), "<p>字</p>", published="", updated="", ways=Ways())


def test_figures_tables_and_the_list_of_sources_are_not_read_as_prose():
    html = '<p>a&amp;b</p><figure class="x"><p>no</p></figure><table><tr><td>no</td></tr></table><details class="cl-listed"><ol><li>no</li></ol></details>'
    assert prose(html).split() == ["a&b"]


def test_the_colophon_tells_what_changed_and_how_to_cite(voice):
    html = colophon(voice(), Cited("A <b>", "k", "", ""), changed="One number.")
    assert "What changed</b> One number." in html
    assert html.count("<pre") == 3
    assert "A <b>" not in html
    assert "What changed" not in colophon(voice(), Cited("A", "k", "", ""), changed="")


def test_the_byline_leads_to_the_page_in_each_other_language_by_that_languages_name(voice):
    html = byline(voice(), "<p>x</p>", published="", updated="", ways=Ways([("zh", "../../zh/x/")]))
    assert re.findall(r'href="([^"]+)"', html) == ["../../zh/x/"]
    assert 'lang="zh-Hans" data-cl-language>中文</a>' in html
    assert 'Compare with <span lang="zh-Hans">中文</span>' in html
    assert "data-cl-beside" not in byline(voice(), "<p>x</p>", published="", updated="", ways=Ways())


def test_the_byline_leads_to_the_forms_that_an_issue_was_made_in_with_their_sizes(voice) -> None:
    files = [("pdf", "one-en.pdf", 1_234_567), ("text", "one-en.txt", 80)]
    html = byline(voice(), "<p>x</p>", published="", updated="", ways=Ways(editions=files))
    assert '<a href="one-en.pdf">PDF<small> (1.2 MB)</small></a>' in html
    assert '<a href="one-en.txt">Plain text<small> (1 KB)</small></a>' in html
    there = byline(voice("zh"), "<p>x</p>", published="", updated="", ways=Ways(editions=files))
    assert "PDF<small>（1.2 MB）</small>" in there
