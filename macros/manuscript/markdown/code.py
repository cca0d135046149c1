"""Where a Markdown text holds code: fenced blocks and spans, found in one pass over the text.

After CommonMark 0.31, sections 4.5 and 6.1, as far as our renderer goes with it: a fence ends with just the marks it
began with, one that never ends is text, and no span reaches past a line where another block may begin. What is doubtful
is text, since rules pass over code. Code by indentation is not looked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from functools import lru_cache

Span = tuple[int, int]  # offsets of the first character and of the one after the last

# A fence names its language in one word or in braces; with anything else behind it our renderer sees none.
FENCE = re.compile(r"^ {0,3}(?P<marks>`{3,}+|~{3,}+)[ \t]*+(?P<info>[\w#.+-]*+|\{[^{}\n]*+\})[ \t]*+$", re.MULTILINE)
_TICKS = re.compile(r"(?<!\\)(?P<slashes>\\*+)(?P<ticks>`++)|`++")
# Blank lines, and lines that begin as headings, quotations, tables, lists and definitions do.
_BLOCK_END = re.compile(r"\n(?=[ \t]*+(?:\n|\Z|[-+*#>|:=]|\d{1,9}[.)]))")


@lru_cache(maxsize=256)  # several rules look at each text
def code_in(text: str, start: int = 0) -> tuple[Span, ...]:
    """The code of a text from `start` on, marks and all, in order; the ends of fenced blocks are ends of lines."""
    found: list[Span] = []
    for fence in fenced(text, start):
        found += [*_spans(text, start, fence[0]), fence]
        start = fence[1]
    return (*found, *_spans(text, start, len(text)))


@lru_cache(maxsize=256)
def fenced(text: str, start: int = 0) -> tuple[Span, ...]:
    """The fenced blocks of a text from `start` on, from the first mark's line to the end of the last one's."""
    lines = list(FENCE.finditer(text, start))
    ends: dict[str, deque[int]] = {}
    for number, line in enumerate(lines):
        if not line["info"]:
            ends.setdefault(line["marks"], deque()).append(number)
    return tuple(_paired(lines, ends))


def _paired(lines: list[re.Match[str]], ends: dict[str, deque[int]]) -> Iterator[Span]:
    begun = 0
    while begun < len(lines):
        line, later = lines[begun], ends.get(lines[begun]["marks"], deque())
        while later and later[0] <= begun:
            later.popleft()
        if later:
            yield line.start(), lines[later[0]].end()
        begun = later[0] + 1 if later else begun + 1


def _spans(text: str, start: int, end: int) -> Iterator[Span]:
    for block_end in (*(found.end() for found in _BLOCK_END.finditer(text, start, end)), end):
        yield from _in_block(text, start, block_end)
        start = block_end


def _in_block(text: str, start: int, end: int) -> Iterator[Span]:
    """Each run of backticks with the next one of its length. One that a backslash stands before begins a mark later."""
    runs = list(_TICKS.finditer(text, start, end))
    later: dict[int, deque[int]] = {}
    for run in runs:
        later.setdefault(len(_ticks(run)), deque()).append(run.end())
    done = start
    for run in runs:
        opening = len(_ticks(run)) - _escaped(run)
        ends = later.get(opening, deque())
        while ends and ends[0] <= max(run.end(), done):
            ends.popleft()
        if run.start() >= done and opening and ends:
            done = ends[0]
            yield run.end() - opening, done


def _ticks(run: re.Match[str]) -> str:
    return run["ticks"] or run[0]


def _escaped(run: re.Match[str]) -> int:
    return len(run["slashes"] or "") % 2


def is_within(spans: tuple[Span, ...], offset: int) -> bool:
    """Whether a character stands in one of the spans, which are in order and apart."""
    after = bisect_left(spans, (offset + 1,))
    return after > 0 and offset < spans[after - 1][1]


def blanked(text: str, spans: tuple[Span, ...], blank: str) -> str:
    """`text` with every character of the spans but the ends of lines replaced by `blank`: all places stay."""
    parts, done = [], 0
    for start, end in spans:
        hidden = "\n".join(blank * len(line) for line in text[start:end].split("\n"))
        parts += [text[done:start], hidden]
        done = end
    return "".join((*parts, text[done:]))
