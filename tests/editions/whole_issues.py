"""The issues of this newsletter as editions get them, and what the record has each number say: for every edition's tests."""

from __future__ import annotations

from functools import cache

from macros.catalog.record_digests import Key
from macros.editions.chart_files import ChartFiles, palette_of
from macros.editions.finished_issue import FinishedIssue, finished_issue
from macros.manuscript.addresses import entry_address
from macros.manuscript.project import Project
from macros.manuscript.survey import read_project
from macros.wording.amounts import amount
from macros.wording.dates import when
from tests.conftest import ROOT

SITE = "https://ledger.example"


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
    kind, name = key
    catalog, styles = issue.voice.catalog, ("prose", "table")
    if kind == "event":
        return {when(issue.voice, catalog.events[name].date, style=style) for style in styles}
    record = catalog.by_kind[kind][name]
    dated = {when(issue.voice, record.as_of, style=style) for style in styles} if record.as_of else set()
    return dated | {amount(issue.voice, record, style=style) for style in styles}


def by_entry(issue: FinishedIssue) -> dict[str, Key]:
    """The numbers of an issue by the whole address of each one's entry, which editions name it by."""
    return {issue.address(entry_address(issue.voice.catalog, *key)): key for key in issue.whole.card_numbers}
