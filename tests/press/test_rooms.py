"""The rooms of `macros/`: four of them outlive the generator, and imports run one way."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

ROOMS = ("catalog", "wording", "charts", "pages", "press")
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
            elif isinstance(node, ast.Import):
                yield from ((file.relative_to(folder).as_posix(), alias.name) for alias in node.names)
