"""The rooms of `macros/`: all but the press outlive the generator, and imports run one way."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

ROOMS = ("ground", "catalog", "wording", "charts", "manuscript", "pages", "editions", "press")
MOST_SIDE_BY_SIDE = 20
GENERATORS = ("mkdocs", "mkdocs_macros", "material", "properdocs", "zensical")

IMPORT_ALL = f"""
import importlib, pkgutil, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {GENERATORS!r}:
            raise ImportError(f"{{name}} is blocked")

sys.meta_path.insert(0, Blocked())
import macros
for room in {ROOMS[:-1]!r}:
    package = importlib.import_module(f"macros.{{room}}")
    for module in pkgutil.walk_packages(package.__path__, f"macros.{{room}}."):
        print(importlib.import_module(module.name).__name__)
print(importlib.import_module("macros.__main__").__name__)
"""


def test_the_inner_rooms_and_the_command_line_import_with_mkdocs_blocked() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    imported = done.stdout.split()
    for room in ROOMS[:-1]:
        assert any(name.startswith(f"macros.{room}.") for name in imported)


def test_the_blocked_import_would_be_noticed() -> None:
    blocked = IMPORT_ALL.replace("import macros\n", "import mkdocs\n")
    done = subprocess.run([sys.executable, "-c", blocked], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "mkdocs is blocked" in done.stderr


def test_a_room_imports_only_rooms_before_it() -> None:
    wrong = []
    for file, name in imports_of(ROOT / "macros"):
        room, _, imported = file.partition("/")[0], *name.partition("macros.")[1:]
        other = imported.split(".")[0]
        if room in ROOMS and other in ROOMS and ROOMS.index(other) > ROOMS.index(room):
            wrong.append(f"macros/{file} imports {name}")
    assert wrong == []


def test_the_command_line_stands_beside_the_press() -> None:
    """Neither asks the other, and no other room knows of either."""
    wrong = [
        (file, name)
        for file, name in imports_of(ROOT / "macros")
        if (file.startswith("cli/") and name.startswith("macros.press"))
        or (name.startswith("macros.cli") and not file.startswith(("cli/", "__main__.py")))
    ]
    assert wrong == []


def test_no_file_asks_itself_round_a_corner() -> None:
    """Neither late imports nor those for types alone close a circle."""
    asks: dict[str, set[str]] = {}
    for file, name in imports_of(ROOT / "macros"):
        asks.setdefault("macros." + file.removesuffix(".py").replace("/", "."), set()).add(name)
    while leaves := {file for file in asks if not asks[file] & asks.keys()}:
        asks = {file: names for file, names in asks.items() if file not in leaves}
    assert sorted(asks) == []


def test_no_folder_is_too_full_to_find_a_file_in() -> None:
    folders = [folder for folder in (ROOT / "macros").rglob("*") if folder.is_dir()]
    full = {str(folder): len(list(folder.glob("*.py"))) - 1 for folder in folders}
    assert {name: count for name, count in full.items() if count > MOST_SIDE_BY_SIDE} == {}


def test_only_the_press_imports_the_generator() -> None:
    found = [(file, name) for file, name in imports_of(ROOT / "macros") if name.split(".")[0] in GENERATORS]
    assert [f"macros/{file} imports {name}" for file, name in found if not file.startswith("press/")] == []
    assert found, "the press itself must be seen to import it, or this test looks at nothing"


def imports_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Each (file, module it imports) below a folder, late imports included."""
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                yield file.relative_to(folder).as_posix(), node.module or ""
                for alias in node.names:  # a module of a package, where it is one
                    yield file.relative_to(folder).as_posix(), f"{node.module}.{alias.name}"
            elif isinstance(node, ast.Import):
                yield from ((file.relative_to(folder).as_posix(), alias.name) for alias in node.names)
