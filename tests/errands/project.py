"""A fresh newsletter in both languages, in which the guide is done; its code is this one's."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from macros.cli import commands
from macros.cli.new.newsletter.make import made_newsletter
from macros.ground.latest_day import latest_day
from macros.ground.problems import as_text
from macros.ground.told import LANGUAGE_VARIABLE
from macros.manuscript.survey import read_project
from tests.errands.doing import do
from tests.errands.guide import Errand

THE_DAY = dt.date(2026, 11, 30)  # on which the guide is done, by the days that it writes
_CODE = ("macros", "overrides")


def fresh(folder: Path, languages: Sequence[str] = ("zh", "en")) -> Path:
    """A new newsletter in `folder`, in these languages, without the code that it takes along."""
    named = {"name": {"zh": "港口记", "en": "Harbour Log"}, "tagline": {"zh": "新", "en": "New"}}
    said = {option: [f"{one}={words[one]}" for one in languages] for option, words in named.items()}
    words = {"language": list(languages), "id": ["harbour-log"], **said}
    faults, problems = made_newsletter(folder, words, None)
    assert not faults, faults
    assert not problems, as_text(problems)
    for name in _CODE:
        shutil.rmtree(folder / name)
    return folder


def done(errands: list[Errand], root: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do one errand after another as whoever reads that language, `check` after each; AssertionError names the errand."""
    monkeypatch.setenv(LANGUAGE_VARIABLE, language)
    monkeypatch.setattr(commands, "today", lambda _: THE_DAY)
    for errand in errands:
        do(errand, root, monkeypatch)
        problems = read_project(root, latest_day(os.environ))[1]
        assert not problems, f"{errand.id}:\n{as_text(problems, most=5)}"
