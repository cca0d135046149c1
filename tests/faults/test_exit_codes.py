"""Rows 30 and 42: how `check` ends. 0 fine, 1 content, 2 usage or set-up, 3 a fault of ours, 75 busy."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.cli import commands as command_line
from macros.cli.commands import SHOW, run
from macros.ground.explanations import explanations
from macros.ground.files import PASSING
from macros.ground.requirements import INSTALL, INSTALL_LIBYAML, missing
from tests.conftest import GOOD_FACT, ROOT

FACTS = "data/facts/h20.yml"
EVERY_FORM = pytest.mark.parametrize("form", SHOW)
EVERY_LANGUAGE = pytest.mark.parametrize("language", ["en", "zh"])
BLOCK = """\
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name in {names!r}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Blocked())
from importlib import util
found = util.find_spec
util.find_spec = lambda name, package=None: None if name in {names!r} else found(name, package)
"""


@pytest.fixture
def small(write, monkeypatch) -> Path:
    """The small project, stood in."""
    root = write()
    monkeypatch.chdir(root)
    return root


def spoilt(root: Path) -> None:
    (root / FACTS).write_text(GOOD_FACT.replace("as_of", "as_off"), encoding="utf-8")


def failing(monkeypatch, error: BaseException) -> None:
    """Let whatever reads the project fail."""

    def read(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(command_line, "read_project", read)


def without(tmp_path: Path, *names: str) -> subprocess.CompletedProcess[str]:
    """`check` of the real project where these modules cannot be imported."""
    (tmp_path / "sitecustomize.py").write_text(BLOCK.format(names=names), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-m", "macros", "check"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@EVERY_FORM
@EVERY_LANGUAGE
def test_a_project_without_fault_ends_with_0(small, form, language):
    assert main(["check", "--format", form, "--lang", language]) == 0


@EVERY_FORM
@EVERY_LANGUAGE
def test_content_ends_with_1(small, form, language, capsys):
    spoilt(small)
    assert main(["check", "--format", form, "--lang", language]) == 1
    assert ("as_off" in capsys.readouterr().out) is True


@pytest.mark.parametrize(
    "arguments",
    [[], ["chekc"], ["check", "--format", "xml"], ["check", "--lang", "xx"], ["explain"], ["check", "--loud"]],
)
def test_usage_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        run(arguments)
    assert left.value.code == 2
    assert "usage: ./ledger" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("names", "said", "command"),
    [
        (["pydantic"], "pydantic is not installed", INSTALL),
        (["nh3", "babel"], "Babel, nh3 are not installed", INSTALL),
        (["yaml._yaml"], "PyYAML is here without libyaml", INSTALL_LIBYAML),
    ],
)
def test_a_missing_dependency_ends_with_2_and_the_command_that_installs_it(tmp_path, names, said, command):
    done = without(tmp_path, *names)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.endswith(f"; run: {command}\n")
    assert done.stderr.count("\n") == 1


def test_a_python_that_is_too_old_is_told_with_what_to_do():
    assert missing((3, 10)) == "Python 3.11 or later is needed, 3.10 is here; try: make PYTHON=python3.12 site"
    assert missing() == ""


def test_a_set_up_that_is_wrong_ends_with_2(monkeypatch, capsys):
    monkeypatch.setattr("macros.__main__.missing", lambda: "nothing is here; run: this")
    assert main(["check"]) == 2
    assert capsys.readouterr().err == "nothing is here; run: this\n"


@EVERY_FORM
@EVERY_LANGUAGE
def test_a_fault_of_ours_ends_with_3_in_one_line(small, form, language, monkeypatch, capsys):
    failing(monkeypatch, KeyError("x"))
    assert main(["check", "--format", form, "--lang", language]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert {"en": "this is a fault of ours", "zh": "这是程序的错"}[language] in said.err
    assert "KeyError: 'x' (macros/cli/commands.py:" in said.err.replace("（", " (")
    assert "--debug" in said.err


def test_a_fault_of_ours_names_no_folder_of_this_machine(small, monkeypatch, capsys):
    failing(monkeypatch, ValueError(f"{small}/data and {ROOT}/macros"))
    assert main(["check"]) == 3
    said = capsys.readouterr().err
    assert str(small) not in said
    assert str(ROOT) not in said


def test_debug_shows_the_traceback_of_a_fault_of_ours(small, monkeypatch):
    failing(monkeypatch, KeyError("x"))
    with pytest.raises(KeyError):
        main(["check", "--debug"])


@pytest.mark.parametrize("number", sorted(PASSING), ids=errno.errorcode.get)
def test_a_disk_that_fails_while_reading_ends_with_75(small, number, monkeypatch, capsys):
    opening = os.open

    def fail(path: Path, *more: int, **named: int) -> int:
        if Path(path).name == "h20.yml":
            raise OSError(number, os.strerror(number), str(path))
        return opening(path, *more, **named)

    monkeypatch.setattr(os, "open", fail)
    assert main(["check"]) == 75
    said = capsys.readouterr().err
    what = f"{os.strerror(number)}: h20.yml"
    shut = f"{what}: make the folder writable, or work in a copy of it\n"
    assert said == (shut if number == errno.EROFS else f"the machine is busy or full, try again: {what}\n")


@EVERY_FORM
@EVERY_LANGUAGE
def test_a_busy_machine_ends_with_75_whatever_the_form(small, form, language, monkeypatch):
    failing(monkeypatch, OSError(errno.ENOSPC, "No space left on device"))
    assert main(["check", "--format", form, "--lang", language]) == 75


def test_a_file_that_may_not_be_read_is_content_and_ends_with_1(small, monkeypatch, capsys):
    def refuse(path: Path, *_: int, **__: int) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    assert main(["check"]) == 1
    assert f"{FACTS}:1:1: cannot be read: Permission denied [unreadable]" in capsys.readouterr().out


def test_a_stamp_that_may_not_be_written_ends_with_75(small, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "write_text", refuse)
    assert main(["stamp", "docs/en/index.md"]) == 75


def test_ctrl_c_ends_with_130(small, monkeypatch, capsys):
    failing(monkeypatch, KeyboardInterrupt())
    assert main(["check"]) == 130
    assert capsys.readouterr().err == "interrupted\n"


def test_a_reader_that_goes_away_changes_nothing(small):
    spoilt(small)
    reader, writer = os.pipe()
    os.close(reader)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "macros", "check"]
    done = subprocess.run(command, cwd=small, env=environment, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


def test_the_environment_chooses_the_language_and_the_flag_outweighs_it(small, monkeypatch, capsys):
    spoilt(small)
    monkeypatch.setenv("LEDGER_LANG", "zh")
    main(["check"])
    assert "不认识的键“as_off”" in capsys.readouterr().out
    main(["check", "--lang", "en"])
    assert 'unknown key "as_off"' in capsys.readouterr().out


@pytest.mark.parametrize("variable", ["LANG", "LC_ALL"])
def test_the_locale_chooses_the_language_unless_it_is_asked_for(small, variable, monkeypatch, capsys):
    monkeypatch.setenv(variable, "zh_CN.UTF-8")
    main(["check"])
    assert "没有问题" in capsys.readouterr().out
    main(["check", "--lang", "en"])
    assert capsys.readouterr().out.startswith("no problems in ")


def test_a_code_is_explained_in_either_language(capsys):
    assert main(["explain", "unknown-fact"]) == 0
    assert "is not in `data/facts/`" in capsys.readouterr().out
    assert main(["explain", "unknown-fact", "--lang", "zh"]) == 0
    assert "`data/facts/`里没有这个id的事实" in capsys.readouterr().out
    assert main(["explain", "front-matter"]) == 0
    assert explanations()["front-matter"].example in capsys.readouterr().out
    assert main(["explain", "typed-quantity", "--lang", "zh"]) == 0
    assert "STYLE.zh.md#numbers" in capsys.readouterr().out


def test_a_code_that_there_is_not_names_the_nearest_and_ends_with_2(capsys):
    assert main(["explain", "unkown-fact"]) == 2
    assert capsys.readouterr().err.startswith('no code "unkown-fact": did you mean "unknown-fact"')
    assert main(["explain", "qqq", "--lang", "zh"]) == 2
    assert "全部代码见" in capsys.readouterr().err
