"""A corrected number reaches all that is made of it, for readers and for programs, and nothing else moves."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.editions.chart_files import ChartFiles, palette_of
from macros.editions.finished_issue import finished_issue
from macros.editions.text.edition import text_of
from macros.manuscript.survey import read_project
from tests.conftest import BOOKED_FACT, GOOD_FACT, GOOD_PAGE, ROOT, issue_files
from tests.press.conftest import Start, build, fingerprint

ADDRESS = "https://example.org/"
SETTINGS = {"SITE_URL": ADDRESS, "SOURCE_DATE_EPOCH": "1796000000"}
LANGUAGES = ("zh", "en")
# A change that was made before, so that corrections have a page and a feed already
EARLIER = """\
  history:
    - date: 2026-11-24
      value: 5.4e9
      reason: {zh: 抄错一位, en: A digit was miscopied}
"""
CHANGE = """\
  history:
    - date: 2026-11-26
      value: 4.5e9
      reason: {zh: 重查了原文, en: The source was read again}
"""
CORRECTED = BOOKED_FACT.replace("value: 4.5e9", "value: 4.7e9") + CHANGE
CHART = """\
kind: bar
facts: [h20.charge-warned, h20.charge-booked]
title: {zh: 预告与入账, en: Warned and booked}
subtitle: {zh: 费用, en: The charge}
alt: {zh: "两条：{h20.charge-warned}，{h20.charge-booked}", en: "Two bars: {h20.charge-warned}, {h20.charge-booked}"}
"""
CLAIM = """\
charge:
  said: {zh: 文中所说, en: what it says}
  issue: one
  section: part
  kind: number
  value: 5.0e9
  unit: usd
  verdict: differs
  record: h20.charge-booked
  sources: [cnbc]
