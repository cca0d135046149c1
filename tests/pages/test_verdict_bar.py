"""The bar of an issue's claims: a cell a claim, by verdict, each of which leads to what the claims say of it."""

from __future__ import annotations

import re
from html import unescape
from typing import get_args

import pytest

from macros.catalog.records import Verdict
from macros.ground.problems import as_text
from macros.manuscript.anchors import OPENING_PART
from macros.manuscript.project import Project
from macros.pages.from_records.made import made_pages
from macros.pages.listings import claims_filter, claims_of, verdict_bar
from macros.pages.made_page import Use
from macros.pages.page_keys import PageKeys
from macros.pages.render import PageRenderer
from macros.wording.voice import Voice, phrase
from tests.conftest import LED_PAGE, Read, issue_files

CLAIMS = "data/claims/c.yml"
VERDICTS = get_args(Verdict)
# As written: in the order of neither the verdicts nor the sections
WRITTEN = (
    ("a", "opinion", "saga"), ("b", "matches", "borders"), ("c", "differs", "saga"), ("d", "unverifiable", None),
    ("e", "approximately", "borders"), ("f", "matches", None), ("g", "differs", None), ("h", "matches", "saga"),
)  # fmt: skip
BY_VERDICT = ["c.f", "c.h", "c.b", "c.e", "c.g", "c.c", "c.d", "c.a"]


def claim(name: str, verdict: str, section: str | None, issue: str = "one") -> str:
    kind = "opinion" if verdict == "opinion" else "event"
    sources = "" if verdict in ("opinion", "unverifiable") else "  sources: [cnbc]\n"
    treated = f"  section: {section}\n" if section else ""
    said = f'  said: {{zh: "说法{name}", en: "Claim <{name}> \\"quoted\\""}}\n'
    return f"{name}:\n{said}  issue: {issue}\n{treated}  kind: {kind}\n  verdict: {verdict}\n{sources}"


@pytest.fixture
def project(read: Read) -> Project:
    """Two issues: the first checks eight claims, the second one."""
    claims = "".join(claim(*one) for one in WRITTEN) + claim("z", "matches", None, "two")
    made, problems = read({**issue_files("two", number="2"), **issue_files("one", "saga", "borders"), CLAIMS: claims})
    assert as_text(problems) == ""
    return made


def cells(html: str) -> list[tuple[str, str]]:
    """The verdict of each cell's look, and where it leads."""
    found = re.findall(r'<li class="cl-verdicts__cell cl-verdicts__cell--([a-z]+)"[^>]*><a href="([^"]+)"', html)
    return [(verdict, re.sub(r"^\ue002\w+-page:|\ue002", "", there)) for verdict, there in found]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_claim_of_the_issue_has_a_cell_by_verdict_and_then_by_section(project: Project, language: str) -> None:
    html = verdict_bar(Voice(language, project.catalog), "one")
    verdicts = {f"c.{name}": verdict for name, verdict, _ in WRITTEN}
    there = "claims/one/?verdict={}#claim-{}"
    assert cells(html) == [(verdicts[name], there.format(verdicts[name], name)) for name in BY_VERDICT]
    assert [VERDICTS.index(verdict) for verdict, _ in cells(html)] == sorted(map(VERDICTS.index, verdicts.values()))


def test_a_cell_leads_to_an_entry_that_is_there(project: Project) -> None:
    voice = Voice("en", project.catalog)
    page = next(one for one in made_pages(project, voice) if one.route == "claims/one.md")
    html = "".join(PageRenderer(voice, list(page.uses)).block(number) for number in range(len(page.uses)))
    entries = re.findall(r'id="(claim-[^"]+)"', html)
    assert sorted(there.partition("#")[2] for _, there in cells(verdict_bar(voice, "one"))) == sorted(entries)
    assert len(entries) == len(set(entries)) == len(WRITTEN)


def test_a_cell_says_what_was_said_and_how_it_fared_and_shows_no_markup_of_a_record(project: Project) -> None:
    html = verdict_bar(Voice("en", project.catalog), "one")
    said = [unescape(text) for text in re.findall(r"<span>(.*?)</span></a></li>", html)]
    assert said[0] == 'Claim <f> "quoted": matches the record'
    assert said[-1] == 'Claim <a> "quoted": opinion'
    assert len(set(said)) == len(WRITTEN)
    assert "<f>" not in html
    titles = [unescape(title) for title in re.findall(r' title="([^"]*)"', html)]
    assert titles[0] == 'Claim <f> "quoted"'


