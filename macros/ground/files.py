"""Reading a contributor's text files: UTF-8 only, no links out of the project, problems instead of exceptions."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.ground.characters import UNSEEN, find_strange, strange_told
from macros.ground.problems import Mend, Position, Problem
from macros.ground.told import Told, told

_digests: dict[tuple[int, int, int, int], str] = {}  # by device, inode, size and time
_MOST_DIGESTS = 100_000
LARGEST = 20_000_000  # bytes
_LOOKED_AT = 4096  # bytes, for a guess
_HAN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")  # its letters, and what is typed between them
# The machine's trouble, not the contributor's: trying again may help, so it ends the reading and is no problem.
PASSING = frozenset(
    (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EBUSY, errno.EMFILE, errno.ENFILE, errno.ENOMEM)
)
# A link is not followed, and a pipe that nobody writes to is not waited for; where a system has no such flag it has no
# such files either. Windows would else change the ends of lines.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))

# What editors and file managers leave for a moment; nobody publishes or reads any of it.
_LEFT_BY_EDITOR = re.compile(r"^(?:\.#.*|#.*#|.*~|\..*\.sw[a-p]|4913|\.DS_Store|Thumbs\.db)$")

# What `git merge` writes around the two sides of a conflict (git-merge(1), HOW CONFLICTS ARE PRESENTED)
_OURS, _THEIRS = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE), re.compile(r"^>{7}(?: .*)?$", re.MULTILINE)


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
        raw = _bytes(path)
    except _NoFileError:
        return None, [no_file_problem(name)]
    except OSError as error:
        if error.errno in PASSING:
            raise
        said = told("cannot be read: {said}", said=error.strerror)
        return None, [_problem(name, said, "unreadable", told("check the file's permissions"))]
    if len(raw) > LARGEST:
        said = told("larger than {limit} bytes", limit=LARGEST)
        return None, [_problem(name, said, "too-large", told("split the file"))]
    return _decode(name, raw)


class _NoFileError(Exception):
    """A folder, a pipe, a socket or a device where a file is wanted; never leaves this module."""


def _bytes(path: Path) -> bytes:
    """What a file holds, and of one that is larger than `LARGEST` so much that this shows.

    Looked at before it is opened, since to open a device may move it, and after, since it may be another by then.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise _NoFileError
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise _NoFileError
        return file.read(LARGEST + 1)


def is_no_file(path: Path) -> bool:
    """Whether something is here that is neither a file nor a folder nor a link: a pipe, a socket, a device."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode))


def emptied_problem(path: str) -> Problem:
    """That a file has nothing in it, or comments alone, where records or a page were read before or are wanted."""
    hint = told("git checkout -- {path} brings back what it held; one that is not wanted can be deleted", path=path)
    return Problem(Position(path), told("nothing is written in this file"), "empty", hint)


def no_file_problem(name: str) -> Problem:
    """What is wrong with what can be named like a file and holds no text; `name` is its path below the project."""
    said = told("no file, but a folder, a pipe, a socket or a device")
    return _problem(name, said, "unreadable", told("put a file here, or take it out"))


def link_problem(name: str) -> Problem:
    """What is wrong with a symbolic link, which is never followed; `name` is its path below the project."""
    return _problem(name, told("a link, not a file"), "symlink", told("put the file itself here, or take it out"))


def content_digest(file: Path) -> str:
    """The SHA-256 of what a file of a site holds: nobody writes into one, so each is read once, whatever its name."""
    at = file.stat()
    key = (at.st_dev, at.st_ino, at.st_size, at.st_mtime_ns)
    if key not in _digests:
        if len(_digests) >= _MOST_DIGESTS:
            _digests.clear()
        _digests[key] = hashlib.sha256(file.read_bytes()).hexdigest()
    return _digests[key]


def digests(files: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The path of each file with the SHA-256 of what it holds; one that an editor takes away meanwhile is not there.

    Links are not followed, and what would wait for a writer is not opened: they have words in the place of a digest. A
    file too large to be read has its size and the time of its last change.
    """
    for file in files:
        try:
            held = _bytes(file)
            yield str(file), hashlib.sha256(held).hexdigest() if len(held) <= LARGEST else _stamp(file)
        except _NoFileError:
            yield str(file), "no file"
        except FileNotFoundError:
            continue
        except OSError as error:
            yield str(file), str(error)


