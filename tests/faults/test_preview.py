"""`mkdocs serve` outlives whatever an editor and its writer do: it stays up, tells, keeps the last good page, recovers."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.press.conftest import Start
from tests.press.test_preview import FACTS, PAGE, PATIENCE, Preview, serving, words

TOLD = {
    PAGE: ("charge-warned", "charge-warmed", "docs/en/index.md:8:10: no fact"),
    FACTS: ("as_of:", "as_off:", "data/facts/h20.yml:6:3: unknown key"),
}


@pytest.fixture
def preview(project: Start) -> Iterator[Preview]:
    """The preview of the small project, already showing its page."""
    with serving(project()) as running:
        running.until(good)
        yield running
        assert running.process.poll() is None, "the server is up to the end"


def good(html: str) -> bool:
    """The page without a problem that concerns it."""
    return "$5.5" in html and "cl-problems" not in html


def bad(html: str) -> bool:
    """A page with its problems."""
    return "cl-problems" in html


def test_twenty_errors_and_mendings_in_a_row_leave_the_server_up_and_the_page_right(preview: Preview) -> None:
    """Row 39: in a page and in its facts by turns; each error shows its file and line over the last good page."""
    for number in range(20):
        name = (PAGE, FACTS)[number % 2]
        right, wrong, told = TOLD[name]
        text = preview.read(name)
        preview.write(name, text.replace(right, wrong))
        under = preview.until(bad)
        assert told in words(under), f"round {number}"
        assert "$5.5" in under, f"round {number}: the last good page stays"
        preview.write(name, text)
        preview.until(good)


def test_a_fact_file_that_is_deleted_and_written_again_comes_back(preview: Preview) -> None:
    """Row 39."""
    text = preview.read(FACTS)
    (preview.root / FACTS).unlink()
    under = preview.until(bad)
    assert "no fact" in under
    assert "$5.5" in under
    preview.write(FACTS, text.replace("5.5e9", "6.5e9"))
    preview.until(lambda html: "$6.5" in html and "cl-problems" not in html)


def test_a_fact_file_that_is_renamed_and_renamed_back_comes_back(preview: Preview) -> None:
    """Row 39."""
    file = preview.root / FACTS
    file.rename(file.with_name("h100.yml"))
    preview.until(bad)
    file.with_name("h100.yml").rename(file)
    preview.until(good)


def test_a_page_that_is_deleted_and_written_again_comes_back(preview: Preview) -> None:
    """Row 39: its twin tells meanwhile that it is alone."""
    text = preview.read(PAGE)
    (preview.root / PAGE).unlink()
    preview.until(bad, "zh/")
    preview.write(PAGE, text)
    preview.until(good)
    preview.until(lambda html: "cl-problems" not in html and "至多" in html, "zh/")


def swap(file: Path) -> None:
    """Vim: a swap file."""
    file.with_name(f".{file.name}.swp").write_bytes(b"b0VIM 9.0\x00\xff\xfe")


def probe(file: Path) -> None:
    """Vim: a file that finds out whether one may write here."""
    file.with_name("4913").write_text("", encoding="utf-8")


def backup(file: Path) -> None:
    """Many: the text before."""
    file.with_name(f"{file.name}~").write_text("half: [a list", encoding="utf-8")


def lock(file: Path) -> None:
    """Emacs: a link to nowhere that says who edits."""
    file.with_name(f".#{file.name}").symlink_to("somebody@somewhere.1234:1700000000")


def autosave(file: Path) -> None:
    """Emacs: the text as typed so far."""
    file.with_name(f"#{file.name}#").write_text("half: [a list", encoding="utf-8")


def exchanged(file: Path) -> None:
    """Many: the new text beside the old one, then in its place."""
    beside = file.with_name(f".{file.name}.tmp1234")
    shutil.copy(file, beside)
    beside.replace(file)


def renamed_away(file: Path) -> None:
    """Vim with backups: the old file renamed, the new one written."""
    text = file.read_text(encoding="utf-8")
    file.rename(file.with_name(f"{file.name}~"))
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("leave", [swap, probe, backup, lock, autosave, exchanged, renamed_away])
def test_what_editors_leave_beside_a_file_does_no_harm(preview: Preview, leave: Callable[[Path], None]) -> None:
    """Row 39: neither beside a page nor beside its facts; the next edit shows."""
    for name in (PAGE, FACTS):
        leave(preview.root / name)
    preview.write(FACTS, preview.read(FACTS).replace("5.5e9", "6.5e9"))
    html = preview.until(lambda html: "$6.5" in html)
    assert "cl-problems" not in html
    preview.write(PAGE, f"{preview.read(PAGE)}\nThe next sentence.\n")
    assert "cl-problems" not in preview.until(lambda html: "The next sentence." in html)


@pytest.mark.parametrize("wrong", ["as_off: 1\n", "broken: [\n", "\tx: 1\n", "charge-warned: {}\n"])
def test_a_preview_starts_with_broken_data_and_recovers(project: Start, wrong: str) -> None:
    """Row 39."""
    root = project()
    text = (root / FACTS).read_text(encoding="utf-8")
    (root / FACTS).write_text(text + wrong, encoding="utf-8")
    with serving(root) as preview:
        assert FACTS in preview.until(bad)
        preview.write(FACTS, text)
        preview.until(good)
        assert preview.process.poll() is None


DATA = ["languages.yml", "units.yml", "glossary.yml", "phrases/en.yml", "sources/press.yml"]


@pytest.mark.parametrize("how", ["broken", "deleted"])
@pytest.mark.parametrize("name", DATA)
def test_any_file_of_the_data_may_break_or_vanish_and_come_back(preview: Preview, name: str, how: str) -> None:
    """Row 39: also those that every page is made with."""
    file = preview.root / "data" / name
    text = file.read_text(encoding="utf-8")
    if how == "broken":
        file.write_text(text + "broken: [\n", encoding="utf-8")
    else:
        file.unlink()
    assert "$5.5" in preview.until(bad)
    file.write_text(text, encoding="utf-8")
    preview.until(good)


def said(preview: Preview, *words: str) -> None:
    """Return when the server has said one of these."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and preview.process.poll() is None:
        if any(word in preview.read("serve.log") for word in words):
            return
        time.sleep(0.05)
    raise AssertionError(preview.read("serve.log"))


