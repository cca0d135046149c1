"""Rounding to significant digits, and of the two ends of a range to one place. No hedge is chosen here.

No float ever appears, and no digit that was neither written nor stated.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal

Ends = tuple[Decimal, Decimal]


def rounded(value: Decimal, digits: int, *, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """`value` with just `digits` significant digits: half to even if nothing else is said, zeros where it has fewer."""
    short = shortened(value, digits, rounding=rounding)
    return at_place(short, short.adjusted() - digits + 1) if short else short


def shortened(value: Decimal, digits: int, *, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """`value` with no more than `digits` significant digits, and no zeros that it did not have."""
    return Context(prec=digits, rounding=rounding).plus(value) if value else Decimal(0)


def rounded_together(low: Decimal, high: Decimal, digits: int) -> Ends:
    """Both ends of a range at one place, that of the end with more before the point: 9.5 and 10.5, 5% and 12%.

    An end that would lose more than one of its digits so keeps `digits` of its own: 0.5% and 12%.
    """
    ends = rounded(low, digits), rounded(high, digits)
    places = [_place(end) for end in ends if end]
    if len(places) < 2 or digits == 1 or max(places) - min(places) > 1:
        return ends
    place = max(places)
    return at_place(low, place), at_place(high, place)


def at_place(value: Decimal, place: int) -> Decimal:
    """`value` rounded half to even at the power of ten `place`, and written with all digits down to it."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int), "infinities and NaN are no amounts"
    if exponent >= place:
        return Decimal((sign, (*digits, *(0,) * (exponent - place)), place))
    wide = Context(prec=max(1, value.adjusted() - place + 2), rounding=ROUND_HALF_EVEN)
    return value.quantize(Decimal((0, (1,), place)), context=wide)


def shifted(value: Decimal, places: int) -> Decimal:
    """`value` times ten to the power `places`, exactly; Decimal.scaleb would round to 28 digits."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int), "infinities and NaN are no amounts"
    return Decimal((sign, digits, exponent + places))


def _place(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int), "infinities and NaN are no amounts"
    return exponent
