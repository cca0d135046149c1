"""The words that a new newsletter begins with, in each language that it can begin in: the files of `texts/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template

import yaml

_TEXTS = Path(__file__).parent / "texts"
# The paper that a host shows first is put together of those of the newsletter's own languages; to the other the guide
# leads, which is there in every language
FRONT, POLICY = "README", "SECURITY"
# Where each page goes
PAGES = {
    "index.md": "index.md",
    "about.md": "about/index.md",
    "issue.md": "issues/${slug}/index.md",
    "section.md": "issues/${slug}/${section}.md",
}


def speaks(language: str) -> bool:
    """Whether there are words in a language."""
    return (_TEXTS / language).is_dir()


def spoken() -> tuple[str, ...]:
    """Every language that there are words in."""
    return tuple(sorted(folder.name for folder in _TEXTS.iterdir() if folder.is_dir()))


@cache
def words(language: str) -> Mapping[str, str]:
    """What the example's records say, by name."""
    found: dict[str, str] = yaml.safe_load((_TEXTS / language / "words.yml").read_text(encoding="utf-8"))
    return found


def page(language: str, name: str, slots: Mapping[str, str]) -> str:
    """A page with its slots filled. Raises KeyError for a slot that is not given."""
    return Template((_TEXTS / language / name).read_text(encoding="utf-8")).substitute(slots)