def files_below(place: Path) -> list[Path]:
    """Every file below a folder but what Python keeps there, in a fixed order; a file alone is all there is below it.

    A link to the folder is followed, links in it are not.
    """
    top = place.resolve()
    if not top.is_dir():
        return [top]
    found = (Path(folder) / name for folder, _, names in os.walk(top) for name in names)
    return sorted(file for file in found if file.parent.name != "__pycache__")


def _stamp(file: Path) -> str:
    found = file.lstat()
    return f"{found.st_size} bytes at {found.st_mtime_ns}"


def _decode(name: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(name, raw, error.start)]
    if text.count("\0") * 3 > len(text):  # every other byte of Latin letters in UTF-16 without a mark at its beginning
        return None, [_not_utf8(name, raw, raw.index(b"\0"))]
    text = text.replace("\r\n", "\n")
    found = find_strange(text)
    if found is not None:
        start = found.start()
        place = Position(name, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        if found[0] == "\r":
            return None, [_old_line_ends(text, place, start)]
        said, hint = strange_told(found)
        return None, [Problem(place, said, "strange-character", hint, mend=_without_unseen(text, place, start))]
    return _without_conflict(name, text)


def _without_conflict(name: str, text: str) -> tuple[str | None, list[Problem]]:
    """A text, or none and the place where git has left what two people wrote for whoever merges to choose from."""
    begun = _OURS.search(text)
    if not begun or not _THEIRS.search(text, begun.end()):
        return text, []
    said = told("a conflict that was not resolved")
    hint = told("keep what is right between <<<<<<< and >>>>>>>, and take out the three lines of marks")
    return None, [
        Problem(Position(name, text.count("\n", 0, begun.start()) + 1), said, "merge-conflict", hint, begun[0])
    ]


def _old_line_ends(text: str, place: Position, start: int) -> Problem:
    """That lines end in a carriage return alone, as Macs had it until 2001 and some spreadsheets still save it.

    YAML (1.2.2, 5.4), CommonMark (2.1) and spreadsheets read it as the end of a line, so that it is mended as one; but
    before a line feed (`text` has no pair of them) it is left of a file that was converted twice.
    """
    end = text.rindex("\r") + 1
    old = text[start:end] + ("\n" if text[end : end + 1] == "\n" else "")
    new = re.sub("\r+\n|\r", "\n", old)
    clean = not find_strange(text[:start] + new + text[start + len(old) :])
    said = told("line ends of old Macs (a carriage return alone, U+000D)")
    hint = told(
        "save it with the line ends LF: in VS Code by LF or CRLF in the bar at the bottom; or let ./ledger fix do it"
    )
    mend = Mend(place.line, place.column, old, new) if clean else None
    return Problem(place, said, "strange-character", hint, mend=mend)


def _without_unseen(text: str, place: Position, start: int) -> Mend | None:
    """The edit that takes out what nobody sees, from the first such character to the last, if no other is strange."""
    last = max((n for n, mark in enumerate(text) if mark in UNSEEN), default=-1)
    old = text[start : last + 1]
    new = "".join(mark for mark in old if mark not in UNSEEN)
    clean = not find_strange(text[:start] + new + text[last + 1 :])
    return Mend(place.line, place.column, old, new) if old and clean else None


def _not_utf8(name: str, raw: bytes, start: int) -> Problem:
    line = raw.count(b"\n", 0, start) + 1
    column = start - raw.rfind(b"\n", 0, start)
    encoding = _guessed(raw)
    hint = told(
        "saved as {guess}? re-save as UTF-8: in VS Code by the encoding's name in the bar at the bottom, in Notepad by"
        ' "Save as"; or iconv -f {encoding} -t UTF-8',
        guess=encoding or "Windows-1252",
        encoding=encoding or "WINDOWS-1252",
    )
    return Problem(Position(name, line, column), told("not UTF-8 text"), "not-utf8", hint)


def _guessed(raw: bytes) -> str:
    """The encoding that a text was most likely saved in, by a name that iconv knows; "" where it is none of those here.

    Windows saves UTF-16 in either order, with a mark at its beginning or without; a Chinese one also GBK.
    """
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    if b"\0" in raw[:_LOOKED_AT]:
        return "UTF-16LE" if raw[:_LOOKED_AT:2].count(0) < raw[1:_LOOKED_AT:2].count(0) else "UTF-16BE"
    try:
        return "GBK" if _HAN.search(raw.decode("gbk")) else ""
    except UnicodeDecodeError:
        return ""


def _problem(name: str, message: Told, code: str, hint: Told) -> Problem:
    return Problem(Position(name), message, code, hint)
