"""Amounts in words: value or range, unit, bound and sign, the same wherever they show.

Which record to show is not decided here, nor how its words are marked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter

from macros.catalog.numbers.rounding import shifted
from macros.catalog.records import Amount, Bound, Fact
from macros.ground.remembered import kept_with
from macros.wording.digits import decimals, is_rounded, plain, unsigned_zero, without_zeros, written
from macros.wording.manner import Manner
from macros.wording.ranges import in_a_range
from macros.wording.scales import Style, at_scale, power_for, shared_power
from macros.wording.voice import Voice, WordlessError, phrase

__all__ = ["Style", "amount", "beside_each_other", "machine_value", "ticks", "unit_name"]

# A limit on the number line is one the other way round for the size of a fall: at least -20% fell up to 20%
_TURNED: dict[Bound, Bound] = {"at-least": "at-most", "at-most": "at-least"}
# Hedges with other words for what lies below zero where no verb says so: "over -5" is below -5
_LIMITS = frozenset[Bound](("at-least", "nearly", "at-most", "over"))


def amount(voice: Voice, amount: Amount, *, style: Style = "prose", hedged: bool | None = None) -> str:
    """The amount as `voice` says it: 至多55亿美元, up to $5.5 billion; in tables and charts 55亿, $5.5B.

    A bound stands on the number and the verb of a change outside it: fell nearly 7%. Behind a verb it is worded for
    the size of the change: what grew at least -20% fell up to 20%. Tables show neither bound nor verb, but a sign,
    unless `hedged` asks for the bound. Written digits are kept; a derived fact shows the digits it states. Where a
    number may not part from its unit the space is U+00A0. Raises WordlessError for an amount without a number or a
    unit without words.

    Rules: CLDR (scales, plurals, per cent); GB/T 15835-2011 for Chinese ranges, which repeat 万, 亿 and %.
    """
    bound = _bound(amount) if (style == "prose" if hedged is None else hedged) else None
    return _said(Manner(voice, amount.unit, style), bound, tuple(map(str, _ends(amount))), is_rounded(amount))


def beside_each_other(voice: Voice, amounts: Sequence[Amount], *, hedged: bool = False) -> list[str]:
    """The amounts in the style of tables, for marks or rows that are read together, in one way of writing.

    485,000 stands beside 123,456 and not 485K; $8K beside $12K. Amounts of one unit share their scale where some
    would have none and all have one that reads well; $46B and $50M stay. Raises WordlessError as `amount` does.
    """
    powers = {}
    for unit in {one.unit for one in amounts}:
        way = Manner(voice, unit, "table").way
        sizes = [end for one in amounts if one.unit == unit for end in _ends(one) if end]
        unscaled = any(power_for(way, (size,)) == 0 for size in sizes)
        powers[unit] = shared_power(way, sizes) if unscaled else None
    return [
        _said(
            Manner(voice, one.unit, "table"),
            _bound(one) if hedged else None,
            tuple(map(str, _ends(one))),
            is_rounded(one),
            powers[one.unit],
        )
        for one in amounts
    ]


def _bound(amount: Amount) -> Bound:
    """The amount's hedge; a range that has but one number, once it is rounded, is about that number."""
    return "about" if amount.bound == "exact" and amount.range and len(written(amount)) == 1 else amount.bound


def _ends(amount: Amount) -> tuple[Decimal, ...]:
    ends = written(amount)
    if not ends:
        raise WordlessError("an amount without value or range has no words")
    return ends


@kept_with(8192, attrgetter("voice"))
def _said(manner: Manner, bound: Bound | None, digits: tuple[str, ...], rounds: bool, power: int | None = None) -> str:
    """By the digits as written, since 5.5 and 5.50 are equal as numbers."""
    ends = tuple(map(Decimal, digits))
    if bound in _LIMITS and manner.is_change and max(ends) < 0:
        manner = manner.in_prose  # "over -6%" is nothing that anybody prints, in tables neither
    verb = manner.verb(ends)
    if not verb:
        lead, said = _bare(manner, ends, None, power)
        return manner.around(bound).replace("{n}", lead + _hedged(manner, said, bound, ends[-1]))
    if min(ends) < 0:
        ends, bound = tuple(sorted(end.copy_abs() for end in ends)), _turned(bound)  # abs() would round
    if ends[0] == 0 and bound == "exact" and not rounds:
        ends, bound = ends[1:], "at-most"  # from nothing to 20%: up to 20%, which no rounded end is
    lead, said = _bare(manner, ends, verb, power)
    return verb.replace("{n}", lead + _hedged(manner, said, bound))


def _bare(manner: Manner, ends: tuple[Decimal, ...], verb: str | None, power: int | None) -> tuple[str, str]:
    """What stands before hedge and sign, and the number with them still to come."""
    if len(ends) == 2:
        return in_a_range(manner, ends[0], ends[1], verb, power)
    shown = manner.figure(ends[0], power)
    affixes = manner.affixes(shown)
    return affixes.lead, manner.signed(ends[0], f"{affixes.before}{shown.words}{affixes.after}", verb)


def _turned(bound: Bound | None) -> Bound | None:
    return _TURNED.get(bound, bound) if bound else None


def _hedged(manner: Manner, said: str, bound: Bound | None, signed: Decimal | None = None) -> str:
    """`said` with the words for its bound. `signed` is the number where no verb tells its sign: "up to -5" is none."""
    if bound is None:
        return said
    is_limit = signed is not None and (signed < 0 or (signed == 0 and bound in _TURNED))
    return phrase(manner.voice, "limits" if is_limit and bound in _LIMITS else "bounds", bound, n=said)


def machine_value(amount: Amount) -> str | None:
    """The value as plain digits in the unit itself, for <data value>: "5500000000".

    None for a range, and for an amount without a number.
    """
    ends = written(amount)
    return plain(ends[0]) if len(ends) == 1 else None


def ticks(voice: Voice, values: Sequence[Decimal], unit_id: str | None) -> list[str]:
    """The words at an axis's ticks, in the order of `values` (in the unit itself).

    All share one scale and one number of decimals. A sign before the number stays ($5B); what follows
    it goes, since the axis names its unit once.
    """
    if not values:
        return []
    manner = Manner(voice, unit_id, "table")
    exact = [unsigned_zero(without_zeros(value)) for value in values]
    power = power_for(manner.way, exact)
    places = max((decimals(shifted(value, -power)) for value in exact if value), default=0)
    return [_tick(manner, value, power, places) for value in exact]


def _tick(manner: Manner, value: Decimal, power: int, places: int) -> str:
    if not value:  # nothing needs no scale, unless the scale is per cent, which is part of what is measured
        return at_scale(manner.way, value, power=min(power, 0), places=0).words
    shown = at_scale(manner.way, value, power=power, places=places)
    affixes = manner.affixes(shown)
    return manner.signed(value, affixes.lead + affixes.before + shown.words, None)


def unit_name(voice: Voice, unit_id: str) -> str:
    """The unit's own name, for the title of an axis or the head of a column."""
    return Manner(voice, unit_id, "table").words.name


def firmness(voice: Voice, fact: Fact) -> str:
    """How a number is known, "" where its record does not say.

    A sum of what was reported is our own, and was reported by nobody; a sum of estimates stays an estimate.
    """
    if fact.derive is not None and fact.status == "reported":
        return phrase(voice, "margin", "derived")
    return phrase(voice, "statuses", fact.status) if fact.status else ""