@pytest.mark.parametrize("name", DATA)
def test_a_preview_starts_with_any_file_of_the_data_missing_and_recovers(project: Start, name: str) -> None:
    """Row 39."""
    root = project()
    text = (root / "data" / name).read_text(encoding="utf-8")
    (root / "data" / name).unlink()
    with serving(root) as preview:
        said(preview, "Serving on", "the preview goes on when")
        (root / "data" / name).write_text(text, encoding="utf-8")
        preview.until(good)


def test_a_page_with_dates_in_its_front_matter_tells_its_problem_too(preview: Preview) -> None:
    """Row 39: MkDocs makes a date of what looks like one, and a page with a problem has not been put into words."""
    text = preview.read(PAGE)
    dated = text.replace("original: zh\n", "original: zh\npublished: 2026-01-02\nupdated: 2026-01-03\n")
    assert dated != text
    preview.write(PAGE, dated.replace("charge-warned", "charge-warmed"))
    assert "no fact" in preview.until(bad)
    preview.write(PAGE, text)
    preview.until(good)


def test_a_number_that_tells_its_change_nowhere_yet_is_shown_all_the_same(project: Start) -> None:
    """Row 46: a writer sees an edit first, and is told what goes with it before it can be built."""
    shown = "value: 5.5e9, unit: usd, bound: at-most, as_of: FY2026-Q1, status: projection"
    kept = f"published: 2026-11-23\nfacts: {{h20.charge-warned: {{{shown}}}}}\nclaims: {{}}\npages: {{}}\n"
    with serving(project({"data/published.yml": kept})) as running:
        running.until(good)
        running.write(FACTS, running.read(FACTS).replace("5.5e9", "5.7e9"))
        assert "cl-problems" not in running.until(lambda html: "$5.7" in html)


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
def test_a_page_saved_in_another_encoding_and_again_as_utf_8_comes_back(preview: Preview, encoding: str) -> None:
    """Row 51: no other page suffers meanwhile."""
    page = preview.root / "docs/zh/index.md"
    text = page.read_text(encoding="utf-8")
    page.write_bytes(text.encode(encoding))
    preview.until(lambda html: "至多" not in html, "zh/")
    assert "$5.5" in preview.page()
    page.write_bytes(text.encode())
    preview.until(lambda html: "cl-problems" not in html and "至多" in html, "zh/")
