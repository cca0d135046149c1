"""The guide's chapter on codes: what CONTRIBUTING.md says of each, in each language. Judges nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from macros.ground.told import languages

GUIDE = Path(__file__).resolve().parents[2] / "CONTRIBUTING.md"
_CHAPTER = re.compile(r"^## Problems by code.*?$(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^### `(?P<code>[a-z0-9-]+)`\n(?P<text>.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"```.*?^```|\S.*?(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section:
    """What the guide says of one code: a paragraph a language, English first, and examples for all."""

    paragraphs: tuple[str, ...]
    examples: tuple[str, ...]

    def said(self, language: str) -> list[str]:
        """The paragraph in `language`, then the examples."""
        return [self.paragraphs[languages().index(language)], *self.examples]


def sections(guide: Path) -> dict[str, Section]:
    """The sections of the chapter on codes by code, in the order written; raises OSError where there is no guide."""
    chapter = _CHAPTER.search(guide.read_text(encoding="utf-8"))
    return {found["code"]: _section(found["text"]) for found in _SECTION.finditer(chapter["text"] if chapter else "")}


def _section(text: str) -> Section:
    blocks = [found[0].strip() for found in _BLOCK.finditer(text)]
    return Section(
        tuple(block for block in blocks if not block.startswith("```")),
        tuple(block for block in blocks if block.startswith("```")),
    )
