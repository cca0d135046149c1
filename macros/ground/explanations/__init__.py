"""What each kind of problem means and how to mend it: `explanations.yml`, in every language in which problems are told.

Judges nothing. Which codes there are is in `codes`; a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).parent / "explanations.yml"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is said of one code: a paragraph a language, and perhaps an example for all of them."""

    paragraphs: Mapping[str, str]
    example: str = ""
    chapter: str = ""  # of the style sheet, whose rule it is; "" for a rule of another kind

    def said(self, language: str) -> list[str]:
        """The paragraph in `language`, then the example."""
        return [self.paragraphs[language], *([self.example] if self.example else [])]


@cache
def explanations() -> Mapping[str, Explanation]:
    """What is said of each code, in the order of the file."""
    written: dict[str, dict[str, str]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {code: _explanation(dict(fields)) for code, fields in written.items()}


def _explanation(fields: dict[str, str]) -> Explanation:
    example, chapter = fields.pop("example", ""), fields.pop("style", "")
    return Explanation(fields, example, chapter)
