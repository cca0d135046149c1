"""Amounts in words: value or range, unit, bound and sign, the same wherever they show.

Which record to show is not decided here, nor how its words are marked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import cast

from macros.catalog.numbers.unit_records import UnitWords
from macros.catalog.records import Amount, Bound
from macros.wording.digits import decimals, plain, shifted, unsigned_zero, without_zeros, written
from macros.wording.joining import bound_together
from macros.wording.scales import Figure, Kind, Style, Way, at_scale, figure, power_for
from macros.wording.voice import Voice, WordlessError, phrase

__all__ = ["Manner", "Style", "amount", "machine_value", "ticks", "unit_name"]

# A number that has no unit, like a year
_BARE = UnitWords(prose={"other": "{n}"}, table={"other": "{n}"}, name="—")


def amount(voice: Voice, amount: Amount, *, style: Style = "prose") -> str:
    """The amount as `voice` says it: 至多55亿美元, up to $5.5 billion; in tables and charts 55亿, $5.5B.

    A bound stands on the number and the verb of a change outside it: fell nearly 7%. Tables show
    neither bound nor verb, but a sign. Written digits are kept; a derived fact shows the digits it
    states. Where a number may not part from its unit the space is U+00A0. Raises WordlessError for an
    amount without a number or a unit without words.

    Rules: CLDR (scales, plurals, per cent); GB/T 15835-2011 for Chinese ranges, which repeat 万, 亿 and %.
    """
    ends = written(amount)
    if not ends:
        raise WordlessError("an amount without value or range has no words")
    return _said(voice, amount.unit, amount.bound, style, tuple(map(str, ends)))


@lru_cache(maxsize=8192)
def _said(voice: Voice, unit: str | None, bound: Bound, style: Style, digits: tuple[str, ...]) -> str:
    """By the digits as written, since 5.5 and 5.50 are equal as numbers."""
    ends = tuple(map(Decimal, digits))
    manner = Manner(voice, unit, style)
    verb = manner.verb(ends)
    if verb:
        ends = tuple(sorted(end.copy_abs() for end in ends))  # abs() would round
    said = _single(manner, ends[0], verb) if len(ends) == 1 else _range(manner, ends[0], ends[1], verb)
    if style == "table":
        return said
    hedged = phrase(voice, "bounds", bound, n=said)
    return verb.replace("{n}", hedged) if verb else hedged


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


def unit_name(voice: Voice, unit_id: str) -> str:
    """The unit's own name, for the title of an axis or the head of a column."""
    return Manner(voice, unit_id, "table").words.name


@dataclass(frozen=True)
class Manner:
    """How amounts of one unit are written in one language and style."""

    voice: Voice
    unit_id: str | None
    style: Style

    @cached_property
    def words(self) -> UnitWords:
        """The unit's words in this language; those of a bare number where there is no unit."""
        if self.unit_id is None:
            return _BARE
        unit = self.voice.catalog.units.get(self.unit_id)
        if unit is None or self.voice.language not in unit.words:
            said = f'no words in "{self.voice.language}" for unit "{self.unit_id}" in data/units.yml'
            raise WordlessError(said)
        return unit.words[self.voice.language]

    @cached_property
    def kind(self) -> Kind:
        """The unit's scale; a number without a unit is bare, as a year is: neither scaled nor grouped."""
        return cast(Kind, self.voice.catalog.units[self.unit_id].scale) if self.unit_id else "bare"

    @cached_property
    def way(self) -> Way:
        """How the bare number is written."""
        return Way(self.voice, self.kind, self.style)

    @property
    def is_change(self) -> bool:
        """Whether the unit measures a rise or fall, whose sign is always told."""
        return self.words.rise is not None

    def verb(self, ends: Sequence[Decimal]) -> str | None:
        """The pattern "rose {n}" or "fell {n}" for prose; None where nothing moved, or in both directions."""
        if self.style == "table" or min(ends) < 0 < max(ends):
            return None
        if min(ends) < 0:
            return self.words.fall
        return self.words.rise if max(ends) > 0 else None

    def figure(self, value: Decimal) -> Figure:
        """The number with its scale, without sign and unit."""
        return figure(self.way, value)

    def affixes(self, shown: Figure) -> tuple[str, str]:
        """What the unit says before and after a number, by its plural."""
        patterns = self.words.prose if self.style == "prose" else self.words.table
        category = self.voice.locale.plural_form(shown.counted)
        before, _, after = patterns.get(category, patterns["other"]).partition("{n}")
        return bound_together(before), bound_together(after)

    def signed(self, value: Decimal, said: str, verb: str | None) -> str:
        """`said` with the sign of `value`: minus below nothing, plus for a rise that no verb tells."""
        if value < 0:
            return phrase(self.voice, "numbers", "minus", n=said)
        if value > 0 and self.is_change and not verb:
            return phrase(self.voice, "numbers", "plus", n=said)
        return said


def _single(manner: Manner, value: Decimal, verb: str | None) -> str:
    shown = manner.figure(value)
    before, after = manner.affixes(shown)
    return manner.signed(value, f"{before}{shown.words}{after}", verb)


def _range(manner: Manner, low: Decimal, high: Decimal, verb: str | None) -> str:
    """$12–15 billion where both ends share scale and sign, $900 million to $1.2 billion where they do not."""
    first, last = manner.figure(low), manner.figure(high)
    # The plural goes by the higher end, as CLDR's plural ranges have it in most languages
    before, after = manner.affixes(last)
    if low < 0 or first.power != last.power:
        ends = {
            "low": manner.signed(low, before + first.words, verb),
            "high": manner.signed(high, before + last.words, verb),
        }
        return phrase(manner.voice, "ranges", "apart", **ends) + after
    slots = {"low": first.digits, "high": last.digits, "scale": last.after}
    joined = phrase(manner.voice, "ranges", manner.style, **slots)
    return manner.signed(low, f"{before}{last.before}{joined}{after}", verb)


def _tick(manner: Manner, value: Decimal, power: int, places: int) -> str:
    if not value:  # nothing needs no scale, unless the scale is per cent, which is part of what is measured
        return at_scale(manner.way, value, power=min(power, 0), places=0).words
    shown = at_scale(manner.way, value, power=power, places=places)
    before, _ = manner.affixes(shown)
    return manner.signed(value, before + shown.words, None)
