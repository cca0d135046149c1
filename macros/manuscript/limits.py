"""How large a page may be, so that whatever it holds is checked and built at once.

Python-Markdown takes time that grows with the square of a paragraph's length, of its opening brackets and of a page's
lines, and recurses into every nest. The limits lie some five times above the largest page and keep the worst page
within a few seconds. Does not say what a page may mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from macros.ground.lines import line_of, place_in
from macros.ground.problems import Position, Problem
from macros.ground.told import Told, told

TAB_LENGTH = 4  # Python-Markdown's `tab_length`
LONGEST_PAGE = 100_000  # characters; the longest page has 20,000
MOST_LINES = 3_000
LONGEST_BLOCK = 6_000  # characters between two blank lines
MOST_BLOCK_LINES = 300  # a table's rows, a list's items
DEEPEST = 40  # columns of blanks, quotation marks and list marks before the text: lists ten deep
MOST_HEADINGS = 500
MOST_BRACKETS = 600
MOST_CALLS = 1_000
MOST_TICKS = 2_000
MOST_BLOCK_TICKS = 400  # escaped ones are looked for from each of them
MOST_BLOCK_MARKS = 600  # asterisks, underlines and backslashes: each is held against those after it
MOST_CELLS = 5_000  # of a page's tables: each row is filled up to the columns of the head
LONGEST_HTML = 400_000  # characters that Markdown makes of a page; no rule reads more of it

_BLANK_LINES = re.compile(r"\n(?>(?:[ \t]*+\n)+)")
_END = re.compile("\n")
_NEST = re.compile(r"^(?>(?:[ \t]|>|[-*+:](?=[ \t])|\d{1,9}[.)](?=[ \t]))+)", re.MULTILINE)
_UNDER_HEAD = re.compile(r"^(?=[^|\n]*+\|)[ \t>|:-]++$", re.MULTILINE)  # the line between a table's head and its rows
# A fence with options or attributes: the renderer's form for them tries the quotation marks in every pairing, and
# twenty-odd are enough for it never to end.
_FENCE_OPTIONS = re.compile(r"^[ \t>]*+(?:`{3,}+|~{3,}+)[^\n\"'{}]*+[\"'{}]", re.MULTILINE)
_COUNTED = (
    (_END, MOST_LINES, told("more than {limit} lines", limit=MOST_LINES)),
    (
        re.compile(r"^[ \t>]*+(?:#|=++[ \t]*+$|-++[ \t]*+$)", re.MULTILINE),
        MOST_HEADINGS,
        told("more than {limit} headings", limit=MOST_HEADINGS),
    ),
    (re.compile(r"\["), MOST_BRACKETS, told("more than {limit} opening brackets", limit=MOST_BRACKETS)),
    (re.compile("`"), MOST_TICKS, told("more than {limit} backticks", limit=MOST_TICKS)),
    (re.compile(r"\{\{"), MOST_CALLS, told("more than {limit} macro calls", limit=MOST_CALLS)),
)
_SPLIT_PAGE = told("split the page")


def over_size(text: str, path: str) -> Problem | None:
    """What is wrong with a text longer than any page: of that not even the front matter is looked at."""
    length = _length(text, 0, len(text))
    if length <= LONGEST_PAGE:
        return None
    said = told("a page of {n} characters, the limit is {limit}", n=length, limit=LONGEST_PAGE)
    return Problem(Position(path), said, "too-large", _SPLIT_PAGE)


def over_limit(text: str, path: str, body: int) -> Problem | None:
    """The first limit that a page's body, from the offset `body` on, is over."""
    for offset, said, code, hint in _over(text, body):
        place = Position(path, *place_in(text, offset))
        return Problem(place, said, code, hint, line_of(text, place.line))
    return None


def _over(text: str, body: int) -> Iterator[tuple[int, Told, str, Told]]:
    for form, limit, said in _COUNTED:
        past = next(islice(form.finditer(text, body), limit, None), None)
        if past:
            yield past.start(), said, "too-large", _SPLIT_PAGE
    for fence in _FENCE_OPTIONS.finditer(text, body):
        said = told("more behind the marks of a fence than the name of a language")
        yield fence.end() - 1, said, "not-allowed", told("take it out; code within a line has one mark on each side")
    cells = 0
    for start, end in _blocks(text, body):
        lines, ticks = text.count("\n", start, end) + 1, text.count("`", start, end)
        marks = sum(text.count(mark, start, end) for mark in "*_\\")
        long = _over_in_block(_length(text, start, end), lines, ticks, marks)
        if long:
            yield start, long, "too-large", told("divide it by blank lines")
        cells += lines * _columns(text, start, end)
        if cells > MOST_CELLS:
            yield (
                start,
                told("tables of more than {limit} cells, empty ones too", limit=MOST_CELLS),
                "too-large",
                _SPLIT_PAGE,
            )
            break
    for nest in _NEST.finditer(text, body):
        if len(nest[0].expandtabs(TAB_LENGTH)) > DEEPEST:
            said = told("nested more than {limit} columns deep", limit=DEEPEST)
            yield nest.start(), said, "too-deep", told("take some levels out")


def _over_in_block(length: int, lines: int, ticks: int, marks: int) -> Told | None:
    if marks > MOST_BLOCK_MARKS:
        slots = {"n": marks, "limit": MOST_BLOCK_MARKS}
        return told("{n} asterisks, underlines and backslashes without a blank line, the limit is {limit}", **slots)
    if ticks > MOST_BLOCK_TICKS:
        return told("{n} backticks without a blank line, the limit is {limit}", n=ticks, limit=MOST_BLOCK_TICKS)
    if length > LONGEST_BLOCK:
        return told("a paragraph of {n} characters, the limit is {limit}", n=length, limit=LONGEST_BLOCK)
    if lines > MOST_BLOCK_LINES:
        return told("{n} lines without a blank one, the limit is {limit}", n=lines, limit=MOST_BLOCK_LINES)
    return None


def _length(text: str, start: int, end: int) -> int:
    """Characters as Markdown counts them: it makes up to four blanks of each tab."""
    return end - start + (TAB_LENGTH - 1) * text.count("\t", start, end)


def _columns(text: str, start: int, end: int) -> int:
    """The most columns that a table among these lines may have; 0 where there is none."""
    return max((line[0].count("|") + 1 for line in _UNDER_HEAD.finditer(text, start, end)), default=0)


def _blocks(text: str, start: int) -> Iterator[tuple[int, int]]:
    for found in _BLANK_LINES.finditer(text, start):
        yield start, found.start()
        start = found.end()
    yield start, len(text)
