"""Where the lines of a text begin, so that the place of each of its problems is found without reading it again.

And a text without lines.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import lru_cache

_END = re.compile("\n")
_BLANKS = re.compile(r"[ \t\n]+")


@lru_cache(maxsize=4)  # problems come file by file; a text of a million lines takes 8 MB here
def line_starts(text: str) -> array[int]:
    """The offset of the first character of each line, rising."""
    return array("Q", (0, *(found.end() for found in _END.finditer(text))))


def place_in(text: str, offset: int) -> tuple[int, int]:
    """The line and column, each from 1, of a character of `text`."""
    starts = line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=64)  # a long line with many problems is kept once
def line_of(text: str, number: int) -> str:
    """The line `number` (from 1) of `text`, without its end; empty when there is none."""
    starts = line_starts(text)
    if not 0 < number <= len(starts):
        return ""
    end = starts[number] - 1 if number < len(starts) else len(text)
    return text[starts[number - 1] : end].rstrip("\r")


def on_one_line(text: str) -> str:
    """A text on one line, however it was written: a list, a mail and what else goes by lines takes no other.

    Blocks and quotes of YAML (1.2.2, 7.3 and 8.1) keep line ends; other controls are in no text (`find_strange`).
    """
    return _BLANKS.sub(" ", text)
