"""A small issue as its posts are made of it, with the records that a test writes."""

from __future__ import annotations

from macros.editions.finished_issue import FinishedIssue, finished_issue
from tests.conftest import Read, issue_files
from tests.editions.whole_issues import SITE, charts


def issue_of(read: Read, **files: str) -> FinishedIssue:
    """A small issue whose only page names two numbers."""
    page = '## 题目 { #part }\n\n{{ fact("h20.charge-warned") }}，{{ fact("h20.charge-booked") }}\n\n{{ sources() }}\n'
    made = issue_files("small")
    made |= {f"docs/{language}/issues/small/index.md": page for language in ("zh", "en")}
    project, problems = read({**made, **files})
    assert problems == []
    return finished_issue(project, "small", "zh", site=SITE, charts=charts())
