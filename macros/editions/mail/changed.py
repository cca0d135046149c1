"""What was changed since the issue before: of numbers and verdicts that readers have been sent, and no others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from macros.catalog.issue_records import Issue
from macros.catalog.publication.changes import ChangeKind
from macros.editions.finished_issue import FinishedIssue
from macros.manuscript.issues import newest_first
from macros.pages.changes import Changed, among, changes, dated

MOST_CHANGES = 40  # of either kind; a mail leads to the page that has all, and must stay under what Gmail shows


@dataclass(frozen=True, slots=True)
class Change:
    """A change in words; `entry` is the whole address of what was changed, "" for what was withdrawn.

    `moved` are derived numbers that moved with it, each as label, what it moved from and to, and address.
    """

    kind: ChangeKind
    label: str
    changed: str
    reason: str
    dated: str
    entry: str
    moved: tuple[tuple[str, str, str], ...]


def issue_before(issue: FinishedIssue) -> Issue | None:
    """The record of the issue that came out before this one; None for the first."""
    catalog = issue.voice.catalog
    found = (catalog.issues[slug] for slug in newest_first(catalog))
    return next((one for one in found if one.number < issue.record.number and one.published), None)


def changed_since(issue: FinishedIssue, kind: ChangeKind) -> tuple[Change, ...]:
    """The changes of a kind after the day of the issue before, the newest first: those of that day went with it."""
    before = issue_before(issue)
    since = before.published.end if before and before.published else dt.date.max
    told = [one for one in changes(issue.voice) if one.kind == kind and one.date.start > since]
    shown = among(told, issue.earlier)
    # What was withdrawn is on no page any more that could tell who was shown it: whoever was is told.
    ours = {one.anchor: one for one in (*(one for one in told if not one.entry), *shown)}
    return tuple(_change(issue, ours[one.anchor]) for one in told if one.anchor in ours)[:MOST_CHANGES]


def _change(issue: FinishedIssue, one: Changed) -> Change:
    moved = ((move.label, move.changed, issue.address(move.entry)) for move in one.moved)
    entry = issue.address(one.entry) if one.entry else ""
    return Change(one.kind, one.label, one.changed, one.reason, dated(issue.voice, one), entry, tuple(moved))
