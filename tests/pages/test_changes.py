"""A changed number says so wherever a reader meets it: from what to what, on which day, why, and what moved along."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from macros.catalog.record_digests import record_digests
from macros.editions.feeds import feeds
from macros.ground.problems import as_text
from macros.manuscript.project import Project
from macros.pages.cards import card
from macros.pages.changes import among, changes, shown_by
from macros.pages.from_records.made import made_pages
from macros.pages.furniture import colophon
from macros.pages.made_page import Use
from macros.pages.render import PageRenderer
from macros.wording.citing import Cited
from macros.wording.voice import Voice
from tests.conftest import BOOKED_FACT, GOOD_FACT, GOOD_SOURCES, issue_files

WARNED = """\
  history:
    - {date: 2026-02-01, kind: updated, value: 5e9, bound: at-most, reason: {zh: 公司重报, en: restated}}
"""
BOOKED = """\
  history:
    - {date: 2026-03-01, value: 4.4e9, reason: {zh: 抄错, en: "misread <b>"}}
"""
GAP = """\
charge-gap:
  label: {zh: 差额, en: gap}
  derive: h20.charge-warned - h20.charge-booked
  unit: usd
  digits: 2
"""
CLAIM = """\
charge:
  said: {zh: 文中所说, en: what it says}
  issue: one
  kind: number
  value: 5e9
  unit: usd
  verdict: approximately
  record: h20.charge-warned
  sources: [cnbc]
  history: [{date: 2026-02-01, verdict: matches, reason: {zh: 不再相等, en: no longer the same}}]
"""
GONE = """\
charge-guessed:
  withdrawn: 2026-04-01
  label: {zh: 猜测的费用, en: charge guessed}
  value: 6e9
  unit: usd
  reason: {zh: 来源撤稿, en: its source was retracted}
