"""PDFs of small issues made for the test: what somebody else wrote is words there, and a corrected number says so."""

from __future__ import annotations

import json
import re

from selectolax.lexbor import LexborHTMLParser

from macros.editions.chart_files import ChartFiles, palette_of
from macros.editions.finished_issue import FinishedIssue, finished_issue
from macros.editions.pdf.document import document
from macros.editions.pdf.edition import make
from macros.ground.problems import as_text
from macros.manuscript.project import Project
from tests.conftest import BOOKED_FACT, GOOD_FACT, GOOD_GLOSSARY, GOOD_SOURCES, ROOT, Read, issue_files
from tests.editions.pdf.reading import Read as Pdf
from tests.editions.pdf.reading import target

SITE = "https://ledger.example"
HOSTILE = """<script>alert(x)</script><img src=x onerror=alert(y)> "'&amp;&lt; ]]> <![CDATA[ 😀 url(x)"""
HEBREW = HOSTILE + " \u05e9\u05dc\u05d5\u05dd"  # only what somebody else printed may be so
NAMED = ("charge-warned", "charge-booked")
CHART = """\
kind: bar
facts: [h20.charge-warned, h20.charge-booked]
title: {zh: SAID, en: SAID}
subtitle: {zh: SAID, en: SAID}
alt: {zh: SAID, en: SAID}
note: {zh: SAID, en: SAID}
"""
CLAIM = """\
charge:
  said: {zh: SAID, en: SAID}
  issue: one
  kind: number
  value: 5e9
  unit: usd
  verdict: approximately
  record: h20.charge-warned
  note: {zh: SAID, en: SAID}
  sources: [cnbc]
"""
QUOTE = """\
words:
  speaker: nvidia
  date: 2025-04-15
  language: en
  text: {zh: SAID, en: SAID}
  sources: [cnbc]
"""


def pages(*, front: str = "---\ntitle: T\ndescription: D\n---\n", calls: str = "") -> dict[str, str]:
    numbers = " ".join(f'{{{{ fact("h20.{name}") }}}}' for name in NAMED)
    body = f"{front}# T {{ #top }}\n\n{numbers}\n\n{calls}\n"
    return {f"docs/{language}/issues/one/part.md": body for language in ("zh", "en")}


def issue_of(project: Project, language: str) -> FinishedIssue:
    charts = ChartFiles(palette_of(ROOT / "overrides", project.catalog), ROOT / ".cache" / "drawings")
    return finished_issue(project, "one", language, site=SITE, charts=charts)


def printed(project: Project, language: str = "en") -> Pdf:
    (content,) = make(issue_of(project, language)).values()
    return Pdf(content)


def said(text: str, words: str = HOSTILE) -> str:
    return text.replace("SAID", json.dumps(words, ensure_ascii=False))


def test_what_others_wrote_is_words_in_every_slot(read: Read) -> None:
    words = HOSTILE
    front = said("---\ntitle: SAID\ndescription: SAID\nsummary: SAID\n---\n", words)
    texts = {name: said("{zh: SAID, en: SAID}", words) for name in ("question", "answer", "description", "not_found")}
    calls = '{{ chart("charges") }}\n\n{{ check("h20.charge") }}\n\n{{ quote("words") }}\n\n{{ cite("cnbc") }} {{ term("odd") }}\n\n{{ sources() }}'
    files = {
        **issue_files("one", "part", key_figures="[h20.charge-warned]", lead_chart="charges", **texts),
        **pages(front=front, calls=calls),
        "data/facts/h20.yml": said(
            GOOD_FACT.replace("{zh: 预告的费用, en: charge warned of}", "{zh: SAID, en: SAID}"), words
        )
        + BOOKED_FACT,
        "data/sources/press.yml": said(
            GOOD_SOURCES.replace("{original: A charge}", "{original: SAID}"), HEBREW
        ).replace("name: CNBC", said("name: SAID", words)),
        "data/charts/charges.yml": said(CHART, words),
        "data/claims/h20.yml": said(CLAIM, words),
        "data/quotes.yml": said(QUOTE, words),
        "data/glossary.yml": GOOD_GLOSSARY + said("odd:\n  name: {zh: SAID, en: SAID}\n  kind: concept\n", "odd & <b>"),
    }
    project, problems = read(files)
    assert as_text(problems) == ""
    for language in ("zh", "en"):
        html = document(issue_of(project, language))
        live = "script, img, iframe, object, embed, link, form, base, [onerror], [onload], [style]"
        assert not LexborHTMLParser(html).css(live)
        found = printed(project, language)
        assert found.tree.text.count("<script>alert(x)</script>") >= 10
        hebrew = HEBREW[-4:]
        assert (
            hebrew in found.tree.text or hebrew[::-1] in found.tree.text
        )  # a font's letters are put down as they are seen
        assert {target(link).partition(":")[0].partition("#")[0] for link in found.links} <= {"https", ""}
        assert "/OpenAction" not in found.pdf.Root
        assert not any("/JS" in one for one in found.pdf.objects if hasattr(one, "keys"))


def test_a_corrected_number_says_from_what_to_what_and_when_in_its_note_and_bears_its_mark(read: Read) -> None:
    history = "  history:\n    - {date: 2026-03-01, value: 4.4e9, reason: {zh: 抄错, en: misread}}\n"
    sources = GOOD_SOURCES.replace("  grade: A\n", "  grade: A\n  date_accessed: 2026-04-01\n")
    before = {**issue_files("one", "part"), **pages(), "data/sources/press.yml": sources}
    texts = []
    for booked in (BOOKED_FACT, BOOKED_FACT + history):
        project, problems = read({**before, "data/facts/h20.yml": GOOD_FACT + booked})
        assert as_text(problems) == ""
        texts.append([item.text for item in printed(project).tree.of("LI", "P") if "billion" in item.text])
    changed = [(old, new) for old, new in zip(*texts, strict=True) if old != new]
    assert len(changed) == 2, "the sentence that has it, and its note"
    assert any("$4.5billion*" in re.sub(r"\s", "", new) and "*" not in old for old, new in changed)
    assert any(
        "Corrected 1 March 2026: $4.4 billion → $4.5 billion" in new.replace("\u00a0", " ") for _, new in changed
    )
