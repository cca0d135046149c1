"""What a spreadsheet takes for a formula, and what it does not: the open data are opened without asking.

A cell that begins with =, +, - or @, full-width ones too, is one (OWASP, CSV Injection). After + or - whatever can be
computed is: all but a number alone, with words behind it, or words of which the first is no cell. A spreadsheet set to
another language parts a line at semicolons or tabs, whatever stands in quotation marks there, so what follows one of
these is looked at as if it were a cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_BEGINNING = re.compile(r'(?:\A|[;|\t\r\n])[ \xa0\u3000"]*+(?P<sign>[=@+\-＝＠＋－])')
_RUNS = "=@＝＠"  # by itself; a sign before a number only where something is called after it
_CALLS = "|!(（"
_PART = re.compile(r"[^;|\t\r\n]*")
_NUMBER = re.compile(r"(?:\d[\d.,]*|\.\d+)%?", re.ASCII)
_NAME = re.compile(r"[A-Za-z_\\][\w.$\\]*", re.ASCII)  # of a cell, of a range, or a word
_SLOT = re.compile(r"\{[^\W\d]")  # for a number or a name, in the texts of records; of numbers it is a list of cells
_OPERATORS = frozenset("+-*/^&=<>:#!|({[%$@~")
_BEGINNINGS = _OPERATORS | frozenset("'\".\\")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run this text, or a part of it that it may take for a cell."""
    return text.startswith(("\t", "\r")) or next(_formulas(text), None) is not None


def as_words(text: str) -> str:
    """The text as a cell that no spreadsheet runs: an apostrophe before each formula (OWASP)."""
    places = ([0] if text.startswith(("\t", "\r")) else []) + list(_formulas(text))
    for place in reversed(places):
        text = f"{text[:place]}'{text[place:]}"
    return text


def _formulas(text: str) -> Iterator[int]:
    """Where the formulas begin."""
    last_call = max(map(text.rfind, _CALLS))
    for found in _BEGINNING.finditer(text):
        if found["sign"] in _RUNS or found.end() <= last_call or _is_expression(text, found.end()):
            yield found.start("sign")


def _is_expression(text: str, start: int) -> bool:
    """Whether what stands behind a sign, up to where a cell may end, can be computed."""
    part = _PART.match(text, start)
    rest = unicodedata.normalize("NFKC", part[0]).lstrip(" ").rstrip(' "') if part else ""
    if number := _NUMBER.match(rest):
        return _goes_on(rest[number.end() :])
    if name := _NAME.match(rest):
        after = rest[name.end() :]
        is_cell = any(mark.isdigit() for mark in name[0])
        return is_cell or not after.startswith((" ", ",")) or _goes_on(after)
    return rest != "" and rest[0] in _BEGINNINGS and not _SLOT.match(rest)


def _goes_on(after: str) -> bool:
    """Whether an operator follows what can be computed with."""
    return after.lstrip(" ")[:1] in _OPERATORS and after.strip(" ") != ""
