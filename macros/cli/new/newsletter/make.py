"""`new newsletter DIR`: asks, puts it together beside its place, moves it there once `check` finds nothing wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic_core import PydanticCustomError

from macros.catalog.fields import ID_HINT, is_id
from macros.catalog.newsletter.contrast import readable_on
from macros.catalog.newsletter.records import GROUNDS, read_colour
from macros.cli.new.drafts import made_id
from macros.cli.new.newsletter import example, generator
from macros.cli.new.newsletter.words import speaks
from macros.cli.new.questions import Answers, Ask, Question, answer
from macros.cli.new.yaml_text import Value
from macros.ground.latest_day import today
from macros.ground.problems import Problem
from macros.ground.told import Told, told
from macros.manuscript.survey import read_project

_ACCENT = "#1d5a78"  # a blue like ink's, where nobody says another


def questions(answers: Answers) -> Iterator[Question]:
    """Of a newsletter: its languages, then what it is called and what it is about in each of them."""
    spoken = tuple(filter(speaks, generator.spoken()))
    yield Question("language", told("its languages, the first being the one it is written in"), "", spoken, "many")
    answers.languages = answers.complete = answers.many("language") or spoken[:1]
    yield Question("name", told("what it is called"), "Harbour Log", form="each")
    yield Question("tagline", told("what it promises, in a few words"), "A page a day", form="each")
    yield Question("description", told("what it is, in a sentence"), form="each", needed=False)
    key = made_id(answers.each("name"))
    yield Question("id", told("its name where only ASCII may stand"), "harbour-log", needed=not key)
    yield Question("accent", told("its colour, readable on light paper"), _ACCENT, needed=False)


def made_newsletter(
    folder: Path, given: Mapping[str, Sequence[str]], ask: Ask | None
) -> tuple[list[Told], list[Problem]]:
    """Make it in `folder`, which may not be there yet; what is amiss with the answers, or with what came of them."""
    answers = Answers((), (), given)
    answer(answers, questions(answers), ask)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        answers.faults.append(told("{path} is there already; name a folder that is not", path=folder.name))
    if answers.one("id") and not is_id(answers.one("id")):
        slots = {"option": "id", "name": answers.one("id"), "hint": ID_HINT}
        answers.faults.append(told('--{option}: "{name}" is not an id; {hint}', **slots))
    accent = answers.one("accent") or _ACCENT
    try:
        read_colour(accent, "light")
    except PydanticCustomError as refused:
        answers.faults.append(told("--accent: {said}", said=(refused.context or {})["said"]))
    if answers.faults:
        return answers.faults, []
    return [], _put_together(folder, _record(answers, accent), answers)


def _record(answers: Answers, accent: str) -> dict[str, Value]:
    """The record of the newsletter, as the model takes it."""
    return {
        "name": answers.each("name"),
        "tagline": answers.each("tagline"),
        "description": answers.each("description") or answers.each("tagline"),
        "key": answers.one("id") or made_id(answers.each("name")),
        "accent": {"light": accent, "dark": readable_on(accent, GROUNDS["dark"])},
    }


def _put_together(folder: Path, record: Mapping[str, Value], answers: Answers) -> list[Problem]:
    """Write everything beside the folder, look at it as `check` does, and move it into place where nothing is wrong."""
    languages, names, said = answers.languages, answers.each("name"), record["description"]
    first = languages[0]
    about = said[first] if isinstance(said, Mapping) else ""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as aside:
        whole = Path(aside) / "newsletter"
        for path, content in generator.files(str(record["key"]), names[first], str(about), languages):
            _write(whole / path, content)
        for path, text in example.files(record, languages, today(os.environ).isoformat()):
            _write(whole / path, text.encode("utf-8"))
        for runs in ("ledger", ".ci/run", ".ci/pull-request", ".ci/trusted"):
            (whole / runs).chmod(0o755)
        problems = read_project(whole)[1]
        if not problems:
            if folder.is_dir():
                folder.rmdir()
            shutil.move(whole, folder)
    return problems


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
