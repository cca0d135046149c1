"""What must be installed before anything of ours can run. Imports the standard library alone, so that it can say so.

MkDocs 1.6.1 looks for theme, Markdown extensions and plugins before it loads our hook, and ends with 1 and words of its
own where one of those is missing; all else is told here.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

INSTALL = "python -m pip install --require-hashes --requirement requirements.lock"
INSTALL_LIBYAML = "python -m pip install --force-reinstall --only-binary :all: PyYAML"
OLDEST = (3, 11)
_OWN = Path(".venv/bin/python")  # which make sets up
# Each library of pyproject.toml (a test holds the two against each other) with the module it brings.
MODULES = {
    "mkdocs": "mkdocs",
    "mkdocs-material": "material",
    "mkdocs-macros-plugin": "mkdocs_macros",
    "click": "click",
    "PyYAML": "yaml",
    "pydantic": "pydantic",
    "Babel": "babel",
    "altair": "altair",
    "vl-convert-python": "vl_convert",
    "resvg-py": "resvg_py",
    "jieba": "jieba",
    "nh3": "nh3",
    "opencc": "opencc",
    "Markdown": "markdown",
    "pymdown-extensions": "pymdownx",
    "tinycss2": "tinycss2",
    "Jinja2": "jinja2",
    "feedgenerator": "feedgenerator",
    "Pillow": "PIL",
    "selectolax": "selectolax",
    "shtab": "shtab",
    "css-inline": "css_inline",
}


def missing(version: tuple[int, ...] = sys.version_info[:2]) -> str:
    """One line that says what is missing and the command that installs it; empty when nothing is."""
    if version < OLDEST:
        return (
            f"Python {_dotted(OLDEST)} or later is needed, {_dotted(version)} is here; try: make PYTHON=python3.12 site"
        )
    absent = [name for name, module in MODULES.items() if find_spec(module) is None]
    if absent:
        if _OWN.is_file() and Path(sys.prefix).resolve() != _OWN.parents[1].resolve():
            return "the project has an environment of its own; run: ./ledger …"
        return f"{', '.join(absent)} {'is' if len(absent) == 1 else 'are'} not installed; run: {INSTALL}"
    import yaml  # noqa: PLC0415 - only now is it known to be there

    if not yaml.__with_libyaml__:
        return f"PyYAML is here without libyaml, which reads the records; run: {INSTALL_LIBYAML}"
    return ""


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
