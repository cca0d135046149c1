"""A file that was emptied is one problem, which says how to get it back; what follows from it is told on request."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.ground.problems import without_followers
from macros.manuscript.survey import read_project
from tests.conftest import ROOT

NOTHING = {".yml": ["", "\n\n", "# once there were records\n"], ".md": ["", "\n", "<!-- a page\n\nonce -->\n"]}


def files() -> list[str]:
    """One file of every kind, and a page of each sort."""
    folders = ("facts", "claims", "events", "sources", "charts", "series", "issues")
    found = [min((ROOT / "data" / folder).glob("*.yml")) for folder in folders]
    found += [ROOT / "data" / name for name in ("glossary.yml", "units.yml", "quotes.yml", "topics.yml")]
    found += [max((ROOT / "docs/en/issues").rglob("*.md")), min((ROOT / "docs/zh/issues").rglob("[!i]*.md"))]
    return [file.relative_to(ROOT).as_posix() for file in found]


@pytest.mark.parametrize("path", files())
def test_an_emptied_file_is_one_problem_with_the_way_back(newsletter: Path, path: str) -> None:
    file = newsletter / path
    whole = file.read_bytes()
    nothing = NOTHING[file.suffix]
    try:
        file.write_text(nothing[len(path) % len(nothing)], encoding="utf-8")
        problems = read_project(newsletter, followers=True)[1]
    finally:
        file.write_bytes(whole)
    alone = without_followers(problems)
    assert [(problem.position.path, problem.code) for problem in alone] == [(path, "empty")], alone[:5]
    assert f"git checkout -- {path}" in alone[0].hint
