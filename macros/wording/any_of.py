"""A pattern for any of many words. Which words, and what is done with them, is not its subject.

The engine tries the ways of an alternation one after another, so that a glossary of thousands would cost thousands of
trials at each letter of each page; a tree of prefixes costs as many as there are letters in a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any


def any_of(words: Iterable[str], *, end: Callable[[str], str] | None = None) -> str:
    """The source of a pattern that matches the longest of the words that stands there; none of them is empty.

    `end` gives the source of what must hold after a word.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = end(word) if end else ""
    return _source(tree)


def _source(tree: dict[str, Any]) -> str:
    ways = [re.escape(letter) + _source(inner) for letter, inner in tree.items() if letter]
    if "" in tree:
        ways.append(tree[""])  # last, so that the longer word is taken
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
