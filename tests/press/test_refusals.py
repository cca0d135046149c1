"""What is wrong with the facts or the pages stops a build, says where, and leaves the last good site alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.press.conftest import Start, build, check, fingerprint, replaced

FACTS = "data/facts/h20.yml"
SOURCES = "data/sources/press.yml"
PAGE = "docs/en/index.md"

# what is written · what is written instead · column · said · hint, in part
MISTAKES = {
    "a misspelt id": (PAGE, "charge-warned", "charge-warmed", 10, 'no fact "h20.charge-warmed"', '"h20.charge-warned"'),
    "an unknown key": (FACTS, "as_of:", "as_off:", 3, 'unknown key "as_off"', '"as_of"'),
    "a misspelt source": (FACTS, "[cnbc]", "[cnbd]", 13, 'no source "cnbd"', '"cnbc"'),
    "a fact without a source": (FACTS, "sources: [cnbc]", "checked: 2026-11-23", 1, "no source", "sources:"),
    "a day to come": (SOURCES, "2025-04-15", "8999-01-01", 19, "8999-01-01 is still to come", "write the day"),
    "a missing language": (FACTS, ", en: charge warned of", "", 10, 'no text in "en"', ""),
}
MISTAKE = pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())


def spoil(root: Path, mistake: tuple[str, str, str, int, str, str]) -> str:
    """Make a mistake in the project; gives the place that a problem must name."""
    name, good, bad, column, *_ = mistake
    line = replaced(root / name, good, bad)
    # A record that lacks something is told where the record begins.
    return f"{name}:{line if column > 1 else 1}:{column}: "


@MISTAKE
def test_a_mistake_stops_the_build_and_names_file_line_column_and_the_nearest_name(project: Start, mistake) -> None:
    root = project()
    place = spoil(root, mistake)
    refused = build(root)
    assert refused.returncode == 1
    told = next((block for block in refused.stderr.split("\n\n") if block.startswith(place)), "")
    assert mistake[4] in told, f"nothing at {place} in:\n{refused.stderr}"
    assert mistake[5] in told.partition("hint:")[2]
    assert "Traceback" not in refused.stderr


@MISTAKE
def test_check_finds_the_mistake_that_a_build_finds(project: Start, mistake) -> None:
    root = project()
    place = spoil(root, mistake)
    checked = check(root)
    assert checked.returncode == 1
    assert place in checked.stdout


def test_a_refused_build_leaves_the_last_good_site_byte_for_byte(project: Start) -> None:
    root = project()
    assert build(root, "--strict").returncode == 0
    before = fingerprint(root / "site")
    assert "en/index.html" in before
    spoil(root, MISTAKES["a misspelt id"])
    spoil(root, MISTAKES["an unknown key"])
    assert build(root, "--strict").returncode == 1
    assert fingerprint(root / "site") == before


def test_a_page_that_one_language_lacks_stops_the_build(project: Start) -> None:
    root = project()
    (root / "docs/en/more.md").write_text((root / PAGE).read_text(encoding="utf-8"), encoding="utf-8")
    refused = build(root)
    assert refused.returncode == 1
    assert 'docs/en/more.md:1:1: no page in "zh"' in refused.stderr
    assert "write docs/zh/more.md" in refused.stderr


def test_every_problem_is_told_in_one_run_in_the_words_of_check(project: Start) -> None:
    root = project()
    places = [spoil(root, MISTAKES[name]) for name in ("a misspelt id", "an unknown key")]
    replaced(root / "data/glossary.yml", "kind:", "kinf:")
    places.append("data/glossary.yml:3:3: ")
    told = build(root, "--quiet").stderr
    assert [place for place in places if place not in told] == []
    assert told.startswith(check(root).stdout.strip()), "the build prints what `check` prints"


def test_no_message_tells_where_the_project_lies_on_this_machine(project: Start) -> None:
    root = project()
    spoil(root, MISTAKES["an unknown key"])
    assert str(root) not in build(root).stderr


@pytest.mark.parametrize("loudness", ["--quiet", "--verbose"])
def test_a_good_build_ends_with_zero_however_loud_it_is(project: Start, loudness: str) -> None:
    assert build(project(), "--strict", loudness).returncode == 0


@pytest.mark.parametrize("loudness", ["--quiet", "--verbose"])
def test_a_refused_build_ends_with_one_however_loud_it_is(project: Start, loudness: str) -> None:
    root = project()
    spoil(root, MISTAKES["a misspelt id"])
    assert build(root, "--strict", loudness).returncode == 1


@pytest.mark.parametrize("loudness", ["--quiet", "--verbose"])
def test_a_broken_link_ends_a_strict_build_with_one_however_loud_it_is(project: Start, loudness: str) -> None:
    root = project()
    break_a_link(root)
    assert build(root, "--strict", loudness).returncode == 1


def test_a_build_that_fails_late_leaves_the_last_good_site_byte_for_byte(project: Start) -> None:
    root = project()
    assert build(root, "--strict").returncode == 0
    before = fingerprint(root / "site")
    break_a_link(root)
    assert build(root, "--strict").returncode == 1
    assert fingerprint(root / "site") == before


def break_a_link(root: Path) -> None:
    """A mistake that only MkDocs notices, once it has begun to write."""
    for language in ("zh", "en"):
        page = root / f"docs/{language}/index.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\n[more](nowhere.md)\n", encoding="utf-8")


def test_a_build_tells_its_problems_in_the_language_that_is_asked_for(project: Start) -> None:
    root = project()
    spoil(root, MISTAKES["a misspelt id"])
    refused = build(root, LEDGER_LANG="zh")
    assert refused.returncode == 1
    assert f"{PAGE}:8:10: 没有“h20.charge-warmed”这条事实 [unknown-fact]" in refused.stderr
    assert f"  提示：是不是“h20.charge-warned”（{FACTS}:1）？" in refused.stderr
    assert "1处错误，没有生成网站" in refused.stderr
