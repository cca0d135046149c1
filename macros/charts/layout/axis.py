"""Round numbers for an axis. Their words are `wording`'s; where they stand is a kind's business."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext

_LONGEST = 300  # digits; between two long numbers of unlike size, and none of them may be rounded away
_STEPS = (Decimal(1), Decimal(2), Decimal(5))  # a step is one of these, times a power of ten


def round_ticks(low: Decimal, high: Decimal, *, most: int) -> tuple[Decimal, ...]:
    """At most `most` evenly spaced round numbers that enclose `low` and `high`; `most` is 3 or more."""
    with localcontext(Context(prec=_LONGEST)):
        return _round_ticks(low, high, most)


def _round_ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    power = Decimal(1).scaleb((high - low or abs(high) or Decimal(1)).adjusted() - 1)
    steps = (step * power * 10**up for up in range(5) for step in _STEPS)
    return next(ticks for ticks in (_spaced(low, high, step) for step in steps) if len(ticks) <= most)


def _spaced(low: Decimal, high: Decimal, step: Decimal) -> tuple[Decimal, ...]:
    first = (low / step).to_integral_value("ROUND_FLOOR")
    last = max((high / step).to_integral_value("ROUND_CEILING"), first + 1)
    return tuple((first + n) * step for n in range(int(last - first) + 1))
