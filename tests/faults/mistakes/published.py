"""Mistakes in what was published: changed, taken away or judged anew without a word."""

from __future__ import annotations

from tests.conftest import GOOD_FACT, GOOD_PAGE, issue_files
from tests.faults.mistakes import Mistake

FACTS, CLAIMS, KEPT = "data/facts/h20.yml", "data/claims/h20.yml", "data/published.yml"
SHOWN = "value: 5.5e9, unit: usd, bound: at-most, as_of: FY2026-Q1, status: projection"


def published(facts: str = f"{{h20.charge-warned: {{{SHOWN}}}}}", claims: str = "{}", pages: str = "{}") -> str:
    """What was published of the small project on a day."""
    return f"published: 2026-11-23\nfacts: {facts}\nclaims: {claims}\npages: {pages}\n"


CLAIM = """\
charge:
  said: {zh: 甲, en: A}
  issue: one
  kind: number
  value: 5.5e9
  unit: usd
  verdict: approximately
  record: h20.charge-warned
  sources: [cnbc]
"""
JUDGED = "{h20.charge: {verdict: approximately, record: h20.charge-warned, value: 5.5e9, unit: usd}}"
TOLD = """\
  checked: 2026-12-01
  history:
    - {date: 2026-12-01, value: 5.5e9, bound: at-most, reason: {zh: 抄错, en: misread}}
"""
IDLE = """\
  history:
    - {date: 2026-03-01, value: 55e8, bound: at-most, reason: {zh: 抄错, en: misread}}
"""
CAME_OUT = {
    f"docs/{language}/index.md": GOOD_PAGE.format(title=title).replace(
        "original: zh\n", "original: zh\npublished: 2026-11-23\n"
    )
    for language, title in (("zh", "题目"), ("en", "Title"))
}
PAGE = "{docs/en/index.md: {title: Title, sections: {top: 00000000, part: 9d8d2ce6}}}"

PUBLISHED: dict[str, Mistake] = {
    "no-change": Mistake(f"{FACTS}:10:7", "{date: 2026-03-01", {FACTS: GOOD_FACT + IDLE}),
    "not-updated": Mistake("docs/en/index.md:7:1", "# Title", {KEPT: published(pages=PAGE), **CAME_OUT}),
    "unconfirmed-verdict": Mistake(
        f"{CLAIMS}:7:12",
        "approximately",
        {
            **issue_files("one"),
            FACTS: GOOD_FACT.replace("5.5e9", "5.4e9") + TOLD,
            CLAIMS: CLAIM,
            KEPT: published(claims=JUDGED),
        },
    ),
    "untold-change": Mistake(
        f"{FACTS}:3:10", "5.4e9", {KEPT: published()}, edits=((FACTS, "value: 5.5e9", "value: 5.4e9"),)
    ),
    "vanished": Mistake(
        f"{KEPT}:2:19",
        "{value: 1",
        {KEPT: published("{h20.gone: {value: 1, unit: usd}}")},
    ),
}
