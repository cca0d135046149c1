"""Templates are compiled once, not once a build: MkDocs makes a new environment each time."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from macros.charts.kept import keep, kept
from macros.pages.templating import TEMPLATES


class _Compiled(BytecodeCache):
    """Compiled templates in a folder. Jinja itself checks the source and Python's version."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / version("Jinja2")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja asks for a template's code."""
        found = kept(self.folder / bucket.key)
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja hands over a template's code."""
        keep(self.folder / bucket.key, bucket.bytecode_to_string())


def keep_compiled_pages(macros: Any, folder: Path) -> None:
    """Compile a page's macro calls anew only where its text has changed; `macros` is mkdocs-macros's plugin."""
    environment, cache = macros.env, _Compiled(folder)
    compile_now = environment.compile

    def compile_once(source: str, *args: Any, **options: Any) -> Any:
        bucket = cache.get_bucket(environment, macros.page.file.src_uri, None, source)
        if bucket.code is None:
            bucket.code = compile_now(source, *args, **options)
            cache.set_bucket(bucket)
        return bucket.code

    environment.compile = compile_once


def keep_compiled(theme: Environment, folder: Path) -> None:
    """Keep the compiled templates of the theme, and our own, in `folder`; while a build runs none is written."""
    theme.auto_reload = False
    theme.bytecode_cache = TEMPLATES.bytecode_cache = _Compiled(folder)
