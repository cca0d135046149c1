"""How the two ends of a range stand beside each other: what they share is said once, and nothing else is left out.

"3 to 2 billion" reads as three billion: where only the higher end has a scale, the lower one carries its unit (CLDR has
no form of its own for ranges of compact numbers, ticket CLDR-15608). Hedges are not decided here.
"""

from __future__ import annotations

from decimal import Decimal

from macros.wording.manner import Affixes, Manner
from macros.wording.scales import Figure, shared_power
from macros.wording.voice import phrase


def in_a_range(manner: Manner, low: Decimal, high: Decimal, verb: str | None, power: int | None) -> tuple[str, str]:
    """What stands before hedge and sign, and the range: $12–15 billion, $900 million to $1.2 billion, −5% to +10%.

    Both ends at `power` where it is given. In tables they share their scale where they can: $8–12K.
    """
    if power is None and manner.style == "table":
        power = shared_power(manner.way, (low, high))
    first, last = manner.figure(low, power), manner.figure(high, power)
    round_both = manner.range_affixes(last)
    if low >= 0 and first.power == last.power:
        slots = {"low": first.digits, "high": last.digits, "scale": last.after}
        joined = phrase(manner.voice, "ranges", manner.style, **slots)
        said = f"{round_both.before}{last.before}{joined}{round_both.after}"
        return round_both.lead, manner.signed(low, said, verb)
    if _loses_its_scale(manner, low, first, last):
        if manner.style == "table" and not round_both.before and not round_both.after:
            return in_a_range(manner.in_prose, low, high, verb, None)  # whose words have the unit
        of_low = manner.affixes(first)
    else:
        of_low = Affixes("", round_both.before, "")
    ends = {
        "low": manner.signed(low, of_low.before + first.words + of_low.after, verb),
        "high": manner.signed(high, round_both.before + last.words, verb),
    }
    return round_both.lead, phrase(manner.voice, "ranges", "apart", **ends) + round_both.after


def _loses_its_scale(manner: Manner, low: Decimal, first: Figure, last: Figure) -> bool:
    """Whether the lower end would be read at the scale of the higher: it has neither its own nor digits in groups."""
    unscaled = low and first.power == 0 and last.power > 0
    return bool(unscaled and first.counted < manner.voice.setting("groups-from"))
