"""A mistake in the generator says that it is one, in a line; the whole story is for `--verbose`."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.faults.conftest import assert_one_line, left_beside
from tests.press.conftest import Start, build, fingerprint, replaced

# file · before this line · where the message says it happened
PLACES = {
    "while a page is made": (
        "macros/press/heads.py",
        '    language, src_uri, site = page.meta["lang"], page.file.src_uri, config.site_url or ""\n',
        "while making en/index.md",
    ),
    "after all pages": ("macros/press/output/styles.py", "    known = _names(site, pages, words, memory)\n", ""),
    "before any page": ("macros/press/navigation.py", "    return {language: _one(", ""),
}


@pytest.fixture
def own_copy(project: Start) -> Path:
    """The small project with a copy of the generator that a test may break, and a good site."""
    root = project()
    for name in ("macros", "overrides"):
        (root / name).unlink()
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    assert build(root).returncode == 0
    return root


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_mistake_of_ours_is_one_line_that_names_its_place_and_leaves_the_site(
    own_copy: Path, place: tuple[str, str, str]
) -> None:
    """Row 42: one line without a traceback, and the exit code of MkDocs."""
    file, line, during = place
    before = fingerprint(own_copy / "site")
    broken = (
        '    if context["page"].file.src_uri == "en/index.md": raise KeyError("boom")\n'
        if during
        else '    raise KeyError("boom")\n'
    )
    number = replaced(own_copy / file, line, broken + line)
    refused = build(own_copy)
    assert refused.returncode == 1
    assert_one_line(refused.stderr)
    assert "a mistake in the generator, not in your pages: KeyError: 'boom'" in refused.stderr
    assert f"({file}:{number}{', ' if during else ''}{during})" in refused.stderr
    assert fingerprint(own_copy / "site") == before
    assert left_beside(own_copy / "site") == []
    loud = build(own_copy, "--verbose")
    assert loud.returncode == 1
    assert "Traceback" in loud.stderr
    assert "a mistake in the generator" in loud.stderr


def test_a_mistake_in_a_template_names_the_template_and_its_line(own_copy: Path) -> None:
    """Row 42."""
    template = own_copy / "overrides/main.html"
    template.write_text(
        template.read_text(encoding="utf-8").rstrip("\n")
        + "\n{{ nothing.at.all }}{% block footer %}{{ nothing.at.all }}{% endblock %}\n",
        encoding="utf-8",
    )
    refused = build(own_copy)
    assert refused.returncode == 1
    assert_one_line(refused.stderr)
    assert re.search(r"\(overrides/main\.html:\d+, while making \S+\)", refused.stderr), refused.stderr
