"""Content is not trusted: whatever stands in a record, texts and twins show it as words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from macros.catalog.record_texts import texts_of
from macros.editions.chart_files import ChartFiles, palette_of
from macros.editions.finished_issue import FinishedIssue, finished_issue
from macros.editions.text.edition import text_of
from macros.editions.text.llms import llms_txt
from macros.editions.text.twins import twin_of
from macros.editions.text.wrapping import COLUMNS, width
from macros.manuscript.front import front_words
from macros.manuscript.project import Project
from macros.pages.bodies import written_body
from macros.pages.finished_page import finished_of
from macros.pages.inspection import faults_in_markdown
from macros.wording.voice import voices
from tests.conftest import GOOD_FACT, GOOD_GLOSSARY, GOOD_SOURCES, ROOT, Read, issue_files

SAID = (
    "<script>alert(1)</script>",
    "</p></article><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "[^1]: [x](https://evil.example) [^s1]",
    "]]> &lt;b&gt; &amp;amp; -- ``` ~~~ | a | b |",
    "**bold** _under_ `code` # 1. - + > ===",
    "“Quotes” 'and' \\\"more\\\" \\\\ \\u05d0\\u05d1 🙂 e\\u0301",
)
SITE = "https://ledger.example"
CLAIM = """\
said:
  said: {{zh: "{said}", en: "{said}"}}
  issue: one
  section: part
  kind: number
  value: 5.0e9
  unit: usd
  verdict: differs
  record: h20.charge-warned
  note: {{zh: "{said} {{h20.charge-warned}}", en: "{said} {{h20.charge-warned}}"}}
  sources: [cnbc]
"""
CHART = """\
kind: bar
facts: [h20.charge-warned, h20.charge-booked]
title: {{zh: "{said}", en: "{said}"}}
subtitle: {{zh: "{said}", en: "{said}"}}
alt: {{zh: "{said}", en: "{said}"}}
note: {{zh: "{said}", en: "{said}"}}
"""
TERM = """\
cuda:
  name: {{zh: CUDA, en: CUDA}}
  kind: product
  definition: {{zh: "{said}", en: "{said}"}}
"""
QUOTE = """\
one:
  text: {{en: "{said}", zh: "{said}"}}
  language: en
  speaker: cuda
  date: 2025-04-15
  sources: [cnbc]
"""
PAGE = """\
---
title: Part
description: d
---

# Part { #top }

{{ fact("h20.charge-warned") }}, {{ term("cuda") }}{{ cite("cnbc") }}

{{ chart("two") }}

{{ check("h20.said") }}

{{ quote("one") }}

{{ sources() }}
"""


def files(said: str) -> dict[str, str]:
    fact = GOOD_FACT.replace("en: charge warned of", f'en: "{said}"')
    booked = GOOD_FACT.replace("charge-warned", "charge-booked").replace("  bound: at-most\n", "")
    pages = issue_files("one", "part", question=f'{{zh: "{said}", en: "{said}"}}')
    return pages | {
        "data/facts/h20.yml": fact + booked,
        "data/sources/press.yml": GOOD_SOURCES.replace("original: A charge", f'original: "{said}"').replace(
            "name: CNBC", f'name: "{said}"'
        ),
        "data/claims/h20.yml": CLAIM.format(said=said),
        "data/charts/two.yml": CHART.format(said=said),
        "data/quotes.yml": QUOTE.format(said=said),
        "data/glossary.yml": GOOD_GLOSSARY + TERM.format(said=said),
        "docs/en/issues/one/part.md": PAGE,
        "docs/zh/issues/one/part.md": PAGE,
    }


def _issue(project: Project) -> FinishedIssue:
    charts = ChartFiles(palette_of(ROOT / "overrides", project.catalog), ROOT / ".cache" / "drawings")
    return finished_issue(project, "one", "en", site=SITE, charts=charts)


def _twins(project: Project) -> Iterator[str]:
    for route in ("issues/one/index.md", "issues/one/part.md"):
        page = project.by_path[f"docs/en/{route}"]
        yield twin_of(finished_of(page, written_body(project, page, voices(project.catalog)["en"])), SITE)


@pytest.mark.parametrize("said", SAID)
def test_a_twin_shows_hostile_words_as_words(read: Read, said: str) -> None:
    project, _ = read(files(said))
    reader, shown = MarkdownIt("commonmark").enable("table"), f"{said}".replace('\\"', '"').replace("\\\\", "\\")
    for twin in _twins(project):
        tokens = [one for token in reader.parse(twin) for one in (token, *(token.children or ()))]
        assert not [one.content for one in tokens if one.type.startswith("html") or one.type == "image"]
        led = [str(one.attrs["href"]) for one in tokens if one.type == "link_open"]
        assert [one for one in led if not one.startswith((SITE, "https://www.cnbc.com", "https://example"))] == []
        assert faults_in_markdown(twin) == []
        words = "".join(LexborHTMLParser(reader.render(twin)).body.text().split())
        assert "\\u" in said or "".join(shown.split()) in words


@pytest.mark.parametrize("said", SAID)
def test_plain_text_holds_hostile_words_and_stays_narrow(read: Read, said: str) -> None:
    text = text_of(_issue(read(files(said))[0]))
    assert all(width(line, wide=False) <= COLUMNS for line in text.split("\n") if "://" not in line)
    assert "\x1b" not in text
    assert "\u2060" not in text
    assert not [sign for sign in text if "\ue000" <= sign <= "\uf8ff"]


def test_no_text_of_a_record_or_of_front_matter_has_a_line_of_its_own(read: Read) -> None:
    made = files("First.\\n\\n## A heading\\n\\n- an item\\n\\t> so")
    made["docs/en/issues/one/part.md"] = PAGE.replace(
        "description: d", "description: |\n  D.\n\n  ## A heading\nsummary: s"
    )
    project, _ = read(made)
    texts = [
        *(text for _, _, record in project.catalog.records() for _, text in texts_of(record)),
        *(
            text
            for page in project.pages
            for text in front_words(page, voices(project.catalog)[page.language]).values()
        ),
    ]
    assert [text for text in texts if set(text) & set("\n\t")] == []
    assert any("First. ## A heading - an item > so" in text for text in texts)
    lines = llms_txt(project, site=SITE).split("\n")
    assert not [line for line in lines if line.startswith("## A heading")]
    assert any("D. ## A heading" in line for line in lines)
