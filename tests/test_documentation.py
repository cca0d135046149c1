"""What is public is written down: macros, commands, schemas, phrases and docstrings."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from macros.catalog.load import load_catalog
from macros.catalog.placement import KINDS
from macros.charts.kinds import kind_names
from macros.cli.commands import parser
from macros.cli.reference.commands import subcommands
from macros.cli.reference.docstrings import shown
from macros.cli.reference.types import nested
from macros.cli.reference.writing import references
from macros.cli.schema import schemas
from macros.cli.snippets import BEGINNINGS, beginnings
from macros.ground.codes import CODES
from macros.ground.explanations import explanations
from macros.ground.told import Told, languages, paper_in
from macros.manuscript.rules.front_matter import KNOWN
from macros.manuscript.vocabulary import MACROS
from tests.conftest import ROOT

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
SOURCES = sorted((ROOT / "macros").rglob("*.py"))
LANGUAGES = ("zh", "en")
PAPERS = sorted(path.name for path in ROOT.glob("*.md"))
HAN = re.compile("[\u4e00-\u9fff]")


def paper(name, language):
    """The text of a paper in a language."""
    return (ROOT / paper_in(name, language)).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", languages())
def test_the_reference_is_that_of_what_there_is(language):
    name = paper_in("REFERENCE", language)
    made = references(load_catalog(ROOT)[0])[name]
    assert (ROOT / name).read_text(encoding="utf-8") == made, "run ./ledger reference"


@pytest.mark.parametrize("language", languages())
def test_everything_there_is_is_in_the_reference(language):
    """As it stands in the repository, so that nothing is left out of what makes it."""
    text = (ROOT / paper_in("REFERENCE", language)).read_text(encoding="utf-8")
    fields = {f"| `{field}` |" for kind in KINDS for field in kind.model.model_fields}
    assert [field for field in fields | {f"| `{key}` |" for key in KNOWN} if field not in text] == []
    assert [name for name in MACROS if f"`{{{{ {name}(" not in text] == []
    assert [name for name in load_catalog(ROOT)[0].units if f"\n| `{name}` |" not in text] == []
    assert [name for name in kind_names() if f"\n| [`{name}`](" not in text] == []
    assert [code for code in CODES if f"\n### `{code}`\n" not in text] == []
    assert [name for name in subcommands() if f"\n### `./ledger {name}`\n" not in text] == []


def test_every_field_says_what_it_is_and_so_does_every_argument():
    undescribed = [
        f"{kind.name}.{name}"
        for kind in KINDS
        for model in models(kind.model)
        for name, field in model.model_fields.items()
        if not isinstance(field.description, Told)
    ]
    assert undescribed == []
    actions = [action for command in subcommands().values() for action in command.parser._actions]
    assert [action.dest for action in actions if action.dest not in ("help", "thing") and not action.help] == []
    assert [said for said in shown() if not said] == []


def models(model):
    """A model and those of the groups of keys in it."""
    yield model
    for field in model.model_fields.values():
        inner = nested(field)
        if inner:
            yield from models(inner)


LINK = re.compile(r"\]\((?!https?:)([\w./-]*)(?:#([^)]+))?\)")


@pytest.mark.parametrize("name", PAPERS)
def test_every_link_of_a_paper_leads_somewhere(name):
    text = without_code((ROOT / name).read_text(encoding="utf-8"))
    lost = [
        f"{path}#{anchor}"
        for path, anchor in LINK.findall(text)
        if not (ROOT / (path or name)).exists() or (anchor and anchor not in anchors(path or name))
    ]
    assert lost == []


def anchors(name):
    """Where a link may lead in a paper: ids that are written, and those that GitHub makes of headings."""
    text = without_code((ROOT / name).read_text(encoding="utf-8"), inline=False)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    made = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return made | set(re.findall(r'<a id="([^"]+)">', text))


def without_code(text, *, inline=True):
    """A paper without its fenced blocks, and without code in sentences where that is asked for."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`(?!\])", "", text) if inline else text


@pytest.mark.parametrize("language", languages())
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
def test_every_make_target_is_in_the_readme(target, language):
    assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"make {target}" in paper("README", language)


@pytest.mark.parametrize("language", languages())
def test_every_command_is_in_the_readme(language):
    commands = next(action for action in parser()._actions if action.dest == "command").choices
    assert [name for name in commands if f"`./ledger {name}" not in paper("README", language)] == []


def test_every_code_is_explained_and_no_other():
    assert list(explanations()) == sorted(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_is_explained_in_every_language_and_each_is_that_language(code):
    said = explanations()[code].paragraphs
    assert set(said) == set(languages())
    english, chinese = (len(HAN.findall(re.sub("`[^`]*`", "", said[language]))) for language in ("en", "zh"))
    assert english < 10 and chinese > 5, "an example may be Chinese, the sentence is not"


def test_a_chapter_of_the_style_sheet_that_a_code_names_is_there_in_every_language():
    named_by = {explanation.chapter for explanation in explanations().values() if explanation.chapter}
    assert len(named_by) >= 4
    for language in languages():
        assert named_by <= anchors(paper_in("STYLE", language))


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
