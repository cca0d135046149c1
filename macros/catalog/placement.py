"""Which files under `data/` are read: none that is needed is missing, and none lies where nobody looks.

Codes `missing-file`, `symlink`, `strange-character`, `unreadable` and `stray-file`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.catalog.load import KINDS
from macros.ground.characters import find_strange, in_a_name, strange_told, without_strange
from macros.ground.files import is_left_by_editor, is_no_file, link_problem, no_file_problem
from macros.ground.problems import Position, Problem, did_you_mean, nearest
from macros.ground.told import told

_DATA = (".yml", ".yaml", ".csv")


def file_problems(root: Path) -> Iterator[Problem]:
    """What is amiss with the files of the project at `root` themselves, whatever they hold."""
    if not (root / "data" / "languages.yml").is_file():
        hint = told("list the site's languages there, as CONTRIBUTING shows")
        yield Problem(Position("data/languages.yml"), told("no list of languages"), "missing-file", hint)
    if (root / "data").is_symlink():
        yield link_problem("data")
        return
    for path in sorted((root / "data").rglob("*")):
        if is_left_by_editor(path.name):
            continue
        place = Position(without_strange(in_a_name(path.relative_to(root).as_posix())))
        strange = find_strange(in_a_name(path.name))
        if strange is not None:
            yield Problem(place, strange_told(strange)[0], "strange-character", told("give the file another name"))
        elif path.is_symlink():
            yield link_problem(place.path)
        elif is_no_file(path):
            yield no_file_problem(place.path)
        elif path.suffix == ".csv" and place.path in _places(path.name) and not path.with_suffix(".yml").exists():
            hint = told("describe its columns in {path}", path=place.path.replace(".csv", ".yml"))
            yield Problem(place, told("rows without a description of their columns"), "missing-file", hint)
        elif path.suffix in _DATA and not path.name.startswith(".") and place.path not in _places(path.name):
            otherwise = told("the folders under data/ are in README")
            mend = did_you_mean(nearest(place.path, _places(f"{path.stem}.yml"), most=1), otherwise=otherwise)
            yield Problem(place, told("nobody reads a file here"), "stray-file", mend)


def _places(name: str) -> list[str]:
    """Where a file of this name would be read: .yml by its kind, .csv beside the description of its series."""
    if name.endswith(".csv"):
        return [f"data/series/{name}"]
    if not name.endswith(".yml"):
        return []
    wheres = [*(kind.where for kind in KINDS), "phrases"]
    return [f"data/{where}" if where.endswith(".yml") else f"data/{where}/{name}" for where in wheres]
