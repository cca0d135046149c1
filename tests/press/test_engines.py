"""The site is the same whichever of the two programs that read `mkdocs.yml` builds it.

MkDocs 1 gets no more releases; ProperDocs carries it on, and puts itself in the place of its modules wherever it runs.
So each runs in a process of its own, and this one never loads it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building.warm import in_a_process
from tests.press.conftest import Start, fingerprint, replaced

OfEach = Callable[[Path], dict[str, Path]]
pytestmark = pytest.mark.builds
SETTINGS = {"SITE_URL": "https://example.org/", "SOURCE_DATE_EPOCH": "1700000000"}
ENGINES = {"mkdocs": "mkdocs-1.", "properdocs": "mkdocs-ProperDocs 1."}
GENERATOR = re.compile(r'<meta name="generator" content="([^"]*)">')
MARK = ".newsletter"  # lists the digest of every file, so it differs where a page does


def built(root: Path, engine: str) -> tuple[int, str]:
    """How a build of a project by one of the two ends, and what it says."""
    done = in_a_process(root, [engine, "build", "--strict", "-q", "-f", "mkdocs.yml"], SETTINGS)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def of_each(tmp_path_factory: pytest.TempPathFactory) -> OfEach:
    """For each of the two: a copy of a project in which nothing has been built."""

    def copies(root: Path) -> dict[str, Path]:
        folders = {engine: tmp_path_factory.mktemp(engine) for engine in ENGINES}
        return {engine: shutil.copytree(root, folders[engine] / "project", symlinks=True) for engine in ENGINES}

    return copies


def test_pages_and_all_else_are_the_same_but_for_the_name_of_the_generator(
    cold_project: Start, of_each: OfEach
) -> None:
    sites = {engine: root / "site" for engine, root in of_each(cold_project()).items()}
    for engine, site in sites.items():
        assert built(site.parent, engine) == (0, "")
    held = [fingerprint(site) for site in sites.values()]
    assert held[0].keys() == held[1].keys()
    names = [name for name in held[0] if name.endswith(".html")]
    assert len(names) > 10
    for name in names:
        pages = {engine: (site / name).read_text(encoding="utf-8") for engine, site in sites.items()}
        said = {engine: GENERATOR.findall(page) for engine, page in pages.items()}
        assert [len(found) for found in said.values()] in ([1, 1], [0, 0]), name  # a framed chart tells none
        assert all(found.startswith(ENGINES[engine]) for engine in said for found in said[engine]), name
        mkdocs, properdocs = (GENERATOR.sub("", page) for page in pages.values())
        assert mkdocs == properdocs, name  # so are bodies and links
    differing = {name for name in held[0] if held[0][name] != held[1][name]}
    assert differing - {*names, MARK} == set()
    assert "en/index.html" in differing, "the name of the generator is in every page"


def test_a_mistake_is_told_alike(cold_project: Start, of_each: OfEach) -> None:
    root = cold_project()
    replaced(root / "docs/en/index.md", "charge-warned", "charge-warmed")
    told = [built(copy, engine) for engine, copy in of_each(root).items()]
    assert told[0] == told[1]
    assert told[0][0] == 1
    assert "[unknown-fact]" in told[0][1]


def test_a_warning_of_the_program_itself_ends_a_quiet_strict_build(cold_project: Start, of_each: OfEach) -> None:
    """Each has loggers of its own name, and `-q` turns them down before `--strict` counts."""
    root = cold_project()
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").write_text(settings.replace("hooks:\n", "hooks:\n  - warns.py\n"), encoding="utf-8")
    for engine, copy in of_each(root).items():
        text = f"import logging\n\n\ndef on_env(env, **_):\n    logging.getLogger('{engine}.pages').warning('a link')\n"
        (copy / "warns.py").write_text(text, encoding="utf-8")
        assert built(copy, engine)[0] == 1, engine
        assert not (copy / "site").exists()
