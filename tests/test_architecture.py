"""The papers on the code name what there is: every path in ARCHITECTURE.md, every row of the fault matrix that is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

ARCHITECTURE = ROOT / "ARCHITECTURE.md"
MATRIX = ROOT / "tests" / "faults" / "README.md"
PATH = re.compile(r"`((?:macros|tests|overrides|data|docs)/[\w./-]*)`")
FUNCTION = re.compile(r"`([a-z_]+|[A-Z]{4,}|_[A-Za-z_]+)`(?: \(| in )`(macros/[\w/]+\.py)`")
ROW = re.compile(r"^\| (\d+) \|.*$", re.MULTILINE)
CITED = re.compile(r"\b[Rr]ows?[ _](\d+(?:(?:, | and |_and_|–| to )\d+)*)")
# What papers that are not in the repository were called.
ELSEWHERE = re.compile(r"\b(?:design|research rule|house rule)s? (?:of )?\d")


def paths_in(text: str) -> list[str]:
    """Every path that a paper names, in the order of the text."""
    return PATH.findall(text)


def numbers_in(cited: str) -> Iterator[int]:
    """The numbers of "1–7, 15 and 24"."""
    for part in re.split(r", | and |_and_", cited):
        first, *last = map(int, re.split("–| to ", part))
        yield from range(first, (last or [first])[-1] + 1)


def rows_cited() -> Iterator[tuple[str, int]]:
    """Each (file, number of a row) that a test or a module names."""
    for folder in ("macros", "tests"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            for cited in CITED.findall(file.read_text(encoding="utf-8")) if file != Path(__file__) else ():
                yield from ((file.relative_to(ROOT).as_posix(), number) for number in numbers_in(cited))


@cache
def rows() -> dict[int, str]:
    """The rows of the matrix by their number."""
    return {int(row[1]): row[0] for row in ROW.finditer(MATRIX.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("paper", [ARCHITECTURE, MATRIX], ids=lambda paper: paper.relative_to(ROOT).as_posix())
def test_every_path_that_a_paper_names_is_there(paper: Path) -> None:
    named = paths_in(paper.read_text(encoding="utf-8"))
    assert len(named) > 50
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_name_of_code_is_in_the_file_that_it_is_said_to_be_in() -> None:
    named = FUNCTION.findall(ARCHITECTURE.read_text(encoding="utf-8"))
    assert len(named) > 25
    defined = r"^\s*(?:def {0}\(|class {0}\b|{0}\b.*[:=])"
    lost = [
        f"{name} in {file}"
        for name, file in named
        if not re.search(defined.format(re.escape(name)), (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert lost == []


def test_every_room_is_described() -> None:
    folders = [folder.name for folder in (ROOT / "macros").iterdir() if (folder / "__init__.py").exists()]
    text = ARCHITECTURE.read_text(encoding="utf-8")
    assert [name for name in folders if f"\n| `macros/{name}/` |" not in text] == []


def test_every_row_of_the_matrix_stands_once_and_none_is_left_out() -> None:
    numbers = [int(number) for number in ROW.findall(MATRIX.read_text(encoding="utf-8"))]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_a_row_names_every_test_that_cites_it() -> None:
    cited = list(rows_cited())
    assert len(cited) > 100
    assert [(file, n) for file, n in cited if n not in rows() or f"`{file}`" not in rows()[n]] == []


def test_a_row_that_names_no_test_says_that_it_is_held_by_none() -> None:
    assert [n for n, row in rows().items() if bool(paths_in(row)) == ("held by nothing yet" in row)] == []


def test_a_range_of_rows_is_read_as_all_of_them() -> None:
    assert list(numbers_in("1–3, 15 and 24")) == [1, 2, 3, 15, 24]
    assert list(numbers_in("11_and_12")) == [11, 12]
    assert list(numbers_in("55 to 57")) == [55, 56, 57]


def test_nothing_cites_a_paper_that_is_not_here() -> None:
    files = [file for folder in ("macros", "tests") for file in (ROOT / folder).rglob("*.py") if file != Path(__file__)]
    assert [file.name for file in files if ELSEWHERE.search(file.read_text(encoding="utf-8"))] == []
