"""The generator as another newsletter takes it along: its files, without the pages, records and tests of this one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.catalog.decode import plain
from macros.catalog.load import load_catalog
from macros.catalog.nodes import read_nodes
from macros.cli.new.newsletter.guide import GUIDES, spoken_in
from macros.cli.new.yaml_text import Value, record_text
from macros.cli.schema import schemas
from macros.cli.snippets import BEGINNINGS, beginnings

ROOT = Path(__file__).resolve().parents[4]
_FOLDERS = ("macros", "overrides", ".github/charts")
_AS_THEY_ARE = (
    *("mkdocs.yml", "ledger", "ledger.cmd"),
    *("PUBLISHING.md", "PUBLISHING.zh.md", "STYLE.md", "STYLE.zh.md"),
    *(".gitignore", ".gitattributes", ".editorconfig", ".devcontainer/devcontainer.json"),
    *(".vscode/settings.json", ".vscode/tasks.json", ".vscode/extensions.json"),
)
_CI = (
    ".github/workflows/site.yml",
    ".github/workflows/test.yml",
    ".ci/content",
    ".ci/pull-request",
    ".ci/trusted",
    ".github/workflows/trusted.yml",
)
_CALLED = ("pyproject.toml", "requirements.lock", "LICENSE")  # where the newsletter is named
# Of the Makefile: what asks for tests, which stay with the generator, is left out
_TARGETS = (
    "site",
    "read",
    "serve",
    "check",
    "schemas",
    "editions",
    "lock",
    "clean",
    "pango",
    "$(READY)",
    "define installed",
)
# Of the units: what any subject counts or measures
GENERIC_UNITS = (
    *("usd", "cny", "eur", "people", "companies", "countries", "cities", "visits", "products", "things", "changes"),
    *("share", "change", "growth", "growth-rate", "points", "times", "index"),
    *("days", "weeks", "months", "years", "days-per-year", "days-per-month"),
)
_RUN = (
    '#!/usr/bin/env bash\n# What a clean checkout must pass.\nset -eu\ncd "$(dirname "$0")/.."\nexec make check site\n'
)
_MAKE_HEAD = """\
# make site · make check are the two commands; each does its own set-up on a fresh machine.
PYTHON ?=
BIN := .venv/bin
READY := .venv/.ready
PORT ?= 8000
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site read serve check schemas editions lock clean pango
"""


def files(key: str, name: str, description: str, languages: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The path and bytes of each file, for a newsletter of this key, name and description."""
    for folder in _FOLDERS:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                yield file.relative_to(ROOT).as_posix(), file.read_bytes()
    for path in (*_AS_THEY_ARE, *_CI):
        if (ROOT / path).is_file():
            yield path, (ROOT / path).read_bytes()
    strangers = [language for language in load_catalog(ROOT)[0].languages if language not in languages]
    for path in GUIDES:
        yield path, spoken_in((ROOT / path).read_text(encoding="utf-8"), languages, strangers).encode("utf-8")
    for path, text in _written(key, name, description, languages):
        yield path, text.encode("utf-8")


def spoken() -> tuple[str, ...]:
    """The languages that the generator has phrases in."""
    return tuple(load_catalog(ROOT)[0].complete)


def _written(key: str, name: str, description: str, languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for path in _CALLED:
        yield path, _renamed((ROOT / path).read_text(encoding="utf-8"), key, name, description)
    yield "Makefile", _makefile((ROOT / "Makefile").read_text(encoding="utf-8"))
    yield ".ci/run", _RUN
    catalog, _ = load_catalog(ROOT)
    said = {one: catalog.languages[one] for one in languages}
    fields = ("name", "tag", "babel", "material")
    yield (
        "data/languages.yml",
        "\n".join(
            record_text(one, {field: getattr(record, field) for field in fields}) for one, record in said.items()
        ),
    )
    yield "data/units.yml", "\n".join(_units(languages))
    for language in languages:
        yield f"data/phrases/{language}.yml", (ROOT / f"data/phrases/{language}.yml").read_text(encoding="utf-8")
    for name_, text in schemas(dict.fromkeys(languages, True)).items():
        yield f"data/schema/{name_}", text
    yield BEGINNINGS, beginnings(dict.fromkeys(languages, True))


def _units(languages: tuple[str, ...]) -> Iterator[str]:
    """The generic units with their words in these languages."""
    node, _ = read_nodes((ROOT / "data" / "units.yml").read_text(encoding="utf-8"), "data/units.yml")
    units: dict[str, dict[str, Value]] = plain(node) if node else {}
    for name in GENERIC_UNITS:
        words = units[name]["words"]
        kept = {one: words[one] for one in languages} if isinstance(words, dict) else {}
        yield record_text(name, {**units[name], "words": kept})


def _renamed(text: str, key: str, name: str, description: str) -> str:
    """A file of the project's with the newsletter's own key and name in place of ours."""
    ours = load_catalog(ROOT)[0].newsletter
    if ours is None:
        return text
    text = re.sub(
        r"^description = .*$", f"description = {record_text(None, {'x': description})[3:].strip()}", text, flags=re.M
    )
    text = text.replace(ours.key, key)
    for said in ours.name.values():
        text = text.replace(said, name)
    return text


def _makefile(text: str) -> str:
    """The Makefile with the targets that need no tests."""
    blocks = [block.strip("\n") for block in text.split("\n\n")]
    kept = [block for block in blocks if _target(block) in _TARGETS]
    return "\n\n".join([_MAKE_HEAD.strip("\n"), *kept]) + "\n"


def _target(block: str) -> str:
    """What a block of a Makefile makes or defines, behind the comment that it may begin with."""
    lines = (line for line in block.splitlines() if not line.startswith("#"))
    return next(lines, "").partition(":")[0]
