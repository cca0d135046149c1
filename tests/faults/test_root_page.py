"""The page above the languages is read by no gate, so nothing that is written there is shown, let alone run."""

from __future__ import annotations

import pytest

from tests.press.conftest import CHOOSER, Start, build, check

HOSTILE = [
    "{{ 7 * 7 }}",
    "{{ config.site_dir }}",
    "{% for x in [1] %}{{ x }}{% endfor %}",
    "<script>alert(1)</script>",
    "Words.",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_on_the_root_page_is_a_problem_at_its_line(project: Start, text: str) -> None:
    """Rows 1, 2, 3 and 18."""
    root = project({"docs/index.md": f"{CHOOSER}\n{text}\n"})
    said = check(root).stdout
    assert "docs/index.md:7:1: a text outside the folders of the languages [stray-file]" in said
    assert build(root).returncode == 1
    assert not (root / "site").exists()


def test_a_title_of_the_root_page_is_words_and_no_markup(project: Start) -> None:
    """Row 17."""
    root = project({"docs/index.md": CHOOSER.replace("Small", '"</title><script>alert(1)</script>"')})
    assert build(root).returncode == 0
    assert [
        page for page in (root / "site").rglob("*.html") if "<script>alert(1)" in page.read_text(encoding="utf-8")
    ] == []
