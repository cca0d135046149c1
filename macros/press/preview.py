"""The preview outlives a typo: a page keeps its last good content under an overlay that tells the problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from macros.catalog.problems import Problem, as_text


@dataclass(frozen=True, slots=True)
class LastGood:
    """A page as it last rendered without a problem."""

    content: str
    toc: Any


_kept: dict[str, LastGood] = {}


def keep(src_uri: str, content: str, toc: Any) -> None:
    """Remember a page that rendered without a problem."""
    _kept[src_uri] = LastGood(content, toc)


def last_good(src_uri: str) -> LastGood | None:
    """The page as it last rendered well; None when it never did in this preview."""
    return _kept.get(src_uri)


def overlay(problems: Sequence[Problem]) -> str:
    """The problems as HTML, to stand above a page's last good content."""
    return f'<div class="cl-problems" role="alert"><pre>{escape(as_text(problems))}</pre></div>'
