"""An empty or half-made project is told what is next, and never ends in a traceback; one that says little is whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.manuscript.survey import read_project
from macros.pages.from_records.made import made_pages
from macros.wording.voice import voices
from tests.conftest import ROOT, Write

GONE = [
    "data",
    "docs",
    "data/languages.yml",
    "data/phrases",
    "data/phrases/zh.yml",
    "data/units.yml",
    "data/glossary.yml",
    "data/sources",
    "data/facts",
    "data/issues",
    "data/claims",
    "data/charts",
    "docs/zh",
    "docs/en/index.md",
]


def without(root: Path, name: str) -> Path:
    gone = root / name
    if gone.is_dir():
        shutil.rmtree(gone)
    else:
        gone.unlink(missing_ok=True)
    return root


@pytest.mark.parametrize("name", GONE)
def test_what_a_small_project_lacks_is_told_with_what_to_do(write: Write, name: str) -> None:
    _, problems = read_project(without(write(), name))
    assert all(problem.hint for problem in problems)


@pytest.mark.heavy
@pytest.mark.parametrize("name", GONE)
def test_what_the_newsletter_would_lack_is_told(tmp_path: Path, name: str) -> None:
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    _, problems = read_project(without(tmp_path, name))
    assert problems
    assert all(problem.hint for problem in problems)


def test_one_language_and_a_front_page_are_a_whole_project(tmp_path: Path) -> None:
    (tmp_path / "data" / "phrases").mkdir(parents=True)
    shutil.copy(ROOT / "data" / "phrases" / "en.yml", tmp_path / "data" / "phrases")
    newsletter = 'name: {en: Log}\ntagline: {en: Every day}\ndescription: {en: A log.}\nkey: log\nsign: L\naccent: {light: "#0b5563", dark: "#7cc4d1"}\n'
    (tmp_path / "data" / "newsletter.yml").write_text(newsletter, encoding="utf-8")
    language = "en:\n  name: English\n  tag: en\n  babel: en_GB\n  material: en\n"
    (tmp_path / "data" / "languages.yml").write_text(language, encoding="utf-8")
    (tmp_path / "docs" / "en").mkdir(parents=True)
    page = "---\ntitle: Home\ndescription: D\n---\n\n# Home { #home }\n\nText.\n"
    (tmp_path / "docs" / "en" / "index.md").write_text(page, encoding="utf-8")
    project, problems = read_project(tmp_path)
    assert problems == []
    made = [made_pages(project, voice) for voice in voices(project.catalog).values()]
    assert [[page.route for page in pages] for pages in made] == [["search/index.md"]]