def test_below_the_bar_stands_how_many_there_are_of_each_verdict_that_was_given(project: Project) -> None:
    voice = Voice("en", project.catalog)
    below = verdict_bar(voice, "one").partition('<p class="cl-verdicts__tally">')[2]
    tally = re.findall(r'cl-verdict--([a-z]+)"[^>]*>[^<]*: (\d+)<', below)
    assert tally == [
        ("matches", "3"), ("approximately", "1"), ("differs", "2"), ("unverifiable", "1"), ("opinion", "1")
    ]  # fmt: skip
    assert phrase(voice, "claims", "see", n=8) in below
    below = verdict_bar(voice, "two").partition('<p class="cl-verdicts__tally">')[2]
    assert re.findall(r"cl-verdict--([a-z]+)", below) == ["matches"]


def test_among_all_claims_each_has_the_id_that_older_links_name(project: Project) -> None:
    """An address like `claims/#claim-h20.share` was shared before issues had pages of claims of their own."""
    voice = Voice("en", project.catalog)
    page = next(one for one in made_pages(project, voice) if one.route == "claims/index.md")
    html = "".join(PageRenderer(voice, list(page.uses)).block(number) for number in range(len(page.uses)))
    assert re.findall(r'<li [^>]*id="claim-([^"]+)"', html) == ["c.z", *BY_VERDICT], "the newest issue first"
    assert "id=" not in verdict_bar(voice, "one"), "where the same ids may stand beside it"


def test_a_page_shows_the_bar_where_it_calls_for_it_and_is_made_again_with_every_verdict(read: Read) -> None:
    text = LED_PAGE.format(title="T").replace("{{ sources() }}", '{{ verdicts("one") }}\n\n{{ sources() }}')
    pages = {f"docs/{language}/about.md": text.replace("## T", "# T", 1) for language in ("zh", "en")}
    keys = []
    for verdict in ("matches", "differs"):
        files = {**issue_files("one"), **pages, CLAIMS: claim("a", verdict, None)}
        project, problems = read(files)
        assert as_text(problems) == ""
        parts = PageKeys(project, {"zh": "", "en": ""}).of_written(project.by_path["docs/en/about.md"])
        keys.append(parts["claim c.a"])
        html = PageRenderer(Voice("en", project.catalog), [Use("verdicts", "one")]).block(0)
        assert cells(html) == [(verdict, f"claims/one/?verdict={verdict}#claim-c.a")]
    assert keys[0] != keys[1]


def test_the_bar_of_an_issue_that_there_is_not_is_told(read: Read) -> None:
    text = LED_PAGE.format(title="T").replace("{{ sources() }}", '{{ verdicts("onne") }}\n\n{{ sources() }}')
    words = as_text(read({**issue_files("one"), **{f"docs/{one}/index.md": text for one in ("zh", "en")}})[1])
    assert 'docs/en/index.md:10:14: no issue "onne" [unknown-issue]' in words


def test_the_filter_offers_no_verdict_that_would_show_an_empty_page(project: Project) -> None:
    voice = Voice("en", project.catalog)
    sections = tuple((name, name) for name in (OPENING_PART, "saga", "borders"))
    offered = {
        issue: re.findall(r'value="([a-z]*)"', claims_filter(voice, issue, sections)) for issue in ("one", "two")
    }
    assert offered == {"one": ["", *VERDICTS, "", *dict(sections)], "two": ["", "matches"]}


def test_a_claim_is_copied_as_who_says_what_how_it_fared_and_what_the_record_shows(read: Read) -> None:
    noted = claim("n", "differs", None) + "  said_in: cnbc\n  note: {zh: 我们的话, en: Our note}\n"
    catalog = read({**issue_files("one"), CLAIMS: noted})[0].catalog
    copied = {
        language: unescape(re.findall(r'data-copy="([^"]*)"', claims_of(Voice(language, catalog), "one", None))[0])
        for language in ("zh", "en")
    }
    assert copied["en"].splitlines() == [
        'CNBC says: Claim <n> "quoted"',
        "Verdict: differs from the record",
        "The record shows: Our note",
        "Based on: “A charge”, CNBC, 15 April 2025",
    ]
    assert copied["zh"].splitlines()[:3] == ["CNBC说：说法n", "核对结果：不符", "记录显示：我们的话"]


def test_who_says_it_stands_before_what_is_said_and_apart_from_our_note(read: Read) -> None:
    noted = claim("n", "differs", None) + "  said_in: cnbc\n  note: {zh: 我们的话, en: Our note}\n"
    made, problems = read({**issue_files("one"), CLAIMS: noted})
    assert as_text(problems) == ""
    html = claims_of(Voice("en", made.catalog), "one", None)
    parts = ["saying", "who", "said", "verdict", "record", "note", "sources", "hand"]
    assert re.findall(r'class="cl-claim__(\w+)"', html) == parts
