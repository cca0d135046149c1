"""`python -m tests.bench`: a table of medians. Ends with 0 whatever it measures: a slow machine is no mistake."""
# ruff: noqa: T201 - a command that prints

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.bench.builds import (
    Run,
    builds_after_a_fact,
    builds_among_articles,
    cold_builds,
    looks,
    middle,
    scratch_copy,
    unchanged_builds,
)
from tests.bench.edits import edits, recoveries
from tests.bench.searches import PAGES, first_queries
from tests.bench.visits import Answer, first_visit
from tests.browser.site import Site


def main() -> int:
    """Measure and print; every part is measured even where one before it failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each is measured (default: 5)")
    parser.add_argument("--articles", type=int, default=100, help="how many articles more (default: 100; try 500)")
    asked = parser.parse_args()
    runs = max(1, asked.runs)
    with scratch_copy() as root:
        measure_articles(root, asked.articles, runs)
    with scratch_copy() as root:
        for measure in (measure_builds, measure_edits, measure_recoveries, measure_visits, measure_searches):
            try:
                measure(root, runs)
            except Exception as error:
                print(f"{measure.__name__} failed: {error}", file=sys.stderr)
    return 0


def measure_articles(root: Path, count: int, runs: int) -> None:
    """Print the table of builds with many articles more."""
    print(f"with {count} more articles in each language   seconds   of the processor   peak MB")
    for name, found in builds_among_articles(root, count, runs).items():
        seconds, cpu = (middle([getattr(run, field) for run in found]) for field in ("seconds", "cpu"))
        print(f"  {name:38} {seconds:9.2f} {cpu:18.2f} {middle([run.megabytes for run in found]):9.0f}", flush=True)


def measure_builds(root: Path, runs: int) -> None:
    """Print the table of builds."""
    print(f"builds, median of {runs}              seconds   (least to most)   of the processor   peak MB")
    tell("cold: no site, no drawings", cold_builds(root, runs))
    tell("unchanged, `mkdocs build`", unchanged_builds(root, runs))
    tell("unchanged, `make site`", looks(root, runs))
    tell("one fact changed", builds_after_a_fact(root, runs))


def tell(name: str, found: list[Run]) -> None:
    """One line of the table of builds."""
    seconds = [run.seconds for run in found]
    memory = middle([run.megabytes for run in found])
    cpu = middle([run.cpu for run in found])
    print(
        f"  {name:30} {middle(seconds):9.2f}   ({min(seconds):.2f} to {max(seconds):.2f})   {cpu:11.2f} {memory:9.0f}"
    )


def measure_edits(root: Path, runs: int) -> None:
    """Print how long a writer waits."""
    texts, facts = edits(root, Site(root / "site"), runs)
    print(f"edit in `mkdocs serve` until it is in the DOM, median of {runs}")
    for name, seconds in (("a sentence of the article", texts), ("a fact", facts)):
        print(f"  {name:30} {middle(seconds):9.2f}   ({min(seconds):.2f} to {max(seconds):.2f})")


def measure_recoveries(root: Path, runs: int) -> None:
    """Print how long a mended typo takes to leave the page."""
    texts, facts = recoveries(root, Site(root / "site"), runs)
    print(f"typo mended in `mkdocs serve` until its overlay is gone, median of {runs}")
    for name, seconds in (("in the article", texts), ("in the facts", facts)):
        print(f"  {name:30} {middle(seconds):9.2f}   ({min(seconds):.2f} to {max(seconds):.2f})")


def measure_visits(root: Path, runs: int) -> None:
    """Print what a first visit is sent, in each language."""
    site = Site(root / "site")
    for language in site.tags:
        answers = first_visit(site, language)
        print(f"first visit to /{language}/{site.article}: {len(answers)} requests        bytes   gzip -6")
        for one in answers:
            print(f"  {one.path:58} {one.raw:9} {one.gzipped:9}")
        total("total", answers)
        total("total without the search index", [one for one in answers if not one.is_search_index])


def measure_searches(root: Path, runs: int) -> None:
    """Print what a first query is sent on a large site, and how long it takes; last, because it takes the index's place."""
    site = Site(root / "site")
    for language in site.tags:
        print(f"first query in {language}, {PAGES:,} pages        gzip -6 KB   seconds")
        for query in first_queries(site, language):
            sent = sum(one.gzipped for one in query.answers) / 1024
            print(f"  {query.typed:30} {sent:16.1f} {query.seconds:12.2f}   {query.shown} results")


def total(name: str, answers: list[Answer]) -> None:
    """One line of sums."""
    raw, gzipped = sum(one.raw for one in answers), sum(one.gzipped for one in answers)
    print(f"  {name:58} {raw:9} {gzipped:9}   {gzipped / 1024:.1f} KB")


if __name__ == "__main__":
    sys.exit(main())
