"""The pictures of the guide: each kind of chart as its errand writes it, drawn in the project that the guide makes.

`python -m tests.errands.pictures` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from macros.charts.kinds import kind_names
from macros.editions.chart_files import ChartFiles, palette_of
from macros.manuscript.survey import read_project
from macros.wording.voice import Voice
from tests.conftest import ROOT
from tests.errands.guide import GUIDES, Errand, errands, guide
from tests.errands.project import done, fresh

FOLDER = ".github/charts"
_FONTS = re.compile(r'font-family="[^"]*?((?:sans-)?serif)"')  # those of the machine that draws


def up_to_charts(found: list[Errand]) -> tuple[list[Errand], list[Errand]]:
    """The errands to the last that draws a chart, and those after it, which change what was drawn."""
    last = max(number for number, errand in enumerate(found) if errand.id.startswith("chart-"))
    return found[: last + 1], found[last + 1 :]


def drawn(root: Path, language: str) -> Iterator[tuple[str, str]]:
    """The path of each picture of a language with its SVG, of the project at `root` in which the guide was done."""
    catalog = read_project(root)[0].catalog
    files = ChartFiles(palette_of(ROOT / "overrides", catalog), root / ".cache" / "drawings")
    for name in kind_names():
        sheet = files.sheet(Voice(language, catalog), f"try-{name}")
        yield f"{FOLDER}/{language}/{name}.svg", without_fonts(sheet)


def without_fonts(sheet: str) -> str:
    """A drawing that asks for no font by its name."""
    return _FONTS.sub(r'font-family="\1"', sheet)


def main() -> None:
    """Do the guide in a fresh newsletter and keep what its charts look like."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        root = fresh(Path(folder) / "log")
        done(up_to_charts(errands(guide("en")))[0], root, "en", patched)
        patched.undo()
        for language in GUIDES:
            for path, svg in drawn(root, language):
                (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
                (ROOT / path).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
