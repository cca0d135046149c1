"""How amounts of one unit are written in one language and style: what stands round the bare number, and its sign.

Hedges, and how two ends make a range, are not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import cast

from macros.catalog.numbers.unit_records import UnitWords
from macros.catalog.records import Bound
from macros.wording.joining import bound_together
from macros.wording.scales import Figure, Kind, Style, Way, at_scale, figure
from macros.wording.voice import Voice, WordlessError, phrase

# A number that has no unit, like a year
_BARE = UnitWords(prose={"other": "{n}"}, table={"other": "{n}"}, name="—")
# What makes words of what stands before a number, where $, RMB and US$ are its currency and part of it
_WORDS = re.compile("[\u3400-\u9fff\\d]|[a-z]{4,}")
# CLDR 44, plural ranges: where any range is plural, 0–1 days among them. Elsewhere a range goes by its higher end
_PLURAL_RANGES = frozenset(("af", "bg", "ca", "en", "es", "et", "eu", "fi", "nb", "no", "sv", "ur"))


@dataclass(frozen=True, slots=True)
class Affixes:
    """What a unit says round a number: `lead` before sign and hedge (1美元兑), `before` and `after` beside it."""

    lead: str
    before: str
    after: str


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
        if unit is None or (self.voice.record.complete and self.voice.language not in unit.words):
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
    def in_prose(self) -> Manner:
        """The same in running text."""
        return Manner(self.voice, self.unit_id, "prose")

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

    def around(self, bound: Bound | None) -> str:
        """The pattern in prose for a change that no verb tells the sign of: changed by −5% to +10%.

        A limit of nothing has none: "changed by no higher than 0%" is no English.
        """
        spoken = self.words.either if self.style == "prose" and bound in ("exact", "about") else None
        return spoken or "{n}"

    def figure(self, value: Decimal, power: int | None = None) -> Figure:
        """The number with its scale, without sign and unit; at the scale that suits it, or at `power`."""
        return figure(self.way, value) if power is None or not value else at_scale(self.way, value, power=power)

    def affixes(self, shown: Figure) -> Affixes:
        """What the unit says before and after a number, by its plural."""
        return self._affixes(self.voice.locale.plural_form(shown.counted))

    def range_affixes(self, last: Figure) -> Affixes:
        """What the unit says before and after a range, by the plural of ranges and of the higher end."""
        if self.voice.locale.language in _PLURAL_RANGES:
            return self._affixes("other")
        return self.affixes(last)

    def _affixes(self, category: str) -> Affixes:
        patterns = self.words.prose if self.style == "prose" else self.words.table
        before, _, after = patterns.get(category, patterns["other"]).partition("{n}")
        before, after = bound_together(before), bound_together(after)
        return Affixes(before, "", after) if _WORDS.search(before) else Affixes("", before, after)

    def signed(self, value: Decimal, said: str, verb: str | None) -> str:
        """`said` with the sign of `value`: minus below nothing, plus for a rise that no verb tells."""
        if value < 0:
            return phrase(self.voice, "numbers", "minus", n=said)
        if value > 0 and self.is_change and not verb:
            return phrase(self.voice, "numbers", "plus", n=said)
        return said
