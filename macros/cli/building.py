"""The commands `site`, `read` and `serve`: run MkDocs, or a small web server, as the Makefile does. They build nothing.

MkDocs is another program to the commands, and is run as one.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from macros.ground.told import said_in, told

HOST = "127.0.0.1"  # no other machine is to see a draft
FIRST_PORT, PORTS = 8000, 100
_PYTHON = sys.executable


def run_site(root: Path, language: str) -> int:
    """Build the site into site/, unless what stands there is what would be built; the exit code of the build."""
    environment = _environment()
    standing = [_PYTHON, "-m", "macros.press.output.up_to_date"]
    if subprocess.run(standing, cwd=root, env=environment, check=False).returncode:
        building = [_PYTHON, "-m", "mkdocs", "build", "--strict", "--quiet"]
        code = subprocess.run(building, cwd=root, env=environment, check=False).returncode
        if code:
            return code
    print(said_in(told("site/ is built. To read it: ./ledger read"), language))
    return 0


def run_read(root: Path, port: int, language: str) -> int:
    """Serve the built site until it is interrupted; 2 where none is built."""
    if not (root / "site").is_dir():
        print(said_in(told("there is no site/ yet: ./ledger site"), language), file=sys.stderr)
        return 2
    free = _said_port(port, language)
    return _become([_PYTHON, "-m", "http.server", "--bind", HOST, "--directory", "site", str(free)], root)


def run_serve(root: Path, port: int, language: str) -> int:
    """The preview, until it is interrupted: an edit shows at once."""
    return _become([_PYTHON, "-m", "mkdocs", "serve", "--dev-addr", f"{HOST}:{_said_port(port, language)}"], root)


def free_port(first: int) -> int:
    """The first port from `first` on that nothing listens on; raises OSError where there is none within a hundred."""
    for port in range(first, first + PORTS):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that was just left is free
            try:
                tried.bind((HOST, port))
            except OSError:
                continue
            return port
    raise OSError(f"no port from {first} to {first + PORTS - 1} is free")


def _said_port(first: int, language: str) -> int:
    port = free_port(first)
    if port != first:
        said = told("port {taken} is taken, so this is on {port}", taken=first, port=port)
        print(said_in(said, language), file=sys.stderr)
    print(f"http://{HOST}:{port}/ (Ctrl-C)", flush=True)
    return port


def _become(command: list[str], root: Path) -> int:
    """Go on as another program, so that a signal is its own; where a system cannot, run it and wait."""
    os.chdir(root)
    if os.name == "posix":
        os.execve(command[0], command, _environment())
    return subprocess.run(command, env=_environment(), check=False).returncode


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
