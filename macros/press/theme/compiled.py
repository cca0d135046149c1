"""The theme's templates: ours escape what they set, and each is compiled once, not once a build.

MkDocs makes a new environment each time, in which nothing is escaped: the theme's own templates set HTML as it is.
"""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from macros.ground.store import keep, kept
from macros.pages.environment import TEMPLATES


class _Compiled(BytecodeCache):
    """Compiled templates in a folder. Jinja itself checks the source and Python's version."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / version("Jinja2") / "escaped"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Jinja's own key, of a path in ASCII: it takes no folder in Han where a system has no locale."""
        return super().get_cache_key(name, filename and os.fsencode(filename).hex())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja asks for a template's code."""
        found = kept(self.folder / bucket.key)
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja hands over a template's code."""
        keep(self.folder / bucket.key, bucket.bytecode_to_string())


def escape_by_default(theme: Environment, folder: Path) -> None:
    """Let every template of ours, below `folder`, escape what it sets; the theme's go on as they were written."""
    files = (file for file in folder.rglob("*") if file.suffix in (".html", ".xml"))
    ours = frozenset(file.relative_to(folder).as_posix() for file in files)
    theme.autoescape = lambda name: name in ours


def keep_compiled(theme: Environment, folder: Path) -> None:
    """Keep the compiled templates of the theme, and our own, in `folder`; while a build runs none is written."""
    theme.auto_reload = False
    theme.bytecode_cache = TEMPLATES.bytecode_cache = _Compiled(folder)
