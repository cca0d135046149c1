"""The articles that are measured pass the checks: what is measured is what a writer's issue costs, not its problems."""

from __future__ import annotations

import shutil

from macros.ground.problems import as_text
from macros.manuscript.survey import read_project
from tests.bench.articles import write_articles
from tests.conftest import ROOT


def test_articles_by_the_hundred_have_no_problem(tmp_path):
    for folder in ("docs", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    write_articles(tmp_path, 3)
    assert as_text(read_project(tmp_path)[1]) == ""
