"""Whether `site/` is what a build would make again: the same input, the same program, and no byte touched since.

`python -m macros.press.up_to_date` ends with 0 where it is and with 1 where it is not; `make site` asks it first. It
knows nothing of MkDocs, which takes longer to load than this takes to answer.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from macros.ground.files import digests
from macros.ground.requirements import MODULES
from macros.ground.store import keep, kept
from macros.press.atomic import MARK, listed
from macros.press.epoch import settle_moment
from macros.press.faults import SetupError

_INPUTS = ("docs", "data", "macros", "overrides", "mkdocs.yml")
_CONFIGURATION = "mkdocs.yml"
_VARIABLE = re.compile(r"!ENV\s*\[?\s*(\w+)")
_MOMENT = "SOURCE_DATE_EPOCH"


def remember(root: Path, site: Path, *, strict: bool, whole: bool) -> None:
    """Keep what a build has just been made of and what it made.

    Only of a build that would come out the same again: a strict one, into the usual folder, `whole` (nothing was left
    out for want of a font), at a moment that no clock decided.
    """
    if strict and whole and site == root / "site" and os.environ.get(_MOMENT):
        keep(_entry(root), json.dumps([_made_from(root), (site / MARK).read_text(encoding="utf-8")]).encode())


def is_current(root: Path) -> bool:
    """Whether the site of the project `root` is, byte for byte, what a strict build would put there now."""
    found, site = kept(_entry(root)), root / "site"
    if found is None or not (site / MARK).is_file():
        return False
    settle_moment(root)
    return bool(json.loads(found) == [_made_from(root), listed(site)])


def _entry(root: Path) -> Path:
    return root / ".cache" / "built"


def _made_from(root: Path) -> str:
    parts = [sys.version, *(f"{name} {version(name)}" for name in MODULES)]
    variables = _VARIABLE.findall((root / _CONFIGURATION).read_text(encoding="utf-8"))
    parts += [f"{name}={os.environ.get(name, '')}" for name in (*variables, _MOMENT)]
    parts += [f"{name} {digest}" for name, digest in digests(_files(root))]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for name in _INPUTS:
        top = (root / name).resolve()
        files = sorted(top.rglob("*")) if top.is_dir() else [top]
        yield from (file for file in files if not file.is_dir() and file.parent.name != "__pycache__")


if __name__ == "__main__":
    try:
        sys.exit(0 if is_current(Path.cwd()) else 1)
    except (OSError, ValueError, PackageNotFoundError, SetupError):
        sys.exit(1)  # the build tells what is wrong, in its own words
