"""Rows 2, 16, 17, 54, 55, 56 and 57: hostile pages in every spelling run nothing, and readers get what pages may hold."""

from __future__ import annotations

import os
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from macros.manuscript.markdown.body import body_html, elements_in
from macros.manuscript.markdown.convert import html_of
from macros.manuscript.markdown.markup import TAGS, is_allowed
from macros.manuscript.markdown.sanitise import sanitise
from macros.manuscript.page import page_of
from macros.manuscript.survey import read_project
from macros.manuscript.tokens import replace_in_html, replace_in_text
from macros.pages.inspection import faults_in, faults_in_site
from macros.press.output.atomic import MARK
from tests.faults import hostile
from tests.press.conftest import Start, build
from tests.press.test_engine import Engine, engine, opened

__all__ = ["engine", "opened"]
PAGES_A_BUILD = 250


def outside_the_list(html: str) -> list[str]:
    """What a browser finds in a page's own HTML that no page may hold."""
    found = [f"<{node.tag}>" for node in elements_in(html) if node.tag not in TAGS]
    for node in elements_in(html):
        attributes = node.attributes.items()
        found += [
            f'{name}="{value}"' for name, value in attributes if not is_allowed(node.tag or "", name, value or "")
        ]
    told_by_rules = ("a character", "the id ")
    return [*found, *(fault for fault in faults_in(html) if not fault.startswith(told_by_rules))]


def body_for_readers(engine: Engine, text: str) -> str:
    """The HTML of a page that no rule has looked at: only the engine and the sanitiser stand in the way."""
    page, _ = page_of(text, "docs/en/a.md", "en")
    plain = lambda _number: "5"  # noqa: E731
    clean = sanitise(html_of(engine.run(page.body)), lambda value: replace_in_text(value, plain))
    return replace_in_html(clean, rich=plain, plain=plain, block=lambda number: f"<p>{escape(plain(number))}</p>")


def push_through(engine: Engine, examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(hostile.pages, hostile.quiet_pages))
    def run(text: str) -> None:
        assert outside_the_list(body_for_readers(engine, text)) == []
        assert not Path(hostile.CANARY).exists()

    run()


def test_with_every_rule_switched_off_nothing_runs_and_readers_get_what_pages_may_hold(engine: Engine) -> None:
    push_through(engine, 150)


@pytest.mark.long
def test_ten_thousand_pages_with_every_rule_switched_off(engine: Engine) -> None:
    push_through(engine, 10_000)


def some_pages(number: int) -> list[str]:
    """So many pages of the generator, the same each time."""
    found: list[str] = []

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(hostile.quiet_pages, hostile.quiet_pages, hostile.pages))
    def draw(text: str) -> None:
        found.append(text)

    draw()
    return found


def build_those_that_pass(project: Start, texts: list[str]) -> tuple[Path, int]:
    """Build a site of the pages that no rule refuses; gives its root and how many those are."""
    files = {f"docs/{language}/p{n}.md": text for n, text in enumerate(texts) for language in ("zh", "en")}
    root = project(files)
    _, problems = read_project(root)
    refused = {problem.position.path.rpartition("/")[2] for problem in problems}
    for name in files:
        if name.rpartition("/")[2] in refused:
            (root / name).unlink()
    passed = len({name.rpartition("/")[2] for name in files} - refused)
    done = build(root, SITE_URL="https://example.org/")
    assert done.returncode == 0, done.stderr
    return root, passed


def is_clean(root: Path) -> None:
    assert list(faults_in_site(root / "site", "https://example.org/", mark=MARK)) == []
    assert list(root.rglob(hostile.CANARY)) == []
    assert not Path(hostile.CANARY).exists()


def test_pages_that_pass_the_rules_are_built_and_hold_nothing_else(project: Start) -> None:
    root, passed = build_those_that_pass(project, some_pages(PAGES_A_BUILD))
    assert passed > 5, "or this test looks at nothing"
    is_clean(root)


def test_with_the_sanitiser_taken_away_the_rules_alone_let_nothing_else_through(project: Start) -> None:
    files = {f"docs/{language}/p{n}.md": text for n, text in enumerate(some_pages(600)) for language in ("zh", "en")}
    read, problems = read_project(project(files))
    refused = {problem.position.path for problem in problems}
    passed = [page for page in read.pages if page.path not in refused]
    assert len(passed) > 50, "or this test looks at nothing"
    for page in passed:
        html = replace_in_text(body_html(page), lambda _number: "5")
        assert outside_the_list(html) == [], page.text
        assert faults_in(html) == [], page.text


def batches(pages: int) -> Iterator[list[str]]:
    texts = some_pages(pages)
    for start in range(0, len(texts), PAGES_A_BUILD):
        yield texts[start : start + PAGES_A_BUILD]


@pytest.mark.long
def test_ten_thousand_pages_through_whole_builds(
    project: Start, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    total = 0
    for texts in batches(int(os.environ.get("HOSTILE_PAGES", "10000"))):
        root, passed = build_those_that_pass(project, texts)
        is_clean(root)
        total += passed
        for page in (root / "docs").rglob("p*.md"):
            page.unlink()
    assert total > 100, "or this test looks at nothing"
