"""A small issue as its posts are made of it, with the records that a test writes."""

from __future__ import annotations

from macros.editions.finished_issue import FinishedIssue, finished_issue
from tests.conftest import BOOKED_FACT, GOOD_FACT, Read, issue_files
from tests.editions.whole_issues import SITE, charts

PAGE = """\
## 题目 { #part }

{{ fact("h20.charge-warned") }}，{{ fact("h20.charge-booked") }}

{{ sources() }}
"""


def issue_of(read: Read, page: str = PAGE, **files: str) -> FinishedIssue:
    """A small issue that opens with `page`, which names two numbers."""
    made = {"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT, **issue_files("small")}
    made |= {f"docs/{language}/issues/small/index.md": page for language in ("zh", "en")}
    project, problems = read({**made, **files})
    assert [(problem.code, problem.message) for problem in problems] == []
    return finished_issue(project, "small", "zh", site=SITE, charts=charts())
