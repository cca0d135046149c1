"""A small project in the current folder, with an issue to add to, and a command run there as a contributor runs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from macros.cli.commands import run
from tests.conftest import Write

ISSUE = """\
number: 1
question: {zh: 港口有多忙？, en: How busy is the harbour?}
answer: {zh: 很忙。, en: Very.}
description: {zh: 港口。, en: The harbour.}
published: 2026-11-23
original: zh
studies: [cnbc]
sections: [part]
"""
SECTION = """\
---
title: {title}
description: {title}
---
# {title} {{ #part }}

{title}
"""
LANGUAGES = ("zh", "en")
Project = Callable[[], Path]


def small_issue() -> dict[str, str]:
    """An issue with one section, in each language."""
    pages = {f"docs/{one}/issues/one/part.md": SECTION.format(title=f"Part {one}") for one in LANGUAGES}
    opening = {f"docs/{one}/issues/one/index.md": "## Why { #why }\n\nBecause.\n" for one in LANGUAGES}
    return {"data/issues/one.yml": ISSUE, **pages, **opening, **front_pages()}


def front_pages() -> dict[str, str]:
    """Front pages without a heading of their own, which the issue brings."""
    text = (
        '---\ntitle: Front\ndescription: Front\noriginal: zh\n---\n{{ fact("h20.charge-warned") }}\n\n{{ sources() }}\n'
    )
    return {f"docs/{one}/index.md": text for one in LANGUAGES}


@pytest.fixture
def project(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project with an issue, as the current folder."""
    root = write(small_issue())
    monkeypatch.chdir(root)
    return root


def new(*arguments: str) -> int:
    """Run `./ledger new` in this process; its exit code, argparse's too."""
    try:
        return run(["new", *arguments])
    except SystemExit as left:
        return int(left.code or 0)


def options(words: dict[str, str | Sequence[str]]) -> list[str]:
    """Options in the form of a command line; `zh|en` says a text in each language."""
    made = []
    for name, value in words.items():
        for text in [value] if isinstance(value, str) else value:
            parts = text.split("|")
            said = [f"{one}={part}" for one, part in zip(LANGUAGES, parts, strict=True)] if len(parts) > 1 else [text]
            made += [item for part in said for item in (f"--{name}", part)]
    return made


def texts(root: Path) -> dict[str, bytes]:
    """Every file of the project but what is kept between runs."""
    files = (file for file in root.rglob("*") if file.is_file() and ".cache" not in file.parts)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}
