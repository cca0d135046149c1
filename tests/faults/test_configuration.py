"""mkdocs.yml is trusted: MkDocs 1.6.1 reads it with PyYAML's full loader, so a line in it can run anything.

So `check`, which outsiders' pull requests are held against first, never reads it so, and a guard keeps such pull
requests from changing it.
"""

from __future__ import annotations

import ast
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
