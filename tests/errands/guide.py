"""The guide as data: its errands in their order, each with its lines and its fenced blocks. Does none of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tests.conftest import ROOT

GUIDES = {"en": "CONTRIBUTING.md", "zh": "CONTRIBUTING.zh.md"}
LONGEST = 12  # lines of an errand that somebody types, and of those that say what to type
_ERRAND = re.compile(
    r'^<a id="(?P<id>[a-z0-9-]+)"></a>\n\n###+ (?P<title>[^\n]+)\n(?P<text>.*?)(?=^<a id=|^##+ |\Z)', re.M | re.S
)
_BLOCK = re.compile(r"^```(?P<form>\w+)\n(?P<text>.*?)^```$", re.M | re.S)
_NAMED = re.compile(r"(?:# |<!-- )(?P<path>[\w*./-]+)(?: -->)?\n")


@dataclass(frozen=True, slots=True)
class Block:
    """What is typed: commands (`sh`), else a text that goes into a file."""

    form: str
    path: str
    text: str
    lines: int  # as they stand in the guide


@dataclass(frozen=True, slots=True)
class Errand:
    """One errand of the guide in one language."""

    id: str
    title: str
    text: str
    blocks: tuple[Block, ...]

    @property
    def prose(self) -> list[str]:
        """Its lines but for what is typed."""
        return [line for line in _BLOCK.sub("", self.text).splitlines() if line.strip()]


@cache
def guide(language: str) -> str:
    """The whole guide in a language."""
    return (ROOT / GUIDES[language]).read_text(encoding="utf-8")


def errands(text: str) -> list[Errand]:
    """The errands of a guide. Raises ValueError for a block that neither is commands nor names its file."""
    return [
        Errand(found["id"], found["title"], found["text"], tuple(map(_block, _BLOCK.finditer(found["text"]))))
        for found in _ERRAND.finditer(text)
    ]


def _block(found: re.Match[str]) -> Block:
    form, text = found["form"], found["text"]
    lines = text.count("\n")
    if form == "sh":
        return Block(form, "", text, lines)
    named = _NAMED.match(text)
    if named is None:
        raise ValueError(f"a block that names no file in its first line: {text[:60]}")
    return Block(form, named["path"], text[named.end() :], lines - 1)
