"""Row 58: whatever the site's own words say, they are words: in every template, head, feed and file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.manuscript.survey import read_project
from macros.pages.inspection import faults_in_site
from macros.press.output.atomic import MARK
from tests.browser.server import served
from tests.conftest import GOOD_EVENT, issue_files
from tests.press.conftest import Start, build

HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)><meta http-equiv=refresh content=0>'\\\" "


CHART = (
    "kind: range\nfacts: [more.a, more.b]\ntitle: {zh: 甲, en: A}\nsubtitle: {zh: 乙, en: B}\nalt: {zh: 丙, en: C}\n"
    "note: {zh: 丁, en: D}\n"
)
_RANGE = "  label: {zh: 甲, en: A}\n  range: [1, 2]\n  unit: usd\n  as_of: 2024\n  status: estimate\n"
FACTS = f"a:\n{_RANGE}  sources: [cnbc]\nb:\n{_RANGE}  sources: [mirror]\n"
QUOTE = (
    "said:\n  speaker: nvidia\n  date: 2025-04-15\n  language: en\n  text: {zh: 话, en: Words}\n"
    "  occasion: {zh: 会上, en: At a meeting}\n  sources: [cnbc]\n"
)
CLAIM = (
    "one:\n  said: {zh: 甲, en: A}\n  issue: one\n  kind: event\n  verdict: differs\n  note: {zh: 乙, en: B}\n"
    "  sources: [cnbc]\n"
)
PAGE = (
    "---\ntitle: T\ndescription: D\n---\n# T { #top }\n\n"
    '{{ chart("one") }}\n\n{{ figure("one") }}\n\n{{ quote("said") }}\n\n{{ fact("more.a") }}\n\n{{ sources() }}\n'
)


@pytest.fixture
def root(project: Start):
    """A project each of whose phrases and languages' names begins with markup, but for those that the first wall refuses;
    with a chart, a quotation, an article.
    """
    made = project(
        {
            "data/charts/one.yml": CHART,
            "data/facts/more.yml": FACTS,
            "data/quotes.yml": QUOTE,
            "data/claims/c.yml": CLAIM,
            "data/events/kept.yml": GOOD_EVENT.replace("  unused: kept for the tests\n", ""),
            **issue_files("one", "part", key_figures="[more.a]", mistakes="[c.one]", known_until="kept.copied"),
            **{f"docs/{language}/issues/one/part.md": PAGE for language in ("zh", "en")},
        }
    )
    plain = {file: file.read_text(encoding="utf-8") for file in (made / "data" / "phrases").iterdir()}
    for file, text in plain.items():
        groups = re.split(r"(?m)^(?=\w[\w-]*:$)", text)
        file.write_text("".join(map(_with_markup, groups)), encoding="utf-8")
    _restore_refused(made, plain)
    return made


def _restore_refused(root: Path, plain: dict[Path, str]) -> None:
    """Write the phrases that `check` refuses as they were: of them no page can tell."""
    problems = read_project(root)[1]
    for file, text in plain.items():
        lines, original = file.read_text(encoding="utf-8").split("\n"), text.split("\n")
        for problem in problems:
            if problem.position.path == file.relative_to(root).as_posix():
                lines[problem.position.line - 1] = original[problem.position.line - 1]
        file.write_text("\n".join(lines), encoding="utf-8")
    kept = sum(text.read_text(encoding="utf-8").count("<script>") for text in plain)
    assert kept > 150, "most phrases are still hostile, or this looks at nothing"


def _with_markup(group: str) -> str:
    """A group of phrases with markup in front of each; the one of numbers holds numbers."""
    if group.startswith("numbers:"):
        return group
    return re.sub(
        r'(?m)^(  [\w-]+: )(?:"(.*)"|(?![|>])(.*))$', lambda one: f'{one[1]}"{HOSTILE}{one[2] or one[3]}"', group
    )


def test_no_phrase_is_markup_anywhere(root, browser) -> None:
    done = build(root, SITE_URL="https://example.org/")
    assert done.returncode == 0, done.stderr
    site = root / "site"
    assert list(faults_in_site(site, "https://example.org/", mark=MARK)) == []
    for file in [*site.rglob("*.html"), *site.rglob("*.svg")]:
        assert "<img src=x onerror" not in file.read_text(encoding="utf-8"), file
    shown = [file for file in site.rglob("*.html") if "&lt;script&gt;alert(1)" in file.read_text(encoding="utf-8")]
    assert len(shown) > 10, "or this test looks at nothing"
    dialogs: list[str] = []
    with served(site) as origin:
        page = browser.new_page()
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for name in (
            "",
            "zh/",
            "en/",
            "404.html",
            "en/ledger/",
            "zh/claims/",
            "en/claims/one/",
            "zh/issues/",
            "en/issues/one/",
        ):
            page.goto(f"{origin}/{name}")
            assert page.url == f"{origin}/{name}"
            assert page.evaluate("document.querySelectorAll('meta[http-equiv=refresh]').length") == 0
            # The one image of a page is its own card, drawn by us.
            assert page.evaluate("document.querySelectorAll('img:not(.cl-citing [width=\"1200\"])').length") == 0
    assert dialogs == []
