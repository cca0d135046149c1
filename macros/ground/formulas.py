"""What a spreadsheet takes for a formula, and what it does not: the open data are opened without asking.

A cell that begins with =, +, - or @, full-width ones too, is one (OWASP, CSV Injection). After + or - it is one where
something is called, and where all of it is names, cells and numbers with operators between them, one name or cell
enough; a number with a sign, or words after it, is none. A spreadsheet set to another language parts a line at
semicolons or tabs, whatever stands in quotation marks there, so what follows one of these is looked at as if it were a
cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_BEGINNING = re.compile(r'(?:\A|[;|\t\r\n])[ \xa0\u3000"]*+(?P<sign>[=@+\-＝＠＋－])')
_RUNS = "=@＝＠"  # by itself; a sign before a number only where something is called after it
_CALLS = "|!(（"
_PART = re.compile(r"[^;|\t\r\n]*")
_OPERAND = r"""(?:(?P<{}>[^\W\d][\w.$]*|\$[\w.$]*|'[^']*'|"[^"]*"|\d[\d.,]*[^\W\d][\w.$]*)|\d[\d.,]*%?)"""
_EXPRESSION = re.compile(
    rf"[ +\-]*{_OPERAND.format('name')}(?P<more>(?: *[+\-*/^&=<>:#~,@]+ *{_OPERAND.format('other')})*) *", re.ASCII
)


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
    """Whether what stands behind a sign, up to where a cell may end, is one name or cell or is computed."""
    part = _PART.match(text, start)
    found = _EXPRESSION.fullmatch(unicodedata.normalize("NFKC", part[0]).rstrip('"')) if part else None
    return bool(found and (found["name"] or found["more"]))
