"""Where the lines of a text begin, so that the place of each of its problems is found without reading it again.

And a text without lines, and the ends of lines that a file is saved with.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from difflib import SequenceMatcher
from functools import lru_cache

BYTE_ORDER_MARK = "\ufeff"
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


def saved_as(raw: str, text: str) -> str:
    """A text as it is to be saved where `raw` stands in its file: with the byte-order mark and ends of lines of that.

    Where a file has ends of both kinds (a line feed alone, or behind a carriage return), each line that stays keeps its
    own, and what is new gets the more frequent. Whoever saves a file otherwise than its owner's editor makes every line
    of it look changed.
    """
    text = text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n")
    mark = BYTE_ORDER_MARK if raw.startswith(BYTE_ORDER_MARK) else ""
    of_windows, of_all = raw.count("\r\n"), raw.count("\n")
    if of_windows == of_all:
        return mark + (text.replace("\n", "\r\n") if of_windows else text)
    return mark + (_with_ends_of(raw.removeprefix(BYTE_ORDER_MARK), text) if of_windows else text)


def _with_ends_of(raw: str, text: str) -> str:
    """The lines of `text`, those that stand in `raw` ended as there."""
    had, lines = raw.split("\n"), text.split("\n")
    usual = "\r\n" if 2 * raw.count("\r\n") >= len(had) - 1 else "\n"
    ends = [usual] * len(lines)
    matcher = SequenceMatcher(None, [line.removesuffix("\r") for line in had], lines)
    for what, first, last, there, until in matcher.get_opcodes():
        if what == "equal" or last - first == until - there:
            ends[there:until] = ["\r\n" if line.endswith("\r") else "\n" for line in had[first:last]]
    ends[-1] = ""
    return "".join(line + end for line, end in zip(lines, ends, strict=True))
