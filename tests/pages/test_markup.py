"""Rows 55 to 57: what a page's own HTML may hold, and where what it may not hold is told, however it was written."""

from __future__ import annotations

from html import unescape

import pytest
import yaml

from macros.ground.problems import as_text
from macros.manuscript.markdown.convert import EXTENSIONS, SETTINGS, html_of, in_markdown
from macros.manuscript.markdown.links import links_in
from macros.manuscript.markdown.markup import OF_RECORDS, is_allowed, is_link, is_within
from macros.manuscript.markdown.sanitise import sanitise
from macros.manuscript.page import page_of
from tests.conftest import ROOT

FRONT = "---\ntitle: T\ndescription: D\noriginal: zh\n---\n# T { #top }\n\n"


def words(read, body: str) -> str:
    return as_text(read({f"docs/{language}/a.md": FRONT + body for language in ("zh", "en")})[1])


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("A word\n{ .cl-card }", "9:4"),
        ("A word\n{: .md-overlay .cl-verdict }", None),
        ("A *word*{ #card-fact-x }", None),
        ('A *word*{ style="position:fixed" }', None),
        ('A *word*{ onclick="alert(1)" }', None),
        ('[a](https://example.com/){ target="_blank" }', None),
        ("[a](https://example.com/){ .headerlink }", None),
        ("![a](a.png){ src=https://example.com/a.png }", None),
        ('![a](a.png){ srcset="https://example.com/a.png" }', None),
        ("- a\n{ .cl-card }", None),
        ("| a |\n|---|\n| b { .cl-card } |", None),
        ("!!! cl-verdict\n    Words.", None),
        ("??? cl-card\n    Words.", None),
        ("Words\n=====", None),
        ("> # Words", None),
    ],
)
def test_what_a_page_may_not_set_is_told_at_its_line(read, written, column):
    said = words(read, f"{written}\n")
    assert "[not-allowed]" in said or "[missing-heading-id]" in said
    assert "docs/en/a.md:" in said
    assert column is None or f"docs/en/a.md:{column}:" in said


@pytest.mark.parametrize(
    "written",
    [
        "!!! note\n    Words.",
        '??? tip "Title"\n    Words.',
        "Words[^1]\n\n[^1]: A note.",
        "``` python\nprint(1)\n```",
        "| a | b |\n|:--|--:|\n| c | d |",
        "term\n:   what it means",
        "1. one\n2. two\n\n> quoted",
        "*a* **b** `c` [d](https://example.com/) <https://example.com/>",
        "## Part { #part }",
    ],
)
def test_what_markdown_says_by_itself_is_allowed(read, written):
    assert "[not-allowed]" not in words(read, f"{written}\n")


@pytest.mark.parametrize(
    "image",
    [
        "![a](https://example.com/a.png)",
        "![a](https://example.com/a.png 'b')",
        "![a](<https://example.com/a.png>)",
        "![a][b]\n\n[b]: https://example.com/a.png",
        "![a][]\n\n[a]: https://example.com/a.png 'x'",
        "![a]\n\n[a]: <https://example.com/a.png>",
        "![a](//example.com/a.png)",
        "![a](HTTPS://example.com/a.png)",
        "![a\nb](https://example.com/a.png)",
        "[![a](https://example.com/a.png)](index.md)",
        "!!! note\n    ![a](https://example.com/a.png)",
        "- > ![a](https://example.com/a.png)",
        "| ![a](https://example.com/a.png) |\n|---|\n| b |",
        "a[^1]\n\n[^1]: ![a](https://example.com/a.png)",
    ],
)
def test_an_image_of_another_site_is_told_in_every_form_markdown_knows(read, image):
    said = words(read, f"{image}\n")
    assert "[remote-image]" in said or "[unsafe-link]" in said


@pytest.mark.parametrize(
    "target",
    [
        *("javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"),
        *("//example.com/x", "https:example.com", "https:/example.com", "http://user@example.com/", "/\\example.com"),
        *("https://еxample.com/", "https://exa%00mple.com", "x%2e%2e/y", "tel:1", "ftp://example.com/", "blob:x"),
        *(
            "https://example.com/{{sources()}}",
            "{{sources()}}",
            "index.md#{{sources()}}",
            "mailto:a@b.cn?{{sources()}}",
        ),
        *("&#106;avascript:alert(1)", "java&#10;script:alert(1)", "javascript&colon;alert(1)"),
    ],
)
@pytest.mark.parametrize("form", ["[a]({})", "[a](<{}>)", "[a][b]\n\n[b]: {}", "[a]({} 'b')"])
def test_an_address_that_no_page_may_link_to_is_told_in_every_form(read, target, form):
    assert "[unsafe-link]" in words(read, f"{form.format(target)}\n")


