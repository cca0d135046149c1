"""The links that open an editor: whatever is configured, they lead to a file of the project or are not there."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.ground.problems import Position
from macros.press.preview.editor import DEFAULT, Editor, editor_of, faulty

HERE = Path(__file__).resolve().parent
NAME = Path(__file__).name


def test_the_editor_is_visual_studio_code_where_none_is_named() -> None:
    assert editor_of(HERE, {}).address(Position(NAME, 3, 7)) == f"vscode://file{HERE}/{NAME}:3:7"


def test_another_editor_is_named_with_slots() -> None:
    editor = editor_of(HERE, {"LEDGER_EDITOR": "idea://open?file={path}&line={line}"})
    assert editor.address(Position(NAME, 3, 7)) == f"idea://open?file={HERE}/{NAME}&line=3"


def test_an_empty_name_means_no_links() -> None:
    assert editor_of(HERE, {"LEDGER_EDITOR": ""}).address(Position(NAME)) == ""


WRONG = ["code", "javascript:alert('{path}')", "JavaScript:{path}", "data:text/html,{path}", "mine://open"]
WRONG += [
    "mine://{path}:{row}",
    "mine://{path}:{0.real}",
    "mine://{path} {line}",
    'mine://{path}"onclick=',
    "mine://{path}{",
]


@pytest.mark.parametrize("pattern", WRONG)
def test_what_opens_no_file_is_told_and_makes_no_link(pattern: str) -> None:
    said = faulty(pattern)
    assert said
    assert pattern in said
    assert editor_of(HERE, {"LEDGER_EDITOR": pattern}).address(Position(NAME)) == ""


@pytest.mark.parametrize("pattern", ["", DEFAULT, "subl://open?url=file://{path}&line={line}&column={column}"])
def test_what_opens_files_is_right(pattern: str) -> None:
    assert faulty(pattern) is None


@pytest.mark.parametrize("path", ["", "../conftest.py", f"/{NAME}", "no/such/file.yml", "site/index.html", "..", "."])
def test_what_is_no_file_of_the_project_has_no_link(path: str) -> None:
    assert Editor(HERE, DEFAULT).address(Position(path)) == ""


NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=40)


@given(NAMES)
def test_any_name_of_a_file_is_one_address_of_that_file(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    root = tmp_path_factory.mktemp("named")
    try:
        (root / name).write_text("", encoding="utf-8")
    except OSError:  # "." or a name that is too long
        return
    address = Editor(root, "mine://open{path}#{line}").address(Position(name, 2))
    assert unquote(address) == f"mine://open{root}/{name}#2"
    assert address.isascii()
    assert not set(address) & set(" <>\"'`\\\n\t{}")
