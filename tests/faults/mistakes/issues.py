"""Mistakes in issues: what their pages say again, what belongs to none, what their records do not list."""

from __future__ import annotations

from tests.conftest import SECTION_PAGE, issue_files
from tests.faults.mistakes import Mistake

CLAIMS = "data/claims/more.yml"
CLAIM = """\
one:
  said: {zh: 甲, en: A}
  issue: one
  section: part
  kind: opinion
  verdict: opinion
"""
FILES = {**issue_files("one", "part"), CLAIMS: CLAIM}


def claim(old: str, new: str, at: str, under: str) -> Mistake:
    """A claim of an issue with a mistake in it."""
    return Mistake(f"{CLAIMS}:{at}", under, FILES, ((CLAIMS, old, new),))


def pages(name: str, text: str, at: str, under: str) -> Mistake:
    """One page of an issue in every language with a mistake in it."""
    written = {f"docs/{language}/issues/one/{name}.md": text for language in ("zh", "en")}
    return Mistake(f"docs/en/issues/one/{name}.md:{at}", under, {**FILES, **written})


PART = SECTION_PAGE.format(title="Part")
ISSUES = {
    "said-by-issue": pages("part", PART.replace("---\n#", "published: 2026-11-24\n---\n#"), "4:1", "published"),
    "unknown-issue": claim("issue: one", "issue: two", "3:10", "two"),
    "unknown-section": claim("section: part", "section: nowhere", "4:12", "nowhere"),
    "unlisted-section": pages("more", PART, "1:1", "---"),
}