def test_a_link_is_found_where_it_was_written():
    text = f"{FRONT}One [a](b.md), `[x](y.md)`, [a](b.md) and\n[c][d].\n\n[d]: e.md\n"
    page, _ = page_of(text, "docs/en/a.md", "en")
    found = [(link.target, str(link.position)) for link in links_in(page)]
    assert found == [("b.md", "docs/en/a.md:8:9"), ("b.md", "docs/en/a.md:8:33"), ("e.md", "docs/en/a.md:11:6")]


@pytest.mark.parametrize(
    "name",
    [
        *("a" * length for length in (1, 59, 60, 61, 70, 80, 81)),
        *(
            "-".join(["part"] * 12),
            "-".join(["part"] * 13),
            "Part",
            "part_one",
            "-part",
            "part--one",
            "part-",
            "1-part",
        ),
        *("fn:part", "__search", "part.one", "teil-ä", *OF_RECORDS, *(f"{prefix}x" for prefix in OF_RECORDS)),
    ],
)
def test_a_heading_keeps_its_id_or_is_told(read, name):
    told = [
        problem.code
        for problem in read({f"docs/{language}/a.md": f"{FRONT}## Part {{ #{name} }}\n" for language in ("zh", "en")})[
            1
        ]
    ]
    ids = {"too-long", "bad-heading-id", "missing-heading-id"}
    assert ids.isdisjoint(told) == is_allowed("h2", "id", name)
    assert ids.isdisjoint(told) == (f'id="{name}"' in sanitise(html_of(f"## Part {{ #{name} }}"), str))


@pytest.mark.parametrize("prefix", OF_RECORDS)
def test_a_heading_takes_no_id_that_a_record_may_have(read, prefix):
    assert "[bad-heading-id]" in words(read, f"## Part {{ #{prefix}fact-h20 }}\n")


@pytest.mark.parametrize(
    ("element", "attribute", "value"),
    [
        *(("p", "class", "cl-card"), ("div", "class", "admonition md-overlay"), ("a", "class", "headerlink x")),
        *(("p", "id", "part"), ("h2", "id", "__search"), ("h2", "id", "Part"), ("li", "id", "card-fact-x")),
        *(("a", "href", "javascript:x"), ("a", "href", "//example.com"), ("img", "src", "https://example.com/a.png")),
        *(("td", "style", "position:fixed"), ("p", "style", "text-align: left;"), ("p", "onclick", "x")),
        *(("p", "lang", "en onclick"), ("img", "width", "100%"), ("a", "target", "_blank"), ("p", "data-note", "1")),
    ],
)
def test_the_sanitiser_alone_leaves_out_what_is_not_on_the_list(element, attribute, value):
    assert not is_allowed(element, attribute, value)
    row = f'<table><tbody><tr><td {attribute}="{value}">x</td></tr></tbody></table>'
    html = row if element == "td" else f'<{element} {attribute}="{value}">x</{element}>'
    assert f'"{value}"' not in sanitise(html, str)


def test_addresses_within_the_site_are_no_addresses_of_the_web():
    assert is_within("../part.md#top")
    assert not is_within("//example.com")
    assert not is_link("https://user@example.com/")
    assert is_link("https://example.com/a_(b)?c=d#e")


def test_mkdocs_is_given_the_extensions_that_rules_read_pages_with():
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "")
    listed = yaml.safe_load(text)["markdown_extensions"]
    settings = dict(next(iter(one.items())) if isinstance(one, dict) else (one, {}) for one in listed)
    assert {*settings, "tables", "fenced_code", "toc"} == set(EXTENSIONS)
    assert {name: those for name, those in settings.items() if those} == SETTINGS


@pytest.mark.parametrize(
    "said",
    [
        "# 1 *a* _b_ `c` [d](e) ![f](g)",
        "- a",
        "1. a",
        "2026. a",
        "!!! note",
        "> a",
        "a\n\n    b",
        "&lt;b&gt; <b>",
        "a | b",
        "{ .x }",
        "[^1]: a",
        ": a",
        "=== a",
        "\\* a",
    ],
)
def test_words_of_a_record_are_words_in_markdown_too(said):
    html = html_of(f"# {in_markdown(said)} {{ #a }}\n\n{in_markdown(said)}\n")
    plain = " ".join(said.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert unescape(html.split("\n")[1]) == unescape(f"<p>{plain}</p>")
