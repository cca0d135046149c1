"""A build asks nobody: without any network it makes the same site, and it does not even try."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.faults.conftest import command, environment
from tests.faults.test_room import with_a_chart
from tests.press.conftest import Start, build, fingerprint

# Notes every attempt to reach another machine, and refuses it.
WATCHED = """
import os, socket
def note(*asked, **more):
    with open(os.environ["ATTEMPTS"], "a") as file:
        file.write(repr(asked) + "\\n")
    raise OSError(101, "no network here")
class Watched(socket.socket):
    def connect(self, address):
        note("connect", address) if self.family != getattr(socket, "AF_UNIX", None) else super().connect(address)
    def connect_ex(self, address):
        note("connect_ex", address)
    def sendto(self, *asked):
        note("sendto", *asked)
socket.socket = Watched
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = note
"""


def cut_off() -> list[str]:
    """The command that runs another without any network, where the system has it."""
    asked = ["unshare", "--map-root-user", "--net"]
    able = (
        shutil.which("unshare") and subprocess.run([*asked, "true"], capture_output=True, check=False).returncode == 0
    )
    return asked if able else []


def watched(root: Path) -> tuple[dict[str, str], Path]:
    """Settings under which every attempt is noted, and the file they are noted in."""
    patch, attempts = root / "patched", root / "attempts"
    patch.mkdir()
    (patch / "sitecustomize.py").write_text(WATCHED, encoding="utf-8")
    return {"PYTHONPATH": str(patch), "ATTEMPTS": str(attempts)}, attempts


def test_a_build_without_network_is_the_same_site_and_tries_to_reach_nobody(cold_project: Start) -> None:
    """Row 40: drawings included, which a renderer of another language makes."""
    root = cold_project(with_a_chart())
    settings, attempts = watched(root)
    done = subprocess.run(
        [*cut_off(), *command("build", "--strict", "--site-dir", "offline")],
        cwd=root,
        env=environment(**settings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not attempts.exists(), attempts.read_text(encoding="utf-8")
    shutil.rmtree(root / ".cache")
    assert build(root, "--strict").returncode == 0
    assert fingerprint(root / "offline") == fingerprint(root / "site")


def test_an_attempt_would_be_noticed(project: Start) -> None:
    """Row 40: the watch above sees what it is to see."""
    root = project()
    settings, attempts = watched(root)
    ask = "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')"
    done = subprocess.run(
        ["python3", "-c", ask], cwd=root, env=environment(**settings), capture_output=True, check=False
    )
    assert done.returncode != 0
    assert "192.0.2.1" in attempts.read_text(encoding="utf-8")
