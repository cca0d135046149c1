"""What a spreadsheet takes for a formula, and what it does not: the open data are opened without asking.

A cell that begins with =, +, - or @ is one (OWASP, CSV Injection); a number with a sign, or words after it, is none.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[=@\t\r]|[-+][^|!(]*[|!(]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run this text."""
    return bool(_FORMULA.match(text))


def as_words(text: str) -> str:
    """The text as a cell that no spreadsheet runs: behind an apostrophe where it would be a formula (OWASP)."""
    return f"'{text}" if is_formula(text) else text
