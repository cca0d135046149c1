"""One mistake in a record is one problem, at its place: what follows from it is not told as a mistake of others."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from pathlib import Path

import pytest

from macros.manuscript.survey import read_project
from tests.conftest import ROOT

# Fields that name something, or are one of a few words.
_NAMING = (
    "as_of",
    "bound",
    "derive",
    "issue",
    "range",
    "read",
    "record",
    "section",
    "sources",
    "status",
    "unit",
    "value",
)
_WRITTEN = re.compile(rf"\s+({'|'.join((*_NAMING, 'verdict'))}): (.+)$")
_KINDS = ("facts", "claims", "events", "sources", "charts")
_EACH = 1


def _places() -> list[tuple[str, int]]:
    """Lines of the newsletter's own records, some of each field of each kind, the same ones each time."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for kind in _KINDS:
        for file in sorted((ROOT / "data" / kind).rglob("*.yml")):
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
                field = _WRITTEN.match(line)
                if field and _misspelt(line) != line:
                    found[kind, field[1]].append((file.relative_to(ROOT).as_posix(), number))
    chosen = random.Random("one mistake")
    return [place for places in found.values() for place in chosen.sample(places, min(_EACH, len(places)))]


def _misspelt(line: str) -> str:
    """The line with a letter too many in its last word."""
    return re.sub(r"([a-z0-9])(\]?)$", r"\1q\2", line)


@pytest.mark.parametrize(("path", "number"), _places())
def test_a_misspelt_word_is_told_once_and_where_it_stands(newsletter: Path, path: str, number: int) -> None:
    file = newsletter / path
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    lines[number] = _misspelt(lines[number].rstrip("\n")) + "\n"
    file.write_text("".join(lines), encoding="utf-8")
    try:
        problems = read_project(newsletter)[1]
    finally:
        file.write_text(text, encoding="utf-8")
    told = [f"{problem.position} {problem.code}" for problem in problems]
    assert len(told) == 1, told
    assert told[0].startswith(f"{path}:{number + 1}:")
