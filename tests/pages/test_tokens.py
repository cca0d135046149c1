"""Tokens survive Markdown and the sanitiser, and become plain words where only words may stand."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.manuscript.markdown.convert import LedgerMarkdown
from macros.manuscript.markdown.sanitise import sanitise
from macros.manuscript.tokens import replace_in_html, replace_in_text, token


def rendered(text, rich="<i>5</i>", plain="5"):
    html = markdown.markdown(text, extensions=["attr_list", "tables", "admonition", LedgerMarkdown()])
    clean = sanitise(html, lambda value: replace_in_text(value, lambda _: plain))
    return replace_in_html(clean, rich=lambda _: rich, plain=lambda _: plain, block=lambda _: "<figure></figure>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a TOKEN b", "<p>a <i>5</i> b</p>"),
        ("TOKEN", "<figure></figure>"),
        ("[a TOKEN](x.html)", '<p><a href="x.html">a 5</a></p>'),
        ("# A TOKEN", "<h1>A 5</h1>"),
        ("`TOKEN`", "<p><code>5</code></p>"),
        ('[a](x.html "t TOKEN")', '<p><a href="x.html" title="t 5">a</a></p>'),
        ("[a](xTOKEN.html)", "<p><a>a</a></p>"),
        ("**TOKEN** b", "<p><strong><i>5</i></strong> b</p>"),
    ],
)
def test_a_token_becomes_what_its_place_allows(text, html):
    # The secret that tokens carry is another in each process, and the name of a test is not.
    assert rendered(text.replace("TOKEN", token(0))) == html


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", '<img src=x onerror="alert(1)">', "<svg onload=alert(1)>", "<style>*{}</style>"],
)
def test_raw_html_is_text(text):
    assert "<script" not in rendered(text)
    assert "<img" not in rendered(text)
    assert "<svg" not in rendered(text)
    assert "&lt;" in rendered(text)


@pytest.mark.parametrize(
    "text",
    ["[a](javascript:alert(1))", "[a](data:text/html,x)", "[a](vbscript:x)", "a { onclick=alert(1) }\n{: onclick=x }"],
)
def test_an_active_address_or_attribute_is_dropped(text):
    html = rendered(text)
    assert "javascript:" not in html or "href" not in html
    assert "<a>a</a>" in html or "onclick=x" not in html


def test_words_are_escaped_where_they_are_plain():
    assert rendered(f"# {token(0)}", plain="<b>&") == "<h1>&lt;b&gt;&amp;</h1>"


def test_an_id_of_the_themes_own_switches_is_dropped():
    assert 'id="__search"' not in rendered("# A { #__search }")


def test_a_line_end_between_han_characters_is_no_blank():
    assert rendered("英伟达\n公司") == "<p>英伟达公司</p>"
    assert rendered("NVIDIA\nand") == "<p>NVIDIA\nand</p>"


@given(st.text(max_size=200))
def test_no_text_makes_an_active_element(text):
    html = rendered(text.replace("\ue000", ""))
    assert "<script" not in html.lower()
    assert "<iframe" not in html.lower()
