"""Digits as they were written, and those that a derived fact states.

Nothing here knows a language. No float ever appears, and no digit that was neither written nor stated.
"""

from __future__ import annotations

from decimal import Decimal

from macros.catalog.numbers.rounding import rounded, rounded_together
from macros.catalog.records import Amount, Fact
from macros.ground.formulas import as_words


def written(amount: Amount) -> tuple[Decimal, ...]:
    """The number (one) or range (low, high) of an amount, with the digits to show; () where it has none.

    A written number keeps its digits. A derived one is rounded to the `digits` its fact states; a range that has one
    number then is that number.
    """
    stated = amount.digits if isinstance(amount, Fact) and is_rounded(amount) else None
    if amount.range is not None:
        low, high = rounded_together(*amount.range, stated) if stated else amount.range
        return (unsigned_zero(low),) if low == high else (unsigned_zero(low), unsigned_zero(high))
    if amount.value is None:
        return ()
    return (unsigned_zero(rounded(amount.value, stated) if stated else amount.value),)


def is_rounded(amount: Amount) -> bool:
    """Whether the number was computed, and shows as many digits as its fact states."""
    return isinstance(amount, Fact) and amount.derive is not None


def decimals(value: Decimal) -> int:
    """How many digits stand after the point when `value` is written out."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def scalable(value: Decimal) -> Decimal:
    """`value` without the zeros that only fill up a whole number written out.

    In 485000 the zeros hold places and may go when thousands become a word; in 5.50e9 the zero was
    meant and stays.
    """
    return without_zeros(value) if value.as_tuple().exponent == 0 else value


def without_zeros(value: Decimal) -> Decimal:
    """`value` without any trailing zeros, for numbers that nobody wrote, like the ticks of an axis."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int), "infinities and NaN are no amounts"
    kept = len(digits)
    while kept > 1 and digits[kept - 1] == 0:
        kept -= 1
    return Decimal((sign, digits[:kept], exponent + len(digits) - kept)) if value else Decimal(0)


def unsigned_zero(value: Decimal) -> Decimal:
    """`value`, but never minus zero, which nobody means."""
    return value if value else value.copy_abs()


def plain(value: Decimal) -> str:
    """The digits without exponent, grouping or language: "5500000000", "0.349"."""
    return f"{value:f}"


def in_a_cell(value: object) -> str:
    """A value as a table of data has it: plain digits, true and false, several ids with blanks between, or nothing.

    No text is a formula to a spreadsheet; records that hold one were told before, by two rules.
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain(value) if isinstance(value, Decimal) else as_words(str(value))