"""
SHOWING = '{{{{ fact("h20.charge-booked") }}}} and {{{{ fact("h20.charge-warned") }}}}.\n\n{{{{ chart("charge") }}}}\n\n{{{{ check("h20.charge") }}}}'
# What shows the number, or lists what does; every other file stays as it was, byte for byte
REACHED = (
    r"(zh|en)/issues/one/part/index\.html(\.md)?",
    r"(zh|en)/(feed|corrections)\.(xml|json)",
    r"data/(facts|claims)/h20\.charge(-booked)?\.json",
    r"data/(facts\.csv|facts\.json|datapackage\.json)",
    r"(zh|en)/(ledger/h20\.charge-booked|claims/h20\.charge|ledger/h20|corrections|charts/charge)/index\.html",
)
ALSO = (
    r"(zh|en)/charts/(charge/(embed\.html|charge\.(csv|json|svg|png))|index\.html)",
    # Lists of numbers, the sizes of files, how many numbers were changed
    r"(zh|en)/((ledger|claims|claims/one|data|issues/one)/)?index\.html",
    r"(zh|en)/search/.*",
    r"assets/pictures/.*",  # of shared links, which show the number
)


def files(booked: str) -> dict[str, str]:
    pages = issue_files("one", "part", "other")
    for language in LANGUAGES:
        text = (
            GOOD_PAGE.replace('{{{{ fact("h20.charge-warned") }}}}', SHOWING)
            .format(title="T")
            .replace("\noriginal: zh", "")
        )
        pages[f"docs/{language}/issues/one/part.md"] = text
    facts = GOOD_FACT + EARLIER + booked
    return pages | {"data/facts/h20.yml": facts, "data/claims/h20.yml": CLAIM, "data/charts/charge.yml": CHART}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("corrected")


@pytest.fixture
def sites(kept: Path, project: Start) -> tuple[Path, Path]:
    """The site before the correction, and the one that is built after it where that one stood."""
    before, after = kept / "before", kept / "after"
    if not after.exists():
        root = project(files(BOOKED_FACT))
        for made, facts in ((before, BOOKED_FACT), (after, CORRECTED)):
            (root / "data/facts/h20.yml").write_text(files(facts)["data/facts/h20.yml"], encoding="utf-8")
            (made.parent / f"{made.name}-text").mkdir()
            for language in LANGUAGES:
                (made.parent / f"{made.name}-text" / language).write_text(_text(root, language), encoding="utf-8")
            done = build(root, "--strict", **SETTINGS)
            assert done.returncode == 0, done.stderr
            (root / "site").rename(made)
    return before, after


def _text(root: Path, language: str) -> str:
    found, problems = read_project(root)
    assert problems == []
    charts = ChartFiles(palette_of(ROOT / "overrides", found.catalog), root / ".cache" / "drawings")
    return text_of(finished_issue(found, "one", language, site=ADDRESS, charts=charts))


def _changed(sites: tuple[Path, Path]) -> set[str]:
    before, after = map(fingerprint, sites)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def _gone(before: str, after: str, between: str) -> list[str]:
    """The paragraphs of one text that the other does not have."""
    kept = set(after.split(between))
    return [part for part in before.split(between) if part not in kept]


def test_it_reaches_every_page_file_and_feed_that_tells_of_the_number(sites: tuple[Path, Path]) -> None:
    changed = _changed(sites)
    assert [one for one in REACHED if not any(re.fullmatch(one, name) for name in changed)] == []
    for language in LANGUAGES:
        assert f"{language}/issues/one/part/index.html.md" in changed


def test_nothing_else_moves(sites: tuple[Path, Path]) -> None:
    moved = [name for name in _changed(sites) if not any(re.fullmatch(one, name) for one in (*REACHED, *ALSO))]
    assert [name for name in moved if not re.search(r"\.sha256|MANIFEST|^\.", name)] == []
    for name in (
        "llms.txt",
        "en/issues/one/other/index.html.md",
        "data/facts/h20.charge-warned.json",
        "data/sources.json",
    ):
        assert (sites[0] / name).read_bytes() == (sites[1] / name).read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_twin_and_of_the_text_only_what_tells_of_it_changes(sites: tuple[Path, Path], language: str) -> None:
    twin = f"{language}/issues/one/part/index.html.md"
    old, new = {"en": ("$4.5 billion", "$4.7 billion"), "zh": ("45亿美元", "47亿美元")}[language]
    texts = {
        "\n": [site / twin for site in sites],
        "\n\n": [site.parent / f"{site.name}-text" / language for site in sites],
    }
    for between, (before, after) in texts.items():
        said, says = before.read_text(encoding="utf-8"), after.read_text(encoding="utf-8")
        assert new in says
        assert new not in said
        assert [part for part in _gone(said, says, between) if old not in part] == []
        assert [
            part
            for part in _gone(says, said, between)
            if new not in part and "重查" not in part and "again" not in part
        ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_feeds_tell_of_it_on_its_day(sites: tuple[Path, Path], language: str) -> None:
    items = [json.loads((site / language / "feed.json").read_text(encoding="utf-8"))["items"] for site in sites]
    days = [{item["id"].rpartition("one/")[2]: item["date_modified"][:10] for item in one} for one in items]
    assert days[0]["part/"] == "2026-11-24"
    assert days[1] == {**days[0], "part/": "2026-11-26"}
    corrections = json.loads((sites[1] / language / "corrections.json").read_text(encoding="utf-8"))["items"]
    assert [item["id"].partition("#")[2] for item in corrections] == ["h20.charge-booked-1", "h20.charge-warned-1"]


def test_the_file_of_the_fact_says_what_it_was(sites: tuple[Path, Path]) -> None:
    told = json.loads((sites[1] / "data/facts/h20.charge-booked.json").read_text(encoding="utf-8"))
    assert told["value"] == 4_700_000_000
    assert told["before"] == [{"date": "2026-11-26", "kind": "corrected", "value": 4_500_000_000, "bound": "exact"}]
    assert set(told["history"][0]) == set(LANGUAGES)
    claim = json.loads((sites[1] / "data/claims/h20.charge.json").read_text(encoding="utf-8"))
    assert claim["record_words"]["zh"] == "47亿美元"
