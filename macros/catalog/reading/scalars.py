"""What a value that no field takes can only have meant, and the edit that writes it so. Judges nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal

from macros.catalog.nodes import Node, Scalar
from macros.ground.lines import line_of
from macros.ground.problems import Mend

_GROUPED = re.compile(r"[-+]?(?:\d{1,3}(?>(?:[,_ ]\d{3})+)|\d++)(?:\.\d++)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"-?(?:0,\d++|[1-9]\d*+,(?:\d{1,2}|\d{4,}))", re.ASCII)
_PERCENT = re.compile(r"(?P<number>[-+\d,._ ]{1,40}?) ?%", re.ASCII)
_YES, _NO = (
    frozenset(("yes", "y", "on", "true", "是", "真")),
    frozenset(("no", "n", "off", "false", "否", "不是", "假")),
)
_MONTHS = 12
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})[./-](?P<year>\d{4})", re.ASCII)
_BACKWARD = re.compile(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})", re.ASCII)
_FORWARD = re.compile(r"(?P<year>\d{4})[./年-](?P<month>\d{1,2})(?:[./月-]?(?:(?P<day>\d{1,2})日?)?)", re.ASCII)
# A minus stands where no digit is before it: 5-8 are two numbers
_ONE_OF_TWO = re.compile(r"(?:(?<!\d)-)?\d{1,40}(?:,\d{3})*(?:\.\d+)?(?:e\d{1,2})?", re.ASCII)
_TWO = re.compile(
    r"-?\d[\d,.e]{0,60}?(?<!e)\s{0,3}(?:[-–—−~～〜至到]|\.{2,3}|…|to|and|和)\s{0,3}-?\d[\d,.e]{0,60}", re.ASCII
)
_LEADING_ZERO = re.compile(r"[-+]?0\d")  # octal to some readers


def number_meant(written: str) -> str | None:
    """The number that was written with thousands apart, a comma for the point, a plus, or full-width digits (NFKC).

    None for any other. Behind one comma three digits are thousands, but for those of no whole number: 0,349 is 0.349.
    """
    plain = plain_signs(written).removeprefix("+")
    if _DECIMAL_COMMA.fullmatch(plain):
        return plain.replace(",", ".")
    if not _GROUPED.fullmatch(plain) or _LEADING_ZERO.match(plain):
        return None
    return re.sub("[,_ +]", "", plain)


def share_meant(written: str) -> str | None:
    """The share that a percentage is: 5.5% is 0.055; None for what is no percentage."""
    found = _PERCENT.fullmatch(plain_signs(written))
    number = number_meant(found["number"]) if found else None
    return f"{Decimal(number).scaleb(-2):f}" if number else None


def plain_signs(written: str) -> str:
    """A text with ASCII for full-width digits and signs, narrow blanks (NFKC) and the minus of typesetters."""
    return unicodedata.normalize("NFKC", written).replace("\u2212", "-")


def flag_meant(written: str) -> str | None:
    """`true` or `false`, for the other words that YAML 1.1 has for them; None for anything else."""
    word = written.lower()
    return "true" if word in _YES else "false" if word in _NO else None


def day_meant(written: str) -> str | None:
    """The day, month or year that was written otherwise than ISO 8601 has it; None where it may be one of two.

    31/07/2026 is a day alone one way; 05/06/2026 is the fifth of June or the sixth of May.
    """
    plain = unicodedata.normalize("NFKC", written)
    found = _BACKWARD.fullmatch(plain)
    if found:
        day, month, year = found["day"], found["month"], found["year"]
        if int(day) <= _MONTHS < int(month):
            day, month = month, day
        elif day != month and int(day) <= _MONTHS:
            return None
        return f"{year}-{int(month):02d}-{int(day):02d}"
    found = _MONTH_FIRST.fullmatch(plain)
    if found:
        return f"{found['year']}-{int(found['month']):02d}"
    found = _FORWARD.fullmatch(plain)
    if found is None:
        return None
    return "-".join((found["year"], *(f"{int(part):02d}" for part in found.group("month", "day") if part)))


def numbers_in(written: object) -> list[str]:
    """The numbers that were written where two are wanted: in a list, under keys, or in one text, as 5..8 or 5至8."""
    if isinstance(written, Mapping | Sequence) and not isinstance(written, str):
        parts = list(written.values()) if isinstance(written, Mapping) else list(written)
        return [number for part in parts for number in numbers_in(part)]
    return [found[0] for found in _ONE_OF_TWO.finditer(unicodedata.normalize("NFKC", str(written)))]


def range_meant(written: object) -> str | None:
    """The list of two numbers that was written as one text, as 5-7, 5..7, 5 to 7 or 5至7; None for anything else."""
    ends = (
        numbers_in(written)
        if isinstance(written, str) and _TWO.fullmatch(unicodedata.normalize("NFKC", written))
        else []
    )
    if len(ends) != 2 or ("e" in ends[1]) != ("e" in ends[0]):
        return None  # 12-15e9 may be 12e9 to 15e9
    return f"[{', '.join(number_meant(end) or end for end in ends)}]"


def mend_of(text: str, node: Node, new: str) -> Mend | None:
    """The edit that writes `new` in the place of a text on one line; None where it is no such text."""
    if not isinstance(node, Scalar) or not node.text:
        return None
    rest = line_of(text, node.line)[node.column - 1 :]
    forms = (node.text,) if node.plain else (f'"{node.text}"', f"'{node.text}'")
    old = next((form for form in forms if rest.startswith(form)), None)
    return Mend(node.line, node.column, old, new) if old else None
