"""The theme's file that our templates name themselves, its style sheet, and those that no page of ours uses.

The name of the first holds a digest that each release of Material changes, so it is looked for where MkDocs copies it
from.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from macros.ground.told import told
from macros.press.faults import SetupError

# As `ledger.theme` in a template, by the pattern of its file.
_PATTERNS = {"styles": "assets/stylesheets/main.*.min.css"}
UNUSED = "assets/javascripts/"  # what these scripts did is done by ours: overrides/assets/


def theme_assets(folders: Sequence[str]) -> dict[str, str]:
    """The path of each in the site, from the theme's template `folders`.

    Raises SetupError where there is not exactly one: MkDocs would build a site that lacks it and say nothing.
    """
    return {name: _the_one(folders, pattern) for name, pattern in _PATTERNS.items()}


def _the_one(folders: Sequence[str], pattern: str) -> str:
    found = {file.relative_to(folder).as_posix() for folder in folders for file in Path(folder).glob(pattern)}
    if len(found) != 1:
        said = told("the theme has {n} files {pattern}, and its templates name one", n=len(found), pattern=pattern)
        raise SetupError(said)
    return found.pop()
