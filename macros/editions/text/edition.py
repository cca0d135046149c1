"""The kind `text`: a whole issue as one file of plain text, UTF-8, for a terminal and for the ear."""

from __future__ import annotations

from macros.editions.edition import Edition, Files
from macros.editions.finished_issue import FinishedIssue
from macros.editions.text.documents import blocks_of_issue
from macros.editions.text.plain import PlainText


def text_of(issue: FinishedIssue) -> str:
    """An issue as plain text. Raises WordlessError or BracesError for missing words."""
    return PlainText(issue.voice, issue.site).of(blocks_of_issue(issue))


def _make(issue: FinishedIssue) -> Files:
    return {f"{issue.name}.txt": text_of(issue).encode()}


EDITION = Edition(make=_make, offered=(".txt",))
