"""A console of any encoding: each command ends with its message, in a language that it has letters for; paths either way."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from macros.cli.commands import run
from macros.cli.console import path_of
from macros.ground.told import languages
from tests.cli.conftest import texts
from tests.press.conftest import linked

WRONG = "wrong:\n  label: {zh: 费用“é😀”, en: charge}\n  unit: usd\n"
COMMANDS = (
    *("--help", "new --help", "check", "check --format json", "check --format github", "explain not-utf8"),
    *("explain 错", "explain page 错", "stale", "stamp 错.md", "publish", "edition pdf 错", "edition 错 one"),
    *("new fact", "new 错", "schema", "completion bash", "read"),
)
ENCODINGS = ("cp1252", "ascii", "gbk")


class Console:
    """Standard output and error, which end where a letter is not in their encoding, as Python opens them."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.out, self.err = (io.TextIOWrapper(io.BytesIO(), encoding, write_through=True) for _ in range(2))

    def said(self, stream: io.TextIOWrapper) -> str:
        """What was written there, as the console shows it."""
        stream.flush()
        shown = stream.buffer.getvalue().decode(self.encoding)
        stream.buffer.truncate(0)
        stream.buffer.seek(0)
        return shown


@pytest.fixture(params=ENCODINGS)
def console(request: pytest.FixtureRequest) -> Console:
    return Console(request.param)


def asked(line: str, console: Console) -> int:
    """Run a command there; its exit code, argparse's too."""
    with redirect_stdout(console.out), redirect_stderr(console.err):
        try:
            return run(line.split())
        except SystemExit as left:
            return int(left.code or 0)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_ends_with_its_message(project: Path, console: Console, line: str, language: str) -> None:
    """Row 51: over a record with a Chinese line that is wrong."""
    (project / "data/facts/wrong.yml").write_text(WRONG, encoding="utf-8")
    spoken = "" if line.startswith(("edition", "completion")) or "--help" in line else f" --lang {language}"
    assert asked(line + spoken, console) in (0, 1, 2)
    said = console.said(console.out) + console.said(console.err)
    assert "Traceback" not in said
    assert "UnicodeEncodeError" not in said
    assert said or line == "schema"


def test_a_wrong_line_is_told_by_its_place_and_json_reads_back(project: Path, console: Console) -> None:
    """Row 51."""
    (project / "data/facts/wrong.yml").write_text(WRONG, encoding="utf-8")
    assert asked("check --format json --lang zh", console) == 1
    told = json.loads(console.said(console.out))
    assert {found["path"] for found in told} == {"data/facts/wrong.yml"}
    assert asked("check", console) == 1
    assert "data/facts/wrong.yml:1:1: " in console.said(console.out)


@pytest.mark.parametrize(("encoding", "chinese"), [("gbk", True), ("utf-8", True), ("cp1252", False), ("ascii", False)])
def test_chinese_is_told_where_there_are_letters_for_it_and_english_elsewhere(
    project: Path, encoding: str, chinese: bool
) -> None:
    """Row 51: a line of escapes is no message."""
    console = Console(encoding)
    assert asked("check --lang zh", console) == 0
    assert ("no problems" in console.said(console.out)) is not chinese


def test_so_it_is_in_a_process_of_its_own(project: Path) -> None:
    """Row 51: with the encoding that Python takes from its environment."""
    (linked(project) / "data/facts/wrong.yml").write_text(WRONG, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check", "--lang", "zh"],
        cwd=project,
        env={"PYTHONIOENCODING": "cp1252", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "data/facts/wrong.yml:1:1: no value" in done.stdout


@pytest.mark.parametrize(
    "written", ["docs\\en\\issues\\one\\part.md", ".\\docs\\en/issues/one\\part.md", "./docs/en/issues/one/part.md"]
)
def test_a_path_may_be_written_as_windows_does(project: Path, written: str) -> None:
    assert path_of(written) == "docs/en/issues/one/part.md"
    assert run(["stamp", "docs/en/issues/one/part.md"]) == 0
    expected = texts(project)
    assert run(["stamp", written]) == 0
    assert texts(project) == expected
