"""The issues of this newsletter as editions get them, and what the record has each number say: for every edition's tests."""

from __future__ import annotations

from functools import cache

from macros.catalog.record_digests import Key
from macros.catalog.records import Amount
from macros.editions.chart_files import ChartFiles, palette_of
from macros.editions.finished_issue import FinishedIssue, finished_issue
from macros.manuscript.addresses import entry_address
from macros.manuscript.project import Project
from macros.manuscript.survey import read_project
from macros.pages.numbers import in_doubt
from macros.wording.amounts import Style, amount
from macros.wording.dates import when
from tests.conftest import ROOT

SITE = "https://ledger.example"
STYLES: tuple[Style, ...] = ("prose", "table")


@cache
def project() -> Project:
    """The project of this repository, which has no problems."""
    found, problems = read_project(ROOT)
    assert problems == []
    return found


@cache
def charts() -> ChartFiles:
    """Its charts."""
    return ChartFiles(palette_of(ROOT / "overrides", project().catalog), ROOT / ".cache" / "drawings")


@cache
def whole_issue(slug: str, language: str, site: str = SITE) -> FinishedIssue:
    """One of its issues."""
    return finished_issue(project(), slug, language, site=site, charts=charts())


ISSUES = sorted(project().catalog.issues)


def said_of(issue: FinishedIssue, key: Key) -> set[str]:
    """What a number may read like in the issue's language: in a sentence, and in a table."""
    return dates_of(issue, key) | amounts_of(issue, key)


def amounts_of(issue: FinishedIssue, key: Key) -> set[str]:
    """The words of a fact's or a claim's amount."""
    record = issue.voice.catalog.by_kind[key[0]][key[1]]
    return {amount(issue.voice, record, style=style) for style in STYLES} if isinstance(record, Amount) else set()


def dates_of(issue: FinishedIssue, key: Key) -> set[str]:
    """The words of the day or period that a record describes."""
    record = issue.voice.catalog.by_kind[key[0]][key[1]]
    period = getattr(record, "date" if key[0] == "event" else "as_of")
    return {when(issue.voice, period, style=style) for style in STYLES} if period else set()


def is_doubted(issue: FinishedIssue, key: Key, words: str) -> bool:
    """Whether a number that ends these words is to bear a mark of doubt: of dates only those of events may."""
    is_date = key[0] != "event" and not words.endswith(tuple(amounts_of(issue, key)))
    return in_doubt(issue.voice, *key) and not is_date


def by_entry(issue: FinishedIssue) -> dict[str, Key]:
    """The numbers of an issue by the whole address of each one's entry, which editions name it by."""
    return {issue.address(entry_address(issue.voice.catalog, *key)): key for key in issue.whole.card_numbers}
