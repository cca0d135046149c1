"""Which program this is: a digest of its files, of Python and of the libraries, for what is kept between builds."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from macros.ground.files import digests, files_below
from macros.ground.requirements import MODULES
from macros.ground.store import digest

_FOLDER = Path(__file__).resolve().parents[1]


@cache
def program() -> str:
    """The digest of the program that runs."""
    files = (file for file in files_below(_FOLDER) if file.suffix == ".py")
    return digest(libraries(), *(f"{Path(name).relative_to(_FOLDER)} {found}" for name, found in digests(files)))


@cache
def libraries() -> str:
    """The digest of Python and of the libraries, by their versions."""
    return digest(sys.version, *(f"{name} {version(name)}" for name in MODULES))
