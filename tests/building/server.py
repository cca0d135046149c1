"""One process that has MkDocs and the generator loaded and starts each command as a fork of itself; builds nothing.

A command begins as it would in a fresh interpreter, less the second that its imports take: in its own folder, with its
own environment, arguments and output, and ends as an interpreter does. What Python reads at its very start (`PYTHON…`,
the locale) cannot be given so. A request is a line of JSON; the answer is the exit code.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import runpy
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# What a build imports besides the generator: MkDocs's extensions and plugins, and what is imported late.
_LIBRARIES = (
    *("mkdocs.__main__", "mkdocs.commands.build", "mkdocs_macros.plugin", "material", "pymdownx.superfences"),
    *("pymdownx.details", "markdown.extensions.attr_list", "markdown.extensions.footnotes", "markdown.extensions.toc"),
    *("markdown.extensions.def_list", "markdown.extensions.tables", "markdown.extensions.admonition"),
    *("altair", "jieba", "tinycss2", "feedgenerator", "PIL.Image"),
)
_RUN_THEMSELVES = ("macros.__main__", "macros.press.hooks")


@dataclass(frozen=True)
class Command:
    """What is to be run: a script's or a module's arguments, where, in which environment, and where its output goes."""

    arguments: list[str]
    folder: str
    environment: dict[str, str]
    out: str
    err: str


def load() -> None:
    """Import what commands import."""
    for name in _LIBRARIES:
        importlib.import_module(name)
    rooms = importlib.import_module("macros")
    for module in pkgutil.walk_packages(rooms.__path__, "macros."):
        if module.name not in _RUN_THEMSELVES:
            importlib.import_module(module.name)


def answer(requests: Any, answers: int) -> Command | None:
    """Serve requests to their end. In the fork that a request starts: return its command."""
    for line in requests:
        command = Command(**json.loads(line))
        child = os.fork()
        if child == 0:
            return command
        _, status = os.waitpid(child, 0)
        os.write(answers, f"{os.waitstatus_to_exitcode(status)}\n".encode())
    return None


def become(command: Command) -> None:
    """Stand where the command is to be run, with its environment and output."""
    os.chdir(command.folder)
    os.environ.clear()
    os.environ.update(command.environment)
    time.tzset()
    for handle, name in enumerate((os.devnull, command.out, command.err)):
        opened = os.open(name, os.O_RDWR | os.O_CREAT)
        os.dup2(opened, handle)
        os.close(opened)


def run(command: Command) -> None:
    """Run `mkdocs`, or with `-m` a module of ours; ends by SystemExit or by what the command raises."""
    become(command)
    program, *rest = command.arguments
    if program == "-m":
        sys.path[0], sys.argv = command.folder, rest
        runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
    else:
        script = Path(sys.executable).with_name(program)
        sys.path[0], sys.argv = str(script.parent), [str(script), *rest]
        sys.exit(importlib.import_module("mkdocs.__main__").cli())


def serve() -> None:
    """Answer requests from standard input; ends with them, and in each fork with its command."""
    load()
    answers = os.dup(1)
    asked = answer(sys.stdin, answers)
    if asked is not None:
        os.close(answers)
        run(asked)
