"""A machine that lacks something is told what, and the command that brings it; no traceback, exit 2."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from macros.ground.requirements import INSTALL, INSTALL_LIBYAML, MODULES, missing
from tests.conftest import ROOT
from tests.faults.conftest import assert_one_line
from tests.press.conftest import Start, build

# Python as on a machine where a module was never installed.
WITHOUT = """
import sys
class Nowhere:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "{module}":
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
import importlib.machinery, importlib.util
real = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == "{module}" else real(name, package)
sys.meta_path.insert(0, Nowhere())
"""
WITHOUT_LIBYAML = """
import sys
sys.modules["yaml._yaml"] = None
"""


def build_with(root: Path, patch: str, *arguments: str) -> CompletedProcess[str]:
    """A build on a machine that is made poorer."""
    folder = root / "patched"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(patch, encoding="utf-8")
    return build(root, *arguments, PYTHONPATH=str(folder))


@pytest.mark.parametrize("name", ["jieba", "nh3", "pydantic", "altair", "vl-convert-python", "tinycss2", "Babel"])
def test_a_missing_library_is_named_with_the_command_that_installs_it(project: Start, name: str) -> None:
    """Row 30."""
    root = project()
    refused = build_with(root, WITHOUT.format(module=MODULES[name]), "--verbose" if name == "jieba" else "--quiet")
    assert refused.returncode == 2, refused.stderr
    assert "Traceback" not in refused.stderr
    assert f"Error: {name} is not installed; run: {INSTALL}\n" in refused.stderr
    assert not (root / "site").exists()


def test_a_yaml_reader_without_libyaml_is_told_with_the_command_that_brings_it(project: Start) -> None:
    """Row 30."""
    refused = build_with(project(), WITHOUT_LIBYAML)
    assert refused.returncode == 2, refused.stderr
    assert_one_line(refused.stderr)
    assert INSTALL_LIBYAML in refused.stderr


def test_an_old_python_is_told_which_one_is_needed() -> None:
    """Row 30."""
    told = missing((3, 10))
    assert "Python 3.11 or later is needed, 3.10 is here" in told
    assert missing() == ""


def test_every_library_that_the_project_asks_for_is_looked_for() -> None:
    """Row 30: the list in code is the list of pyproject.toml."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert sorted(re.match(r"[\w-]+", line)[0] for line in asked) == sorted(MODULES)


@pytest.mark.parametrize(
    ("setting", "address"),
    [
        ("SITE_URL", "ftp://x/"),
        ("SITE_URL", "https://x.org/?page=1"),
        ("REPORT_URL", "https://x.org/"),
        ("REPORT_URL", "mailto:a@x.org?subject={title}"),
        ("REPORT_URL", "ftp://x.org/{title}/{body}"),
    ],
)
def test_an_address_that_is_none_ends_a_build_before_it_begins(project: Start, setting: str, address: str) -> None:
    """Row 30: else it would stand in every link, or its queries would come without what is asked."""
    root = project()
    refused = build(root, **{setting: address})
    assert refused.returncode == 2, refused.stderr
    assert_one_line(refused.stderr)
    assert address in refused.stderr
    assert not (root / "site").exists()
