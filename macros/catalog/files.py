"""Reading a contributor's text files: UTF-8 only, no links out of the project, problems instead of exceptions."""

from __future__ import annotations

import errno
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.catalog.problems import Position, Problem
from macros.catalog.told import Told, told

LARGEST = 20_000_000  # bytes
# The machine's trouble, not the contributor's: trying again may help, so it ends the reading and is no problem.
PASSING = frozenset(
    (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EBUSY, errno.EMFILE, errno.ENFILE, errno.ENOMEM)
)
# Control characters, line separators, and the private use area, which our own tokens are made of.
_STRANGE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\\x85\\u2028\\u2029\\ufeff\\ue000-\\uf8ff]")

# What editors and file managers leave for a moment; nobody publishes or reads any of it.
_LEFT_BY_EDITOR = re.compile(r"^(?:\.#.*|#.*#|.*~|\..*\.sw[a-p]|4913|\.DS_Store|Thumbs\.db)$")


def is_left_by_editor(name: str) -> bool:
    """Whether a file of this name is an editor's own: a backup, a swap file, a lock (Emacs's is a link to nowhere)."""
    return bool(_LEFT_BY_EDITOR.match(name))


def read_text(root: Path, path: Path) -> tuple[str | None, list[Problem]]:
    """The text of `path`, without a byte-order mark and with plain newlines, or None and why not.

    `root` is the project; problems name the path relative to it. Raises OSError where it is `PASSING`.
    """
    name = path.relative_to(root).as_posix()
    if path.is_symlink():
        return None, [link_problem(name)]
    try:
        raw = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError as error:
        if error.errno in PASSING:
            raise
        said = told("cannot be read: {said}", said=error.strerror)
        return None, [_problem(name, said, "unreadable", told("check the file's permissions"))]
    if raw is None:
        said = told("larger than {limit} bytes", limit=LARGEST)
        return None, [_problem(name, said, "too-large", told("split the file"))]
    return _decode(name, raw)


def link_problem(name: str) -> Problem:
    """What is wrong with a symbolic link, which is never followed; `name` is its path below the project."""
    return _problem(name, told("a link, not a file"), "symlink", told("put the file itself here, or take it out"))


def digests(files: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The path of each file with the SHA-256 of what it holds; one that an editor takes away meanwhile is not there.

    Links are not followed, and what would wait for a writer is not opened: they have words in the place of a digest.
    """
    for file in files:
        if file.is_symlink() or not file.is_file():
            yield str(file), "no file"
            continue
        try:
            yield str(file), hashlib.sha256(file.read_bytes()).hexdigest()
        except FileNotFoundError:
            continue
        except OSError as error:
            yield str(file), str(error)


def _decode(name: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(name, raw, error)]
    text = text.replace("\r\n", "\n")
    found = _STRANGE.search(text)
    strange = found.start() if found else None
    if strange is not None:
        line, column = text.count("\n", 0, strange) + 1, strange - text.rfind("\n", 0, strange)
        said = told("a character that no page holds, U+{number}", number=f"{ord(text[strange]):04X}")
        hint = told("delete it and type the text again")
        return None, [Problem(Position(name, line, column), said, "strange-character", hint)]
    return text, []


def _not_utf8(name: str, raw: bytes, error: UnicodeDecodeError) -> Problem:
    line = raw.count(b"\n", 0, error.start) + 1
    column = error.start - raw.rfind(b"\n", 0, error.start)
    guess = "UTF-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "GBK"
    hint = told("saved as {guess}? re-save as UTF-8", guess=guess)
    return Problem(Position(name, line, column), told("not UTF-8 text"), "not-utf8", hint)


def _problem(name: str, message: Told, code: str, hint: Told) -> Problem:
    return Problem(Position(name), message, code, hint)
