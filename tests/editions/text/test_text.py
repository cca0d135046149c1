"""An issue as plain text: whole, within 78 columns, its numbers those of the record."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.editions.kinds import EDITIONS
from macros.editions.text.edition import text_of
from macros.editions.text.wrapping import COLUMNS, width, wrapped
from macros.ground.letters.own_marks import OF_RECORDS
from macros.wording.citations import citation
from macros.wording.voice import phrase
from tests.editions.text.reading_back import joined, numbers_in_text
from tests.editions.whole_issues import ISSUES, by_entry, project, said_of, whole_issue

BOTH = [(slug, language) for slug in ISSUES for language in project().catalog.languages]


@pytest.mark.parametrize(("slug", "language"), BOTH)
def test_its_numbers_are_those_of_the_record_and_each_has_its_note(slug: str, language: str) -> None:
    issue = whole_issue(slug, language)
    keys, found = by_entry(issue), list(numbers_in_text(text_of(issue)))
    assert {keys[there] for _, there, _ in found} == set(keys.values())
    for before, there, _ in found:
        assert any(before.endswith(joined(said)) for said in said_of(issue, keys[there])), (before[-60:], there)


@pytest.mark.parametrize(("slug", "language"), BOTH)
def test_no_line_is_wider_than_a_terminal_but_an_address_alone(slug: str, language: str) -> None:
    wide = language == "zh"
    lines = text_of(whole_issue(slug, language)).split("\n")
    too_wide = [line for line in lines if width(line, wide=wide) > COLUMNS]
    assert all(re.fullmatch(r" *<?https?://\S+", line) for line in too_wide), too_wide[:3]
    assert not [line for line in lines if line != line.rstrip()]


@pytest.mark.parametrize(("slug", "language"), BOTH)
def test_every_page_stands_in_it_with_its_headings_numbered(slug: str, language: str) -> None:
    issue, text = whole_issue(slug, language), text_of(whole_issue(slug, language))
    for number, page in enumerate(issue.sections, start=1):
        assert joined(f"{number}. {page.words.title}") in joined(text)


@pytest.mark.parametrize(("slug", "language"), BOTH)
def test_sources_are_listed_once_with_their_addresses(slug: str, language: str) -> None:
    issue = whole_issue(slug, language)
    text, catalog = text_of(issue), issue.voice.catalog
    for source, number in issue.whole.source_numbers.items():
        mark = f"[S{number}] " if language == "en" else f"[源{number}] "
        entry = re.search(rf"^{re.escape(mark)}.*?(?=\n\n)", text, re.MULTILINE | re.DOTALL)
        assert entry, source
        url = catalog.sources[source].url
        assert (
            not (url and catalog.sources[source].linkable)
            or entry[0].endswith(url.split("?")[0])
            or url.split("?")[0] in entry[0]
        )
        cited = citation(issue.voice, source)
        assert joined(entry[0]).startswith(joined(f"{mark}{cited.publisher}·{cited.title}·")), "who · what · the rest"


@pytest.mark.parametrize(("slug", "language"), BOTH)
def test_the_box_of_a_claim_says_how_it_fared_once_and_then_what_the_record_shows(slug: str, language: str) -> None:
    issue = whole_issue(slug, language)
    judged, shown = (f"{OF_RECORDS} {phrase(issue.voice, 'check', key)}" for key in ("verdict", "record"))
    parts = [part.strip() for part in text_of(issue).split("\n\n")]
    after = [following for part, following in pairwise(parts) if part.startswith(judged)]
    assert len(after) == sum(use.name == "check" for page in issue.pages for use in page.renderer.uses) > 0
    assert all(part.startswith(shown) for part in after)


def test_it_is_made_as_one_file_and_the_same_twice() -> None:
    issue = whole_issue("yardstick", "zh")
    files = EDITIONS["text"].make(issue)
    assert list(files) == ["yardstick-zh.txt"]
    assert files == EDITIONS["text"].make(issue)
    assert files["yardstick-zh.txt"].decode("utf-8").endswith("\n")


def test_an_issue_without_an_address_names_entries_by_their_place() -> None:
    text = text_of(whole_issue("yardstick", "en", site=""))
    assert re.search(r"^    ledger/[a-z0-9-]+/#\S+$", text, re.MULTILINE)
    assert "ledger.example" not in text


@given(st.text(st.sampled_from("ab 北京，。“”（）12亿[]—…e\u0301🙂"), max_size=300), st.booleans())
def test_lines_hold_every_letter_and_are_narrow_enough(text: str, wide: bool) -> None:
    lines = wrapped(text, wide=wide, first="- ", further="  ")
    assert all(width(line, wide=wide) <= COLUMNS for line in lines)
    assert joined("".join(lines)) == joined(f"- {text}")


def test_a_line_of_han_begins_with_no_mark_that_ends_something_and_parts_no_number_from_its_unit() -> None:
    for before in range(30, 45):
        lines = wrapped("字" * before + "，约55亿美元[12]，“好”。" + "字" * 40, wide=True)
        assert not [line for line in lines[1:] if line[0] in "，。”亿["]
        assert "55亿" in "\n".join(lines)
        assert not [line for line in lines if line.endswith("“")]


@pytest.mark.parametrize(("slug", "language"), BOTH)
def test_an_update_is_told_only_where_it_came_after_publication(slug: str, language: str) -> None:
    issue = whole_issue(slug, language)
    head = text_of(issue).partition("\n\n")[2].partition("\n\n")[0]
    published = dt.date.fromisoformat(issue.opening.words.published or "")
    told = [phrase(issue.voice, "site", key, date="").strip() for key in ("published", "updated")]
    assert [word in joined(head) or word in head for word in told] == [True, issue.day > published]
