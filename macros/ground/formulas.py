"""What a spreadsheet takes for a formula, and what it does not: the open data are opened without asking.

A cell that begins with =, +, - or @, full-width ones too, is one (OWASP, CSV Injection); a number with a sign, or words
after it, is none. A spreadsheet set to another language parts a line at semicolons or tabs, whatever stands in
quotation marks there, so what follows one of these is looked at as if it were a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEGINNING = re.compile(r'(?:\A|[;|\t\r\n])[ \xa0\u3000"]*+(?P<sign>[=@+\-＝＠＋－])')
_RUNS = "=@＝＠"  # by itself; a sign before a number only where something is called after it
_CALLS = "|!("


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
        if found["sign"] in _RUNS or found.end() <= last_call:
            yield found.start("sign")
