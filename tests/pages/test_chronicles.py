"""The timeline has every event in its order; the corrections keep every old value, or say that there is none."""

from __future__ import annotations

import re

import pytest

from macros.editions.searchable import searchable
from macros.ground.problems import as_text
from macros.pages.from_records.made import made_pages
from macros.pages.mentions import mentions
from macros.wording.voice import Voice
from tests.conftest import GOOD_EVENT, GOOD_FACT, GOOD_GLOSSARY

HISTORY = """\
  history:
    - date: 2026-02-01
      value: 5.0e9
      reason: {zh: 抄错, en: misread}
    - date: 2026-03-01
      range: [5.1e9, 5.2e9]
      reason: {zh: 再改, en: sharpened}
"""
LATER = """\
later:
  date: 2026-01-02
  title: {zh: 后事, en: What came of it}
  actor: nvidia
  sources: [cnbc]
  unused: kept for the tests
"""
WHO = (("lisa", "person"), ("usa", "side"))


@pytest.fixture
def page(read):
    """The block of a made page of a small project, by its route."""

    def make(route, language="en", files=None):
        project, _ = read(files)
        voice = Voice(language, project.catalog)
        made = next(one for one in made_pages(project, voice) if one.route == route)
        return made.markdown, "".join(use.made(voice) for use in made.uses)

    return make


def test_the_timeline_has_every_event_year_by_year_the_newest_first(page):
    markdown, html = page("timeline/index.md", files={"data/events/kept.yml": LATER + GOOD_EVENT})
    assert re.findall(r"^## .*$", markdown, re.MULTILINE) == ["## 2026 { #y2026 }", "## 2025 { #y2025 }"]
    assert re.findall(r'<li id="([^"]+)"', html) == ["kept.later", "kept.copied"]
    assert '<b class="cl-doubtful"><time datetime="2025-04-16">16 April 2025</time></b>' in html


def test_a_vague_date_stands_where_the_middle_of_its_span_is(page):
    dates = {"a": "mid 2026-05", "b": "2026-05-13..2026-05-15", "c": "2026-05-20", "d": "2026-05", "e": "late 2026-01"}
    events = "".join(LATER.replace("later:", f"{key}:").replace("2026-01-02", day) for key, day in dates.items())
    html = page("timeline/index.md", files={"data/events/kept.yml": GOOD_EVENT + events + LATER})[1]
    found = re.findall(r'<li id="kept\.([^"]+)"', html)
    assert found == ["c", "d", "a", "b", "e", "later", "copied"]


def test_years_older_than_the_newest_two_are_folded(page):
    days = {"a": "1996-07-12", "b": "2024-01-02", "c": "2025-01-02", "d": "2026-01-02"}
    events = "".join(LATER.replace("later:", f"{key}:").replace("2026-01-02", day) for key, day in days.items())
    html = page("timeline/index.md", files={"data/events/kept.yml": GOOD_EVENT + events})[1]
    assert re.findall(r"<details[^>]* data-cl-group( open)?>", html) == [" open", " open", "", ""]


def test_an_event_is_found_by_who_acted_and_by_whom_its_title_names(page):
    terms = GOOD_GLOSSARY + "".join(f"{key}:\n  name: {{zh: 某, en: {key}}}\n  kind: {kind}\n" for key, kind in WHO)
    named = LATER.replace("actor: nvidia", "actor: lisa\n  involved: [usa, nvidia, lisa]")
    files = {"data/glossary.yml": terms, "data/events/kept.yml": named + GOOD_EVENT}
    html = page("timeline/index.md", files=files)[1]
    assert re.findall(r'data-who="([^"]+)"', html) == ["lisa usa nvidia", "nvidia"]
    offered = re.findall(r'<optgroup label="([^"]+)">|<option value="([a-z]+)">([^<]+)<', html.split('name="year"')[0])
    assert [kind or f"{value}: {said}" for kind, value, said in offered] == [
        "Governments", "usa: usa (1)", "Companies and organisations", "nvidia: NVIDIA (2)", "People", "lisa: lisa (1)"
    ]  # fmt: skip


def test_a_term_that_there_is_not_is_told_where_an_event_names_it(read):
    named = GOOD_EVENT.replace("actor: nvidia", "actor: nvidia\n  involved: [nvidea]")
    words = as_text(read({"data/events/kept.yml": named})[1])
    assert 'data/events/kept.yml:5:14: no term "nvidea" [unknown-term]' in words
    assert "nvidia" in words.split("hint:")[1]


def test_the_timeline_says_plainly_what_it_is_in_each_language(page):
    assert page("timeline/index.md", "zh")[0].startswith("# 时间线 { #timeline }")


@pytest.mark.parametrize(("language", "said"), [("en", "No number has been changed"), ("zh", "没有改过任何数字")])
def test_no_correction_is_said_plainly(page, language, said):
    assert said in page("corrections/index.md", language)[1]


def test_corrections_go_from_old_value_to_the_next_newest_first(page):
    html = page("corrections/index.md", files={"data/facts/h20.yml": GOOD_FACT + HISTORY})[1]
    told = [words.replace("\u00a0", " ") for words in re.findall(r": ([^<]+ → [^<]+)</p>", html)]
    assert told == ["$5.1–5.2 billion → up to $5.5 billion", "$5.0 billion → $5.1–5.2 billion"]
    assert html.index("sharpened") < html.index("misread")
    assert 'href="../ledger/h20/#h20.charge-warned"' in html


def test_a_mention_names_page_and_section_once(read):
    project, _ = read()
    found = mentions(project, Voice("en", project.catalog))["h20.charge-warned"]
    assert [(place.kind, place.url, place.label) for place in found] == [("pages", "#top", "Title")]


def test_search_reads_a_fact_by_its_label_and_every_writing_of_its_number(read):
    catalog = read()[0].catalog
    for language, words in (
        ("en", ["charge warned of: up to $5.5 billion", "$5.5B", "CNBC"]),
        ("zh", ["至多55亿美元"]),
    ):
        found = {one.url: one for one in searchable(Voice(language, catalog))}["ledger/h20/#h20.charge-warned"]
        assert [word for word in words if word not in f"{found.title}\n{found.text}"] == []


def test_search_reads_every_record_that_has_an_entry(read):
    urls = [one.url for one in searchable(Voice("en", read()[0].catalog))]
    assert urls == [
        "ledger/h20/#h20.charge-warned",
        "timeline/#kept.copied",
        "sources/#source-cnbc",
        "sources/#source-mirror",
    ]
