"""mkdocs.yml is trusted: MkDocs 1.6.1 reads it with PyYAML's full loader, so a line in it can run anything.

So `check`, which outsiders' pull requests are held against first, never reads it so, and a guard keeps such pull
requests from changing it.
"""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.press.conftest import Start, check

TAGS = [
    '!!python/object/apply:os.system ["touch canary"]',
    '!!python/object/new:os.system ["touch canary"]',
    "!!python/name:os.system",
]
LOADERS = {
    "load",
    "load_all",
    "unsafe_load",
    "unsafe_load_all",
    "full_load",
    "full_load_all",
    "Loader",
    "UnsafeLoader",
    "FullLoader",
    "CLoader",
    "CFullLoader",
    "CUnsafeLoader",
}


@pytest.fixture(params=TAGS)
def hostile(request: pytest.FixtureRequest, project: Start) -> Path:
    """The small project with a configuration that asks Python to run something."""
    root = project()
    good = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").unlink()  # a link to the real one
    (root / "mkdocs.yml").write_text(f"{good}\ncopyright: {request.param}\n", encoding="utf-8")
    return root


def test_check_does_not_run_what_the_configuration_asks_for(hostile: Path) -> None:
    """Row 31."""
    checked = check(hostile)
    assert not (hostile / "canary").exists()
    assert "Traceback" not in checked.stderr
    assert checked.returncode in (0, 2)


def test_no_code_of_ours_names_a_yaml_loader_that_makes_python_objects() -> None:
    """Row 31."""
    found = [
        f"{file.relative_to(ROOT)}:{node.lineno}: yaml.{node.attr}"
        for file in sorted((ROOT / "macros").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "yaml"
        and node.attr in LOADERS
    ]
    assert found == []


CONTENT = [
    "docs/en/issues/new/index.md",
    "docs/zh/图.png",
    "data/facts/h20.yml",
    "data/series/sales.csv",
    "CHANGELOG.md",
]
TRUSTED = [
    "mkdocs.yml",
    "macros/press/hooks.py",
    "overrides/main.html",
    "overrides/assets/ledger.js",
    ".github/workflows/test.yml",
    ".ci/run",
    "Makefile",
    "pyproject.toml",
    "requirements.lock",
    "tests/conftest.py",
    "data/schema/fact.json",
    "docs/en/page.html",
    "docs/en/drawing.svg",
    "docs/../mkdocs.yml",
    "data/facts/../../macros/__init__.py",
    "SECURITY.md",
]


def guard(names: list[str]) -> subprocess.CompletedProcess[str]:
    """What the workflow asks of the names of changed files."""
    told = "".join(f"{name}\n" for name in names)
    return subprocess.run([ROOT / ".ci" / "trusted"], input=told, capture_output=True, text=True, check=False)


def test_a_pull_request_of_content_alone_passes_the_guard() -> None:
    """Row 31."""
    assert guard(CONTENT).returncode == 0


@pytest.mark.parametrize("name", TRUSTED)
def test_a_pull_request_that_changes_what_runs_is_stopped_by_the_guard(name: str) -> None:
    """Row 31."""
    stopped = guard([*CONTENT, name])
    assert stopped.returncode == 1
    assert stopped.stdout == f"{name}\n"


def test_the_guard_runs_on_every_pull_request_and_checks_nothing_of_it_out() -> None:
    """Row 31: the base branch decides, so that a pull request cannot loosen what holds it."""
    workflow = (ROOT / ".github/workflows/trusted.yml").read_text(encoding="utf-8")
    assert "pull_request_target:" in workflow
    assert ".ci/trusted < changed" in workflow
    assert "head.sha" not in workflow
    assert "head.ref" not in workflow
    assert "write" not in workflow
