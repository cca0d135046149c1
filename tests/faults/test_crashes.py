"""Inputs that once ended in a traceback: each is told as a problem now."""

from __future__ import annotations

from macros.manuscript.survey import read_project
from tests.conftest import Write


def test_a_project_without_a_list_of_languages_is_told_so(write: Write) -> None:
    """Rows 28 and 43."""
    root = write()
    (root / "data/languages.yml").unlink()
    _, problems = read_project(root)
    assert "missing-file" in {problem.code for problem in problems}
