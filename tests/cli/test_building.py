"""`./ledger site`, `read` and `serve`: MkDocs and a web server are run as programs of their own; a taken port moves on."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from macros.cli import building
from macros.cli.commands import run


class ReplacedError(Exception):
    """Raised where this process would have become another."""


@pytest.fixture
def became(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """What this process was about to become."""
    asked: list[list[str]] = []

    def become(_file: str, command: list[str], environment: dict[str, str]) -> None:
        assert environment["NO_MKDOCS_2_WARNING"] == "1"
        asked.append(command[1:])
        raise ReplacedError

    monkeypatch.setattr(building.os, "execve", become)
    monkeypatch.chdir(tmp_path)
    return asked


def test_a_taken_port_moves_on(capsys: pytest.CaptureFixture[str], became: list[list[str]]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert building.free_port(port) > port
        with pytest.raises(ReplacedError):
            run(["serve", "--debug", "--port", str(port)])
    told = capsys.readouterr()
    assert f"port {port} is taken" in told.err
    free = became[0][-1].rpartition(":")[2]
    assert became == [["-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{free}"]]
    assert told.out == f"http://127.0.0.1:{free}/ (Ctrl-C)\n"


def test_read_serves_what_was_built_and_says_where_there_is_nothing(
    became: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read"]) == 2
    assert "./ledger site" in capsys.readouterr().err
    Path("site").mkdir()
    with pytest.raises(ReplacedError):
        run(["read", "--debug"])
    assert became[0][:-1] == ["-m", "http.server", "--bind", "127.0.0.1", "--directory", "site"]


@pytest.mark.parametrize(("standing", "built", "code"), [(0, None, 0), (1, 0, 0), (1, 1, 1), (1, 75, 75)])
def test_the_site_is_built_unless_it_stands(
    monkeypatch: pytest.MonkeyPatch, standing: int, built: int | None, code: int
) -> None:
    asked = []

    def answer(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        asked.append(command[2])
        return subprocess.CompletedProcess(command, standing if len(asked) == 1 else built or 0)

    monkeypatch.setattr(building.subprocess, "run", answer)
    assert run(["site"]) == code
    assert asked == ["macros.press.output.up_to_date", *(["mkdocs"] if built is not None else [])]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_shell_completes_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    script = capsys.readouterr().out
    for command in ("check", "explain", "new", "edition", "serve"):
        assert command in script
    assert "./ledger" not in script


def test_bash_completes_what_is_typed() -> None:
    script = subprocess.run(
        [sys.executable, "-m", "macros", "completion", "bash"], capture_output=True, text=True, check=True
    )
    asked = (
        'COMP_WORDS=(./ledger exp); COMP_CWORD=1; COMP_LINE="./ledger exp"; COMP_POINT=12\n'
        'complete=$(complete -p ledger); name=${complete##*-F }; ${name%% *} ledger exp ledger; echo "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(["bash", "-c", f"{script.stdout}\n{asked}"], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "explain", done.stderr
