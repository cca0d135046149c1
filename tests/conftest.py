"""Small projects to hold rules against: the real languages, units and phrases, and whatever a test writes."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from macros.ground.problems import Problem
from macros.manuscript.project import Project
from macros.manuscript.survey import read_project

ROOT = Path(__file__).resolve().parents[1]

GOOD_FACT = """\
charge-warned:
  label: {zh: 预告的费用, en: charge warned of}
  value: 5.5e9
  unit: usd
  bound: at-most
  as_of: FY2026-Q1
  status: projection
  sources: [cnbc]
"""
BOOKED_FACT = """\
charge-booked:
  label: {zh: 入账的费用, en: charge booked}
  value: 4.5e9
  unit: usd
  as_of: FY2026-Q1
  status: reported
  sources: [cnbc]
"""
GOOD_SOURCES = """\
cnbc:
  type: article-newspaper
  title: {original: A charge}
  publisher: {name: CNBC}
  language: en
  url: https://example.com/charge
  date_published: 2025-04-15
  grade: A
  read: excerpt
mirror:
  type: webpage
  title: {original: A copy of a charge}
  publisher: {name: Mirror}
  language: en
  url: https://example.com/copy
  grade: C
  read: excerpt
"""
GOOD_GLOSSARY = """\
nvidia:
  name: {zh: 英伟达, en: NVIDIA}
  kind: organisation
  whole: true
"""
# Gives the mirror a use, since what nothing uses is a problem.
GOOD_EVENT = """\
copied:
  date: 2025-04-16
  title: {zh: 转载, en: The copy}
  actor: nvidia
  sources: [mirror]
  unused: kept for the tests
"""
BOTH_CHARGES = """\
kind: bar
facts: [h20.charge-warned, h20.charge-booked]
title: {zh: 费用比较, en: The charges}
subtitle: {zh: 单位：美元, en: In dollars}
alt: {zh: 横条, en: Bars}
"""
_FRONT = """\
---
title: {title}
description: {title}
original: zh
---
"""
GOOD_PAGE = (
    _FRONT
    + """\
# {title} {{ #top }}

{{{{ fact("h20.charge-warned") }}}}

## {title} {{ #part }}

{{{{ sources() }}}}
"""
)
# A front page that an issue leads, which gives it its heading.
LED_PAGE = (
    _FRONT
    + """\
## {title} {{ #part }}

{{{{ fact("h20.charge-warned") }}}}

{{{{ sources() }}}}
"""
)
GOOD_ISSUE = {
    "number": "1",
    "question": "{zh: 值多少？, en: How much?}",
    "answer": "{zh: 很多。, en: A lot.}",
    "description": "{zh: 简介, en: About it}",
    "published": "2026-11-23",
    "original": "zh",
    "studies": "[cnbc]",
}
SECTION_PAGE = """\
---
title: {title}
description: {title}
---
# {title} {{ #top }}
"""
# One grey pixel.
TINY_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)

# What a test asks for where it runs MkDocs, or a command of ours, on a project of its own.
_BUILDING = {"project", "cold_project"}

# An example may take as long as it takes: a busy machine is no fault of what is tested.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

Write = Callable[..., Path]
Read = Callable[..., tuple[Project, list[Problem]]]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Where several processes run the tests: see there."""
    from tests.building.shares import Shares

    return Shares(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that builds, so that the others can be run alone."""
    for item in items:
        if _BUILDING & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.builds)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a whole small project that has no problems, then whatever the test says differently."""
    return lambda files=None: write_project(tmp_path, files)


def write_project(root: Path, files: dict[str, str] | None = None) -> Path:
    """Write the small project, with `files` instead of or beside its own."""
    for name in ("languages.yml", "newsletter.yml", "units.yml", "phrases"):
        source, target = ROOT / "data" / name, root / "data" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copy(source, target)
    for name, text in {**_good_files(), **(files or {})}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def issue_files(slug: str, *sections: str, **said: str) -> dict[str, str]:
    """An issue that says as little as one may: its record, its pages in both languages, front pages that it leads.

    `said` is what the record says otherwise, by key; of an empty text it says nothing.
    """
    record = {**GOOD_ISSUE, "sections": f"[{', '.join(sections)}]", **said}
    files = {f"data/issues/{slug}.yml": "".join(f"{key}: {value}\n" for key, value in record.items() if value)}
    for language, title in (("zh", "题目"), ("en", "Title")):
        folder = f"docs/{language}/issues/{slug}"
        files[f"docs/{language}/index.md"] = LED_PAGE.format(title=title)
        files[f"{folder}/index.md"] = ""
        files |= {f"{folder}/{section}.md": SECTION_PAGE.format(title=section) for section in sections}
    return files


@pytest.fixture
def read(write: Write) -> Read:
    """The small project, read: (project, problems)."""
    return lambda files=None: read_project(write(files))


def _good_files() -> dict[str, str]:
    return {
        "data/facts/h20.yml": GOOD_FACT,
        "data/sources/press.yml": GOOD_SOURCES,
        "data/glossary.yml": GOOD_GLOSSARY,
        "data/events/kept.yml": GOOD_EVENT,
        "docs/zh/index.md": GOOD_PAGE.format(title="题目"),
        "docs/en/index.md": GOOD_PAGE.format(title="Title"),
    }
