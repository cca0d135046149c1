"""Chinese headings break between words; nothing else is touched."""

from __future__ import annotations

import re

import pytest

from macros.catalog.catalog import Catalog
from macros.ground.characters import find_strange
from macros.pages import headlines
from macros.pages.headlines import break_between_words


@pytest.mark.parametrize(
    "html",
    [
        '<h1 id="x">中国市场有多重要？<a class="headerlink" href="#x">¶</a></h1>',
        '<figcaption><strong class="cl-finding" id="q">微软买得最多，腾讯并列第二</strong></figcaption>',
    ],
)
def test_a_chinese_heading_gets_places_to_break_and_keeps_its_words(html):
    broken = break_between_words(html)
    assert "<wbr>" in broken
    assert broken.replace("<wbr>", "") == html
    assert not re.search("<wbr>[，。？]", broken)


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<h2 id="newest"><a href="x">Asked</a></h2>\n<p>两个答案都站得住</p>', "<p>材料截至昨天</p>"),
        (
            '<h2 id="mistakes">Errors</h2>\n<ul>\n<li>\n<p>没有可用的数字 <a href="x">Differs</a></p>',
            "<p>口径不同</p>\n</li>\n</ul>",
        ),
        (
            '<h1 id="issues">Issues</h1>\n<p>Each</p>\n<ul>\n<li>\n<p><a href="x">中国市场多重要</a></p>',
            "<p>逐条核对</p></li></ul>",
        ),
    ],
)
def test_what_is_set_as_large_as_a_heading_breaks_like_one_and_what_follows_does_not(html, left):
    broken = break_between_words(html + left)
    assert "<wbr>" in broken
    assert broken.replace("<wbr>", "") == html + left
    assert broken.endswith(left)


@pytest.mark.parametrize(
    "html",
    ["<p>英伟达公司在中国市场</p>", "<h2 id='y'>Rules first</h2>", "<h1>甲&amp;乙公司市场</h1>", "<h3>中国市场</h3>"],
)
def test_other_text_is_left_alone(html):
    assert break_between_words(html) == html


@pytest.mark.parametrize("sign", ["☀️", "❤️", "👩‍💻", "1️⃣", "©️", "क्‍ष", "ی‌خ", "👍🏽", "🇨🇳", "e\u0301", "👩🏽‍🚀"])
@pytest.mark.parametrize("heading", ["{}芯片很好", "芯片{}很好", "芯片 {} 好", "芯片很好{}", "{0}{0}芯片{0}"])
def test_a_sign_of_several_characters_is_not_broken_and_the_heading_can_be_published(sign, heading):
    html = f"<h2>{heading.format(sign)}</h2>"
    broken = break_between_words(html)
    assert broken.replace("<wbr>", "") == html
    assert broken.count(sign) == heading.count("{")
    assert find_strange(broken) is None


def test_no_line_of_a_heading_holds_one_character_or_ends_at_an_opening_mark():
    broken = break_between_words("<h2>消息同日而至，英伟达的数目相当于“星际之门”总额的比例</h2>")
    assert "消息<wbr>同日" in broken
    assert "而至，<wbr>" in broken
    assert "“<wbr>" not in broken


def test_a_compound_in_a_heading_stays_on_one_line_and_markup_is_left_alone():
    html = '<h2 id="near-monopoly">From near-monopoly to <span class="cl-whole">2007</span></h2>'
    assert break_between_words(html) == (
        '<h2 id="near-monopoly">From <span class="cl-whole">near-monopoly</span> to <span class="cl-whole">2007</span></h2>'
    )


@pytest.mark.parametrize(("whole", "left"), [(True, {"乙国的市场"}), (False, {"甲国的市场", "乙国的市场"})])
def test_what_was_found_for_pages_that_a_build_did_not_make_is_kept(tmp_path, monkeypatch, whole, left):
    monkeypatch.setattr(headlines, "_words", [headlines._Words()])
    for text in ("甲国的市场", "乙国的市场"):
        headlines._words[0] = headlines._Words()
        headlines.teach(Catalog(), tmp_path)
        headlines.break_between_words(f"<h1>{text}</h1>")
        headlines.remember(whole=whole)
    headlines._words[0] = headlines._Words()
    headlines.teach(Catalog(), tmp_path)
    assert set(headlines._words[0].broken) == left
