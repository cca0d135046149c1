"""Places in files as links that open them in an editor: VS Code's, or whatever `LEDGER_EDITOR` names.

The links hold paths of this machine, so they are made while the preview answers, and for who sits at it alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from macros.ground.problems import Position
from macros.ground.told import Told, told

VARIABLE = "LEDGER_EDITOR"
DEFAULT = (
    "vscode://file{path}:{line}:{column}"  # code.visualstudio.com/docs/configure/command-line, "Opening with URLs"
)
_ADDRESS = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):[^\s<>\"]*", re.IGNORECASE)
_SLOT = re.compile(r"\{[^{}]*\}|[{}]")
_SLOTS = ("{path}", "{line}", "{column}")
_RUN = ("javascript", "data", "vbscript", "blob")  # what a browser runs or shows in the page's place


@dataclass(frozen=True, slots=True)
class Editor:
    """How places below `root` are opened: `pattern` is an address with slots, or empty where nothing opens them."""

    root: Path
    pattern: str

    def address(self, place: Position) -> str:
        """The address that opens a place; empty where nothing does, and for what is no file of the project."""
        path = PurePosixPath(place.path)
        if not self.pattern or path.is_absolute() or ".." in path.parts or not (self.root / path).is_file():
            return ""
        filled = {"{path}": _path_of(self.root / path), "{line}": str(place.line), "{column}": str(place.column)}
        return _SLOT.sub(lambda slot: filled[slot[0]], self.pattern)


def editor_of(root: Path, environment: Mapping[str, str]) -> Editor:
    """The editor that an environment names, VS Code where it names none; none where what it names is `faulty`."""
    pattern = environment.get(VARIABLE, DEFAULT).strip()
    return Editor(root.absolute(), "" if faulty(pattern) else pattern)


def faulty(pattern: str) -> Told | None:
    """What is wrong with the address of an editor, and how to mend it; None where nothing is, or there is none."""
    found, slots = _ADDRESS.fullmatch(pattern), _SLOT.findall(pattern)
    known = "{path}" in slots and set(slots) <= set(_SLOTS)
    if not pattern or (found and found["scheme"].lower() not in _RUN and known):
        return None
    return told(
        "{variable} opens no file: {pattern}; write the address that opens one in your editor, with {slots} in it, "
        "such as {example}, or leave it empty",
        variable=VARIABLE,
        pattern=pattern,
        slots=" ".join(_SLOTS),
        example=DEFAULT,
    )


def _path_of(file: Path) -> str:
    """The path as an address has it, a slash first: /home/a/b%20c.md, /C:/a/b.md (RFC 8089)."""
    return urlsplit(file.as_uri()).path
