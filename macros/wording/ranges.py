"""How the two ends of a range stand beside each other: what they share is said once, and nothing else is left out.

"3 to 2 billion" reads as three billion: where only the higher end has a scale, the lower one carries its unit (CLDR has
no form of its own for ranges of compact numbers, ticket CLDR-15608). Hedges are not decided here.
"""

from __future__ import annotations

from decimal import Decimal

from macros.wording.manner import Manner
from macros.wording.scales import Figure, power_for, saves_little, shared_power
from macros.wording.voice import phrase

_PLAINLY_SHARED = 10  # times the lower end; what is higher is taken by itself


def in_a_range(manner: Manner, low: Decimal, high: Decimal, verb: str | None, power: int | None) -> tuple[str, str]:
    """What stands before hedge and sign, and the range: $12–15 billion, $900 million to $1.2 billion, −5% to +10%.

    Both ends at `power` where it is given.
    """
    if power is None:
        power = 0 if _wants_all_digits(manner, low, high) else _shared(manner, low, high)
    first, last = manner.figure(low, power), manner.figure(high, power)
    unit = manner.range_affixes(last)
    unsigned = low >= 0 and (verb or not manner.is_change)
    if unsigned and first.power == last.power and not _far_apart(low, high, last):
        slots = {"low": first.digits, "high": last.digits, "scale": last.after}
        joined = phrase(manner.voice, "ranges", manner.style, **slots)
        return unit.lead, manner.signed(low, f"{unit.before}{last.before}{joined}{unit.after}", verb)
    own = ""
    if _loses_its_scale(manner, low, first, last) and not unit.before:
        if not unit.after:
            return _with_a_unit(manner, low, high, verb)
        own = manner.affixes(first).after
    ends = {
        "low": manner.signed(low, unit.before + first.words + own, verb),
        "high": manner.signed(high, unit.before + last.words, verb),
    }
    return unit.lead, phrase(manner.voice, "ranges", "apart", **ends) + unit.after


def _shared(manner: Manner, low: Decimal, high: Decimal) -> int | None:
    """The one scale of both ends, or None: in tables wherever they have one, in prose where one alone would have none.

    Where digits are grouped the one without is read rightly: 400,000 to 1.2 million.
    """
    if manner.style == "table":
        shared = shared_power(manner.way, (low, high))
        return shared if shared or high >= manner.voice.setting("groups-from") else None
    power = power_for(manner.way, (high,))
    unscaled = power_for(manner.way, (low,)) == 0 < power and low.copy_abs() >= Decimal(10) ** power
    return power if unscaled and low.copy_abs() < manner.voice.setting("groups-from") else None


def _wants_all_digits(manner: Manner, low: Decimal, high: Decimal) -> bool:
    """Whether neither end is worth a scale, as the lower has none and the higher hardly bears one: 9999至10001美元."""
    return power_for(manner.way, (low,)) == 0 and saves_little(manner.way, high)


def _with_a_unit(manner: Manner, low: Decimal, high: Decimal, verb: str | None) -> tuple[str, str]:
    """The range with the unit that tables leave out, or with all its digits where the unit has no words at all."""
    in_prose = manner.in_prose
    unit = in_prose.range_affixes(in_prose.figure(high))
    if unit.before or unit.after:
        return in_a_range(in_prose, low, high, verb, None)
    return in_a_range(manner, low, high, verb, 0)


def _far_apart(low: Decimal, high: Decimal, last: Figure) -> bool:
    """Whether a scale said once would be taken for that of the higher end alone: $5–100K, where $12–15K is plain."""
    return last.power > 0 and high >= low * _PLAINLY_SHARED


def _loses_its_scale(manner: Manner, low: Decimal, first: Figure, last: Figure) -> bool:
    """Whether the lower end would be read at the scale of the higher: it has neither its own nor digits in groups."""
    unscaled = low and first.power == 0 and last.power > 0
    return bool(unscaled and first.counted < manner.voice.setting("groups-from"))
