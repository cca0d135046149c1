"""What is public is written down: macros, commands, schemas, phrases, docstrings, and the README's own example."""

from __future__ import annotations

import ast
import json
import re
import textwrap
from pathlib import Path

import jsonschema
import pytest
import yaml

from macros.catalog.load import KINDS, load_catalog
from macros.catalog.schema import schemas
from macros.cli.commands import parser
from macros.cli.guide import GUIDE, sections
from macros.ground.codes import CODES
from macros.ground.told import languages
from macros.manuscript.vocabulary import MACROS
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SOURCES = sorted((ROOT / "macros").rglob("*.py"))
LANGUAGES = ("zh", "en")
HAN = re.compile("[\u4e00-\u9fff]")


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it by the 1.2 core schema: no dates, and 5.5e9 is a number."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:timestamp"]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"-?[0-9]+(\.[0-9]+)?e[0-9]+"), list("-0123456789"))


@pytest.mark.parametrize("name", MACROS)
def test_every_macro_is_in_the_contributor_guide(name):
    assert f"`{{{{ {name}(" in CONTRIBUTING


@pytest.mark.parametrize(
    "target", ["site", "test", "serve", "read", "check", "pictures", "golden", "bench", "schemas", "lock"]
)
def test_every_make_target_is_in_the_readme(target):
    assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"make {target}" in README


def test_every_command_is_in_the_readme():
    commands = next(action for action in parser()._actions if action.dest == "command").choices
    assert [name for name in commands if f"`python -m macros {name}" not in README] == []


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
    assert kept == schemas(LANGUAGES), "run make schemas"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_editor_finds_no_fault_in_the_real_data(kind):
    schema = json.loads((ROOT / "data" / "schema" / f"{kind.name}.json").read_text(encoding="utf-8"))
    where = ROOT / "data" / kind.where
    files = [where] if where.is_file() else sorted(where.glob("*.yml"))
    assert files
    for file in files:
        # Safe: the loader above is a SafeLoader with fewer types.
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=Yaml12)
        faults = [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)]
        assert faults == [], file.name


def test_the_readmes_example_is_the_real_fact():
    block = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)[1]
    facts = (ROOT / "data" / "facts" / "h20.yml").read_text(encoding="utf-8")
    assert textwrap.dedent(block) in facts


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