"""
NAMED = ("charge-warned", "charge-booked", "charge-gap")


def sources(read_on: str) -> str:
    return GOOD_SOURCES.replace("  grade: A\n", f"  grade: A\n  date_accessed: {read_on}\n")


@pytest.fixture
def project(read):
    """A small project of which three numbers are shown, two were changed and one moved with both."""

    def make(read_on: str = "2026-04-01", **more: str) -> Project:
        facts = GOOD_FACT + WARNED + BOOKED_FACT + BOOKED + GAP + GONE
        page = "---\ntitle: T\ndescription: T\noriginal: zh\n---\n## T { #t }\n\n"
        page += " ".join(f'{{{{ fact("h20.{name}") }}}}' for name in NAMED) + "\n\n{{ sources() }}\n"
        files = {"data/facts/h20.yml": facts, "data/sources/press.yml": sources(read_on), "data/claims/h20.yml": CLAIM}
        files |= issue_files("one")
        pages = {"docs/zh/index.md": page, "docs/en/index.md": page}
        made, problems = read({**files, **pages, **more})
        assert as_text(problems) == ""
        return made

    return make


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html).replace("\u00a0", " ")


def corrections(project: Project, language: str = "en") -> tuple[str, str]:
    voice = Voice(language, project.catalog)
    made = next(one for one in made_pages(project, voice) if one.route == "corrections/index.md")
    return made.markdown, "".join(use.made(voice) for use in made.uses)


def test_a_card_says_from_what_to_what_when_and_why(project) -> None:
    rows = dict(card(Voice("en", project().catalog), "fact", "h20.charge-booked").rows)
    assert plain(rows["Corrected 1 March 2026"]) == "$4.4 billion → $4.5 billion. misread "
    rows = dict(card(Voice("zh", project().catalog), "fact", "h20.charge-warned").rows)
    assert rows["2026年2月1日更新"] == "至多50亿美元 → 至多55亿美元。公司重报"


def test_the_card_of_a_sum_says_what_it_moved_with(project) -> None:
    rows = [(name, plain(said)) for name, said in card(Voice("en", project().catalog), "fact", "h20.charge-gap").rows]
    assert rows[-2:] == [
        ("Corrected 1 March 2026", "up to $1.1 billion → up to $1.0 billion. Moved with “charge booked”"),
        ("Updated 1 February 2026", "up to $600 million → up to $1.1 billion. Moved with “charge warned of”"),
    ]


def test_the_card_of_a_claim_says_how_it_was_judged_before(project) -> None:
    rows = dict(card(Voice("en", project().catalog), "claim", "h20.charge").rows)
    assert rows["Corrected 1 February 2026"] == "matches the record → roughly right. no longer the same"


def test_a_claim_says_among_the_claims_and_in_its_box_how_it_was_judged_before(project) -> None:
    voice = Voice("en", project().catalog)
    box = PageRenderer(voice, [Use("check", "h20.charge")]).block(0)
    listed = next(one for one in made_pages(project(), voice) if one.route == "claims/one.md")
    html = "".join(PageRenderer(voice, list(listed.uses)).block(number) for number in range(len(listed.uses)))
    for made in (box, html):
        said = " ".join(plain(made).split())
        assert "Corrected 1 February 2026 matches the record → roughly right. no longer the same" in said


@pytest.mark.parametrize(("read_on", "marked"), [("2026-04-01", NAMED), ("2026-05-15", NAMED[1:]), ("2026-06-01", ())])
def test_a_number_is_marked_for_ninety_days_before_the_newest_day(
    project, read_on: str, marked: tuple[str, ...]
) -> None:
    voice = Voice("en", project(read_on).catalog)
    renderer = PageRenderer(voice, [Use("fact", f"h20.{name}") for name in NAMED])
    html = [renderer.rich(number) for number in range(len(NAMED))]
    assert [name for name, one in zip(NAMED, html, strict=True) if "cl-number--changed" in one] == list(marked)
    assert [name for name, one in zip(NAMED, html, strict=True) if ' 2026"' in one] == list(marked), (
        "said to all readers"
    )


def test_a_date_carries_no_mark_of_its_number(project) -> None:
    assert "--changed" not in PageRenderer(Voice("en", project().catalog), [Use("when", "h20.charge-booked")]).rich(0)


def test_the_end_of_a_page_lists_the_changes_to_what_it_shows_newest_first(project) -> None:
    voice = Voice("en", project().catalog)
    shown = list(shown_by(voice.catalog, [Use("fact", f"h20.{name}") for name in NAMED]))
    html = colophon(voice, Cited("A", "k", "", ""), changed="", changes=among(changes(voice), shown), up="../")
    text = " ".join(plain(html).split())
    assert text.startswith(
        "What changed Corrected 1 March 2026 charge booked: $4.4 billion → $4.5 billion misread &lt;b&gt; "
        "Moved with it: gap: up to $1.1 billion → up to $1.0 billion "
        "Updated 1 February 2026 charge warned of: up to $5 billion → up to $5.5 billion restated"
    )
    assert 'href="../ledger/h20/#h20.charge-booked"' in html


@pytest.mark.parametrize(
    ("uses", "told", "moved"),
    [
        ([Use("fact", "h20.charge-booked")], ["h20.charge-booked"], []),
        ([Use("fact", "h20.charge-gap")], ["h20.charge-booked", "h20.charge-warned"], ["h20.charge-gap"] * 2),
        ([Use("check", "h20.charge")], ["h20.charge-warned", "h20.charge"], []),
        ([Use("claim", "h20.charge")], ["h20.charge"], []),
        ([Use("when", "kept.copied")], [], []),
    ],
)
def test_a_page_tells_no_change_of_what_it_does_not_show(project, uses, told, moved) -> None:
    voice = Voice("en", project().catalog)
    found = among(changes(voice), shown_by(voice.catalog, uses))
    assert [one.key[1] for one in found] == told
    assert [move.id for one in found for move in one.moved] == moved


def test_a_title_shows_the_numbers_that_it_names(project) -> None:
    catalog = project().catalog
    assert list(shown_by(catalog, [], ["Up to {h20.charge-warned}"])) == [("fact", "h20.charge-warned")]


def test_the_corrections_stand_apart_from_the_updates(project) -> None:
    markdown, html = corrections(project())
    assert re.findall(r"^## .*$", markdown, re.MULTILINE) == [
        "## Corrections: what was wrong { #corrected }",
        "## Updates: what has changed since { #updated }",
    ]
    ids = ["fact-h20.charge-guessed-withdrawn", "h20.charge-booked-1", "claim-h20.charge-1", "h20.charge-warned-1"]
    assert re.findall(r'<li id="([^"]+)"', html) == ids


def test_a_correction_names_what_moved_and_where_it_is_shown(project) -> None:
    html = corrections(project())[1]
    booked = html[html.index('id="h20.charge-booked-1"') : html.index('id="claim-h20.charge-1"')]
    assert "Moved with it: gap: up to $1.1 billion → up to $1.0 billion" in plain(booked)
    assert 'Shown in: <a href="../#t">T\u00a0· T</a>' in booked


def test_what_was_withdrawn_is_told_without_a_way_to_an_entry_that_is_gone(project) -> None:
    html = corrections(project(), "zh")[1]
    gone = html[: html.index("</li>")]
    assert "猜测的费用：60亿美元→撤回来源撤稿" in "".join(plain(gone).split())
    assert "href" not in gone


def test_what_an_author_writes_into_a_change_is_text(project) -> None:
    made = project()
    assert "<b>misread" not in corrections(made)[1] and "misread &lt;b&gt;" in corrections(made)[1]


def test_the_feed_has_every_change_with_what_moved(project) -> None:
    feed = feeds(Voice("en", project().catalog), "https://example.com/", [])["en/corrections.json"]
    for words in ("charge booked: $4.4", "withdrawn", "matches the record → roughly right", "Moved with it: <a href="):
        assert words in feed.replace("\u00a0", " ").replace('\\"', '"')


def test_a_change_of_what_is_said_besides_the_number_is_told_by_that(project, read) -> None:
    changed = "  history: [{date: 2026-02-01, value: 4.5e9, as_of: FY2025-Q4, reason: {zh: 甲, en: A}}]\n"
    catalog = read({"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT + changed})[0].catalog
    said = plain(changes(Voice("en", catalog))[0].changed)
    assert said == "$4.5 billion (Q4 FY2025) → $4.5 billion (Q1 FY2026)"


def test_the_digest_of_a_sum_is_another_once_the_history_of_its_inputs_is(project, read) -> None:
    """A card of the sum tells of the change, so that its page must be made again."""
    before = record_digests(project().catalog).closed("fact", "h20.charge-gap")
    other = project(
        **{"data/facts/h20.yml": GOOD_FACT + WARNED + BOOKED_FACT + BOOKED.replace("misread", "typo") + GAP}
    )
    assert record_digests(replace(other.catalog)).closed("fact", "h20.charge-gap") != before
