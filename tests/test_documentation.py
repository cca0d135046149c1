"""What is public is written down: macros, commands, schemas, phrases and docstrings."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from macros.catalog.load import load_catalog
from macros.cli.commands import parser
from macros.cli.guide import GUIDE, sections
from macros.cli.schema import schemas
from macros.cli.snippets import BEGINNINGS, beginnings
from macros.ground.codes import CODES
from macros.ground.told import languages
from macros.manuscript.vocabulary import MACROS
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
SOURCES = sorted((ROOT / "macros").rglob("*.py"))
LANGUAGES = ("zh", "en")
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("name", MACROS)
def test_every_macro_is_in_the_contributor_guide(name):
    assert f"`{{{{ {name}(" in CONTRIBUTING


@pytest.mark.parametrize(
    "target",
    [
        "site",
        "test",
        "test-fast",
        "test-long",
        "serve",
        "read",
        "check",
        "pictures",
        "golden",
        "bench",
        "schemas",
        "lock",
    ],
)
def test_every_make_target_is_in_the_readme(target):
    assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"make {target}" in README


def test_every_command_is_in_the_readme():
    commands = next(action for action in parser()._actions if action.dest == "command").choices
    assert [name for name in commands if f"`./ledger {name}" not in README] == []


def test_every_code_is_explained_in_the_contributor_guide_and_no_other():
    assert list(sections(GUIDE)) == sorted(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_is_explained_in_every_language_in_a_paragraph_each(code):
    section = sections(GUIDE)[code]
    assert len(section.paragraphs) == len(languages())
    english, chinese = (len(HAN.findall(re.sub("`[^`]*`", "", said))) for said in section.paragraphs)
    assert english < 10 and chinese > 5, "an example may be Chinese, the sentence is not"


def test_the_schemas_are_those_of_the_models():
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "data" / "schema").glob("*.json")}
    assert kept == schemas(dict.fromkeys(LANGUAGES, True)), "run make schemas"


def test_the_snippets_are_those_of_the_macros_and_models():
    kept = (ROOT / BEGINNINGS).read_text(encoding="utf-8")
    assert kept == beginnings(dict.fromkeys(LANGUAGES, True)), "run make schemas"


def test_every_phrase_that_is_named_exists_in_every_language():
    phrases = load_catalog(ROOT)[0].phrases
    named = re.compile(r'(?:phrase\(\w+(?:\.\w+)?, |\bt\()"([a-z-]+)", "([a-z-]+)"')
    files = [*SOURCES, *(ROOT / "macros").rglob("*.html"), *(ROOT / "overrides").rglob("*.html")]
    found = {pair for file in files for pair in named.findall(file.read_text(encoding="utf-8"))}
    assert len(found) > 20
    for language in LANGUAGES:
        assert {(group, key) for group, key in found if key not in phrases[language].get(group, {})} == set()


def _public(tree: ast.Module):
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_public_name_and_module_has_a_docstring(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree), "the module says its subject"
    assert [node.name for node in _public(tree) if not ast.get_docstring(node)] == []


def test_the_changelog_has_the_version_with_its_day_and_says_nothing_twice():
    entries = re.findall(r"^- (.+(?:\n  .+)*)", CHANGELOG, re.MULTILINE)
    assert len(entries) > 20
    assert [entry for entry in set(entries) if entries.count(entry) > 1] == []
    assert CHANGELOG.count("\n## Unreleased\n") == 1
    assert re.search(rf"^## {re.escape(VERSION)} – \d{{4}}-\d{{2}}-\d{{2}}$", CHANGELOG, re.MULTILINE)
